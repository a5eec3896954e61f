/** Reads the exemption codes printed inside redaction boxes, which a reading of the whole page passes over. */

import type { Box, Picture } from '../base/page.ts';
import { threshold } from './deskew.ts';
import type { Engine } from './ocr-engine.ts';
import { parseWords } from './ocr-words.ts';
import { drawn, toGrey } from './pixels.ts';

/** What codes are written with: "(b)(7)(E)", "b6; b7C", "(j)(2)", "(k)(5)", "5 U.S.C. § 552a". */
const CHARACTERS = '()[]0123456789abcdefABCDEFjkJKUSuso.,;:/§- ';

/** One text for each box, '' where nothing is printed in it. */
export async function readCodes(page: Picture, boxes: readonly Box[], engine: Engine): Promise<string[]> {
	const texts: string[] = [];
	for (const box of boxes) {
		const line = printed(cut(page, box));
		texts.push(line ? await readLine(line, engine) : '');
	}
	return texts;
}

async function readLine(line: Picture, engine: Engine): Promise<string> {
	const scale = Math.max(1, Math.min(4, 48 / line.height));
	const large = await toGrey(
		drawn(line)
			.resize({ width: Math.round(line.width * scale), kernel: 'cubic' })
			.extend({ top: 16, bottom: 16, left: 16, right: 16, background: '#fff' }),
	);
	const tsv = await engine.recognise(large, { languages: ['eng'], mode: 7, only: CHARACTERS });
	return parseWords(tsv)
		.map((word) => word.text)
		.join(' ');
}

function cut({ width, height, grey }: Picture, box: Box): Picture {
	const left = Math.max(0, Math.floor(box.x * width));
	const top = Math.max(0, Math.floor(box.y * height));
	const right = Math.min(width, Math.ceil((box.x + box.w) * width));
	const bottom = Math.min(height, Math.ceil((box.y + box.h) * height));
	const out = { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
	const part = new Uint8Array(out.width * out.height);
	for (let y = 0; y < out.height; y++)
		part.set(grey.subarray((top + y) * width + left, (top + y) * width + left + out.width), y * out.width);
	return { ...out, grey: part };
}

/** The part of a box that holds print, dark on light; undefined where the box is plain. */
function printed(part: Picture): Picture | undefined {
	if (part.width < 8 || part.height < 8) return undefined;
	const level = threshold(part.grey);
	let dark = 0;
	for (const value of part.grey) if (value <= level) dark++;
	const inverted = dark > part.grey.length / 2;
	const grey = inverted ? part.grey.map((value) => 255 - value) : part.grey;
	return { ...part, grey };
}
