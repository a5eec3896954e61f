import type { Refusal } from '../base/refusal.ts';
import { type Field, parseField, printField } from './query-field.ts';
import { type Token, tokens, wrong } from './query-tokens.ts';

/** What a person asks of the search field, as a tree. NOT, AND and OR nest freely, also around fields. */
export type Query =
	| { kind: 'all' }
	| Term
	| { kind: 'near'; terms: Term[]; distance: number }
	| { kind: 'not'; of: Query }
	| { kind: 'and' | 'or'; of: Query[] }
	| Field;

/** Words to find on a page: what can stand on either side of NEAR. */
export type Term =
	| { kind: 'word' | 'phrase'; text: string; prefix: boolean }
	| { kind: 'fuzzy'; text: string; distance: 1 | 2 };

/** Bounds on nesting and length, well inside those of SQLite's own parser. */
const deepest = 20;
const longest = 200;

/**
 * The text of the search field → tree. Words side by side must all stand on the page; AND binds closer than OR.
 * @throws Refusal not-valid: where (from 1 in the sentence, from 0 in `details.at`), what is wrong, and what to do.
 */
export function parseQuery(text: string): Query {
	const list = tokens(text);
	const extra = list[longest];
	if (extra) throw wrong(extra.at, `A query can have at most ${longest} words and signs. Search for less at once.`);
	if (list.length === 0) {
		if (/^[\s\p{Cc}]*$/u.test(text)) return { kind: 'all' };
		throw wrong(0, 'There is no letter or digit to search for. Write at least one word.');
	}
	let next = 0;
	let depth = 0;
	const query = either();
	const left = list[next];
	if (left) throw wrong(left.at, 'This parenthesis closes nothing. Take it away, or add “(” where the group begins.');
	return query;

	function either(): Query {
		const of = [every()];
		while (list[next]?.is === 'or') {
			operand(list[next++], 'OR');
			of.push(every());
		}
		return flat('or', of);
	}

	function every(): Query {
		const of: Query[] = [unary()];
		for (;;) {
			const token = list[next];
			if (token?.is === 'and') operand(list[next++], 'AND');
			else if (!starts(token)) return flat('and', of);
			of.push(unary());
		}
	}

	function unary(): Query {
		const token = list[next];
		if (token?.is !== 'not') return near();
		operand(list[next++], 'NOT');
		deeper(token.at);
		const of = unary();
		depth--;
		return { kind: 'not', of };
	}

	function near(): Query {
		const at = list[next]?.at ?? 0;
		const found = [primary()];
		let distance: number | undefined;
		for (let token = list[next]; token?.is === 'near'; token = list[next]) {
			if (distance !== undefined && distance !== token.distance)
				throw wrong(token.at, 'A chain of NEAR needs one distance throughout. Join two such pairs with AND instead.');
			distance = token.distance;
			operand(list[next++], token.printed);
			if (list[next]?.is === 'not') throw wrong(token.at, 'NEAR cannot stand before NOT. Use AND NOT instead.');
			found.push(primary());
		}
		const [only] = found;
		if (distance === undefined && only) return only;
		const terms = found.filter(isTerm);
		if (terms.length < found.length)
			throw wrong(at, 'NEAR joins single words and phrases. Put no parentheses and no field beside it.');
		return { kind: 'near', terms, distance: distance ?? 0 };
	}

	function primary(): Query {
		const token = list[next++];
		switch (token?.is) {
			case 'word':
			case 'phrase':
				return { kind: token.is, text: token.text, prefix: token.prefix };
			case 'fuzzy':
				return { kind: 'fuzzy', text: token.text, distance: token.distance };
			case 'loose':
				return loose(token);
			case 'field':
				return parseField(token.name, token.value, (message) => wrong(token.at, message));
			case 'open':
				return group(token.at);
			case 'close':
				throw wrong(token.at, 'This parenthesis closes nothing. Take it away, or add “(” where the group begins.');
			case 'near':
				throw dangling(token.printed, token.at);
			case 'and':
			case 'or':
			case 'not':
				throw dangling(token.is.toUpperCase(), token.at);
			default:
				throw wrong(text.length, 'Something is missing there. Write a word to search for.');
		}
	}

	function group(at: number): Query {
		deeper(at);
		if (list[next]?.is === 'close')
			throw wrong(at, 'These parentheses hold nothing. Put words between them or take them away.');
		const inside = next < list.length ? either() : undefined;
		if (!inside || list[next]?.is !== 'close')
			throw wrong(at, 'This parenthesis is never closed. Add “)” where the group ends, or take it away.');
		next++;
		depth--;
		return inside;
	}

	/** After an operator something must follow that can be searched for. */
	function operand(token: Token | undefined, printed: string): void {
		if (!starts(list[next])) throw dangling(printed, token?.at ?? 0);
	}

	function deeper(at: number): void {
		if (++depth > deepest)
			throw wrong(at, `Parentheses and NOT can nest ${deepest} deep at most. Write the query more simply.`);
	}
}

/** The tree as text that parses back to the same tree. */
export function printQuery(query: Query): string {
	switch (query.kind) {
		case 'all':
			return '';
		case 'word':
			return `${query.text}${query.prefix ? '*' : ''}`;
		case 'phrase':
			return `"${query.text}"${query.prefix ? '*' : ''}`;
		case 'fuzzy':
			return `${query.text}~${query.distance}`;
		case 'near':
			return query.terms.map(printQuery).join(` NEAR/${query.distance} `);
		case 'not':
			return `NOT ${query.of.kind === 'and' || query.of.kind === 'or' ? `(${printQuery(query.of)})` : printQuery(query.of)}`;
		case 'and':
			return query.of.map((one) => (one.kind === 'or' ? `(${printQuery(one)})` : printQuery(one))).join(' ');
		case 'or':
			return query.of.map(printQuery).join(' OR ');
		default:
			return printField(query);
	}
}

function isTerm(query: Query): query is Term {
	return query.kind === 'word' || query.kind === 'phrase' || query.kind === 'fuzzy';
}

/** True where a token can begin something to search for. */
function starts(token: Token | undefined): boolean {
	return token !== undefined && !['close', 'and', 'or', 'near'].includes(token.is);
}

function flat(kind: 'and' | 'or', of: readonly Query[]): Query {
	const [only] = of;
	if (only && of.length === 1) return only;
	return { kind, of: of.flatMap((one) => (one.kind === kind ? one.of : [one])) };
}

function loose({ words, distance }: { words: string[]; distance: number }): Query {
	const terms = words.map((text) => ({ kind: 'phrase' as const, text, prefix: false }));
	const [only] = terms;
	return only && terms.length === 1 ? only : { kind: 'near', terms, distance: Math.max(1, Math.min(1000, distance)) };
}

function dangling(operator: string, at: number): Refusal {
	const needs = operator === 'NOT' ? 'something after it' : 'something on both sides';
	return wrong(
		at,
		`${operator} needs ${needs}. Add it, or put “${operator}” in quotation marks to search for the word.`,
	);
}
