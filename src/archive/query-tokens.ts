import { Refusal } from '../base/refusal.ts';
import { fieldNames } from './query-field.ts';

/** The smallest parts of a query, each with where it begins (from 0, in UTF-16 units of the text). */
export type Token = { at: number } & (
	| { is: 'open' | 'close' | 'and' | 'or' | 'not' }
	| { is: 'near'; distance: number; printed: string }
	| { is: 'word'; text: string; prefix: boolean }
	| { is: 'phrase'; text: string; prefix: boolean }
	| { is: 'fuzzy'; text: string; distance: 1 | 2 }
	/** "opt out"~5: the words of a phrase within a distance. */
	| { is: 'loose'; words: string[]; distance: number }
	| { is: 'field'; name: string; value: string }
);

const quote = /["“”„]/;
const spoken = /[\p{L}\p{N}]/u;
const code = /^\([0-9A-Za-z]{1,5}\)(?:\([0-9A-Za-z]{1,5}\))+/;
const operator = /^(?:AND|OR|NOT|NEAR(?:\/\d+)?|[wW]\/\d+)$/;
const field = /^([A-Za-z]+):(?=.)/s;

/** What is wrong, where, and what to do: characters are counted from 1 in the sentence, from 0 in `details.at`. */
export function wrong(at: number, message: string): Refusal {
	return new Refusal('not-valid', `At character ${at + 1}: ${message}`, { at });
}

/** Text → tokens. What has no letter and no digit (a dash, a section sign) is passed over. @throws Refusal not-valid. */
export function tokens(text: string): Token[] {
	const list: Token[] = [];
	let at = 0;
	while (at < text.length) {
		const rest = text.slice(at);
		const char = text.charAt(at);
		if (/[\s\p{Cc}]/u.test(char)) {
			at += 1;
		} else if (quote.test(char)) {
			const { token, length } = quoted(rest, at);
			list.push(token);
			at += length;
		} else if ((char === '(' && !code.test(rest)) || char === ')') {
			list.push({ at, is: char === '(' ? 'open' : 'close' });
			at += 1;
		} else if (char === '-' && /^-[\p{L}\p{N}"“„(]/u.test(rest) && /(?:^|[\s(])$/.test(text.slice(0, at))) {
			list.push({ at, is: 'not' });
			at += 1;
		} else {
			const { token, length } = named(rest, at) ?? bare(rest, at);
			if (token) list.push(token);
			at += length;
		}
	}
	return list;
}

function quoted(rest: string, at: number): { token: Token; length: number } {
	const { inside, length } = insideQuotes(rest, at);
	if (!spoken.test(inside))
		throw wrong(at, 'There is no word between these quotation marks. Put the words to search for between them.');
	const after = rest.slice(length);
	if (after.startsWith('*')) return { token: { at, is: 'phrase', text: inside, prefix: true }, length: length + 1 };
	const loose = /^~(\d{1,3})/.exec(after);
	if (!loose) return { token: { at, is: 'phrase', text: inside, prefix: false }, length };
	const words = inside.split(' ').filter((word) => spoken.test(word));
	return { token: { at, is: 'loose', words, distance: Number(loose[1]) }, length: length + loose[0].length };
}

function insideQuotes(rest: string, at: number): { inside: string; length: number } {
	const end = rest.slice(1).search(quote);
	if (end < 0) throw wrong(at, 'This quotation mark is never closed. Add the closing one, or take this one away.');
	const inside = rest
		.slice(1, end + 1)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return { inside, length: end + 2 };
}

/** A field with its value: bare, with balanced parentheses as in `exemption:(b)(5)`, or in quotation marks. */
function named(rest: string, at: number): { token: Token; length: number } | undefined {
	const match = field.exec(rest);
	const name = match?.[1];
	if (!match || name === undefined) return undefined;
	const after = rest.slice(match[0].length);
	if (quote.test(after.charAt(0))) {
		const { inside, length } = insideQuotes(after, at + match[0].length);
		return { token: { at, is: 'field', name, value: inside }, length: match[0].length + length };
	}
	const value = /^(?:\([^\s\p{Cc}()"“”„]*\)|[^\s\p{Cc}()"“”„])*/u.exec(after)?.[0] ?? '';
	// “Re: the letter” is words; “bates: 12” is a field that lost its value.
	if (value === '' && !fieldNames.some((one) => one === name.toLowerCase())) return undefined;
	return { token: { at, is: 'field', name, value }, length: match[0].length + value.length };
}

function bare(rest: string, at: number): { token: Token | undefined; length: number } {
	const start = code.exec(rest)?.[0] ?? '';
	const more = /^(?:[^\s\p{Cc}()"“”„]+(?:\([^\s\p{Cc}()"“”„]{0,12}\))*)*/u.exec(rest.slice(start.length))?.[0] ?? '';
	const chunk = start + more;
	const length = Math.max(1, chunk.length);
	const near = /^(?:NEAR(?:\/(\d+))?|w\/(\d+))$/i.exec(chunk);
	if (chunk === 'AND' || chunk === 'OR' || chunk === 'NOT')
		return { token: { at, is: ({ AND: 'and', OR: 'or', NOT: 'not' } as const)[chunk] }, length };
	if (near && operator.test(chunk)) {
		const distance = Number(near[1] ?? near[2] ?? 10);
		if (distance < 1 || distance > 1000)
			throw wrong(at, `The distance in “${chunk}” must be from 1 to 1000 words, for example NEAR/5.`);
		return { token: { at, is: 'near', distance, printed: chunk }, length };
	}
	if (!spoken.test(chunk)) return { token: undefined, length };
	const fuzzy = /~(\d*)$/.exec(chunk);
	if (fuzzy) {
		const word = trimmed(chunk.slice(0, fuzzy.index));
		if (!/^[\p{L}\p{N}\p{M}]+$/u.test(word) || !/^[12]?$/.test(fuzzy[1] ?? ''))
			throw wrong(
				at,
				`In “${chunk}” the ~ must follow a single word, alone or with 1 or 2 after it, for example detainer~1.`,
			);
		return { token: { at, is: 'fuzzy', text: word, distance: fuzzy[1] === '1' ? 1 : 2 }, length };
	}
	const prefix = chunk.endsWith('*');
	const word = trimmed(chunk);
	// “AND,” is the word, and must not read as the operator when it is printed again.
	const plain =
		!operator.test(word) && !field.test(word) && (!word.startsWith('(') || code.test(word)) && !/~\d*$/.test(word);
	return { token: { at, is: plain ? 'word' : 'phrase', text: word, prefix }, length };
}

/** Without the punctuation around it, but with the parentheses of 287(g). */
function trimmed(word: string): string {
	return word.replace(/^[^\p{L}\p{N}(]+/u, '').replace(/[^\p{L}\p{N}\p{M})]+$/u, '');
}
