/** Measures what was read from a practice production against what is true of it. */

import { area, type Box, type CoveredPlace, intersection } from '../base/page.ts';
import { plain } from '../base/text.ts';
import type { TruthBox, TruthPage } from './practice-truth.ts';

/** What a reading found on one page. */
export type FoundPage = {
	bates: string | null;
	boxes: readonly (Box & { codes: readonly string[] })[];
	covered: readonly (Box & Pick<CoveredPlace, 'how'>)[];
	text: string;
};

/** A true page with what was found on it; undefined where the page was not read at all. */
export type Pair = { truth: TruthPage; found: FoundPage | undefined };

/** Of the `truth` true things `caught` were found; of the `found` things `right` are true. */
export type Tally = { truth: number; caught: number; found: number; right: number };

/** Right ones among the found; null where nothing was found. */
export function precision({ found, right }: Tally): number | null {
	return found === 0 ? null : right / found;
}

/** Right ones among the true; null where there is nothing to find. */
export function recall({ truth, caught }: Tally): number | null {
	return truth === 0 ? null : caught / truth;
}

/** Bates numbers, one a page, compared as printed but for case and spaces. */
export function scoreBates(pairs: readonly Pair[]): Tally {
	const same = (text: string) => plain(text).toLowerCase().replaceAll(' ', '');
	return total(pairs, ({ truth, found }) => {
		const read = found?.bates ?? null;
		const right = truth.bates !== null && read !== null && same(truth.bates) === same(read);
		return tallied(truth.bates === null ? 0 : 1, read === null ? 0 : 1, right ? 1 : 0);
	});
}

/** Redaction boxes that can be seen on the page. A box is right where it shares at least `least` of its union with a true one (Jaccard). */
export function scoreBoxes(pairs: readonly Pair[], least = 0.5): Tally {
	return total(pairs, (pair) => {
		const seen = pair.truth.boxes.filter((box) => box.drawn);
		const unseen = pair.truth.boxes.filter((box) => !box.drawn);
		// A box found where words were made invisible is neither right nor wrong: something is withheld there, but not by a box.
		const counted = pair.found?.boxes.filter((box) => !unseen.some((other) => jaccard(box, other) >= least)) ?? [];
		return tallied(seen.length, counted.length, matched(pair, least).length);
	});
}

/** Exemption codes by page: each code counts once a page, wherever it stands. */
export function scorePageCodes(pairs: readonly Pair[]): Tally {
	return total(pairs, ({ truth, found }) => {
		const read = new Set(found?.boxes.flatMap((box) => box.codes));
		return tallied(truth.codes.length, read.size, truth.codes.filter((code) => read.has(code)).length);
	});
}

/** Exemption codes by box: among boxes that were found, whether the right codes were laid to each. */
export function scoreBoxCodes(pairs: readonly Pair[], least = 0.5): Tally {
	return total(pairs, (pair) =>
		sum(
			matched(pair, least).map(({ truth, found }) =>
				tallied(
					truth.codes.length,
					new Set(found.codes).size,
					truth.codes.filter((code) => found.codes.includes(code)).length,
				),
			),
		),
	);
}

/** Bad redactions: a true one is found where a covered place lies on it, a found one is right where it lies on a true one. */
export function scoreBad(pairs: readonly Pair[]): Tally {
	return total(pairs, ({ truth, found }) => {
		const bad = truth.boxes.filter((box) => box.bad !== null);
		const places = found?.covered ?? [];
		const meet = (box: TruthBox, place: Box) => overlap(box, place) >= 0.3 * Math.min(area(box), area(place));
		return {
			truth: bad.length,
			caught: bad.filter((box) => places.some((place) => meet(box, place))).length,
			found: places.length,
			right: places.filter((place) => bad.some((box) => meet(box, place))).length,
		};
	});
}

/** Pages with a bad redaction, told by their having any covered place: what quarantine depends on. */
export function scoreQuarantine(pairs: readonly Pair[]): Tally {
	return total(pairs, ({ truth, found }) => {
		const bad = truth.boxes.some((box) => box.bad !== null);
		const told = (found?.covered.length ?? 0) > 0;
		return tallied(bad ? 1 : 0, told ? 1 : 0, bad && told ? 1 : 0);
	});
}

export type WordScore = {
	/** True words. */
	words: number;
	/** Words to insert, drop or change, in reading order. */
	errors: number;
	/** True words that were not read anywhere on their page: what search cannot find, whatever the order. */
	missed: number;
};

/** How well words were read. Case and punctuation count; quotes and dashes are made alike. */
export function scoreWords(pairs: readonly Pair[]): WordScore {
	const score = { words: 0, errors: 0, missed: 0 };
	for (const { truth, found } of pairs) {
		const wanted = wordsOf(truth.text);
		const read = wordsOf(found?.text ?? '');
		score.words += wanted.length;
		score.errors += wordErrors(wanted, read);
		score.missed += wordsMissed(wanted, read);
	}
	return score;
}

export function wordsOf(text: string): string[] {
	return plain(text).split(' ').filter(Boolean);
}

/** Levenshtein's distance between two lists of words. */
export function wordErrors(wanted: readonly string[], read: readonly string[]): number {
	let row = Uint32Array.from({ length: read.length + 1 }, (_, i) => i);
	wanted.forEach((word, i) => {
		const next = new Uint32Array(read.length + 1);
		next[0] = i + 1;
		for (let j = 1; j <= read.length; j++) {
			const change = (row[j - 1] as number) + (word === read[j - 1] ? 0 : 1);
			next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, change);
		}
		row = next;
	});
	return row[read.length] as number;
}

function wordsMissed(wanted: readonly string[], read: readonly string[]): number {
	const left = new Map<string, number>();
	for (const word of read) left.set(word, (left.get(word) ?? 0) + 1);
	let missed = 0;
	for (const word of wanted) {
		const count = left.get(word) ?? 0;
		if (count === 0) missed++;
		else left.set(word, count - 1);
	}
	return missed;
}

/** Pairs true and found boxes, the best fit first; each box is used once. */
function matched({ truth, found }: Pair, least: number): { truth: TruthBox; found: FoundPage['boxes'][number] }[] {
	const fits = truth.boxes
		.filter((box) => box.drawn)
		.flatMap((box) => (found?.boxes ?? []).map((other) => ({ truth: box, found: other, fit: jaccard(box, other) })))
		.filter(({ fit }) => fit >= least)
		.sort((a, b) => b.fit - a.fit);
	const used = new Set<object>();
	return fits.filter((one) => {
		if (used.has(one.truth) || used.has(one.found)) return false;
		used.add(one.truth).add(one.found);
		return true;
	});
}

function jaccard(a: Box, b: Box): number {
	const common = overlap(a, b);
	return common === 0 ? 0 : common / (area(a) + area(b) - common);
}

function overlap(a: Box, b: Box): number {
	const common = intersection(a, b);
	return common ? area(common) : 0;
}

function total(pairs: readonly Pair[], tally: (pair: Pair) => Tally): Tally {
	return sum(pairs.map(tally));
}

/** A tally of things that match one to one. */
function tallied(truth: number, found: number, right: number): Tally {
	return { truth, caught: right, found, right };
}

function sum(tallies: readonly Tally[]): Tally {
	const all = tallied(0, 0, 0);
	for (const one of tallies) for (const key of ['truth', 'caught', 'found', 'right'] as const) all[key] += one[key];
	return all;
}
