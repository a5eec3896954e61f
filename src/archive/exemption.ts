/** Exemption codes as data: what a printed label such as "(b)(7)(c)" or "b7E -2" says about why something is withheld. */

import { around, type Box, type PageText, type Word } from '../base/page.ts';
import { isCitation } from './exemption-context.ts';
import type { Family, Reading, Tier } from './exemption-grammar.ts';
import { continuations, forms, privilege, separator, statutes } from './exemption-grammar.ts';

/** A code found in text. `printed` is `text.slice(start, end)`, sub-label and statute included; `code` is the canonical form. */
export type ExemptionCode = {
	/** "(b)(7)(E)", "(k)(2)", "7(1)(b)", "NR". */
	code: string;
	family: Family;
	printed: string;
	start: number;
	end: number;
	/** Privilege or numbered reason printed with the code: "DPP", "2", "high". */
	sub?: string;
	/** The statute named with (b)(3). */
	statute?: string;
};

/**
 * All exemption codes of a page or a string, in reading order.
 * A full "(b)(7)(E)" counts anywhere but in a citation (Rule 12(b)(6), 8 U.S.C. § 1231(b)(3)). Short forms (b7C, B(6), NR,
 * (k)(2)) count only near one of the boxes `near`, what OCR has garbled only in or against one. A plain string has no
 * places: it is read as words from inside a box where `near` has any box, and as running text where it has none.
 */
export function findCodes(text: PageText | string, near: readonly Box[] = []): ExemptionCode[] {
	const line = typeof text === 'string' ? text : text.text;
	const tierAt: TierAt =
		typeof text === 'string' ? () => (near.length > 0 ? 'inside' : 'anywhere') : tiers(text.words, near);
	const found: ExemptionCode[] = [];
	for (let at = 0; at < line.length; ) {
		const run = opening.test(line[at] ?? '') ? readRun(line, at, tierAt) : undefined;
		if (run && !run.citation) found.push(...run.codes);
		at = run ? run.end : at + 1;
	}
	return found;
}

/** The canonical form of one code as printed on or by a box; undefined where it is none. */
export function normaliseCode(printed: string): string | undefined {
	const label = printed.trim();
	const run = readRun(label, 0, () => 'inside');
	const [only, ...more] = run?.codes ?? [];
	return only && more.length === 0 && only.end === label.length ? only.code : undefined;
}

/** What a code can begin with; everything else is passed over without trying a form. */
const opening = /[({[|bhBG5678dDjJkKeEfFnNoOrRsS§]/;
const rank: Record<Tier, number> = { anywhere: 0, near: 1, inside: 2 };

type TierAt = (start: number, end: number) => Tier;

/** Codes one after another as one statement: "(b)(6);(b)(7)(C)", "b6/b7C", "(b)(7)(C),(E)". A citation is one as a whole. */
function readRun(
	text: string,
	start: number,
	tierAt: TierAt,
): { codes: ExemptionCode[]; end: number; citation: boolean } | undefined {
	const first = readCode(text, start, tierAt);
	if (!first) return undefined;
	const codes = [first];
	let inside = tierAt(first.start, first.end) === 'inside';
	for (let last = first; ; ) {
		const next = readCode(text, after(separator, text, last.end), tierAt) ?? readContinuation(text, last);
		if (!next) return { codes, end: last.end, citation: !inside && isCitation(text, start, last.end) };
		codes.push(next);
		inside ||= tierAt(next.start, next.end) === 'inside';
		last = next;
	}
}

function readCode(text: string, at: number, tierAt: TierAt): ExemptionCode | undefined {
	for (const { pattern, tier, read } of forms) {
		const match = matchAt(pattern, text, at);
		const reading = match && read(match.slice(1));
		if (match && reading && rank[tier] <= rank[tierAt(at, at + match[0].length)])
			return withAdditions(text, at, at + match[0].length, reading);
	}
	return undefined;
}

function readContinuation(text: string, before: ExemptionCode): ExemptionCode | undefined {
	if (before.family !== 'foia') return undefined;
	for (const { pattern, read } of continuations) {
		const match = matchAt(pattern, text, before.end);
		const reading = match && read(match.slice(1), before.code);
		if (match && reading) {
			const lead = match[0].length - match[0].replace(/^\s*(?:[,;&/]|and\b|or\b)?\s*/i, '').length;
			return withAdditions(text, before.end + lead, before.end + match[0].length, reading);
		}
	}
	return undefined;
}

/** The privilege named with (b)(5) and the statute named with (b)(3) belong to the code. */
function withAdditions(text: string, start: number, end: number, reading: Reading): ExemptionCode {
	const addition = reading.code === '(b)(5)' ? privilege : reading.code === '(b)(3)' ? statutes : undefined;
	const match = addition && matchAt(addition, text, end);
	const until = match ? end + match[0].length : end;
	const named = match?.[1] ? (addition === privilege ? { sub: match[1] } : { statute: match[1] }) : {};
	return { ...reading, ...named, printed: text.slice(start, until), start, end: until };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
	sticky.lastIndex = at;
	return sticky.exec(text);
}

function after(sticky: RegExp, text: string, at: number): number {
	return at + (matchAt(sticky, text, at)?.[0].length ?? 0);
}

/** Which forms a stretch of text may be read by, from where its words stand on the page. */
function tiers(words: readonly Word[], boxes: readonly Box[]): TierAt {
	if (boxes.length === 0) return () => 'anywhere';
	return (start, end) => {
		const place = placeOf(words, start, end);
		if (!place) return 'anywhere';
		if (boxes.some((box) => isBeside(place, box, 0.5))) return 'inside';
		const inMargin = place.x + place.w < 0.13 || place.x > 0.8;
		return boxes.some((box) => isBeside(place, box, 2) || (inMargin && gap(place.y, place.h, box.y, box.h) <= 0))
			? 'near'
			: 'anywhere';
	};
}

/** Where a stretch of a page's text stands; undefined where no word has it. */
export function placeOf(words: readonly Word[], start: number, end: number): Box | undefined {
	let low = 0;
	for (let high = words.length; low < high; ) {
		const middle = (low + high) >> 1;
		if ((words[middle]?.end ?? 0) <= start) low = middle + 1;
		else high = middle;
	}
	let last = low;
	while ((words[last]?.start ?? end) < end) last++;
	return around(words.slice(low, last));
}

/** Whether a word is within so many of its own heights of a box. Fractions of the width are about 1.3 times finer. */
function isBeside(word: Box, box: Box, heights: number): boolean {
	return (
		gap(word.x, word.w, box.x, box.w) <= heights * word.h * 1.3 &&
		gap(word.y, word.h, box.y, box.h) <= (heights * word.h) / 2
	);
}

function gap(a: number, lengthA: number, b: number, lengthB: number): number {
	return Math.max(a, b) - Math.min(a + lengthA, b + lengthB);
}
