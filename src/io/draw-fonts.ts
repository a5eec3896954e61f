/** The eight standard faces every PDF reader has: their names, widths and bytes. */

import { Encodings, Font, FontNames } from '@cantoo/pdf-lib/standard-fonts';
import type { Face, Width } from '../base/sheet.ts';

export const faces: Readonly<Record<Face, FontNames>> = {
	serif: FontNames.TimesRoman,
	'serif-bold': FontNames.TimesRomanBold,
	'serif-italic': FontNames.TimesRomanItalic,
	sans: FontNames.Helvetica,
	'sans-bold': FontNames.HelveticaBold,
	'sans-italic': FontNames.HelveticaOblique,
	mono: FontNames.Courier,
	'mono-bold': FontNames.CourierBold,
};

export const faceNames = Object.keys(faces) as Face[];

/** Measures text in the standard faces, without kerning: as the printer sets it. */
export function fontWidths(): Width {
	const tables = new Map<Face, Map<string, number>>();
	return (text, face, size) => {
		let table = tables.get(face);
		if (!table) {
			table = new Map();
			tables.set(face, table);
		}
		let units = 0;
		for (const letter of text) {
			let wide = table.get(letter);
			if (wide === undefined) {
				wide =
					Font.load(faces[face]).getWidthOfGlyph(
						Encodings.WinAnsi.encodeUnicodeCodePoint(letter.codePointAt(0) ?? 32).name,
					) ?? 250;
				table.set(letter, wide);
			}
			units += wide;
		}
		return (units * size) / 1000;
	};
}

/** The text as a PDF string of the Windows code page that the fonts are declared with. */
export function pdfString(text: string): string {
	let out = '(';
	for (const letter of text) {
		const code = letter.codePointAt(0) ?? 32;
		if (letter === '(' || letter === ')' || letter === '\\') out += `\\${letter}`;
		else if (code < 127) out += letter;
		else out += `\\${Encodings.WinAnsi.encodeUnicodeCodePoint(code).code.toString(8).padStart(3, '0')}`;
	}
	return `${out})`;
}
