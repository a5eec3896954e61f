/** Tables as statistics takes them: the sheets of a file at a glance, and one of them laid out as a plain file for DuckDB. */

import { hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { LaidOut, LayoutPlan, LayoutProgress, SheetGlance } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { readDelimited } from './delimited.ts';
import { kindOf } from './kind.ts';
import type { TableFile, TableRow } from './table-file.ts';
import { readWorkbook } from './workbook.ts';
import { isOldWorkbook, readOldWorkbook } from './xls.ts';

/** So many rows of more than one value are looked at, and so many in all, where a long preamble stands before them. */
const glanced = 60;
const mostGlanced = 5000;

/** The sheets of a file, each with its first rows that hold anything. @throws Refusal not-valid where the file is no table */
export async function glance(path: string, name: string): Promise<SheetGlance[]> {
	const file = await openTable(path, name);
	try {
		const sheets: SheetGlance[] = [];
		for (const sheet of file.sheets) {
			const rows: SheetGlance['rows'] = [];
			let full = 0;
			const isSeen = () => full >= glanced || rows.length >= mostGlanced;
			for await (const batch of sheet.batches()) {
				for (const { row, cells } of batch) {
					const values = filled(cells);
					if (values === 0 || isSeen()) continue;
					rows.push({ row, cells: cells.map((cell) => cell.slice(0, 500)) });
					if (values > 1) full++;
				}
				if (isSeen()) break;
			}
			sheets.push({ name: sheet.name, hidden: sheet.hidden, rows });
		}
		return sheets;
	} finally {
		file.close();
	}
}

/** Between the cells of a laid-out line: a sign that no spreadsheet shows, so nothing needs quotes. */
const between = '\u001f';

/** Lays the records of a sheet out: see LaidOut in src/app.ts. */
export async function layOut(
	path: string,
	name: string,
	plan: LayoutPlan,
	onRows: (progress: LayoutProgress) => void,
): Promise<LaidOut> {
	const file = await openTable(path, name);
	const out = openSync(plan.to, 'w');
	try {
		const sheet = file.sheets[plan.sheet];
		if (!sheet) throw new Refusal('not-found', `“${name}” has no sheet ${plan.sheet + 1}.`);
		const writer = lineWriter((text) => writeSync(out, text));
		const layer = layerOf(writer.write);
		let [seen, told] = [0, 0];
		for await (const batch of sheet.batches()) {
			for (const row of batch) layer.take(row, row.row - plan.head);
			seen += batch.length;
			if (seen - told < 20_000) continue;
			told = seen;
			const share = sheet.share();
			onRows({ rows: seen, ...(share === undefined ? {} : { share }) });
		}
		const laid = layer.end();
		writer.end();
		return { ...laid, hiddenColumns: sheet.hiddenColumns() };
	} finally {
		closeSync(out);
		file.close();
	}
}

/** From so many of the first records it is known how little one may hold; more lines than this at once are no notes. */
const measured = 1000;
const mostNotes = 500;

/** Writes in pieces of about a megabyte: a write a line would take longer than all the reading. */
function lineWriter(put: (text: string) => void) {
	let waiting = '';
	return {
		write(line: string) {
			waiting += line;
			if (waiting.length > 1 << 20) {
				put(waiting);
				waiting = '';
			}
		},
		end: () => put(waiting),
	};
}

/**
 * Turns rows into lines. A row with no more than one value may be a note below the table or an odd record: it waits until
 * a fuller row follows (then it was a record) or the sheet ends (then it was a note). So do rows that only give a total, and
 * after an empty line those with less in them than any record had, and less than half of the columns: commas of a sentence
 * cut it into values too.
 */
function layerOf(write: (line: string) => void) {
	let head: string[] | undefined;
	let headLine = '';
	let waiting: TableRow[] = [];
	/** Feet of printed pages that came along. */
	const asides: TableRow[] = [];
	let last = 0;
	let leanest = Infinity;
	const laid = { rows: 0, columns: 0, hiddenRows: 0, repeatedHeads: 0, notes: [] as LaidOut['notes'] };

	const lay = ({ row, hidden, cells }: TableRow) => {
		const width = laid.columns;
		const own = cells.length === width ? cells : Array.from({ length: width }, (_, i) => cells[i] ?? '');
		const beyond = cells.length > width ? cells.slice(width).filter(Boolean).join(' | ') : '';
		let joined = own.join(between);
		if (needsMending(joined, width)) joined = own.map(oneLine).join(between);
		const mark = hash('sha256', beyond === '' ? joined : `${joined}${between}${beyond}`, 'hex').slice(0, 32);
		laid.rows++;
		if (hidden) laid.hiddenRows++;
		write(`${row}${between}${mark}${between}${hidden ? 1 : 0}${between}${oneLine(beyond)}${between}${joined}\n`);
	};

	return {
		/** @param after how far below the head: 0 is the head itself, what is above it is passed over. */
		take(row: TableRow, after: number) {
			if (after < 0) return;
			if (head === undefined) {
				head = trimmedEnd(row.cells);
				headLine = head.join(between);
				laid.columns = head.length;
				return;
			}
			const values = filled(row.cells);
			if (values === 0) return;
			const isApart = row.row > last + 1 && last > 0;
			if (values === 1 && row.cells.some((cell) => /^\s*page\s+\d+(\s+of\s+\d+)?\s*$/i.test(cell))) {
				asides.push(row);
				return;
			}
			if (row.cells[0] === head[0] && trimmedEnd(row.cells).join(between) === headLine) {
				laid.repeatedHeads++;
				return;
			}
			const mayBeNote = (isApart || waiting.length > 0) && waiting.length < mostNotes;
			const isSparse = mayBeNote && filled(row.cells, head.length) < Math.min(leanest, head.length / 2);
			if (values === 1 || isSparse || isTotal(row.cells)) {
				waiting.push(row);
				if (!isApart) last = row.row;
				return;
			}
			last = row.row;
			if (laid.rows < measured) leanest = Math.min(leanest, filled(row.cells, head.length));
			if (waiting.length > 0) {
				for (const earlier of waiting) lay(earlier);
				waiting = [];
			}
			lay(row);
		},
		end() {
			if (head === undefined) throw new Refusal('not-valid', 'The head of this sheet is not where it was seen before.');
			// In a table of one column every record has one value.
			if (head.length === 1) for (const row of waiting.splice(0)) lay(row);
			laid.notes = [...asides, ...waiting].map(({ row, cells }) => ({
				row,
				cells: cells.filter((cell) => cell.trim() !== '').map((cell) => cell.slice(0, 5000)),
			}));
			return laid;
		},
	};
}

/** How many cells hold anything; counted to `most`. */
function filled(cells: readonly string[], most = 2): number {
	let values = 0;
	for (const cell of cells) {
		if (cell === '') continue;
		const first = cell.charCodeAt(0);
		if (((first > 32 && first < 128) || cell.trim() !== '') && ++values >= most) return values;
	}
	return values;
}

function needsMending(joined: string, width: number): boolean {
	if (joined.includes('\n') || joined.includes('\r')) return true;
	let signs = 0;
	for (let at = joined.indexOf(between); at >= 0; at = joined.indexOf(between, at + 1)) signs++;
	return signs !== width - 1;
}

function isTotal(cells: readonly string[]): boolean {
	const first = cells[0] === '' ? cells.find((cell) => cell.trim() !== '') : cells[0];
	return /^\s*(grand\s+|sub-?)?totals?\b/i.test(first ?? '');
}

function trimmedEnd(cells: readonly string[]): string[] {
	const last = cells.findLastIndex((cell) => cell.trim() !== '');
	return cells.slice(0, last + 1);
}

function oneLine(text: string): string {
	return text === '' ? text : text.replaceAll(between, ' ').replace(/[\n\r]+/g, ' ');
}

/** Opens a table by what the file contains. */
async function openTable(path: string, name: string): Promise<TableFile> {
	const head = await headOf(path);
	const kind = kindOf(head, name);
	if (kind === 'xlsx') return openWorkbook(path);
	if (isOldWorkbook(head)) return readOldWorkbook(path);
	if (kind === 'csv' || kind === 'text' || /\.gz$/i.test(name)) return openDelimited(path);
	throw new Refusal(
		'not-valid',
		`“${name}” is no table that can be loaded. CSV (also packed with gzip), text set apart by tabs or bars, XLSX and XLS can.`,
	);
}

async function openDelimited(path: string): Promise<TableFile> {
	const { size } = await stat(path);
	let read = 0;
	const table = await readDelimited(path, (bytes) => {
		read = bytes;
	});
	async function* batches(): AsyncIterable<TableRow[]> {
		let row = 0;
		for await (const batch of table.batches())
			yield batch.map((cells) => ({ row: ++row, hidden: false, cells: withoutFormulas(cells) }));
	}
	const share = () => (size > 0 ? read / size : undefined);
	return {
		sheets: [{ name: '', hidden: 'visible', batches, hiddenColumns: () => [], share }],
		close: () => {},
	};
}

/** `="00123"`: how a text is kept a text by whoever opens the file in a spreadsheet program. */
function withoutFormulas(cells: string[]): string[] {
	for (const [i, cell] of cells.entries())
		if (cell.charCodeAt(0) === 61 && cell.startsWith('="') && cell.endsWith('"')) cells[i] = cell.slice(2, -1);
	return cells;
}

async function openWorkbook(path: string): Promise<TableFile> {
	const book = await readWorkbook(path);
	return {
		sheets: book.sheets.map((sheet) => {
			const hiddenColumns = new Set<number>();
			async function* batches(): AsyncIterable<TableRow[]> {
				let batch: TableRow[] = [];
				for await (const { row, hidden, cells } of sheet.rows()) {
					const texts: string[] = [];
					for (const cell of cells) {
						while (texts.length < cell.column - 1) texts.push('');
						texts[cell.column - 1] = cell.text;
						if (cell.hidden) hiddenColumns.add(cell.column);
					}
					batch.push({ row, hidden, cells: texts });
					if (batch.length < 500) continue;
					yield batch;
					batch = [];
				}
				yield batch;
			}
			return {
				name: sheet.name,
				hidden: sheet.hidden,
				batches,
				hiddenColumns: () => [...hiddenColumns].sort((a, b) => a - b),
				share: () => sheet.share(),
			};
		}),
		close: () => book.close(),
	};
}

async function headOf(path: string): Promise<Uint8Array> {
	const file = await open(path);
	try {
		const { bytesRead, buffer } = await file.read(new Uint8Array(65_536), 0, 65_536, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}
