/** Days that are not counted, as data: rules such as "third Monday of January", and the days they make. */

import { addDays, type Day, weekday } from '../base/day.ts';

/**
 * Why a day may be left out. `holiday`: the law names it. `moved`: the Friday before a holiday that falls on Saturday.
 * The others are arguable: they count in a usual reading and are left out only of the latest arguable date.
 */
export type Kind = 'holiday' | 'moved' | 'closure' | 'inauguration' | 'shutdown' | 'weather' | 'arguable';

export type Holiday = {
	day: Day;
	name: string;
	kind: Kind /** False: not yet checked against the primary text. */;
	checked: boolean;
};

/** `both`: Saturday to Friday, Sunday to Monday. `doubtful`: Sunday to Monday; the Friday is arguable. */
export type Moves = 'both' | 'sunday' | 'doubtful' | 'none';

export type HolidayRule = {
	name: string;
	/** A fixed day, or the nth weekday of a month (-1 the last), perhaps some days later. Weekdays: 0 Sunday … 6 Saturday. */
	on: { month: number; day: number } | { month: number; nth: number; weekday: number; plus?: number };
	/** First and last year. */
	from?: number;
	until?: number;
	/** Usually every year. `inauguration`: the year after a presidential election. */
	years?: 'even' | 'inauguration';
	kind?: Kind;
	/** Where it differs from the rest of its calendar. */
	moves?: Moves;
	checked?: boolean;
};

/** The days that rules make in the years given, both included. A moved New Year's Day can fall in the year before. */
export function holidays(
	rules: readonly HolidayRule[],
	moves: Moves,
	years: { from: number; until: number },
): Holiday[] {
	const found: Holiday[] = [];
	for (let year = years.from; year <= years.until + 1; year++)
		for (const rule of rules) if (held(rule, year)) found.push(...daysOf(rule, rule.moves ?? moves, year));
	return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function held(rule: HolidayRule, year: number): boolean {
	if (year < (rule.from ?? 0) || year > (rule.until ?? 9999)) return false;
	if (rule.years === 'even') return year % 2 === 0;
	return rule.years !== 'inauguration' || year % 4 === 1;
}

function daysOf(rule: HolidayRule, moves: Moves, year: number): Holiday[] {
	const day = dayIn(rule.on, year);
	const holiday: Holiday = { day, name: rule.name, kind: rule.kind ?? 'holiday', checked: rule.checked ?? true };
	const name = `${rule.name} (observed)`;
	if (weekday(day) === 0 && moves !== 'none') return [holiday, { ...holiday, day: addDays(day, 1), name }];
	if (weekday(day) === 6 && moves === 'both')
		return [
			holiday,
			{ ...holiday, day: addDays(day, -1), name, kind: holiday.kind === 'holiday' ? 'moved' : holiday.kind },
		];
	if (weekday(day) === 6 && moves === 'doubtful')
		return [holiday, { ...holiday, day: addDays(day, -1), name, kind: 'arguable' }];
	return [holiday];
}

function dayIn(on: HolidayRule['on'], year: number): Day {
	const first = `${year}-${String(on.month).padStart(2, '0')}-01` as Day;
	if ('day' in on) return addDays(first, on.day - 1);
	if (on.nth > 0) return addDays(first, ((on.weekday - weekday(first) + 7) % 7) + 7 * (on.nth - 1) + (on.plus ?? 0));
	const last = addDays(first, 32);
	const end = addDays(`${last.slice(0, 8)}01` as Day, -1);
	return addDays(end, -((weekday(end) - on.weekday + 7) % 7));
}
