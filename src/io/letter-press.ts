/** Prints papers as PDF: US letter, page numbers, table heads on every page. The same paper gives the same bytes. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Paper } from '../base/paper.ts';
import { type PdfObject, writePdf } from './draw-file.ts';
import { faces, fontWidths, pdfString } from './draw-fonts.ts';
import {
	formatOf,
	inStandard,
	type LetterFace,
	layOut,
	type Measure,
	type Piece,
	type PrintPage,
} from './letter-layout.ts';
import { readTrueType, type TrueType } from './truetype.ts';

const fonts = ['serif', 'serif-bold', 'serif-italic', 'wide', 'wide-bold'] as const satisfies readonly LetterFace[];
const wideFiles = { wide: 'LiberationSans-Regular.ttf', 'wide-bold': 'LiberationSans-Bold.ttf' } as const;

/** A paper as the bytes of a PDF. Letters outside the Windows code page are set in a font that goes with the file. */
export function pdfOf(paper: Paper): Uint8Array {
	const wide = wideFonts();
	const measure = measureWith(wide);
	const pages = layOut(paper, measure);
	const { width, height, margin } = formatOf(paper);
	const objects = new Map<number, PdfObject>();
	const add = (object: PdfObject) => {
		objects.set(objects.size + 1, object);
		return objects.size;
	};
	const root = add({ dictionary: '' });
	const tree = add({ dictionary: '' });
	pages.forEach((page, i) => {
		page.lines.push(...furniture(paper, i + 1, pages.length, { width, height, margin }, measure));
	});
	const entries = fonts.flatMap((face, i) => {
		const object =
			face === 'wide' || face === 'wide-bold'
				? wideObject(face, wide, pages, add)
				: add({ dictionary: `<< /Type /Font /Subtype /Type1 /BaseFont /${faces[face]} /Encoding /WinAnsiEncoding >>` });
		return object === undefined ? [] : [`/F${i} ${object} 0 R`];
	});
	const kids = pages.map((page) => {
		const content = add({ dictionary: '<< >>', bytes: Buffer.from(operators(page, height, wide), 'latin1') });
		return add({
			dictionary: `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Resources << /Font << ${entries.join(' ')} >> >> >>`,
		});
	});
	objects.set(tree, {
		dictionary: `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
	});
	objects.set(root, {
		dictionary: `<< /Type /Catalog /Pages ${tree} 0 R /Lang (en-US) /ViewerPreferences << /DisplayDocTitle true >> >>`,
	});
	return writePdf({
		objects,
		root,
		info: { Title: paper.title, Subject: paper.header, Producer: 'Uncover' },
		identity: `${paper.title} ${JSON.stringify(paper.blocks)}`,
	});
}

/** The line above every page, and title and page number below. */
function furniture(
	paper: Paper,
	number: number,
	of: number,
	{ width, height, margin }: { width: number; height: number; margin: number },
	measure: Measure,
) {
	const line = (text: string, y: number, align: 'left' | 'center' | 'right') => {
		const size = 9;
		const face: LetterFace = inStandard(text) ? 'serif-italic' : 'wide';
		const wide = measure(text, face, size);
		const x = align === 'left' ? margin : align === 'right' ? width - margin - wide : (width - wide) / 2;
		return { y, size, pieces: [{ x, text, face, blank: false, width: wide }] };
	};
	const title = paper.title.length > 90 ? `${paper.title.slice(0, 89)}…` : paper.title;
	return [
		...(paper.header === '' ? [] : [line(paper.header, 40, 'center')]),
		line(title, height - 36, 'left'),
		line(`Page ${number} of ${of}`, height - 36, 'right'),
	];
}

function operators(page: PrintPage, height: number, wide: Wide): string {
	const out: string[] = [];
	for (const { x, y, width, weight, grey } of page.rules)
		out.push(
			`${short(grey)} G ${short(weight)} w ${short(x)} ${short(height - y)} m ${short(x + width)} ${short(height - y)} l S`,
		);
	for (const { y, size, pieces } of page.lines)
		for (const { x, width, blank } of pieces)
			if (blank)
				out.push(
					`1 0.95 0.7 rg ${short(x - 1)} ${short(height - y - size * 0.25)} ${short(width + 2)} ${short(size * 1.15)} re f`,
				);
	out.push('0 g');
	for (const { y, size, pieces } of page.lines)
		for (const piece of pieces)
			out.push(
				`BT /F${fonts.indexOf(piece.face)} ${short(size)} Tf ${short(piece.x)} ${short(height - y)} Td ${shown(piece, wide)} Tj ET`,
			);
	return out.join('\n');
}

type Wide = Record<keyof typeof wideFiles, TrueType | undefined>;

/** Fonts that come with a package of ours; read when a paper is printed, and only then. */
function wideFonts(): Wide {
	const folder = new URL('../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url);
	const read = (name: string) => {
		const path = fileURLToPath(new URL(name, folder));
		return existsSync(path) ? readTrueType(readFileSync(path)) : undefined;
	};
	return { wide: read(wideFiles.wide), 'wide-bold': read(wideFiles['wide-bold']) };
}

function measureWith(wide: Wide): Measure {
	const standard = fontWidths();
	return (text, face, size) => {
		if (face !== 'wide' && face !== 'wide-bold') return standard(text, face, size);
		const font = wide[face];
		if (!font) return standard(bare(text), plainFace(face), size);
		let sum = 0;
		for (const letter of text) sum += font.width(glyphOf(font, nearest(font, letter)));
		return (sum * size) / 1000;
	};
}

function shown(piece: Piece, wide: Wide): string {
	if (piece.face !== 'wide' && piece.face !== 'wide-bold') return pdfString(piece.text);
	const font = wide[piece.face];
	// Without the font its place is taken by Times (see `wideObject`), and letters lose their marks.
	if (!font) return pdfString(bare(piece.text));
	const glyphs = [...piece.text].map((letter) => glyphOf(font, nearest(font, letter)));
	return `<${glyphs.map((glyph) => glyph.toString(16).padStart(4, '0')).join('')}>`;
}

/** The font cut down to what the pages show, with the way back from its glyphs to letters, so that words can be searched and copied. */
function wideObject(
	face: keyof typeof wideFiles,
	wide: Wide,
	pages: readonly PrintPage[],
	add: (object: PdfObject) => number,
): number | undefined {
	const letters = new Set(
		pages.flatMap((page) =>
			page.lines.flatMap((line) =>
				line.pieces.filter((piece) => piece.face === face).flatMap((piece) => [...piece.text]),
			),
		),
	);
	if (letters.size === 0) return undefined;
	const font = wide[face];
	if (!font)
		return add({
			dictionary: `<< /Type /Font /Subtype /Type1 /BaseFont /${faces[plainFace(face)]} /Encoding /WinAnsiEncoding >>`,
		});
	const set = new Set([...letters].map((letter) => nearest(font, letter)));
	const glyphs = new Map([...set].sort().map((letter) => [glyphOf(font, letter), letter]));
	const name = `UNCOVR+${wideFiles[face].replace('.ttf', '')}`;
	const hex = (number: number) => number.toString(16).padStart(4, '0');
	const file = font.subset(glyphs.keys());
	const stream = add({ dictionary: `<< /Length1 ${file.length} >>`, bytes: file });
	const { ascent, descent, box } = font.metrics;
	const descriptor = add({
		dictionary: `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${box.map(Math.round).join(' ')}] /ItalicAngle 0 /Ascent ${Math.round(ascent)} /Descent ${Math.round(descent)} /CapHeight 729 /StemV ${face === 'wide' ? 80 : 130} /FontFile2 ${stream} 0 R >>`,
	});
	const widths = [...glyphs.keys()].map((glyph) => `${glyph} [${Math.round(font.width(glyph))}]`).join(' ');
	const descendant = add({
		dictionary: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /W [${widths}] >>`,
	});
	const rows = [...glyphs].map(
		([glyph, letter]) => `<${hex(glyph)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
	);
	const map = add({
		dictionary: '<< >>',
		bytes: Buffer.from(
			`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${inHundreds(rows)} endcmap CMapName currentdict /CMap defineresource pop end end`,
		),
	});
	return add({
		dictionary: `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
	});
}

