/** Days as American letters and tables write them. */

import { asDay, type Day } from '../base/day.ts';

/** A day with the words it was read from: `text.slice(start, end)`. */
export type WrittenDay = { day: Day; start: number; end: number };

const names =
	'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const order = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const shape = new RegExp(
	[
		String.raw`(?<y1>\d{4})-(?<m1>\d{2})-(?<d1>\d{2})`,
		String.raw`(?<n2>${names})\.?\s+(?<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y2>\d{4})`,
		String.raw`(?<d3>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<n3>${names})\.?,?\s+(?<y3>\d{4})`,
		String.raw`(?<m4>\d{1,2})[/.](?<d4>\d{1,2})[/.](?<y4>\d{4})`,
	]
		.map((one) => `(?:${one})`)
		.join('|')
		.replace(/^(.*)$/s, String.raw`(?<![\w/.-])(?:$1)(?![\w/-])`),
	'gi',
);

/** Every full day in a text, in order. Months come first in 3/4/2010, as agencies of the United States write; a year of two digits is no day. */
export function daysIn(text: string): WrittenDay[] {
	return [...text.matchAll(shape)].flatMap((match) => {
		const part = match.groups ?? {};
		const year = part.y1 ?? part.y2 ?? part.y3 ?? part.y4 ?? '';
		const month = part.m1 ?? part.m4 ?? monthOf(part.n2 ?? part.n3 ?? '');
		const date = part.d1 ?? part.d2 ?? part.d3 ?? part.d4 ?? '';
		const day = asDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
		return day ? [{ day, start: match.index, end: match.index + match[0].length }] : [];
	});
}

/** The one day that a cell of a table holds; undefined where it holds none, or several. */
export function dayIn(cell: string): Day | undefined {
	const [only, ...more] = daysIn(cell);
	return more.length === 0 ? only?.day : undefined;
}

function monthOf(name: string): string {
	return String(order.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}
