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

/** The first and last month the model can be asked about: the programme's first, and the end of what its rates were taken from. */
export const firstMonth = '2008-10';
export const lastMonth = '2019-12';

/** What is wrong with months to count over, as a sentence; undefined where nothing is. @throws Refusal not-valid for what is no month */
export function flawOf({ from, to }: { from: string; to: string }): string | undefined {
	if (monthNumber(to) < monthNumber(from)) return `The last month, ${to}, lies before the first, ${from}.`;
	if (monthNumber(to) > monthNumber(lastMonth))
		return `The model’s rates were taken from 2008 to 2019, so it says nothing of ${to}. Choose a last month up to ${lastMonth}.`;
	return undefined;
}
