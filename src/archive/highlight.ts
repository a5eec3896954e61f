import type { PageText } from '../base/page.ts';
import { editDistance } from './neighbours.ts';
import type { Query, Term } from './query.ts';

/** Start and end of marked text, UTF-16 offsets, end exclusive. */
export type Range = [start: number, end: number];

export type Highlighter = {
	/** Where the query's words stand in a text, in order, without overlaps. */
	ranges(text: string): Range[];
	/** Indexes of the page's words to mark. */
	words(page: PageText): number[];
};

type Found = { text: string; start: number; end: number };

/** Marks the words a query found. What stands under NOT is not marked; of NEAR only words that are near. */
export function highlightTerms(query: Query): Highlighter {
	const wanted = wantedIn(query);
	const ranges = (text: string) => {
		if (wanted.length === 0) return [];
		const list = searchTokens(text);
		const hits = wanted
			.flatMap((one) => one(list))
			.map(({ from, to }): Range => [list[from]?.start ?? 0, list[to]?.end ?? 0]);
		return merged(hits);
	};
	return {
		ranges,
		words(page) {
			const marks = ranges(page.text);
			const found: number[] = [];
			let mark = 0;
			page.words.forEach((word, i) => {
				while ((marks[mark]?.[1] ?? Infinity) <= word.start) mark++;
				if ((marks[mark]?.[0] ?? Infinity) < word.end) found.push(i);
			});
			return found;
		},
	};
}

/** A stretch of text around the most telling hits. `marks` are ranges in `text`; an ellipsis stands where it was cut. */
export type Snippet = { text: string; marks: Range[] };

/** At most about `length` characters of the text, cut at words, on one line, chosen to hold as many different words of the query as it can. */
export function snippet(text: string, terms: Highlighter, length = 200): Snippet {
	const marks = terms.ranges(text);
	let best: { from: number; score: number } = { from: 0, score: -1 };
	for (const [i, [start]] of marks.entries()) {
		const seen = new Set<string>();
		let reach = i;
		for (; (marks[reach]?.[1] ?? Infinity) <= start + length * 0.8; reach++) {
			const [from, to] = marks[reach] ?? [0, 0];
			seen.add(fold(text.slice(from, to)));
		}
		const score = seen.size * 100 + Math.min(99, reach - i);
		if (score > best.score) best = { from: i, score };
	}
	const anchor = marks[best.from];
	const last = marks.findLast(([, end]) => anchor && end <= anchor[0] + length * 0.8) ?? anchor;
	const spare = anchor && last ? Math.max(0, length - (last[1] - anchor[0])) : 0;
	let from = anchor ? Math.max(0, anchor[0] - Math.floor(spare / 2)) : 0;
	let to = Math.min(text.length, from + length);
	from = Math.max(0, Math.min(from, to - length));
	if (from > 0) {
		const space = text.slice(from, anchor?.[0] ?? from).search(/\s/);
		if (space >= 0) from += space + 1;
	}
	if (to < text.length) {
		const floor = last?.[1] ?? from;
		const space = text.slice(floor, to).search(/\s\S*$/);
		if (space >= 0) to = floor + space;
	}
	const head = from > 0 ? '…' : '';
	const tail = to < text.length ? '…' : '';
	return {
		text: head + text.slice(from, to).replace(/\s/g, ' ') + tail,
		marks: marks
			.filter(([start, end]) => start >= from && end <= to)
			.map(([start, end]) => [start - from + head.length, end - from + head.length]),
	};
}

/** The words of a text as FTS5's `unicode61 remove_diacritics 2` parts and folds them. */
export function searchTokens(text: string): Found[] {
	const list: Found[] = [];
	for (const match of text.matchAll(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{Mn}]*/gu))
		list.push({ text: fold(match[0]), start: match.index, end: match.index + match[0].length });
	return list;
}

/** Lower case without accents. */
function fold(text: string): string {
	return /^[a-z0-9]*$/.test(text)
		? text
		: text
				.normalize('NFD')
				.replace(/\p{Mn}/gu, '')
				.normalize('NFC')
				.toLowerCase();
}

/** Finds all places of one term: indexes of its first and last token. */
type Finder = (list: readonly Found[]) => { from: number; to: number }[];

function wantedIn(query: Query): Finder[] {
	switch (query.kind) {
		case 'word':
		case 'phrase':
		case 'fuzzy':
			return [finderOf(query)];
		case 'near':
			return [nearFinder(query.terms.map(finderOf), query.distance)];
		case 'and':
		case 'or':
			return query.of.flatMap(wantedIn);
		default:
			return [];
	}
}

function finderOf(term: Term): Finder {
	const wanted = searchTokens(term.text).map((one) => one.text);
	const last = wanted.length - 1;
	if (last < 0) return () => [];
	const fits = (token: string, i: number) => {
		const want = wanted[i] ?? '';
		if (term.kind === 'fuzzy') return editDistance(token, want, term.distance) <= term.distance;
		return term.prefix && i === last ? token.startsWith(want) : token === want;
	};
	return (list) =>
		list.flatMap((_, from) =>
			wanted.every((_, i) => fits(list[from + i]?.text ?? '', i)) ? [{ from, to: from + last }] : [],
		);
}

/** FTS5 counts the tokens between the end of the first phrase and the start of the last. */
function nearFinder(finders: readonly Finder[], distance: number): Finder {
	return (list) => {
		const places = finders.map((find) => find(list));
		if (places.some((of) => of.length === 0)) return [];
		const all = places.flatMap((of, term) => of.map((place) => ({ ...place, term }))).sort((a, b) => a.from - b.from);
		const near = new Set<(typeof all)[number]>();
		all.forEach((first, i) => {
			const window = [first];
			for (let k = i + 1; k < all.length; k++) {
				const next = all[k];
				if (!next || next.from - first.to - 1 > distance) break;
				window.push(next);
			}
			if (new Set(window.map((one) => one.term)).size === finders.length) for (const one of window) near.add(one);
		});
		return [...near];
	};
}

function merged(ranges: Range[]): Range[] {
	const result: Range[] = [];
	for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
		const last = result.at(-1);
		if (last && start < last[1]) last[1] = Math.max(last[1], end);
		else result.push([start, end]);
	}
	return result;
}
