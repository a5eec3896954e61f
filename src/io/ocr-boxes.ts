/** Reads the exemption codes printed inside redaction boxes, which a reading of the whole page passes over. */

import type { Box, Picture } from '../base/page.ts';
import { threshold } from './deskew.ts';
import type { Engine } from './ocr-engine.ts';
import { parseWords } from './ocr-words.ts';
import { drawn, toGrey } from './pixels.ts';

/** What codes are written with: "(b)(7)(E)", "b6; b7C", "(j)(2)", "(k)(5)", "5 U.S.C. § 552a". */
const CHARACTERS = '()[]0123456789abcdefABCDEFjkJKUSuso.,;:/§- ';

/** Every line of print is brought to this height and set apart by this gap, in pixels: what Tesseract reads best. */
const HEIGHT = 40;
const GAP = 24;

/**
 * One text for each box, lines joined with a space; '' where no code is printed in it. All lines of print of all boxes are set
 * under each other on one sheet, dark on light, so that the engine is asked once for a page and not once for a box.
 */
export async function readCodes(page: Picture, boxes: readonly Box[], engine: Engine): Promise<string[]> {
	const lines: { box: number; picture: Picture }[] = [];
	for (const [box, place] of boxes.entries())
		for (const line of printedLines(cut(page, place))) lines.push({ box, picture: await levelled(line) });
	const texts: string[] = boxes.map(() => '');
	if (lines.length === 0) return texts;
	const words = parseWords(
		await engine.recognise(sheet(lines.map((line) => line.picture)), { languages: ['eng'], mode: 6, only: CHARACTERS }),
	);
	for (const word of words) {
		const line = lines[Math.floor((word.y + word.h / 2 - GAP / 2) / (HEIGHT + GAP))];
		if (line) texts[line.box] = `${texts[line.box]} ${word.text}`;
	}
	return texts.map(mended).map((text) => (CODE.test(text) ? text : ''));
}

/** A letter with a number after it, with or without brackets: the least that a code has. Anything else is a misread stain. */
const CODE = /[a-k][)\]]?\s?[([]?\d/i;

/** What Tesseract makes of codes in small white print, and what alone it can have been. */
const MENDS: readonly [RegExp, string][] = [
	// Two numbers in a row, which no exemption has: the first is a b.
	[/\(?[0568D]\)(?=\s?\(\d)/g, '(b)'],
	[/(^|[\s,;.-])b\)/g, '$1(b)'],
	[/\((\d)\(?([A-F])\)?/g, '($1)($2)'],
	// A code that starts with its number lost its b at the edge of the box.
	[/^\((\d)\)/, '(b)($1)'],
];

function mended(text: string): string {
	return MENDS.reduce((all, [misread, meant]) => all.replace(misread, meant), text.trim());
}

function cut({ width, height, grey }: Picture, box: Box): Picture {
	const left = Math.max(0, Math.floor(box.x * width));
	const top = Math.max(0, Math.floor(box.y * height));
	const right = Math.min(width, Math.ceil((box.x + box.w) * width));
	const bottom = Math.min(height, Math.ceil((box.y + box.h) * height));
	const size = { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
	const part = new Uint8Array(size.width * size.height);
	for (let y = 0; y < size.height; y++)
		part.set(grey.subarray((top + y) * width + left, (top + y) * width + right), y * size.width);
	return { ...size, grey: part };
}

/** The lines of print in a box, dark on light, each cut close. */
function printedLines(part: Picture): Picture[] {
	if (part.width < 12 || part.height < 8) return [];
	const clean = withoutRim(darkOnLight(part));
	const level = threshold(clean.grey);
	const lines: Picture[] = [];
	let top = -1;
	for (let y = 0; y <= clean.height; y++) {
		const inked = y < clean.height && inkOf(clean, level, y) > 0;
		if (inked && top < 0) top = y;
		if (inked || top < 0) continue;
		const line = close(clean, level, top, y);
		if (line) lines.push(line);
		top = -1;
	}
	return lines;
}

/** Inverted where most of it is dark. */
function darkOnLight(part: Picture): Picture {
	const level = threshold(part.grey);
	let dark = 0;
	for (const value of part.grey) if (value <= level) dark++;
	return dark > part.grey.length / 2 ? { ...part, grey: part.grey.map((value) => 255 - value) } : part;
}

/** How far from the border dark is still the frame of the box or the paper beside it, in pixels. Print may reach the border too. */
const RIM = 4;

/** Without the dark that touches the border, as deep as the rim goes. */
function withoutRim({ width, height, grey }: Picture): Picture {
	const level = threshold(grey);
	const out = grey.slice();
	const waiting: number[] = [];
	const visit = (at: number) => {
		if (out[at]! > level) return;
		const x = at % width;
		const y = (at - x) / width;
		if (Math.min(x, width - 1 - x) >= RIM && Math.min(y, height - 1 - y) >= RIM) return;
		out[at] = 255;
		waiting.push(at);
	};
	for (let x = 0; x < width; x++) {
		visit(x);
		visit((height - 1) * width + x);
	}
	for (let y = 0; y < height; y++) {
		visit(y * width);
		visit(y * width + width - 1);
	}
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		const x = at % width;
		if (x > 0) visit(at - 1);
		if (x < width - 1) visit(at + 1);
		if (at >= width) visit(at - width);
		if (at < width * (height - 1)) visit(at + width);
	}
	return { width, height, grey: out };
}

function inkOf({ width, grey }: Picture, level: number, y: number): number {
	let count = 0;
	for (let x = 0; x < width; x++) if (grey[y * width + x]! <= level) count++;
	return count;
}

/** Rows `top` to `bottom` cut to their ink; undefined where they are too low, or too narrow for a code. */
function close(picture: Picture, level: number, top: number, bottom: number): Picture | undefined {
	const height = bottom - top;
	if (height < 6) return undefined;
	let left = picture.width;
	let right = 0;
	for (let y = top; y < bottom; y++)
		for (let x = 0; x < picture.width; x++)
			if (picture.grey[y * picture.width + x]! <= level) {
				left = Math.min(left, x);
				right = Math.max(right, x + 1);
			}
	if (right - left < height) return undefined;
	return cut(picture, {
		x: left / picture.width,
		y: top / picture.height,
		w: (right - left) / picture.width,
		h: height / picture.height,
	});
}

async function levelled(line: Picture): Promise<Picture> {
	return toGrey(
		drawn(line).resize({
			width: Math.max(1, Math.round((line.width * HEIGHT) / line.height)),
			height: HEIGHT,
			fit: 'fill',
			kernel: 'cubic',
		}),
	);
}

/** Lines under each other on white, each `HEIGHT` pixels high with a `GAP` above it. */
function sheet(lines: readonly Picture[]): Picture {
	const width = Math.max(...lines.map((line) => line.width)) + 2 * GAP;
	const height = lines.length * (HEIGHT + GAP) + GAP;
	const grey = new Uint8Array(width * height).fill(255);
	for (const [i, line] of lines.entries())
		for (let y = 0; y < line.height; y++)
			grey.set(line.grey.subarray(y * line.width, (y + 1) * line.width), (GAP + i * (HEIGHT + GAP) + y) * width + GAP);
	return { width, height, grey };
}
