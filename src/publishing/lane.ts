/** A chart of dated things in lanes along one axis of time, as plain numbers: whatever draws it decides nothing. */

import { type Day, dayNumber } from '../base/day.ts';
import type { When } from '../ledger/when.ts';

/** A thing that happened on some day of a span. Places on the axis are in percent of its width. */
export type Mark = {
	/** The middle of the days on which it can have happened, and the span of them; they are one for a day. */
	readonly x: number;
	readonly from: number;
	readonly to: number;
	readonly look: MarkLook;
	readonly label: string;
	/** The fact it stands for. */
	readonly fact: string;
};
export type MarkLook = 'yes' | 'no' | 'unclear' | 'vote' | 'asked' | 'ended' | 'limit' | 'switch';

/** A state that lasted. */
export type Band = {
	readonly from: number;
	readonly to: number;
	readonly look: 'sharing' | 'partly' | 'not' | 'unknown' | 'limit';
	readonly label: string;
};
export type Lane = {
	readonly id: string;
	readonly title: string;
	readonly bands: readonly Band[];
	readonly marks: readonly Mark[];
};
export type Tick = { readonly x: number; readonly label: string; readonly minor: boolean };
export type Chart = {
	readonly first: Day;
	readonly last: Day;
	readonly ticks: readonly Tick[];
	readonly lanes: readonly Lane[];
};

export type Axis = { readonly first: Day; readonly last: Day };

/** From the first of January of the earliest year to the last of December of the latest, cut at `end`. */
export function axisOver(days: readonly Day[], end: Day): Axis {
	const years = days.map((day) => Number(day.slice(0, 4)));
	const first = `${Math.min(...years)}-01-01` as Day;
	const last = `${Math.max(...years)}-12-31` as Day;
	return { first, last: last > end && end > first ? end : last };
}

/** Where a day lies, in percent, rounded to hundredths; days beyond either end lie at that end. */
export function place(axis: Axis, day: Day, end: 'start' | 'close' = 'start'): number {
	const first = dayNumber(axis.first);
	const width = dayNumber(axis.last) + 1 - first;
	const at = dayNumber(day) + (end === 'close' ? 1 : 0) - first;
	return Math.round((Math.min(Math.max(at / width, 0), 1) * 100 + Number.EPSILON) * 100) / 100;
}

export function markAt(axis: Axis, when: When, look: MarkLook, label: string, fact: string): Mark {
	const from = place(axis, when.first);
	const to = place(axis, when.last, 'close');
	return { x: Math.round((from + to) * 50) / 100, from, to, look, label, fact };
}

/** True where some day of the span lies on the axis. */
export function isOn(axis: Axis, when: When): boolean {
	return when.last >= axis.first && when.first <= axis.last;
}

/** A tick each year, or each quarter where there are two years at most; all but every other one are minor where they crowd. */
export function ticksOf(axis: Axis, month: (day: Day) => string): Tick[] {
	const [from, to] = [Number(axis.first.slice(0, 4)), Number(axis.last.slice(0, 4))];
	const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
	if (years.length <= 2)
		return years
			.flatMap((year) => ['01', '04', '07', '10'].map((start) => `${year}-${start}-01` as Day))
			.filter((day) => day <= axis.last)
			.map((day) => ({
				x: place(axis, day),
				label: day.slice(5, 7) === '01' ? day.slice(0, 4) : month(day),
				minor: ['04', '10'].includes(day.slice(5, 7)),
			}));
	const step = Math.ceil(years.length / 6);
	return years.map((year, i) => ({ x: place(axis, `${year}-01-01` as Day), label: `${year}`, minor: i % step !== 0 }));
}
