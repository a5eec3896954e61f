/** What one page gives, from the words and marks a reader found on it: the steps in order, and no step knows where the page came from. */

import { createHash } from 'node:crypto';
import type { Box, CoveredPlace, Mark, PageReading, PageText, Picture } from '../base/page.ts';
import { area, covered, intersection } from '../base/page.ts';
import { plain } from '../base/text.ts';
import type { PaintedSheet } from './covered.ts';
import { coveredPlaces, removedPlaces } from './covered.ts';
import { GARBAGE, legibility } from './legible.ts';
import { findRedactions } from './redaction.ts';

export type Sheet = Omit<PaintedSheet, 'picture'> & {
	/** From 1. */
	number: number;
	/** Points as displayed. */
	width: number;
	height: number;
	/** The same page in earlier revisions of the file. */
	earlier?: readonly Pick<PaintedSheet, 'text' | 'words'>[];
};

/** @param draw the page in grey at about 100 dpi; called only where the page has more to it than text. */
export function readingOf(sheet: Sheet, draw: () => Picture): PageReading {
	const picture = needsPicture(sheet) ? draw() : undefined;
	const { places, visible } = coveredPlaces({ ...sheet, picture });
	return {
		number: sheet.number,
		width: sheet.width,
		height: sheet.height,
		...seenOf(visible, picture, sheet.marks),
		covered: [...places, ...removedFrom(sheet)],
	};
}

/** A place that several earlier revisions show is told once. */
function removedFrom(sheet: Sheet): CoveredPlace[] {
	const places: CoveredPlace[] = [];
	for (const revision of sheet.earlier ?? [])
		for (const place of removedPlaces(revision, sheet))
			if (!places.some((known) => covered(place, known) > 0.8)) places.push(place);
	return places;
}

/** What picture and text say together; `marks` tell where images lie, and one who has none gives a whole-page one. */
export function seenOf(
	text: PageText,
	picture: Picture | undefined,
	marks: readonly Mark[],
): Omit<PageReading, 'number' | 'width' | 'height' | 'covered'> {
	const legible = legibility(text.text);
	return {
		layer: text,
		legibility: legible,
		needsOcr:
			picture !== undefined && (legible !== null && legible < GARBAGE ? hasImage(marks) : untold(text, picture, marks)),
		redactions: picture ? findRedactions(picture, text) : [],
		ink: picture ? inkOf(picture) : null,
		print: printOf(text.text, picture),
	};
}

const DARK = 128;

/** Lines, rules and hairlines tell nothing; boxes big enough to hide a word, images, annotations, layers and pale text do. */
function needsPicture(sheet: Sheet): boolean {
	if (sheet.annotations.length > 0 || sheet.layered.size > 0) return true;
	const tall = 5 / sheet.height;
	const wide = 8 / sheet.width;
	if (sheet.marks.some((mark) => mark.kind === 'image' || mark.kind === 'shading' || (mark.w > wide && mark.h > tall)))
		return true;
	return sheet.words.length === 0
		? sheet.marks.length > 0
		: sheet.words.some(({ fill }) => Math.min(fill[0], fill[1], fill[2]) > 200);
}

function hasImage(marks: readonly Mark[]): boolean {
	return marks.some((mark) => mark.kind === 'image' && area(mark) > 0.05);
}

/** True where a good part of the ink lies outside all words, on an image or on a page without any. */
function untold(text: PageText, picture: Picture, marks: readonly Mark[]): boolean {
	const images: Box[] = marks.filter((mark) => mark.kind === 'image' && area(mark) > 0.05);
	if (images.length === 0) return text.words.length === 0 && inkOf(picture) > 0.001;
	const { width, height, grey } = picture;
	const told = new Uint8Array(width * height);
	const fill = (box: Box, value: number) => {
		const common = intersection(box, { x: 0, y: 0, w: 1, h: 1 });
		if (!common) return;
		const right = Math.ceil((common.x + common.w) * width);
		for (let y = Math.floor(common.y * height); y < (common.y + common.h) * height; y++)
			told.fill(value, y * width + Math.floor(common.x * width), y * width + right);
	};
	for (const image of images) fill(image, 1);
	for (const word of text.words) fill(word, 0);
	let ink = 0;
	for (let i = 0; i < told.length; i++) if (told[i] === 1 && grey[i]! < DARK) ink++;
	return ink / told.length > 0.003;
}

/** Four pixels at a time: every drawn page passes here, and one by one it took a fifth of the time of reading it. */
function inkOf({ grey }: Picture): number {
	const whole = grey.byteOffset % 4 === 0 ? grey : grey.slice();
	const fours = new Uint32Array(whole.buffer, whole.byteOffset, whole.length >> 2);
	let dark = 0;
	// A pixel darker than 128 has its highest bit clear.
	for (let i = 0; i < fours.length; i++) dark += Math.imul((~fours[i]! >>> 7) & 0x01010101, 0x01010101) >>> 24;
	for (let i = fours.length << 2; i < whole.length; i++) if (whole[i]! < DARK) dark++;
	return dark / Math.max(1, grey.length);
}

/** SHA-256 over the plain text and, where the page was drawn, its picture made 16 × 16 in 16 levels. */
export function printOf(text: string, picture: Picture | undefined): string {
	const hash = createHash('sha256').update(plain(text));
	if (picture) hash.update(thumbnail(picture));
	return hash.digest('hex');
}

/** Every second pixel of every second row is enough to tell two pages apart. */
function thumbnail({ width, height, grey }: Picture): Uint8Array {
	return Uint8Array.from({ length: 256 }, (_, cell) => {
		const left = Math.floor(((cell % 16) * width) / 16);
		const right = Math.floor((((cell % 16) + 1) * width) / 16);
		const top = Math.floor(((cell >> 4) * height) / 16);
		const bottom = Math.floor((((cell >> 4) + 1) * height) / 16);
		let sum = 0;
		let count = 0;
		for (let y = top; y < bottom; y += 2)
			for (let at = y * width + left; at < y * width + right; at += 2) {
				sum += grey[at]!;
				count++;
			}
		return Math.round(sum / Math.max(1, count) / 16);
	});
}
