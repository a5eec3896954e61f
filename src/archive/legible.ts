/** Whether the text that a file carries reads like language, or is the wreck of a bad text layer. */

import type { PageText } from '../base/page.ts';
import { folded } from '../base/text.ts';
import { contentWords, functionWords } from './common-words.ts';

/** Below this a text is garbage: not shown, not searched, read anew from the picture. */
export const GARBAGE = 0.5;

/** With fewer different words than this, spelling cannot be told from chance. */
const WORDS = 8;

/**
 * How much a text reads like English or Spanish, 0 (nonsense) to 1; null where there is too little to tell, or another script.
 * It judges how words are spelled, not whether they make sentences, so tables of names and numbers, forms and headers count as
 * language. Three things are multiplied: how likely the pairs of neighbouring letters are; how few words are wrecks
 * ("th!s"), measured against the small words that came through whole; how few characters belong to no writing at all.
 */
export function legibility(text: string): number | null {
	const seen = look(text);
	if (seen.foreign > seen.letters) return isSoup(text) ? 0 : null;
	if (seen.different.size < WORDS && seen.odd < 24) return null;
	const spelling = seen.different.size < WORDS ? 1 : logistic(14 * (spellingOf(seen) - 0.8));
	const wrecks = 1 / (1 + (Math.max(0, seen.wrecks - 1) / (0.065 * (seen.small + 8))) ** 8);
	const strange = Math.max(0, 1 - (2 * seen.odd) / (seen.odd + seen.letters));
	return Math.round(spelling * wrecks * strange * 100) / 100;
}

export function isGarbage(text: string): boolean {
	const found = legibility(text);
	return found !== null && found < GARBAGE;
}

/** Which of two texts of a page to show and to search; `reason` is the key of the sentence that says why. */
export type Better = { source: 'file' | 'ocr'; reason: BetterReason };
export type BetterReason =
	| 'archive.layer.none'
	| 'archive.layer.missing'
	| 'archive.layer.garbled'
	| 'archive.layer.short'
	| 'archive.layer.legible';

/**
 * The file's own words win where they are legible: they are what was released, letter by letter. Recognised words win where
 * the file has none, where its words are garbled, and where they are a small part of what the page shows.
 * @param legibilityFile what `legibility` said of the file's text.
 */
export function betterLayer(file: PageText, ocr: PageText, legibilityFile: number | null): Better {
	const written = letters(file.text);
	const read = letters(ocr.text);
	if (written === 0 && read === 0) return { source: 'file', reason: 'archive.layer.none' };
	if (written === 0) return { source: 'ocr', reason: 'archive.layer.missing' };
	if (legibilityFile !== null && legibilityFile < GARBAGE) return { source: 'ocr', reason: 'archive.layer.garbled' };
	// A stamp or a header typed over a scan: the file tells that, the picture tells the page.
	if (read > 3 * written && !isGarbage(ocr.text)) return { source: 'ocr', reason: 'archive.layer.short' };
	return { source: 'file', reason: 'archive.layer.legible' };
}

