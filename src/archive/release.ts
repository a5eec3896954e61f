import { type Box, covered, type PageText, type RedactionBox } from '../base/page.ts';
import { functionWords } from './common-words.ts';
import { type Comparison, compareReleases } from './compare.ts';
import { findCodes } from './exemption.ts';
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
 * Tells of a page whether it is `here` released again: the comparison of the two, or undefined for another page.
 * The measure is Jaccard over word 5-grams, at least ½; codes printed in boxes, and runs of words that a box interrupts,
 * give none. Of a page that was mostly withheld less is common: there a fifth will do where the words that neither
 * withholds are alike to four fifths, in order.
 */
export function releasedAgain(here: Copy): (there: Copy) => Comparison | undefined {
	const ours = measure(here);
	return (there) => {
		const theirs = measure(there);
		if (Math.min(ours.grams.length, theirs.grams.length) < fewestGrams) return undefined;
		const likeness = jaccard(ours.grams, theirs.grams);
		if (likeness < 0.2) return undefined;
		const comparison = compareReleases(here.text, here.redactions, there.text, there.redactions);
		if (likeness >= 0.5) return comparison;
		const common = comparison.same * Math.max(ours.words, theirs.words);
		const open = Math.max(ours.words - wordsUnder(here, there), theirs.words - wordsUnder(there, here));
		return common >= 0.8 * open ? comparison : undefined;
	};
}

/** What stamps, headers and a letterhead leave on a page that is withheld whole is no record. */
const fewestGrams = 24;

/** Hashes of the page's 5-grams, ascending, and how many words it has beside the codes in its boxes. */
function measure(copy: Copy): { grams: Uint32Array; words: number } {
	const all = new Set<number>();
	let words = 0;
	for (const run of runs(copy)) {
		words += run.length;
		for (const gram of shingles(run.join(' '), 5) ?? []) all.add(gram);
	}
	return { grams: Uint32Array.from(all).sort(), words };
}

/** How many words of a page stand where the other has a box. */
function wordsUnder({ text }: Copy, other: Copy): number {
	return text.words.filter((word) => other.redactions.some((box) => covered(word, box) > 0.5)).length;
}

/** The words of a page, codes in boxes left out, cut where a box interrupts them. */
function runs({ text, redactions }: Copy): string[][] {
	const words = text.words.filter((word) => !isLabel(word, redactions));
	const cuts = new Set(withheldPlaces({ text: text.text, words }, redactions).map((place) => place.before));
	const found: string[][] = [];
	for (const [i, word] of words.entries()) {
		if (i === 0 || cuts.has(i)) found.push([]);
		found.at(-1)?.push(text.text.slice(word.start, word.end));
	}
	return found;
}

/**
 * Phrases of three words by which other releases of a page are found in the full-text index: spread over the page, so that
 * some of them are outside the other's boxes, and each the one with the longest words of its part, since long words are
 * rare. At most `most`; fewer on a short page.
 */
export function tellingPhrases(copy: Copy, most = 12): string[] {
	const phrases = runs(copy).flatMap((run) => {
		const words = searchTokens(run.join(' ')).map((token) => token.text);
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
		return one.in === side && saysMore(text) ? [{ start: one.start, end: one.end, text }] : [];
	});
}

function saysMore(text: string): boolean {
	const codes = findCodes(text, [{ x: 0, y: 0, w: 1, h: 1 }]);
	const rest = codes.reduceRight((left, code) => left.slice(0, code.start) + left.slice(code.end), text);
	return /[\p{L}\p{N}]{2}/u.test(rest);
}

/** The page without its Bates stamp, which differs from release to release. @param stamp where it stands, if that is known. */
export function unstamped(page: PageText, stamp: Box | null): PageText {
	return stamp ? { text: page.text, words: page.words.filter((word) => covered(word, stamp) < 0.5) } : page;
}
