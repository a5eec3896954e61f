/** Search of the public site, in both languages: names first, a slip of the finger forgiven where nothing else fits. */

import { folded } from '../base/text.ts';
import type { Told } from './translation.ts';

export const groups = ['places', 'people', 'questions', 'facts', 'figures', 'sources', 'updates'] as const;
export type Group = (typeof groups)[number];

export type Hit = {
	/** Path without its language. */
	readonly path: string;
	readonly title: Told;
	readonly detail: Told | null;
};

/** Something to be found. */
export type Findable = Hit & {
	readonly group: Group;
	/** What it is called: whoever types it should find this first. */
	readonly names: readonly string[];
	/** Everything else it can be found by, in either language. */
	readonly texts: readonly string[];
	/** Among equals the heavier comes first: people who live there, or nothing. */
	readonly weight: number;
};

export type Found = {
	/** True where nothing has the words as they were typed, and names that look like them are shown. */
	readonly near: boolean;
	readonly groups: readonly { readonly group: Group; readonly total: number; readonly hits: readonly Hit[] }[];
};

export type Searcher = (query: string, most?: number) => Found;

/** Builds the index once; the answers share it. @param things in any order. */
export function searcherOf(things: readonly Findable[]): Searcher {
	const entries = things.map((thing) => {
		const names = thing.names.map(wordsOf);
		return { thing, names, nameWords: [...new Set(names.flat())], words: [...new Set(thing.texts.flatMap(wordsOf))] };
	});
	type Entry = (typeof entries)[number];

	const exact = (wanted: readonly string[], { names, nameWords, words }: Entry): number => {
		if (names.some((name) => name.length === wanted.length && name.every((word, i) => word === wanted[i]))) return 100;
		let score = 0;
		for (const word of wanted) {
			const mark = nameWords.includes(word) ? 8 : nameWords.some((one) => one.startsWith(word)) ? 5 : 0;
			const other = mark > 0 ? 0 : words.includes(word) ? 2 : words.some((one) => one.startsWith(word)) ? 1 : 0;
			if (mark + other === 0) return 0;
			score += mark + other;
		}
		return score / wanted.length;
	};
	const near = (wanted: readonly string[], { nameWords }: Entry): number => {
		let score = 0;
		for (const word of wanted) {
			const least = Math.min(...nameWords.map((one) => slips(one, word)));
			if (least > allowed(word)) return 0;
			score += 3 - least;
		}
		return score / wanted.length;
	};
	const run = (wanted: readonly string[], judge: (wanted: readonly string[], entry: Entry) => number, most: number) => {
		const hits = entries
			.map((entry) => ({ thing: entry.thing, score: judge(wanted, entry) }))
			.filter(({ score }) => score > 0)
			.sort((a, b) => b.score - a.score || b.thing.weight - a.thing.weight || (a.thing.path < b.thing.path ? -1 : 1));
		const byGroup = Map.groupBy(hits, ({ thing }) => thing.group);
		return groups.flatMap((group) => {
			const some = byGroup.get(group);
			if (!some) return [];
			const shown = some.slice(0, most).map(({ thing: { path, title, detail } }) => ({ path, title, detail }));
			return [{ group, total: some.length, hits: shown }];
		});
	};

	return (query, most = 10) => {
		const wanted = wordsOf(query).slice(0, 12);
		if (wanted.length === 0) return { near: false, groups: [] };
		const found = run(wanted, exact, most);
		if (found.length > 0) return { near: false, groups: found };
		const alike = run(wanted, near, most);
		return { near: alike.length > 0, groups: alike };
	};
}

/** Words without case, accents, dots and apostrophes; St. and Saint are one. */
export function wordsOf(text: string): string[] {
	return folded(text)
		.replace(/['’.]/g, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.map((word) => (word === 'saint' ? 'st' : word === 'sainte' ? 'ste' : word));
}

/** Short words leave no room for a slip. */
function allowed(word: string): number {
	return word.length < 4 || /^\d+$/.test(word) ? 0 : word.length < 8 ? 1 : 2;
}

/** Letters added, dropped, changed or swapped with their neighbour (optimal string alignment); 3 where it is plainly more than 2. */
export function slips(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return 3;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			next.push(least);
		}
		before = row;
		row = next;
	}
	return Math.min(3, row[b.length] ?? 3);
}
