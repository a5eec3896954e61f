/** Runs of Bates numbers: what a table prints for many pages, and whether a page lies in one. */

import { type Bates, batesPrefix, parseBates } from '../archive/bates.ts';

/** Whether a printed number lies between two others of its series, both included. A last number may leave its series out. */
export function inRange(printed: string, first: string, last: string): boolean {
	const [page, from, to] = [parseBates(printed), parseBates(first), parseBates(last)];
	if (!page || !from || !to) return false;
	const series = batesPrefix(page.prefix);
	if (batesPrefix(from.prefix) !== series) return false;
	if (to.prefix !== '' && batesPrefix(to.prefix) !== series) return false;
	return page.number >= from.number && page.number <= to.number;
}

/** Printed numbers as runs without gaps, in order of series and number. Numbers that cannot be read are left out. */
export function rangesOf(printed: readonly string[]): [first: string, last: string][] {
	const numbers = printed
		.flatMap((text) => {
			const bates = parseBates(text);
			return bates ? [{ text, bates, series: batesPrefix(bates.prefix) }] : [];
		})
		.sort((a, b) => (a.series === b.series ? a.bates.number - b.bates.number : a.series < b.series ? -1 : 1));
	const runs: { series: string; end: Bates; range: [string, string] }[] = [];
	for (const { text, bates, series } of numbers) {
		const run = runs.at(-1);
		if (run?.series === series && bates.number <= run.end.number + 1) {
			run.end = bates;
			run.range[1] = text;
		} else runs.push({ series, end: bates, range: [text, text] });
	}
	return runs.map(({ range }) => range);
}
