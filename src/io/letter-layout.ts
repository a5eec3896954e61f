/** Breaks a paper into lines and pages. Points, y from the top of the page. No bytes here: `letter-press.ts` prints what this lays out. */

import type { Block, Paper, Span } from '../base/paper.ts';

export type LetterFace = 'serif' | 'serif-bold' | 'serif-italic';

/** One stretch of letters in one face. */
export type Piece = { x: number; text: string; face: LetterFace; blank: boolean; width: number };
export type PrintLine = { y: number; size: number; pieces: Piece[] };
export type Rule = { x: number; y: number; width: number; weight: number; grey: number };
export type PrintPage = { lines: PrintLine[]; rules: Rule[] };
export type Measure = (text: string, face: LetterFace, size: number) => number;

export type Format = { width: number; height: number; margin: number; size: number; table: number };

export function formatOf(paper: Paper): Format {
	return paper.landscape
		? { width: 792, height: 612, margin: 64, size: 10.5, table: 9 }
		: { width: 612, height: 792, margin: 72, size: 12, table: 9.5 };
}

/** The paper's pages without header and footer. Heads of tables stand on every page the table reaches. */
export function layOut(paper: Paper, measure: Measure): PrintPage[] {
	const format = formatOf(paper);
	const flow = new Flow(format);
	paper.blocks.forEach((block, i) => {
		place(flow, block, { first: i === 0, next: [paper.blocks[i + 1], paper.blocks[i + 2]] }, format, measure);
	});
	return flow.pages;
}

/** Fills page after page from the top. */
class Flow {
	readonly pages: PrintPage[] = [{ lines: [], rules: [] }];
	readonly #format: Format;
	y: number;

	constructor(format: Format) {
		this.#format = format;
		this.y = format.margin;
	}

	get bottom(): number {
		return this.#format.height - this.#format.margin;
	}

	get page(): PrintPage {
		const last = this.pages.at(-1);
		if (!last) throw new TypeError('A paper has at least one page.');
		return last;
	}

	/** True where nothing stands on the page yet. */
	get fresh(): boolean {
		return this.page.lines.length === 0;
	}

	turn(): void {
		this.pages.push({ lines: [], rules: [] });
		this.y = this.#format.margin;
	}

	/** Space that vanishes at the top of a page. */
	gap(height: number): void {
		if (!this.fresh) this.y += height;
	}

	/** Turns the page where fewer than `height` points are left. */
	need(height: number): void {
		if (!this.fresh && this.y + height > this.bottom + 0.01) this.turn();
	}
}

function place(
	flow: Flow,
	block: Block,
	among: { first: boolean; next: (Block | undefined)[] },
	format: Format,
	measure: Measure,
): void {
	const { margin, size } = format;
	const wide = format.width - 2 * margin;
	switch (block.kind) {
		case 'break':
			if (!flow.fresh) flow.turn();
			return;
		case 'title': {
			flow.gap(among.first ? 0 : 14);
			setLines(flow, breakLines(block.spans, wide, size + 2, measure, 'serif-bold'), {
				x: margin,
				wide,
				size: size + 2,
				align: 'center',
				keep: 3,
			});
			flow.y += 10;
			return;
		}
		case 'heading':
			flow.gap(size);
			// A heading stays with what it heads: two lines, or the head of a table and its first rows, with a line before it.
			flow.need(size * ([4.5, 9, 12][1 + among.next.findIndex((next) => next?.kind === 'table')] ?? 4.5));
			setLines(flow, breakLines(block.spans, wide, size, measure, 'serif-bold'), {
				x: margin,
				wide,
				size,
				align: 'left',
				keep: 1,
			});
			flow.y += 4;
			return;
		case 'paragraph':
			setLines(flow, breakLines(block.spans, wide, size, measure), {
				x: margin,
				wide,
				size,
				align: block.align,
				keep: 2,
			});
			flow.y += size * 0.65;
			return;
		case 'item': {
			const width = measure(block.label, 'serif', size);
			const hang = Math.max(26, width + 8);
			const lines = breakLines(block.spans, wide - hang, size, measure);
			flow.need(leading(size) * Math.min(2, lines.length));
			const [page, y] = [flow.page, flow.y];
			setLines(flow, lines, { x: margin + hang, wide: wide - hang, size, align: 'left', keep: 2 });
			page.lines.push({
				y: y + size,
				size,
				pieces: [{ x: margin + Math.max(0, hang - 6 - width), text: block.label, face: 'serif', blank: false, width }],
			});
			flow.y += size * 0.4;
			return;
		}
		case 'table':
			setTable(flow, block, format, measure);
	}
}

type Setting = { x: number; wide: number; size: number; align: 'left' | 'center' | 'right'; keep: number };

function setLines(flow: Flow, lines: readonly Piece[][], { x, wide, size, align, keep }: Setting): void {
	const high = leading(size);
	lines.forEach((pieces, i) => {
		// Neither the first nor the last lines of a paragraph stand alone on a page.
		const together = i === 0 ? Math.min(keep, lines.length) : i === lines.length - 2 ? 2 : 1;
		flow.need(high * together);
		flow.page.lines.push({ y: flow.y + size, size, pieces: shifted(pieces, x + offset(pieces, wide, align)) });
		flow.y += high;
	});
}