/** A character map takes at most a hundred rows at once. */
function inHundreds(rows: readonly string[]): string {
	const blocks: string[] = [];
	for (let i = 0; i < rows.length; i += 100) {
		const some = rows.slice(i, i + 100);
		blocks.push(`${some.length} beginbfchar ${some.join(' ')} endbfchar`);
	}
	return blocks.join(' ');
}

function plainFace(face: keyof typeof wideFiles): 'serif' | 'serif-bold' {
	return face === 'wide' ? 'serif' : 'serif-bold';
}

function glyphOf(font: TrueType, letter: string): number {
	return font.glyph(letter.codePointAt(0) ?? 32);
}

/** The letter, or where the font lacks it the same with fewer marks, or a question mark: what is printed is what can be copied. */
function nearest(font: TrueType, letter: string): string {
	for (let parts = letter.normalize('NFD'); parts !== ''; parts = parts.slice(0, -1)) {
		const whole = parts.normalize('NFC');
		if ([...whole].length === 1 && glyphOf(font, whole) !== 0) return whole;
	}
	return '?';
}

/** Letters without their marks, and a question mark for what then is still unknown. */
function bare(text: string): string {
	return [...text.normalize('NFD').replace(/\p{M}/gu, '')]
		.map((letter) => (inStandard(letter) ? letter : '?'))
		.join('');
}

function short(number: number): string {
	return String(Math.round(number * 100) / 100);
}
