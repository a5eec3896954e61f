/** What the desk’s one search field finds outside the archive: places, people, facts, requests, suits, measures. */

import { parseQuery, type Query } from '#src/archive/query.ts';
import { isRefusal } from '#src/base/refusal.ts';
import { folded } from '#src/base/text.ts';
import type { Key } from './message.ts';

/** `when` as the ledger notes a date. */
export type Hit = { text: string; more?: string; when?: string | null; href: string };

export type Group = {
	name: Key;
	hits: Hit[] /** Hits in all, more than are shown. */;
	total: number;
	all: string | null;
};

/** How many of a group are shown. */
const most = 3;

/**
 * The words that must stand somewhere, as the archive’s search reads the query; none where it asks for something that
 * only pages have (a field, a distance), or cannot be read.
 */
export function wordsAsked(query: string): string[] {
	try {
		return plainWords(parseQuery(query)) ?? [];
	} catch (error) {
		if (isRefusal(error)) return [];
		throw error;
	}
}

function plainWords(query: Query): string[] | undefined {
	if (query.kind === 'word' || query.kind === 'phrase' || query.kind === 'fuzzy') return [query.text];
	if (query.kind !== 'and') return undefined;
	const parts = query.of.map(plainWords);
	return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** Those things in whose texts every word stands, whatever its case and accents. */
export function holding<T>(
	words: readonly string[],
	things: readonly T[],
	texts: (thing: T) => (string | null)[],
): T[] {
	const asked = words.map(folded);
	return things.filter((thing) => {
		const text = folded(texts(thing).join(' '));
		return asked.every((word) => text.includes(word));
	});
}

/** A group to show, or nothing where nothing was found. */
export function grouped<T>(
	name: Key,
	found: readonly T[],
	hit: (thing: T) => Hit,
	rest: { total?: number; all?: string } = {},
): Group[] {
	if (found.length === 0) return [];
	return [{ name, hits: found.slice(0, most).map(hit), total: rest.total ?? found.length, all: rest.all ?? null }];
}
