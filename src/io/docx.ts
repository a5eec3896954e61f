/** Writes papers as DOCX, for a lawyer to go on with in a word processor. The same paper gives the same bytes. */

import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	Header,
	HeadingLevel,
	type IParagraphOptions,
	type IRunOptions,
	Packer,
	PageBreak,
	PageNumber,
	PageOrientation,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	WidthType,
} from 'docx';
import type { Block, Paper, Span } from '../base/paper.ts';
import { writable } from '../base/text.ts';
import { stilled } from './zip-still.ts';

/** Twentieths of a point, Word's unit. */
const inch = 1440;
const letter = { short: 8.5 * inch, long: 11 * inch };
const face = 'Times New Roman';

/** A paper as the bytes of a DOCX: US letter, one-inch margins, page numbers, table heads repeated on every page. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
	const { landscape } = paper;
	const wide = (landscape ? letter.long : letter.short) - 2 * inch;
	const document = new Document({
		title: writable(paper.title),
		creator: 'Uncover',
		lastModifiedBy: 'Uncover',
		description: writable(paper.header),
		styles: {
			default: { document: { run: { font: face, size: landscape ? 21 : 24, language: { value: 'en-US' } } } },
		},
		sections: [
			{
				properties: {
					page: {
						// Word wants the short side first; the orientation turns the sheet.
						size: {
							width: letter.short,
							height: letter.long,
							orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
						},
						margin: { top: inch, bottom: inch, left: inch, right: inch, header: 0.5 * inch, footer: 0.5 * inch },
					},
				},
				headers: { default: new Header({ children: [small([run(paper.header)], AlignmentType.CENTER)] }) },
				footers: { default: new Footer({ children: [footer(paper.title, wide)] }) },
				children: paper.blocks.flatMap((block) => blockOf(block, wide, landscape)),
			},
		],
	});
	return stilled(
		new Uint8Array(await Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: core(paper) }])),
	);
}

function blockOf(block: Block, wide: number, landscape: boolean): (Paragraph | Table)[] {
	switch (block.kind) {
		case 'title':
			return [
				new Paragraph({
					heading: HeadingLevel.TITLE,
					alignment: AlignmentType.CENTER,
					spacing: { before: 120, after: 240 },
					keepNext: true,
					children: runs(block.spans, { bold: true, size: 28, font: face, color: '000000' }),
				}),
			];
		case 'heading':
			return [
				new Paragraph({
					heading: HeadingLevel.HEADING_1,
					spacing: { before: 280, after: 120 },
					keepNext: true,
					children: runs(block.spans, { bold: true, size: 24, font: face, color: '000000' }),
				}),
			];
		case 'paragraph':
			return [
				new Paragraph({
					alignment: alignments[block.align],
					spacing: { after: 160, line: 276 },
					widowControl: true,
					children: runs(block.spans),
				}),
			];
		case 'item': {
			// Labels longer than “10.” need a wider margin: about 110 twentieths of a point a letter.
			const left = Math.max(560, 120 + block.label.length * 120);
			return [
				new Paragraph({
					indent: { left, hanging: left - 120 },
					tabStops: [{ type: TabStopType.LEFT, position: left }],
					spacing: { after: 100, line: 276 },
					children: [run(`${block.label}\t`), ...runs(block.spans)],
				}),
			];
		}
		case 'break':
			return [new Paragraph({ children: [new PageBreak()] })];
		case 'table':
			return [tableOf(block, wide, landscape), new Paragraph({ spacing: { after: 80 }, children: [] })];
	}
}

/** Ruled as books rule tables: a line above and below the head, hairlines between the rows. */
function tableOf(block: Extract<Block, { kind: 'table' }>, wide: number, landscape: boolean): Table {
	const widths = block.widths.map((share) => Math.round(share * wide));
	const size = landscape ? 18 : 19;
	const row = (cells: Span[][], head: boolean) =>
		new TableRow({
			tableHeader: head,
			cantSplit: cells.every((spans) => spans.reduce((sum, span) => sum + span.text.length, 0) < 600),
			children: cells.map(
				(spans, i) =>
					new TableCell({
						width: { size: widths[i] ?? 0, type: WidthType.DXA },
						margins: { top: 50, bottom: 50, left: i === 0 ? 0 : 80, right: 80 },
						...(head ? { borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000' } } } : {}),
						children: [
							new Paragraph({
								alignment: AlignmentType.LEFT,
								children: runs(spans, { size, ...(head ? { bold: true } : {}) }),
							}),
						],
					}),
			),
		});
	const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
	return new Table({
		width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		borders: {
			top: { style: BorderStyle.SINGLE, size: 8, color: '000000' },
			bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000' },
			left: none,
			right: none,
			insideVertical: none,
			insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: '999999' },
		},
		rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
	});
}

function footer(title: string, wide: number): Paragraph {
	return new Paragraph({
		tabStops: [{ type: TabStopType.RIGHT, position: wide }],
		children: [
			new TextRun({ text: writable(title), size: 17, color: '555555' }),
			new TextRun({
				size: 17,
				color: '555555',
				children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
			}),
		],
	});
}

function small(children: TextRun[], alignment: IParagraphOptions['alignment'] & string): Paragraph {
	return new Paragraph({ alignment, children });
}

function run(text: string): TextRun {
	return new TextRun({ text: writable(text) });
}

/** A blank is shaded, so that nobody sends it unseen. */
function runs(spans: readonly Span[], manner: Partial<IRunOptions> = {}): TextRun[] {
	return spans.flatMap((span) =>
		writable(span.text)
			.split('\n')
			.map(
				(text, line) =>
					new TextRun({
						...manner,
						text,
						...(line > 0 ? { break: 1 } : {}),
						...(span.bold ? { bold: true } : {}),
						...(span.italic ? { italics: true } : {}),
						...(span.blank ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFF2B3' } } : {}),
					}),
			),
	);
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** The file's properties without the moment it was made: that would be another file every time. */
function core(paper: Paper): string {
	const text = (words: string) => writable(words).replace(/[<&>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(paper.title)}</dc:title><dc:creator>Uncover</dc:creator><dc:description>${text(paper.header)}</dc:description></cp:coreProperties>`;
}
