/** The characters of a PDF page as PDFium knows them, and the words and lines they make. */

import type { PaintedWord } from '../base/page.ts';
import type { Engine } from './pdfium-wasm.ts';

/** Page space (points, y upwards) to displayed fractions: X = a·x + c·y + e, Y = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** One page's characters, column by column: code points, [left, right, bottom, top] in page space, and text objects. */
export type Characters = { count: number; codes: Uint32Array; boxes: Float32Array; objects: Uint32Array };

/** How a text object is painted. */
export type Paint = Pick<PaintedWord, 'order' | 'fill' | 'mode'>;

export type PaintedText = { text: string; words: PaintedWord[] };

const UNPAINTED: Paint = { order: 0, fill: [0, 0, 0, 255], mode: 0 };
/** More than a broadsheet holds; beyond it a page is an attack or an accident. */
const MOST_CHARACTERS = 1_000_000;

export function readCharacters(engine: Engine, textPage: number): Characters {
	const { call, scratch } = engine;
	const count = Math.max(0, Math.min(call.FPDFText_CountChars(textPage), MOST_CHARACTERS));
	const codes = new Uint32Array(count);
	const boxes = new Float32Array(count * 4);
	const objects = new Uint32Array(count);
	const at = scratch >> 2;
	for (let i = 0; i < count; i++) {
		const code = call.FPDFText_GetUnicode(textPage, i);
		codes[i] = code;
		if (isSpace(code) || code === 10 || code === 13) continue;
		objects[i] = call.FPDFText_GetTextObject(textPage, i);
		// FS_RECTF: left, top, right, bottom.
		if (!call.FPDFText_GetLooseCharBox(textPage, i, scratch)) continue;
		const floats = engine.floats();
		boxes[i * 4] = floats[at] ?? 0;
		boxes[i * 4 + 1] = floats[at + 2] ?? 0;
		boxes[i * 4 + 2] = floats[at + 3] ?? 0;
		boxes[i * 4 + 3] = floats[at + 1] ?? 0;
	}
	return { count, codes, boxes, objects };
}

/**
 * Words and lines in the order PDFium reads them. Boxes are displayed fractions and may lie outside 0…1 where the text
 * lies outside the crop box. Hyphens stay as printed.
 */
export function assembleWords(characters: Characters, paints: ReadonlyMap<number, Paint>, affine: Affine): PaintedText {
	const words: PaintedWord[] = [];
	let text = '';
	let word = '';
	let left = Infinity;
	let right = -Infinity;
	let bottom = Infinity;
	let top = -Infinity;
	let paint: Paint | undefined;
	let order = Infinity;
	let gap = '';
	const flush = () => {
		if (word === '') return;
		const start = text.length + gap.length;
		text += gap + word;
		const box = boxed(affine, left, right, bottom, top);
		const { fill, mode } = paint ?? UNPAINTED;
		words.push({
			...box,
			start,
			end: text.length,
			confidence: null,
			order: Number.isFinite(order) ? order : 0,
			fill,
			mode,
		});
		word = '';
		gap = ' ';
		left = bottom = order = Infinity;
		right = top = -Infinity;
		paint = undefined;
	};
	for (let i = 0; i < characters.count; i++) {
		const code = characters.codes[i] ?? 0;
		if (code === 10 || code === 13) {
			flush();
			if (text !== '') gap = '\n';
			continue;
		}
		if (isSpace(code)) {
			flush();
			continue;
		}
		const char = printed(code);
		if (char === '') continue;
		word += char;
		const painted = paints.get(characters.objects[i] ?? 0);
		if (painted) {
			paint ??= painted;
			order = Math.min(order, painted.order);
		}
		const at = i * 4;
		left = Math.min(left, characters.boxes[at] ?? 0);
		right = Math.max(right, characters.boxes[at + 1] ?? 0);
		bottom = Math.min(bottom, characters.boxes[at + 2] ?? 0);
		top = Math.max(top, characters.boxes[at + 3] ?? 0);
	}
	flush();
	return { text: text.isWellFormed() ? text : text.toWellFormed(), words };
}

export function boxed(affine: Affine, left: number, right: number, bottom: number, top: number) {
	const [a, b, c, d, e, f] = affine;
	const x1 = a * left + c * bottom + e;
	const x2 = a * right + c * top + e;
	const y1 = b * left + d * bottom + f;
	const y2 = b * right + d * top + f;
	return { x: Math.min(x1, x2), y: Math.min(y1, y2), w: Math.abs(x2 - x1), h: Math.abs(y2 - y1) };
}

function isSpace(code: number): boolean {
	return (
		code === 32 ||
		code === 9 ||
		code === 0xa0 ||
		(code >= 0x2000 && code <= 0x200b) ||
		code === 0x202f ||
		code === 0x3000
	);
}

/**
 * The character as a reader sees it, or nothing. PDFium writes 2 for a hyphen that breaks a line; fonts often call
 * their printed hyphen a soft one (U+00AD). Lone surrogates are made well-formed by the caller.
 */
function printed(code: number): string {
	if (code === 2 || code === 0xad) return '-';
	if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0xfeff || code === 0xfffe || code === 0xffff) return '';
	if (code > 0x10ffff) return '\ufffd';
	return String.fromCodePoint(code);
}
