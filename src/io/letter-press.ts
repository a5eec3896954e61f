/** Prints papers as PDF: US letter, page numbers, table heads on every page. The same paper gives the same bytes. */

import type { Paper } from '../base/paper.ts';
import { type PdfObject, writePdf } from './draw-file.ts';
import { type Font, type Fonts, measureWith, openFonts } from './letter-fonts.ts';
import { formatOf, type LetterFace, layOut, type Measure, type Piece, type PrintPage } from './letter-layout.ts';

/** The letters of one font that the pages show, each under a number of its own from 1. */
type Used = { font: Font; letters: Map<string, number> };

/** A paper as the bytes of a PDF. Its fonts go with the file; a letter that none of them has is a box, and is still copied as itself. */
export function pdfOf(paper: Paper): Uint8Array {
	const fonts = openFonts();
	const measure = measureWith(fonts);
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
	const used = new Map<string, Used>();
	const drawn = pages.map((page) => operators(page, height, fonts, used));
	const entries = [...used.values()].map((one, i) => `/F${i} ${fontObject(one, add)} 0 R`);
	const kids = drawn.map((content) => {
		const stream = add({ dictionary: '<< >>', bytes: Buffer.from(content, 'latin1') });
		return add({
			dictionary: `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${stream} 0 R /Resources << /Font << ${entries.join(' ')} >> >> >>`,
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
	const line = (words: string, y: number, align: 'left' | 'center' | 'right') => {
		const text = words.normalize('NFC');
		const size = 9;
		const face: LetterFace = 'serif-italic';
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

function operators(page: PrintPage, height: number, fonts: Fonts, used: Map<string, Used>): string {
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
	out.push('0 g 0 G 1 j');
	for (const { y, size, pieces } of page.lines)
		for (const piece of pieces) {
			const manner = piece.face === 'serif-bold' ? `2 Tr ${short(size * boldStroke)} w` : '0 Tr';
			const runs = runsOf(piece, fonts, used).map(({ index, codes }) => `/F${index} ${short(size)} Tf <${codes}> Tj`);
			out.push(`BT ${manner} ${short(piece.x)} ${short(height - y)} Td ${runs.join(' ')} ET`);
		}
	return out.join('\n');
}

/** Of the size: as much heavier as the bold weight of the face is than its plain one. */
const boldStroke = 0.032;

/** The words in stretches of one font each, as numbers of four hexadecimal digits. */
function runsOf({ text, face }: Piece, fonts: Fonts, used: Map<string, Used>): { index: number; codes: string }[] {
	const runs: { index: number; codes: string }[] = [];
	for (const letter of text) {
		const { font } = fonts(letter, face);
		let own = used.get(font.name);
		if (!own) {
			own = { font, letters: new Map() };
			used.set(font.name, own);
		}
		const code = own.letters.get(letter) ?? own.letters.size + 1;
		own.letters.set(letter, code);
		const index = [...used.keys()].indexOf(font.name);
		const last = runs.at(-1);
		if (last?.index === index) last.codes += hex(code);
		else runs.push({ index, codes: hex(code) });
	}
	return runs;
}

/** The font cut down to what the pages show, with the way back from its numbers to letters, so that words can be searched and copied. */
function fontObject({ font: { name, italic, type }, letters }: Used, add: (object: PdfObject) => number): number {
	const base = `UNCOVR+${name}`;
	const glyphs = [...letters].map(([letter]) => type.glyph(letter.codePointAt(0) ?? 32));
	const file = type.subset(new Set(glyphs));
	const stream = add({ dictionary: `<< /Length1 ${file.length} >>`, bytes: file });
	const { ascent, descent, box } = type.metrics;
	const descriptor = add({
		dictionary: `<< /Type /FontDescriptor /FontName /${base} /Flags ${italic ? 70 : 6} /FontBBox [${box.map(Math.round).join(' ')}] /ItalicAngle ${italic ? -12 : 0} /Ascent ${Math.round(ascent)} /Descent ${Math.round(descent)} /CapHeight 670 /StemV 80 /FontFile2 ${stream} 0 R >>`,
	});
	const places = add({
		dictionary: '<< >>',
		bytes: Uint8Array.from([0, 0, ...glyphs.flatMap((glyph) => [glyph >> 8, glyph & 255])]),
	});
	const widths = glyphs.map((glyph) => Math.round(type.width(glyph))).join(' ');
	const descendant = add({
		dictionary: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap ${places} 0 R /W [1 [${widths}]] >>`,
	});
	const rows = [...letters].map(
		([letter, code]) => `<${hex(code)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
	);
	const map = add({
		dictionary: '<< >>',
		bytes: Buffer.from(
			`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${inHundreds(rows)} endcmap CMapName currentdict /CMap defineresource pop end end`,
		),
	});
	return add({
		dictionary: `<< /Type /Font /Subtype /Type0 /BaseFont /${base} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
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

function hex(number: number): string {
	return number.toString(16).padStart(4, '0');
}

function short(number: number): string {
	return String(Math.round(number * 100) / 100);
}
