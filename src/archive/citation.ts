import { type Box, lineBoxes, type PageText, type RedactionBox } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { isLabel, withheldPlaces } from './withheld.ts';

/** Words of a page with all that is needed to find them again: in W3C terms a TextQuoteSelector and a TextPositionSelector, and the file's hash. */
export type Citation = CitedPage & {
	/** The words to read and print: one line, with [redacted] wherever a box interrupts them. */
	exact: string;
	/** The same stretch as the page's text has it, codes printed in boxes included: what is looked for again. */
	slice: string;
	/** Up to 32 characters of the text on either side. */
	before: string;
	after: string;
	/** UTF-16 offsets in the page's text, end exclusive. */
	start: number;
	end: number;
	/** One box a line, in fractions of the page. */
	boxes: Box[];
};

/** Where cited words come from. */
export type CitedPage = {
	/** Of the original file. */
	sha256: string;
	document: number;
	/** The document's name. */
	name: string;
	production: string | null;
	/** From 1. */
	page: number;
	/** Which of the page's two texts the words are in. */
	layer: 'file' | 'ocr';
	/** As printed; null where the page bears no number. */
	bates: string | null;
};

const context = 32;
const marker = '[redacted]';

/**
 * Cites the words between two offsets of a page's text. Half a word at either end is taken whole.
 * @throws Refusal not-valid where the selection holds no word.
 */
export function cite(
	text: PageText,
	start: number,
	end: number,
	where: CitedPage & { redactions?: readonly RedactionBox[] },
): Citation {
	const { redactions = [], ...page } = where;
	const from = text.words.findIndex((word) => word.end > start && word.start < end);
	const to = text.words.findLastIndex((word) => word.end > start && word.start < end);
	const first = text.words[from];
	const last = text.words[to];
	if (!first || !last)
		throw new Refusal(
			'not-valid',
			'The selection holds no words of this page. Select the words to cite, then cite again.',
			{ start, end },
		);
	return {
		...page,
		exact: quotation(text, from, to, redactions),
		slice: text.text.slice(first.start, last.end),
		before: text.text.slice(Math.max(0, first.start - context), first.start),
		after: text.text.slice(last.end, last.end + context),
		start: first.start,
		end: last.end,
		boxes: lineBoxes(text.words.slice(from, to + 1)),
	};
}

/** The words from one index to another on one line, [redacted] wherever a box lies between two of them. Codes printed in a box are part of it. */
function quotation(text: PageText, from: number, to: number, redactions: readonly RedactionBox[]): string {
	const places = new Set(withheldPlaces(text, redactions).map((place) => place.before));
	const parts: string[] = [];
	text.words.slice(from, to + 1).forEach((word, i) => {
		const label = isLabel(word, redactions);
		const interrupted = label || (i > 0 && places.has(from + i));
		if (interrupted && parts.at(-1) !== marker) parts.push(marker);
		if (!label) parts.push(text.text.slice(word.start, word.end));
	});
	return parts.join(' ');
}

export type Holds = 'exact' | 'moved' | 'lost';

export type Recheck =
	/** `exact`: the same words in the same place. `moved`: the same words elsewhere on the page. */
	| { holds: 'exact' | 'moved'; start: number; end: number; boxes: Box[]; reason: string }
	| { holds: 'lost'; reason: string };

/**
 * Looks for a citation's words in the page's text as it reads now. Line breaks, spacing, hyphens at line ends, kinds of
 * quotation marks and dashes may differ, so a text extracted or recognised anew still matches; a changed word does not.
 * Where the words stand in several places, the surroundings decide.
 */