function setTable(flow: Flow, block: Extract<Block, { kind: 'table' }>, format: Format, measure: Measure): void {
	const { margin, table: size } = format;
	const wide = format.width - 2 * margin;
	const high = leading(size);
	const pad = 3.5;
	const columns = block.widths.map((share, i) => ({
		x: margin + wide * block.widths.slice(0, i).reduce((sum, one) => sum + one, 0) + (i === 0 ? 0 : 4),
		wide: wide * share - (i === 0 ? 4 : 8),
	}));
	const broken = (cells: readonly Span[][], face?: LetterFace) =>
		columns.map((column, i) => breakLines(cells[i] ?? [], column.wide, size, measure, face));
	const rule = (weight: number, grey: number) =>
		flow.page.rules.push({ x: margin, y: flow.y, width: wide, weight, grey });
	const setRow = (cells: Piece[][][], from: number, to: number) => {
		cells.forEach((lines, i) => {
			for (let k = from; k < Math.min(to, lines.length); k++)
				flow.page.lines.push({
					y: flow.y + pad + size + (k - from) * high,
					size,
					pieces: shifted(lines[k] ?? [], columns[i]?.x ?? margin),
				});
		});
		flow.y += (to - from) * high + 2 * pad;
	};
	const head = broken(block.head, 'serif-bold');
	const headLines = Math.max(1, ...head.map((lines) => lines.length));
	const setHead = () => {
		rule(1, 0);
		setRow(head, 0, headLines);
		rule(1, 0);
	};
	const heightOf = (lines: number) => lines * high + 2 * pad;
	const rows = block.rows.map((cells) => broken(cells));
	const linesOf = (row: Piece[][][] | undefined) => Math.max(1, ...(row ?? []).map((lines) => lines.length));
	flow.gap(4);
	flow.need(heightOf(headLines) + heightOf(Math.min(8, linesOf(rows[0]))));
	setHead();
	rows.forEach((row, i) => {
		const all = linesOf(row);
		for (let from = 0; from < all; ) {
			const room = Math.floor((flow.bottom - flow.y - 2 * pad) / high);
			const rest = all - from;
			const largest = Math.floor((flow.bottom - format.margin - heightOf(headLines) - 2 * pad) / high);
			// A row goes to the next page whole, unless no page could hold it.
			if (room < rest && (rest <= largest || room < 4)) {
				rule(1, 0);
				flow.turn();
				setHead();
				if (rest <= largest) {
					setRow(row, from, all);
					break;
				}
				continue;
			}
			const to = Math.min(all, from + room);
			setRow(row, from, to);
			from = to;
		}
		if (i < rows.length - 1) rule(0.4, 0.6);
	});
	rule(1, 0);
	flow.y += 12;
}

/** The line height that a size asks for. */
export function leading(size: number): number {
	return Math.round(size * 1.28 * 100) / 100;
}

function offset(pieces: readonly Piece[], wide: number, align: Setting['align']): number {
	const last = pieces.at(-1);
	const used = last ? last.x + last.width : 0;
	return align === 'left' ? 0 : align === 'right' ? wide - used : (wide - used) / 2;
}

function shifted(pieces: readonly Piece[], x: number): Piece[] {
	return pieces.map((piece) => ({ ...piece, x: piece.x + x }));
}

/** Words set into lines no wider than `wide`; a word that is wider is cut. x from the left edge. */
export function breakLines(
	spans: readonly Span[],
	wide: number,
	size: number,
	measure: Measure,
	face?: LetterFace,
): Piece[][] {
	const lines: Piece[][] = [];
	let line: Piece[] = [];
	let x = 0;
	const end = () => {
		lines.push(line);
		line = [];
		x = 0;
	};
	const put = (text: string, manner: LetterFace, blank: boolean, width: number, gap: number) => {
		const last = line.at(-1);
		// One stroke for words of one manner, the spaces between them included.
		if (last && last.face === manner && last.blank === blank) {
			last.text += (gap > 0 ? ' ' : '') + text;
			last.width = x + gap + width - last.x;
		} else line.push({ x: x + gap, text, face: manner, blank, width });
		x += gap + width;
	};
	let spaced = false;
	for (const span of spans) {
		const usual = face ?? (span.bold ? 'serif-bold' : span.italic ? 'serif-italic' : 'serif');
		// An accent that stands apart from its letter joins it, where there is such a letter.
		for (const token of span.text.normalize('NFC').split(/(\n| +)/)) {
			if (token === '') continue;
			if (token === '\n') {
				end();
				spaced = false;
				continue;
			}
			if (token.trim() === '') {
				spaced = true;
				continue;
			}
			let rest = token;
			let width = measure(rest, usual, size);
			let gap = spaced && line.length > 0 ? measure(' ', 'serif', size) : 0;
			if (x + gap + width > wide && line.length > 0) {
				end();
				gap = 0;
			}
			while (width > wide && rest.length > 1) {
				const fits = fitting(rest, usual, size, wide, measure);
				const part = rest.slice(0, fits);
				put(part, usual, span.blank === true, measure(part, usual, size), gap);
				end();
				rest = rest.slice(fits);
				width = measure(rest, usual, size);
				gap = 0;
			}
			put(rest, usual, span.blank === true, width, gap);
			spaced = false;
		}
	}
	if (line.length > 0 || lines.length === 0) lines.push(line);
	return lines;
}

/** How many letters fit, at least one. */
function fitting(text: string, face: LetterFace, size: number, wide: number, measure: Measure): number {
	let letters = 1;
	while (letters < text.length && measure(text.slice(0, letters + 1), face, size) <= wide) letters++;
	return letters;
}
