import { Refusal } from './refusal.ts';

/** A civil day as ISO text, `2011-02-07`. It has no hour and no zone; instants are only for what machines do. */
export type Day = string & { readonly day: unique symbol };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Text → Day, or undefined where it is no real day (2011-02-30). */
export function asDay(text: string): Day | undefined {
	const match = shape.exec(text);
	if (!match) return undefined;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.valueOf()) && date.toISOString().slice(0, 10) === text ? (text as Day) : undefined;
}

/** @throws Refusal not-valid, with the text that is no day. */
export function parseDay(text: string): Day {
	const day = asDay(text.trim());
	if (!day)
		throw new Refusal('not-valid', `“${text}” is not a day. Write it as year-month-day, for example 2011-02-07.`);
	return day;
}

/** Days since 1970-01-01; the whole-number form that calendars count with. By arithmetic, since `Date` reading text is ten times slower. */
export function dayNumber(day: Day): number {
	const month = two(day, 5);
	// Years begin in March, so that the leap day is a year's last.
	const year = 100 * two(day, 0) + two(day, 2) - (month <= 2 ? 1 : 0);
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + two(day, 8) - 1;
	return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - beforeEpoch;
}

/** From 0000-03-01 to 1970-01-01. */
const beforeEpoch = 719_468;

/** The number that two digits of a text make. */
function two(text: string, at: number): number {
	return 10 * text.charCodeAt(at) + text.charCodeAt(at + 1) - 528;
}

export function dayFromNumber(number: number): Day {
	const days = number + beforeEpoch;
	const era = Math.floor(days / 146_097);
	const dayOfEra = days - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const march = Math.floor((5 * dayOfYear + 2) / 153);
	const month = march + (march < 10 ? 3 : -9);
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	const date = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
	return `${year > 999 ? year : String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day;
}

export function addDays(day: Day, count: number): Day {
	return dayFromNumber(dayNumber(day) + count);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
	return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** The civil day of an instant in UTC. */
export function dayOf(instant: Date): Day {
	return instant.toISOString().slice(0, 10) as Day;
}