export function recheck(
	citation: Pick<Citation, 'slice' | 'before' | 'after' | 'start' | 'end'>,
	text: PageText,
): Recheck {
	const { start, end, slice } = citation;
	if (slice !== '' && text.text.slice(start, end) === slice)
		return {
			holds: 'exact',
			start,
			end,
			boxes: boxesOf(text, start, end),
			reason: 'The same words stand in the same place.',
		};
	const page = skeleton(text.text);
	const wanted = skeleton(slice).text;
	if (wanted === '') return { holds: 'lost', reason: 'The citation holds no words to look for.' };
	const before = skeleton(citation.before).text;
	const after = skeleton(citation.after).text;
	let best: { at: number; score: number } | undefined;
	for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1)) {
		if (!wholeWords(text.text, page.from[at] ?? 0, page.from[at + wanted.length - 1] ?? 0)) continue;
		const score =
			alike(before, page.text.slice(0, at), 'end') + alike(after, page.text.slice(at + wanted.length), 'start');
		if (!best || score > best.score) best = { at, score };
	}
	if (!best)
		return {
			holds: 'lost',
			reason: 'These words do not stand on this page as it reads now. Compare the page with the quotation.',
		};
	const found = { start: page.from[best.at] ?? 0, end: (page.from[best.at + wanted.length - 1] ?? 0) + 1 };
	const boxes = boxesOf(text, found.start, found.end);
	if (found.start === start)
		return {
			holds: 'exact',
			...found,
			boxes,
			reason: 'The same words stand in the same place; only spacing or punctuation marks are drawn differently.',
		};
	const reason =
		best.score > 0 || before + after === ''
			? 'The same words stand elsewhere in the page’s text, because what precedes them reads differently now.'
			: 'The same words stand on this page, but in other surroundings. Look whether they still say the same.';
	return { holds: 'moved', ...found, boxes, reason };
}

function boxesOf(text: PageText, start: number, end: number): Box[] {
	return lineBoxes(text.words.filter((word) => word.end > start && word.start < end));
}

/**
 * What two renderings of one sentence share: compatible forms folded, quotation marks and dashes made plain, no spaces
 * (but between digits, where they count), no hyphens between letters. `from` gives each character's offset in the text.
 */
function skeleton(text: string): { text: string; from: number[] } {
	let out = '';
	const from: number[] = [];
	let gap = false;
	for (let i = 0; i < text.length; ) {
		const char = String.fromCodePoint(text.codePointAt(i) ?? 0);
		const plain = char
			.normalize('NFKC')
			.replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
			.replace(/[\u2018\u2019\u201b\u2032]/g, "'")
			.replace(/[\u201c\u201d\u201f\u2033]/g, '"')
			.replace(/[\u2010-\u2015\u2212]/g, '-');
		if (/^\s*$/.test(plain)) gap ||= /\s/.test(char);
		else if (
			plain === '-' &&
			/\p{L}\s*$/u.test(text.slice(Math.max(0, i - 3), i)) &&
			/^\s*\p{L}/u.test(text.slice(i + 1, i + 4))
		)
			gap = false;
		else {
			if (gap && /\d$/.test(out) && /^\d/.test(plain)) {
				out += ' ';
				from.push(i - 1);
			}
			gap = false;
			for (const unit of plain.split('')) {
				out += unit;
				from.push(i);
			}
		}
		i += char.length;
	}
	return { text: out, from };
}

/** True where the run from `first` to `last` (offsets of its outer characters) neither begins nor ends inside a word. */
function wholeWords(text: string, first: number, last: number): boolean {
	const inside = /[\p{L}\p{N}]/u;
	const cutBefore = inside.test(text.charAt(first)) && inside.test(text.charAt(first - 1));
	const cutAfter = inside.test(text.charAt(last)) && inside.test(text.charAt(last + 1));
	return !cutBefore && !cutAfter;
}

/** How many characters two texts share at their start or end. */
function alike(a: string, b: string, side: 'start' | 'end'): number {
	const most = Math.min(a.length, b.length);
	for (let i = 0; i < most; i++) {
		const same = side === 'start' ? a[i] === b[i] : a[a.length - 1 - i] === b[b.length - 1 - i];
		if (!same) return i;
	}
	return most;
}
