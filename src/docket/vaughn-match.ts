/** Holds a withholding index against the pages that were released: what is withheld and not listed, and what is listed and was released. */

import { type Bates, batesPrefix, parseBates } from '../archive/bates.ts';
import type { PageFate } from './docket.ts';
import { type IndexEntry, rangeText } from './vaughn.ts';

/** A page by its place in the archive and its number. */
export type FoundPage = Pick<PageFate, 'document' | 'page' | 'bates' | 'disposition' | 'codes'>;

export type MatchedEntry = {
	entry: IndexEntry;
	/** Pages of the archive within its ranges, in order of their numbers. */
	pages: FoundPage[];
	/** How many numbers of its ranges no page of the archive bears. */
	absent: number;
	/** Exemptions it claims that no box on its pages bears, and those on its pages that it does not claim. */
	onlyIndex: string[];
	onlyPages: string[];
};

export type IndexMatch = {
	entries: MatchedEntry[];
	/** Withheld in full or in part, and in no entry. */
	notIndexed: FoundPage[];
	/** In an entry, and released without a single redaction. */
	released: { entry: IndexEntry; page: FoundPage }[];
	/** One page in several entries. */
	repeated: { page: FoundPage; rows: number[] }[];
	/** The same reason, to the letter, for several documents: the pattern that courts call boilerplate. */
	boilerplate: { justification: string; rows: number[] }[];
	/** Pages that are withheld and bear no number: no index can list them. */
	unnumbered: number;
	/** Of the pages that are withheld and numbered, the share that an entry covers; null where there are none. */
	covered: number | null;
};

/** At least so many entries with one and the same reason are worth telling. */
const sameReason = 3;

/** @param pages of the productions that the index is about. Time grows with pages × log entries. */
export function matchIndex(entries: readonly IndexEntry[], pages: readonly FoundPage[]): IndexMatch {
	const series = seriesOf(pages);
	const rowsOf = new Map<FoundPage, number[]>();
	const matched = entries.map((entry): MatchedEntry => {
		const found = new Set<FoundPage>();
		let absent = 0;
		for (const range of entry.ranges) {
			const [first, last] = [parseBates(range.first), parseBates(range.last)];
			if (!first || !last) continue;
			const within = inRange(series, first, last);
			for (const page of within) found.add(page);
			const numbers = new Set(within.map((page) => page.bates && parseBates(page.bates)?.number));
			absent += Math.max(0, last.number - first.number + 1 - numbers.size);
		}
		for (const page of found) rowsOf.set(page, [...(rowsOf.get(page) ?? []), entry.row]);
		const onPages = new Set([...found].flatMap((page) => page.codes));
		return {
			entry,
			pages: [...found],
			absent,
			onlyIndex: found.size === 0 ? [] : entry.codes.filter((code) => !onPages.has(code)),
			onlyPages: [...onPages].filter((code) => !entry.codes.includes(code)).sort(),
		};
	});
	const withheld = pages.filter(isWithheld);
	const numbered = withheld.filter((page) => page.bates !== null);
	const notIndexed = numbered.filter((page) => !rowsOf.has(page));
	return {
		entries: matched,
		notIndexed,
		released: matched.flatMap(({ entry, pages: found }) =>
			entry.disposition === 'full'
				? []
				: found.filter((page) => page.disposition === 'full').map((page) => ({ entry, page })),
		),
		repeated: [...rowsOf].flatMap(([page, rows]) => (rows.length > 1 ? [{ page, rows }] : [])),
		boilerplate: boilerplate(entries),
		unnumbered: withheld.length - numbered.length,
		covered: numbered.length === 0 ? null : (numbered.length - notIndexed.length) / numbered.length,
	};
}

function isWithheld(page: FoundPage): boolean {
	return page.disposition === 'withheld' || page.disposition === 'part';
}

/** Pages of each series of numbers, in order. */
type Series = ReadonlyMap<string, readonly { number: number; page: FoundPage }[]>;

function seriesOf(pages: readonly FoundPage[]): Series {
	const series = new Map<string, { number: number; page: FoundPage }[]>();
	for (const page of pages) {
		const bates = page.bates === null ? undefined : parseBates(page.bates);
		if (!bates) continue;
		const prefix = batesPrefix(bates.prefix);
		const run = series.get(prefix);
		if (run) run.push({ number: bates.number, page });
		else series.set(prefix, [{ number: bates.number, page }]);
	}
	for (const run of series.values()) run.sort((a, b) => a.number - b.number);
	return series;
}

/** Numbers in order need no look at the whole series. */
function inRange(series: Series, first: Bates, last: Bates): FoundPage[] {
	const prefix = batesPrefix(first.prefix);
	if (prefix !== batesPrefix(last.prefix)) return [];
	const run = series.get(prefix) ?? [];
	let [low, high] = [0, run.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((run[middle]?.number ?? 0) < first.number) low = middle + 1;
		else high = middle;
	}
	const found: FoundPage[] = [];
	for (let i = low; i < run.length; i++) {
		const one = run[i];
		if (!one || one.number > last.number) break;
		found.push(one.page);
	}
	return found;
}

function boilerplate(entries: readonly IndexEntry[]): IndexMatch['boilerplate'] {
	const rows = new Map<string, number[]>();
	for (const { justification, row } of entries)
		if (justification.length > 20) rows.set(justification, [...(rows.get(justification) ?? []), row]);
	return [...rows]
		.filter(([, many]) => many.length >= sameReason)
		.map(([justification, many]) => ({ justification, rows: many }))
		.toSorted((a, b) => b.rows.length - a.rows.length);
}

/** Pages as runs of numbers that follow each other: "ICE 2674.0001–14; ICE 2674.0020". */
export function runsOf(pages: readonly FoundPage[]): string[] {
	const runs: { first: string; last: string; prefix: string; number: number }[] = [];
	const stamped = pages.flatMap((page) => {
		const bates = page.bates === null ? undefined : parseBates(page.bates);
		return bates && page.bates !== null
			? [{ printed: page.bates, prefix: batesPrefix(bates.prefix), number: bates.number }]
			: [];
	});
	stamped.sort((a, b) => (a.prefix === b.prefix ? a.number - b.number : a.prefix < b.prefix ? -1 : 1));
	for (const { printed, prefix, number } of stamped) {
		const run = runs.at(-1);
		if (run && run.prefix === prefix && number <= run.number + 1) {
			run.last = printed;
			run.number = number;
		} else runs.push({ first: printed, last: printed, prefix, number });
	}
	return runs.map(rangeText);
}
