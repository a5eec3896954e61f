/** Counting to a deadline: n days after a day, with stops in between, and the count in words. */

import { addDays, type Day } from '../base/day.ts';
import type { Calendar, Reading } from './calendar.ts';
import type { Holiday } from './holiday.ts';
import { listed, unchecked, written } from './words.ts';

/** A stop of the clock: the days after the first up to and including the second do not count. Without a second it still lasts. */
export type Pause = { after: Day; through: Day | undefined };

export type Counted = { day: Day; steps: string[]; checked: boolean };

/** The nth open day after `from`, stops left out; undefined where a stop that still lasts comes before it. Stops may overlap: they are a union. */
export function countOn(
	calendar: Calendar,
	from: Day,
	count: number,
	reading: Reading,
	pauses: readonly Pause[] = [],
): Day | undefined {
	let at = from;
	let left = count;
	for (const pause of pauses.toSorted((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0))) {
		const run = pause.after > at ? calendar.between(at, pause.after, reading) : 0;
		if (run >= left) return calendar.after(at, left, reading);
		left -= run;
		if (pause.through === undefined) return undefined;
		if (pause.through > at) at = pause.through;
	}
	return calendar.after(at, left, reading);
}

/** How many open days have run from `from` through `day`, stops left out. */
export function used(calendar: Calendar, from: Day, day: Day, reading: Reading, pauses: readonly Pause[]): number {
	let at = from;
	let sum = 0;
	for (const pause of pauses.toSorted((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0))) {
		if (pause.after >= day) break;
		if (pause.after > at) sum += calendar.between(at, pause.after, reading);
		if (pause.through === undefined || pause.through >= day) return sum;
		if (pause.through > at) at = pause.through;
	}
	return day > at ? sum + calendar.between(at, day, reading) : sum;
}

/** n open days after a day, with the count in words. */
export function counted(calendar: Calendar, from: Day, count: number, reading: Reading = 'usual'): Counted {
	const day = calendar.after(from, count, reading);
	const left = calendar.leftOut(from, day, reading);
	return {
		day,
		checked: left.every((holiday) => holiday.checked),
		steps: [span(calendar, from, count, day, reading), ...leftOutStep(left)],
	};
}

/** "20 working days: day 1 is …, day 20 is …". */
export function span(calendar: Calendar, from: Day, count: number, day: Day, reading: Reading): string {
	if (count <= 1) return `The next ${calendar.unit} is ${written(day)}.`;
	return `${count} ${calendar.unit}s: day 1 is ${written(calendar.after(from, 1, reading))}, day ${count} is ${written(day)}.`;
}

/** "Not counted besides weekends: …", or nothing where there is nothing to say. */
export function leftOutStep(left: readonly Holiday[]): string[] {
	if (left.length === 0) return [];
	const doubt = left.some((holiday) => !holiday.checked) ? ` ${unchecked}` : '';
	return [`Not counted besides weekends: ${listed(holidayWords(left))}.${doubt}`];
}

/** Holidays with their days; a closing of several days as one. */
export function holidayWords(left: readonly Holiday[]): string[] {
	const runs: Holiday[][] = [];
	for (const holiday of left) {
		const run = runs.at(-1);
		if (run?.[0]?.name === holiday.name) run.push(holiday);
		else runs.push([holiday]);
	}
	return runs.map((run) => {
		const [first, end] = [run[0], run.at(-1)];
		if (!first || !end) return '';
		return first === end
			? `${first.name} (${written(first.day)})`
			: `${first.name} (${written(first.day)} to ${written(end.day)})`;
	});
}

/** n calendar days after a day, in words; not rolled. */
export function calendarDays(from: Day, count: number): Counted {
	const day = addDays(from, count);
	return {
		day,
		checked: true,
		steps: [`${count === 1 ? 'The day' : `${count} calendar days`} after ${written(from)}: ${written(day)}.`],
	};
}

/** A last day that is no open day moves forward to the next one, as a court's clock does. */
export function rolled(calendar: Calendar, day: Day, reading: Reading = 'usual'): Counted {
	const on = calendar.onOrAfter(day, reading);
	if (on === day) return { day, checked: true, steps: [] };
	const left = calendar.leftOut(addDays(day, -1), addDays(on, -1), reading);
	const why = left.length > 0 ? holidayWords(left).join(', ') : 'a weekend';
	const doubt = left.every((holiday) => holiday.checked) ? '' : ` ${unchecked}`;
	return {
		day: on,
		checked: left.every((holiday) => holiday.checked),
		steps: [
			`That day is ${left.length > 0 ? `not counted as open: ${why}` : why}; it moves on to ${written(on)}.${doubt}`,
		],
	};
}

/** The same day some months on; where that month is too short, its last day. */
export function addMonths(day: Day, count: number): Day {
	const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
	const start = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-`;
	const next = `${String(Math.floor((months + 1) / 12)).padStart(4, '0')}-${String(((months + 1) % 12) + 1).padStart(2, '0')}-01`;
	const end = addDays(next as Day, -1);
	const same = `${start}${day.slice(8)}` as Day;
	return same < end ? same : end;
}

/** What the latest arguable date leaves out beyond the usual one, in a sentence. */
export function latestStep(calendar: Calendar, from: Day, day: Day, usual: Day, latest: Day): string {
	if (latest <= usual) return `No reading of the law gives a later date than ${written(usual)}.`;
	const base = new Set(calendar.leftOut(from, latest, 'usual').map((holiday) => holiday.day));
	const more = calendar.leftOut(from, latest, 'cautious').filter((holiday) => !base.has(holiday.day));
	const reasons: string[] = [];
	if (day > from) reasons.push(`counting from ${written(day)}`);
	if (more.length > 0) reasons.push(`leaving out ${listed(holidayWords(more))}`);
	const doubt = more.some((holiday) => !holiday.checked) ? ` ${unchecked}` : '';
	return `Latest arguable date: ${written(latest)}${reasons.length > 0 ? `, ${reasons.join(', ')}` : ''}.${doubt}`;
}

export function max(a: Day, b: Day): Day {
	return a > b ? a : b;
}

export function min(a: Day, b: Day): Day {
	return a < b ? a : b;
}
