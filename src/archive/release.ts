import type { PageText, RedactionBox } from '../base/page.ts';
import { functionWords } from './common-words.ts';
import { type Comparison, compareReleases } from './compare.ts';
import { searchTokens } from './highlight.ts';
import { jaccard, shingles } from './likeness.ts';
import { isLabel, withheldPlaces } from './withheld.ts';

/** Words that one release shows where the other has a box: UTF-16 offsets in that page's shown text, and the words on one line. */
export type Shown = { start: number; end: number; text: string };

/** Another release of a page. */
export type OtherRelease = {
	document: number;
	page: number;
	name: string;
	bates: string | null;
	address: string;
	/** Share of the words the two have in common, 0 to 1. */
	same: number;
	/** What the page asked about shows and this release withholds. */
	shownHere: Shown[];
	/** What this release shows and the page asked about withholds. */
	shownThere: Shown[];
};

/** A page as released: its shown words and its boxes. */
export type Copy = { text: PageText; redactions: readonly RedactionBox[] };

/**
 * The comparison of two pages that are one page released twice, or undefined for two different pages.
 * The measure is Jaccard over word 5-grams, at least ½. Codes printed in boxes, runs of words that a box interrupts, and
 * words that one page shows in the other's box are no sign of a difference and are left out, so that a page is also known
 * again where most of it was withheld. A fifth of all 5-grams must still be common: two letters on one letterhead are two.
 */
export function sameRecord(a: Copy, b: Copy): Comparison | undefined {
	const [wholeA, wholeB] = [grams(a), grams(b)];
	if (Math.min(wholeA.length, wholeB.length) < fewestGrams) return undefined;
	const rough = jaccard(wholeA, wholeB);
	if (rough < 0.2) return undefined;
	const comparison = compareReleases(a.text, a.redactions, b.text, b.redactions);
	if (rough >= 0.5) return comparison;
	const shownIn = (side: 'a' | 'b') => comparison.shown.filter((one) => one.in === side);
	return jaccard(grams(a, shownIn('a')), grams(b, shownIn('b'))) >= 0.5 ? comparison : undefined;
}

/** Fewer than twenty words in a row tell a cover sheet from nothing. */
const fewestGrams = 16;

/** Hashes of the 5-grams of a page, ascending. @param without ranges of its text to leave out. */
function grams(copy: Copy, without: readonly { start: number; end: number }[] = []): Uint32Array {
	const all = new Set<number>();
	for (const run of runs(copy, without)) for (const gram of shingles(run, 5) ?? []) all.add(gram);
	return Uint32Array.from(all).sort();
}

/** The words of a page between its boxes: one text for each stretch that no box interrupts. */
function runs({ text, redactions }: Copy, without: readonly { start: number; end: number }[] = []): string[] {
	const words = text.words.filter((word) => !isLabel(word, redactions));
	const cuts = new Set(withheldPlaces({ text: text.text, words }, redactions).map((place) => place.before));
	const found: string[][] = [[]];
	for (const [i, word] of words.entries()) {
		const left = without.some((range) => word.start >= range.start && word.end <= range.end);
		if (cuts.has(i) || left) found.push([]);
		if (!left) found.at(-1)?.push(text.text.slice(word.start, word.end));
	}
	return found.filter((run) => run.length > 0).map((run) => run.join(' '));
}

/**
 * Phrases of three words by which other releases of a page are found in the full-text index: spread over the page, so that
 * some of them are outside the other's boxes, and each the one with the longest words of its part, since long words are
 * rare. At most `most`; fewer on a short page.
 */
export function tellingPhrases(copy: Copy, most = 12): string[] {
	const phrases = runs(copy).flatMap((run) => {
		const words = searchTokens(run).map((token) => token.text);
		return words.slice(2).map((_, i) => words.slice(i, i + 3));
	});
	const part = Math.max(3, Math.ceil(phrases.length / most));
	const best: string[] = [];
	for (let from = 0; from < phrases.length; from += part) {
		const here = phrases.slice(from, from + part);
		const weights = here.map((phrase) => phrase.reduce((sum, word) => sum + weight(word), 0));
		const phrase = here[weights.indexOf(Math.max(...weights))];
		if (phrase) best.push(phrase.join(' '));
	}
	return [...new Set(best)];
}

const small = new Set(functionWords);

/** Nothing for the words every page has; a word of more than twelve letters is more likely two that OCR ran together. */
function weight(word: string): number {
	return small.has(word) ? 0 : Math.min(word.length, 12);
}

/** What a comparison found on one side, with the words. What is no more than a printed code or a speck is left out. */
export function shownOn(side: 'a' | 'b', { shown }: Comparison, page: PageText): Shown[] {
	return shown.flatMap((one) => {
		const text = page.text.slice(one.start, one.end).replace(/\s+/g, ' ');
		const said = text.replace(/\(?b\)?\s*\(?\d\)?(?:\s*\(?[A-F]\)?)?/gi, ' ');
		return one.in === side && /[\p{L}\p{N}]{2}/u.test(said) ? [{ start: one.start, end: one.end, text }] : [];
	});
}
