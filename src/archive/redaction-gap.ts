/** White redactions without an outline: a code that stands in a line of text where words are missing. */

import { type Box, covered, intersection, type PageText, type RedactionBox, type Word } from '../base/page.ts';
import { findCodes } from './exemption.ts';
import { assigned, type PlacedCode, placed } from './redaction-code.ts';

/**
 * Boxes for the codes of a text that belong to none of `boxes`.
 * A code that a sentence speaks of ("withheld under (b)(5)", "(b)(6) protects …") is no box, nor is one of a list of codes.
 */
export function gaps(text: PageText, boxes: readonly Box[]): RedactionBox[] {
	const codes = placed(text, findCodes(text));
	const taken = new Set(assigned(boxes, codes).flat());
	const free = codes.filter((code) => code.family === 'foia' && !taken.has(code));
	if (free.length === 0 || isAboutCodes(text, codes)) return [];
	return groups(free, text)
		.filter((group) => !isSpokenOf(text.text, group))
		.map((group) => gap(group, text, boxes));
}

/** Codes one after another on one line. */
function groups(codes: readonly PlacedCode[], text: PageText): PlacedCode[][] {
	const all: PlacedCode[][] = [];
	for (const code of codes) {
		const last = all.at(-1)?.at(-1);
		if (
			last &&
			/^[\s,;:&/]*$/.test(text.text.slice(last.end, code.start)) &&
			Math.abs(last.place.y - code.place.y) < last.place.h / 2
		)
			all.at(-1)?.push(code);
		else all.push([code]);
	}
	return all;
}

/** A letter, a slip sheet or a key of exemptions names codes in its sentences. */
function isAboutCodes({ text }: PageText, codes: readonly PlacedCode[]): boolean {
	if (/\b(?:exempt(?:ions?|ed)?\b|withheld (?:in full|under|pursuant)|Freedom of Information)/i.test(text)) return true;
	const atStart = codes.filter(
		(code) =>
			/(?:^|\n)\s*$/.test(text.slice(0, code.start)) && /^[\s:–-]+[A-Za-z]/.test(text.slice(code.end, code.end + 4)),
	);
	return new Set(atStart.map((code) => code.code)).size >= 3;
}

function isSpokenOf(text: string, group: readonly PlacedCode[]): boolean {
	const start = group[0]?.start ?? 0;
	const end = group.at(-1)?.end ?? 0;
	return (
		/\b(?:exemptions?|under|pursuant to|sections?|subsections?|FOIA|codes?|citing|cites?|claimed?|invoked?|asserted|see)[\s,:("“]*$/i.test(
			text.slice(Math.max(0, start - 30), start),
		) ||
		/^[\s,)"”]*(?:protects?|exempts?|applies|apply|covers?|permits?|allows?|pertains?|because|requires?|in full)\b/i.test(
			text.slice(end, end + 30),
		)
	);
}

/** The room from the word before to the word after on the code's line, at most; the code alone at the end of a line. */
function gap(group: readonly PlacedCode[], { words }: PageText, boxes: readonly Box[]): RedactionBox {
	const first = group[0] as PlacedCode;
	const last = group.at(-1) as PlacedCode;
	const label: Box = { ...first.place, w: last.place.x + last.place.w - first.place.x };
	const own = (word: Word) => group.some((code) => word.start < code.end && word.end > code.start);
	const level = (box: Box) =>
		Math.min(box.y + box.h, label.y + label.h) - Math.max(box.y, label.y) > 0.5 * Math.min(box.h, label.h);
	const others: Box[] = [...words.filter((word) => !own(word) && level(word)), ...boxes.filter(level)];
	const space = label.h * 0.3;
	const before = Math.max(
		...others.filter((box) => box.x + box.w <= label.x + space).map((box) => box.x + box.w + space),
		Number.NEGATIVE_INFINITY,
	);
	const after = Math.min(
		...others.filter((box) => box.x >= label.x + label.w - space).map((box) => box.x - space),
		Number.POSITIVE_INFINITY,
	);
	const left = Number.isFinite(before) && label.x - before < 0.5 ? Math.min(before, label.x) : label.x;
	const right =
		Number.isFinite(after) && after - label.x - label.w < 0.5 ? Math.max(after, label.x + label.w) : label.x + label.w;
	const box: Box = { x: left, y: label.y, w: right - left, h: label.h };
	const free = others.every(
		(other) => covered(other, box) < 0.5 && !(intersection(other, label) && covered(label, other) > 0.5),
	);
	return {
		...(free ? box : label),
		shade: 'white',
		codes: [...new Set(group.map((code) => code.code))],
		printed: group.map((code) => code.printed),
		confidence: 0.6,
	};
}
