/** Calendar months as text, `2011-03`, and as whole numbers to count with. */

import { Refusal } from '../base/refusal.ts';

/** Months since January of the year 0. @throws Refusal not-valid */
export function monthNumber(text: string): number {
	const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
	if (!match) throw new Refusal('not-valid', `“${text}” is no month. Write it as year-month, for example 2011-03.`);
	return Number(match[1]) * 12 + Number(match[2]) - 1;
}

export function monthText(number: number): string {
	return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
