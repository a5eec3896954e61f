/** Counting days that are worked: which days count, in which reading of the law, and which did not and why. */

import { addDays, type Day, dayFromNumber, dayNumber } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import type { Holiday, Kind } from './holiday.ts';

/**
 * `usual`: what the base date is counted with. `cautious`: every arguable day left out, for the latest arguable date.
 * `strict`: the Friday before a Saturday holiday counts, as 5 U.S.C. 6103(a) has it word for word.
 */
export type Reading = 'usual' | 'cautious' | 'strict';

export type Calendar = {
	/** "federal working days": what is counted, in words. */
	title: string;
	/** "working day", "business day". */
	unit: string;
	isOpen(day: Day, reading?: Reading): boolean;
	/** The nth open day after a day; the day itself for 0. */
	after(day: Day, count: number, reading?: Reading): Day;
	/** How many open days lie after the first day up to and including the second. */
	between(after: Day, through: Day, reading?: Reading): number;
	onOrAfter(day: Day, reading?: Reading): Day;
	onOrBefore(day: Day, reading?: Reading): Day;
	/** Weekdays not counted after the first day up to and including the second, with their names, in order. */
	leftOut(after: Day, through: Day, reading?: Reading): Holiday[];
};

/** The years that the calendars reach; within them every count ends. */
export const reach = { from: 1990, until: 2080 };
/** The days that a docket may hold: what begins there is counted to its end within reach. */
export const first = `${reach.from + 1}-01-01` as Day;
export const last = `${reach.until - 20}-12-31` as Day;

/** Why a day cannot be counted with, in words that follow a day; undefined where it can. */
export function outOfReach(day: Day): string | undefined {
	return day < first || day > last ? `lies outside ${first} to ${last}, the years the calendars cover` : undefined;
}

type Days = {
	/** All open days, in order. */
	open: Day[];
	/** How many open days there are up to and including a day, by its number less `origin`. */
	rank: Int32Array;
};

/** @param leaves which kinds of holidays each reading leaves out. */
export function makeCalendar(
	title: string,
	unit: string,
	list: readonly Holiday[],
	leaves: Record<Reading, readonly Kind[]>,
): Calendar {
	const origin = dayNumber(`${reach.from}-01-01` as Day);
	const length = dayNumber(`${reach.until}-12-31` as Day) - origin + 1;
	const made = new Map<Reading, Days & { holidays: Holiday[] }>();

	function days(reading: Reading) {
		const known = made.get(reading);
		if (known) return known;
		const closed = new Uint8Array(length);
		// 1 January 1970 was a Thursday.
		for (let i = 0; i < length; i++) if (((((origin + i + 4) % 7) + 7) % 7) % 6 === 0) closed[i] = 1;
		const left: Holiday[] = [];
		for (const holiday of list) {
			const at = dayNumber(holiday.day) - origin;
			if (!leaves[reading].includes(holiday.kind) || closed[at] !== 0) continue;
			closed[at] = 1;
			left.push(holiday);
		}
		const rank = new Int32Array(length);
		const open: Day[] = [];
		for (let i = 0; i < length; i++) {
			if (!closed[i]) open.push(dayFromNumber(origin + i));
			rank[i] = open.length;
		}
		const result = { open, rank, holidays: left };
		made.set(reading, result);
		return result;
	}

	function rankOf(day: Day, reading: Reading): number {
		const rank = days(reading).rank[dayNumber(day) - origin];
		if (rank === undefined) throw beyond(day);
		return rank;
	}

	function nth(rank: number, reading: Reading, from: Day): Day {
		const day = days(reading).open[rank - 1];
		if (day === undefined) throw beyond(from);
		return day;
	}

	return {
		title,
		unit,
		isOpen: (day, reading = 'usual') => rankOf(day, reading) !== rankOf(addDays(day, -1), reading),
		after: (day, count, reading = 'usual') => (count === 0 ? day : nth(rankOf(day, reading) + count, reading, day)),
		between: (after, through, reading = 'usual') => rankOf(through, reading) - rankOf(after, reading),
		onOrAfter: (day, reading = 'usual') => nth(rankOf(addDays(day, -1), reading) + 1, reading, day),
		onOrBefore: (day, reading = 'usual') => nth(rankOf(day, reading), reading, day),
		leftOut(after, through, reading = 'usual') {
			const { holidays } = days(reading);
			const found: Holiday[] = [];
			for (let i = firstAfter(holidays, after); i < holidays.length; i++) {
				const holiday = holidays[i];
				if (!holiday || holiday.day > through) break;
				found.push(holiday);
			}
			return found;
		},
	};
}

function beyond(day: Day): Refusal {
	return new Refusal(
		'not-valid',
		`The calendars reach from ${reach.from} to ${reach.until}; a count from ${day} leaves them. Correct the date.`,
	);
}

/** Where the first holiday after a day stands in a list in order. */
function firstAfter(list: readonly Holiday[], day: Day): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle]?.day ?? '') <= day) low = middle + 1;
		else high = middle;
	}
	return low;
}
