/** Redactions as data: the boxes that withhold something on a page, and the exemptions printed in or beside them. */

import { type Box, covered, type PageText, type Picture, type RedactionBox } from '../base/page.ts';
import { findCodes } from './exemption.ts';
import { assigned, placed } from './redaction-code.ts';
import { type Solid, solidBoxes } from './redaction-solid.ts';

/** A redaction, and where in it something is printed that no text tells yet: OCR may read a code there. */
export type FoundRedaction = RedactionBox & { ink?: Box };

/**
 * The redactions of one page.
 * @param picture the page in grey, 50 dpi or more (100 is enough); lengths are judged against a page 11 inches high.
 * @param text the words a reader can see on the page, without covered ones; empty where nothing was read yet.
 * @returns boxes in reading order with confidence 0.5 to 1.
 */
export function findRedactions(picture: Picture, text: PageText): FoundRedaction[] {
	const dpi = Math.max(picture.width, picture.height) / 11;
	const solids = solidBoxes(picture, dpi);
	const boxes = solids.map((solid) => fraction(solid, picture));
	const codes = assigned(boxes, placed(text, findCodes(text, boxes)));
	return solids
		.flatMap((solid, i) => {
			const box = boxes[i] as Box;
			const own = codes[i] ?? [];
			const confidence = judged(solid, own.length > 0, plainWords(box, text));
			if (confidence < 0.5) return [];
			const found: FoundRedaction = { ...box, shade: solid.shade, codes: own.map((code) => code.code), printed: own.map((code) => code.printed), confidence };
			return [solid.ink ? { ...found, ink: fraction(solid.ink, picture) } : found];
		})
		.sort((a, b) => a.y - b.y || a.x - b.x);
}

/** The same boxes with their codes read anew from a text that came later, such as OCR. Needs no picture. */
export function withText<T extends RedactionBox>(boxes: readonly T[], text: PageText): T[] {
	const codes = assigned(boxes, placed(text, findCodes(text, boxes)));
	return boxes.map((box, i) => {
		const own = codes[i] ?? [];
		return own.length === 0 ? box : { ...box, codes: own.map((code) => code.code), printed: own.map((code) => code.printed) };
	});
}

/** What the box is worth once its words are known: words that are no code mean a heading in reverse type, or shading. */
function judged(solid: Solid, hasCode: boolean, words: number): number {
	if (hasCode) return Math.min(1, solid.confidence + 0.3);
	if (solid.shade === 'black') return words > 0 && solid.inked > 0.04 ? 0 : solid.confidence;
	return words > 0 || solid.inked > 0.03 ? 0 : solid.confidence;
}

/** How many words of plain language stand in the box, or around a box that is a part of a letter. */
function plainWords(box: Box, text: PageText): number {
	return text.words.filter(
		(word) =>
			(covered(word, box) > 0.6 || covered(box, word) > 0.6) &&
			(word.confidence ?? 100) > 50 &&
			plainWord.test(text.text.slice(word.start, word.end)),
	).length;
}

/** A word of a language, not what OCR makes of a code: letters of one case or with a capital first, some of them vowels. */
const plainWord = /^["(]?(?=\p{L}*[aeiouyáéíóúAEIOUYÁÉÍÓÚ])(?=.{3})(?:\p{Lu}?\p{Ll}+|\p{Lu}+)[).,:;"]?$/u;

function fraction(slab: { left: number; top: number; right: number; bottom: number }, { width, height }: Picture): Box {
	return { x: slab.left / width, y: slab.top / height, w: (slab.right - slab.left) / width, h: (slab.bottom - slab.top) / height };
}
