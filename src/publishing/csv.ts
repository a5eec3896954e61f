/** Rows as CSV (RFC 4180, UTF-8) that a spreadsheet opens without running anything in it, and back. */

import type { Cell, Column, Row } from './table.ts';

/** Between the parts of a cell that holds a list. */
const between = ';';

/**
 * A header and one line a row. A text that a spreadsheet would take for a formula gets an apostrophe in front, as do texts
 * that begin with one, so that `readCell` gives back what was there. Lists stand with semicolons; none is the empty text.
 */
export function csvOf(columns: readonly Column[], rows: readonly Row[]): string {
	const lines = [
		columns.map(({ name }) => name),
		...rows.map((row) => columns.map(({ name }) => written(row[name] ?? null))),
	];
	return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'string') return guarded(cell);
	return typeof cell === 'object' ? guarded(cell.join(between)) : String(cell);
}

/** What spreadsheets take for the beginning of a formula, and the apostrophe that hides it. */
const formula = /^['=+\-@\t\r]/;

function guarded(text: string): string {
	return formula.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
	return /[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The value of a cell as its column says it is; what a reader of our files does. */
export function readCell(column: Pick<Column, 'type' | 'required'>, text: string): Cell {
	const plain = formula.test(text) && text.startsWith("'") ? text.slice(1) : text;
	if (column.type === 'list') return plain === '' ? [] : plain.split(between);
	if (column.type === 'string') return plain === '' && !column.required ? null : plain;
	if (text === '') return null;
	return column.type === 'boolean' ? text === 'true' : Number(text);
}