function letters(text: string): number {
	return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** What stands between spaces, or between the separators of a table's row. */
const TOKEN = /[^\s|,;"]+/g;

/** A plain word with a vowel: most tokens of most pages, and no need to look at them closely. */
const ORDINARY = /^\(?[A-Z]?[a-z]*[aeiouy][a-z]*[.:)]?$/;
const ASCII = /^[A-Za-z]+$/;

type Seen = {
	/** Different words of three letters and more. */
	different: Set<string>;
	letters: number;
	/** Letters of scripts other than Latin. */
	foreign: number;
	pairs: number;
	/** Sum over pairs of letters of the log of how much likelier they are than chance. */
	likelihood: number;
	/** Words of four letters and more, and how many of them are everyday words. */
	long: number;
	known: number;
	/** How many small words ("the", "para") came through whole. */
	small: number;
	wrecks: number;
	/** Characters that no writing uses, and soups of signs. */
	odd: number;
};

/** The mean over pairs of letters, and a little more where everyday words are among them. Language is above 0.9, nonsense below 0.7 where there are fifty words to judge. */
function spellingOf({ likelihood, pairs, known, long }: Seen): number {
	return likelihood / Math.max(1, pairs) + (0.5 * known) / Math.max(1, long);
}

function look(text: string): Seen {
	const { small, everyday, likelihood } = learnt();
	const seen: Seen = {
		different: new Set(),
		letters: 0,
		foreign: 0,
		pairs: 0,
		likelihood: 0,
		long: 0,
		known: 0,
		small: 0,
		wrecks: 0,
		odd: 0,
	};
	for (const token of text.match(TOKEN) ?? []) {
		if (isAddress(token)) continue;
		if (!ORDINARY.test(token)) {
			seen.odd += oddness(token);
			if (isWreck(token)) seen.wrecks++;
		}
		for (const letters of token.match(/\p{L}+/gu) ?? []) {
			const word = ASCII.test(letters) ? letters.toLowerCase() : folded(letters);
			if (!/^[a-z]+$/.test(word)) {
				seen.foreign += letters.length;
				continue;
			}
			seen.letters += word.length;
			if (small.has(word)) seen.small++;
			if (word.length < 3) continue;
			seen.different.add(word);
			if (word.length > 3) {
				seen.long++;
				if (everyday.has(word)) seen.known++;
			}
			for (let i = 0; i <= word.length; i++) seen.likelihood += likelihood[pair(word, i)]!;
			seen.pairs += word.length + 1;
		}
	}
	return seen;
}

/** The commonest characters of Chinese and Japanese; bytes of an English text read as UTF-16 give Chinese characters without these. */
const COMMON_HAN = /[的一是不了在人有我他中大来上国日年]/g;

function isSoup(text: string): boolean {
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	return han > 40 && (text.match(COMMON_HAN)?.length ?? 0) < han / 50;
}

/** Web and mail addresses follow no spelling. */
function isAddress(token: string): boolean {
	return /\w@\w|\bwww\.|:\/\//i.test(token);
}

/** Characters of a token that stand for nothing: private use, replacement and control characters, unassigned ones, and soups like `!%$#"`. */
function oddness(token: string): number {
	const strange = token.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
	// One alone is the bullet of a symbol font.
	if (strange > 0) return token.length === 1 ? 0 : strange;
	const signs = token.match(/[\p{P}\p{S}]/gu)?.length ?? 0;
	const rare = new Set(token.match(/[!#$%&*+<=>?@[\]\\^`{}~]/g));
	return token.length > 2 && signs > token.length / 2 && rare.size > 1 ? token.length : 0;
}

/** A word as only a failed recognition leaves it. The rules spare what people write: McKay, e-mail, b7C, 212a9CiII, hashes, and/or. */
function isWreck(token: string): boolean {
	if (/(\p{L}_){2}/u.test(token)) return true;
	return token
		.split(/[-‐‑–—/&()[\]{}'’‘.:“”_@+=#*]+/)
		.some((part) => !/^\d/.test(part) && WRECKS.some((wreck) => wreck.test(part)));
}

const WRECKS = [
	// A sign between letters: th!s
	/\p{L}[^\p{L}\p{N}]+\p{L}/u,
	// Capitals where no name has them: reTurNed, PAssport
	/^(?!\p{Lu}?\p{Ll}+\p{Lu}+\p{Ll}*(\p{Lu}\p{Ll}+)?$).*\p{Ll}\p{Lu}/u,
	/\p{Lu}{2}\p{Ll}{2}/u,
	// A number inside a word: app11cation
	/^(?![\da-f]{8,}$)(?=.*\p{Ll}).*\p{L}{2}\d+\p{L}{2}/u,
	// No vowel in four letters: Strct
	/^[A-Za-z]?[b-df-hj-np-tv-xz]{4,}$/,
];

/** Log-likelihood of a pair that our words do not have. */
const UNSEEN = -3;

type Learnt = { small: ReadonlySet<string>; everyday: ReadonlySet<string>; likelihood: Float64Array };

let memory: Learnt | undefined;

/** What the word lists teach. A pair's value is the log of its share among all pairs, over the share it would have if all pairs were alike. */
function learnt(): Learnt {
	if (memory) return memory;
	const counts = new Float64Array(SIGNS * SIGNS);
	let total = 0;
	const learn = (words: readonly string[], weight: number) => {
		for (const word of words)
			for (let i = 0; i <= word.length; i++) {
				counts[pair(word, i)]! += weight;
				total += weight;
			}
	};
	learn(functionWords, 3);
	learn(contentWords, 1);
	const likelihood = counts.map((count) =>
		count === 0 ? UNSEEN : Math.max(UNSEEN, Math.log((count / total) * SIGNS * SIGNS)),
	);
	memory = { small: new Set(functionWords), everyday: new Set([...functionWords, ...contentWords]), likelihood };
	return memory;
}

/** The letters a to z and the edge of a word. */
const SIGNS = 27;

/** Place in the table of the pair made by the letters before and after position `i` of a word of a to z. */
function pair(word: string, i: number): number {
	const before = i === 0 ? 0 : word.charCodeAt(i - 1) - 96;
	const after = i === word.length ? 0 : word.charCodeAt(i) - 96;
	return before * SIGNS + after;
}

function logistic(x: number): number {
	return 1 / (1 + Math.exp(-x));
}
