/** The faces that papers are printed in: Source Serif 4, in the parts that its package holds, and Liberation Sans for what those lack. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LetterFace, Measure } from './letter-layout.ts';
import { readTrueType, type TrueType } from './truetype.ts';
import { readWoff2 } from './woff2.ts';

/** A font file that goes with the PDF. */
export type Font = { name: string; italic: boolean; type: TrueType };
/** Where a letter is. Glyph 0, a box, stands for a letter that no font has. */
export type Placed = { font: Font; glyph: number; width: number };
export type Fonts = (letter: string, face: LetterFace) => Placed;

const packages = new URL('../../node_modules/', import.meta.url);
/** Letters are looked for in this order. */
const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] as const;

/** Reads a file once a letter is looked for in it. The bold face is the plain one, drawn with a stroke. */
export function openFonts(): Fonts {
	const read = new Map<string, Font | undefined>();
	const font = (name: string, italic: boolean) => {
		if (!read.has(name)) read.set(name, readFont(name, italic));
		return read.get(name);
	};
	const known = new Map<string, Placed>();
	return (letter, face) => {
		const italic = face === 'serif-italic';
		const key = `${italic} ${letter}`;
		const there = known.get(key);
		if (there) return there;
		const found = find(letter, italic, font);
		known.set(key, found);
		return found;
	};
}

function find(letter: string, italic: boolean, font: (name: string, italic: boolean) => Font | undefined): Placed {
	const code = letter.codePointAt(0) ?? 32;
	let box: Font | undefined;
	for (const name of filesOf(italic)) {
		const one = font(name, italic);
		if (!one) continue;
		box ??= one;
		const glyph = one.type.glyph(code);
		if (glyph !== 0) return { font: one, glyph, width: one.type.width(glyph) };
	}
	if (!box) throw new Error('No font is installed to print papers with. `npm install` brings them.');
	return { font: box, glyph: 0, width: box.type.width(0) };
}

function filesOf(italic: boolean): string[] {
	const style = italic ? 'italic' : 'normal';
	return [
		...scripts.map(
			(script) => `@fontsource-variable/source-serif-4/files/source-serif-4-${script}-wght-${style}.woff2`,
		),
		`pdfjs-dist/standard_fonts/LiberationSans-${italic ? 'Italic' : 'Regular'}.ttf`,
	];
}

function readFont(file: string, italic: boolean): Font | undefined {
	const path = fileURLToPath(new URL(file, packages));
	if (!existsSync(path)) return undefined;
	const bytes = readFileSync(path);
	const type = readTrueType(file.endsWith('.woff2') ? readWoff2(bytes) : bytes);
	const name = file.replace(/^.*\/|-wght|\.\w+$/g, '');
	return { name, italic, type };
}

/** The width of words as the printer sets them, without kerning. */
export function measureWith(fonts: Fonts): Measure {
	return (text, face, size) => {
		let sum = 0;
		for (const letter of text) sum += fonts(letter, face).width;
		return (sum * size) / 1000;
	};
}
