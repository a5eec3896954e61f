import { folded } from '../base/text.ts';
import { batesAddress, batesPrefix, parseBates } from './bates.ts';
import type { Query, Term } from './query.ts';
import type { Field } from './query-field.ts';

/** What a page must satisfy besides the match. `match` inside a text filter is an FTS5 string like the main one. */
export type Filter =
	| { kind: 'text'; match: string }
	| { kind: 'and' | 'or'; of: Filter[] }
	| { kind: 'not'; of: Filter }
	/** `prefix` is normalised as `batesPrefix` does; null matches any. Suffixed pages belong to their number unless `suffix` is given. */
	| { kind: 'bates'; prefix: string | null; low: number; high: number; suffix: string | null }
	/** The page's Bates address begins with this, letter case aside. */
	| { kind: 'bates-start'; start: string }
	| Exclude<Field, { kind: 'bates' | 'bates-start' }>;

/** The words of the index within a distance of one word (lower case, no accents), nearest first. */
export type Expand = (word: string, distance: 1 | 2) => readonly string[];

/** No fuzzy word is widened to more than this. */
const widest = 50;

/**
 * A query for SQLite: the string for `MATCH`, or null where every page is a candidate, and the filters that must all
 * hold. Every word is a quoted FTS5 string, so nothing typed can act as an operator. What FTS5 cannot say (NOT alone,
 * OR between words and fields) becomes a filter.
 */
export function toFts5(query: Query, expand: Expand = (word) => [word]): { match: string | null; filters: Filter[] } {
	const parts = query.kind === 'and' ? query.of : query.kind === 'all' ? [] : [query];
	const words: Query[] = [];
	const filters: Filter[] = [];
	const without: Query[] = [];
	for (const part of parts) {
		if (matchOf(part, expand) !== null) words.push(part);
		else if (part.kind === 'not' && matchOf(part.of, expand) !== null) without.push(part);
		else filters.push(filterOf(part, expand));
	}
	if (words.length === 0) return { match: null, filters: [...filters, ...without.map((one) => filterOf(one, expand))] };
	return { match: matchOf({ kind: 'and', of: [...words, ...without] }, expand), filters };
}

/** The FTS5 string of a query about words, or null where FTS5 has none. */
function matchOf(query: Query, expand: Expand): string | null {
	switch (query.kind) {
		case 'word':
		case 'phrase':
		case 'fuzzy':
			return grouped('OR', printings(query, expand));
		case 'near': {
			const choices = query.terms.map((term) => printings(term, expand));
			return grouped(
				'OR',
				combinations(choices, 200).map((one) => `NEAR(${one.join(' ')}, ${query.distance})`),
			);
		}
		case 'or': {
			const of = query.of.map((one) => matchOf(one, expand));
			return of.includes(null)
				? null
				: grouped(
						'OR',
						of.filter((one) => one !== null),
					);
		}
		case 'and': {
			const positive = query.of.filter((one) => one.kind !== 'not').map((one) => matchOf(one, expand));
			const negative = query.of.flatMap((one) => (one.kind === 'not' ? [matchOf(one.of, expand)] : []));
			if (positive.length === 0 || positive.includes(null) || negative.includes(null)) return null;
			const match = grouped(
				'AND',
				positive.filter((one) => one !== null),
			);
			if (negative.length === 0) return match;
			return `(${match} NOT ${grouped(
				'OR',
				negative.filter((one) => one !== null),
			)})`;
		}
		default:
			return null;
	}
}

function filterOf(query: Query, expand: Expand): Filter {
	const match = matchOf(query, expand);
	if (match !== null) return { kind: 'text', match };
	switch (query.kind) {
		case 'not':
			return { kind: 'not', of: filterOf(query.of, expand) };
		case 'and':
		case 'or':
			return { kind: query.kind, of: query.of.map((one) => filterOf(one, expand)) };
		case 'bates':
			return batesFilter(query.from, query.to);
		case 'bates-start':
			return { kind: 'bates-start', start: batesAddress(query.start) };
		case 'all':
		case 'word':
		case 'phrase':
		case 'fuzzy':
		case 'near':
			return { kind: 'and', of: [] };
		default:
			return query;
	}
}

function batesFilter(from: string, to: string): Filter {
	const first = parseBates(from);
	const last = parseBates(to);
	const prefix = batesPrefix(first?.prefix ?? '');
	const number = first?.number ?? 0;
	const end = last?.number ?? Number(to);
	return {
		kind: 'bates',
		prefix: prefix === '' ? null : prefix,
		low: Math.min(number, end),
		high: Math.max(number, end),
		suffix: from === to && first && first.suffix !== '' ? first.suffix : null,
	};
}

function printings(term: Term, expand: Expand): string[] {
	if (term.kind !== 'fuzzy') return [`${literal(term.text)}${term.prefix ? ' *' : ''}`];
	const word = folded(term.text);
	const near = [...new Set([word, ...expand(word, term.distance)])];
	return near.slice(0, widest).map(literal);
}

/** An FTS5 string. NUL would end the statement's text, so it becomes a space. */
function literal(text: string): string {
	return `"${text.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}

function grouped(operator: 'AND' | 'OR', parts: readonly string[]): string {
	return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${operator} `)})`;
}

/** Every way to take one of each, at most `limit`. */
function combinations(choices: readonly (readonly string[])[], limit: number): string[][] {
	return choices.reduce<string[][]>(
		(all, choice) => all.flatMap((one) => choice.map((next) => [...one, next])).slice(0, limit),
		[[]],
	);
}
