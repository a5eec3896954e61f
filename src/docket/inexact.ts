/** How exactly the day of an entry is known. What has no exact day is told as it is known, and no clock counts from it. */

import type { Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import type { Entry } from './docket.ts';
import { plainDay, plainMonth } from './paper-day.ts';

/** `about`: the words of the sources. `month`: the day is only the first of the month that is known. Neither: the day is exact. */
export type Exactness = { about: string | null; month: boolean };

export function exactness({ details }: Pick<Entry, 'details'>): Exactness {
	const about = typeof details.about === 'string' && details.about.trim() !== '' ? details.about : null;
	return { about, month: about === null && details.month === true };
}

export function isExact(entry: Pick<Entry, 'details'>): boolean {
	const { about, month } = exactness(entry);
	return about === null && !month;
}

/** "in late October 2010", "October 2010", "October 28, 2010". */
export function whenOf(entry: Pick<Entry, 'details' | 'date'>): string {
	const { about, month } = exactness(entry);
	return about ?? (month ? plainMonth(entry.date) : plainDay(entry.date));
}

/**
 * What is typed where a day is asked for: `2010-10-28` is a day, `2010-10` a month. `about` are words that tell the time;
 * the day then only sorts.
 * @throws Refusal not-valid.
 */
export function dayTyped(
	text: string,
	about?: string,
): { date: string; details: Partial<Record<keyof Exactness, unknown>> } {
	const words = about?.trim() ?? '';
	const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(text.trim());
	if (!month && !/^\d{4}-\d\d-\d\d$/.test(text.trim()))
		throw new Refusal(
			'not-valid',
			`“${text}” is neither a day nor a month. Write it as 2010-10-28, or 2010-10 where only the month is known.`,
		);
	const date = (month ? `${text.trim()}-01` : text.trim()) as Day;
	return { date, details: words !== '' ? { about: words } : month ? { month: true } : {} };
}
