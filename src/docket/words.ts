/** How the working of a clock is put into words. */

import { type Day, dayNumber, weekday } from '../base/day.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'January February March April May June July August September October November December'.split(' ');

/** 2026-03-30 → "Mon 30 March 2026": the weekday is what a reader checks a count with. */
export function written(day: Day): string {
	const number = dayNumber(day);
	const known = before[number];
	if (known !== undefined) return known;
	const words = `${weekdays[weekday(day)]} ${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
	if (number >= 0 && number < before.length) before[number] = words;
	return words;
}

/** The same few thousand days come again and again: those from 1970 to 2106, by their numbers. */
const before = new Array<string | undefined>(50_000);

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
	return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What every rule says that has not been read in its primary text. */
export const unchecked = 'Not yet checked against the primary text.';
