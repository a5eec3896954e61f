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

/** Days since 1970-01-01; the whole-number form that calendars count with. */
export function dayNumber(day: Day): number {
	return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function dayFromNumber(number: number): Day {
	return new Date(number * 86_400_000).toISOString().slice(0, 10) as Day;
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
