/** Redactions as data: the boxes that withhold something on a page, and the exemptions printed in or beside them. */

import {
	type Box,
	covered,
	type PageText,
	type Picture,
	type RedactionBox,
	type Shade,
	type Word,
} from '../base/page.ts';
import { findCodes } from './exemption.ts';
import { assigned, type PlacedCode, placed } from './redaction-code.ts';
import { gaps } from './redaction-gap.ts';
import { overlap } from './redaction-ink.ts';
import { type Pale, paleBoxes } from './redaction-pale.ts';
import { prepared } from './redaction-picture.ts';
import { plane, type Slab } from './redaction-slab.ts';
import { type Solid, solidBoxes } from './redaction-solid.ts';

/**
 * The redactions of one page.
 * @param picture the page in grey, 50 dpi or more (100 is enough); its longer side counts as 11 inches.
 * @param text the words a reader can see on the page, without covered ones; empty where nothing was read yet.
 * @returns boxes in reading order, confidence 0.5 to 1; `ink` where something is printed in a box that the text does not tell.
 */
export function findRedactions(picture: Picture, text: PageText): RedactionBox[] {
	const page = prepared(picture);
	const { width, height } = page.picture;
	const fraction = ({ left, top, right, bottom }: Slab): Box => ({
		x: left / width,
		y: top / height,
		w: (right - left) / width,
		h: (bottom - top) / height,
	});
	const level = { text: text.text, words: text.words.map(page.fromPage) };
	const drawn = drawnBoxes(page.picture, page.dpi).map(({ ink, shade, confidence, inked, ...slab }) => ({
		...fraction(slab),
		shade,
		confidence,
		inked,
		...(ink ? { ink: fraction(ink) } : {}),
	}));
	const read = judged(drawn, level).map(({ inked, ...box }) => withoutReadInk(box));
	return inOrder(
		[...read, ...gaps(level, read)].map((box) => ({
			...box,
			...page.toPage(box),
			...(box.ink ? { ink: page.toPage(box.ink) } : {}),
		})),
	);
}

function drawnBoxes(picture: Picture, dpi: number): (Solid | Pale)[] {
	const sheet = plane(picture);
	const black = solidBoxes(picture, sheet, dpi);
	const pale = paleBoxes(picture, sheet, dpi);
	return withoutCharts([
		...black,
		...pale.filter((box) => !black.some((other) => overlap(box, other) > 0.3 || overlap(other, box) > 0.3)),
	]);
}

/** Upright bars of one width on one base line, three or more, are a chart. */
function withoutCharts<S extends Slab & { ink?: Slab }>(boxes: readonly S[]): S[] {
	const isBar = (box: S) => !box.ink && box.bottom - box.top > (box.right - box.left) * 1.2;
	const isAlike = (a: S, b: S) =>
		Math.abs(a.bottom - b.bottom) < 4 &&
		Math.abs(a.right - a.left - b.right + b.left) < 4 &&
		Math.abs(a.left - b.left) > 4;
	const bars = boxes.filter(isBar);
	return boxes.filter((box) => bars.filter((bar) => isAlike(box, bar)).length < 2);
}

/**
 * The boxes of a page with their codes read anew from a text that came later, such as OCR. Needs no picture.
 * What turns out to be words in reverse type or a filled-in form field falls away; codes that stand where words are missing
 * become boxes of their own.
 */
export function withText(boxes: readonly RedactionBox[], text: PageText): RedactionBox[] {
	const read = judged(boxes, text).map(withoutReadInk);
	return inOrder([...read, ...gaps(text, read)]);
}

/** A box whose code is known needs no second look at its print. */
function withoutReadInk({ ink, ...box }: RedactionBox): RedactionBox {
	return ink && box.codes.length === 0 ? { ...box, ink } : box;
}

function inOrder(boxes: RedactionBox[]): RedactionBox[] {
	return boxes.sort((a, b) => a.y - b.y || a.x - b.x);
}

type Candidate = Box & {
	shade: Shade;
	confidence: number;
	ink?: Box;
	/** Share of the box that is print, where it is known. */
	inked?: number;
	codes?: string[];
	printed?: string[];
};

/** Candidates with their codes, without those whose words show that they withhold nothing. */
function judged<C extends Candidate>(
	candidates: readonly C[],
	text: PageText,
): (C & { codes: string[]; printed: string[]; confidence: number })[] {
	const codes = assigned(candidates, placed(text, findCodes(text, candidates)));
	return candidates.flatMap((candidate, i) => {
		const own = codes[i] ?? [];
		const { codes: before = [], printed = [] } = candidate;
		if (own.length === 0) {
			const confidence = before.length > 0 ? candidate.confidence : withoutCode(candidate, text);
			return confidence < 0.5 ? [] : [{ ...candidate, codes: before, printed, confidence }];
		}
		// A framed or shaded paragraph that speaks of an exemption.
		if (candidate.shade !== 'black' && plainWords(candidate, text, own) > 2) return [];
		return [
			{
				...candidate,
				codes: [...new Set(own.map((code) => code.code))],
				printed: own.map((code) => code.printed),
				confidence: before.length > 0 ? candidate.confidence : Math.min(1, candidate.confidence + 0.3),
			},
		];
	});
}

/** A box without a code that holds words is a heading in reverse type, a shaded cell or a form field. */
function withoutCode(candidate: Candidate, text: PageText): number {
	// Where words can be seen all over it, it is a stroke of a large letter or the dark between letters.
	const seen = text.words
		.filter((word) => isPlain(word, text))
		.reduce((sum, word) => sum + covered(candidate, word), 0);
	if (seen > 0.5) return 0;
	const printed = candidate.inked === undefined ? candidate.ink !== undefined : candidate.inked > 0.03;
	if ((printed || candidate.shade !== 'black') && plainWords(candidate, text, []) > 0) return 0;
	return candidate.confidence;
}

/** How many words of plain language can be seen in the box. */
function plainWords(box: Candidate, text: PageText, codes: readonly PlacedCode[]): number {
	const { ink } = box;
	// The picture shows where there is print; a word elsewhere is in the file only.
	const isSeen = (word: Word) => (ink ? covered(word, ink) > 0.3 : box.inked === undefined);
	return text.words.filter(
		(word) =>
			covered(word, box) > 0.6 &&
			isSeen(word) &&
			isPlain(word, text) &&
			!codes.some((code) => word.start < code.end && word.end > code.start),
	).length;
}

function isPlain(word: Word, { text }: PageText): boolean {
	return (word.confidence ?? 100) >= 50 && plainWord.test(text.slice(word.start, word.end));
}

/** A word of a language or a number, not what OCR makes of a code: letters of one case or with a capital first, some of them vowels. */
const plainWord =
	/^(?:["“(]?(?=\p{L}*[aeiouyáéíóúAEIOUYÁÉÍÓÚ])(?=.{2})(?:\p{Lu}?\p{Ll}+|\p{Lu}+)(?:['’-]\p{L}+)*[).,:;"”?!]*|[$#]?\d[\d.,:/-]+)$/u;
