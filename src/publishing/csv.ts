/** Rows of a public table as CSV (UTF-8), and back. */

import { csvOf, unguarded } from '../base/csv.ts';
import type { Cell, Column, Row } from './table.ts';

/** Between the parts of a cell that holds a list. */
const between = ';';

/** A header and one line a row. Lists stand with semicolons; none is the empty text. `readCell` gives back what was there. */
export function tableCsv(columns: readonly Column[], rows: readonly Row[]): string {
	return csvOf([
		columns.map(({ name }) => name),
		...rows.map((row) => columns.map(({ name }) => written(row[name] ?? null))),
	]);
}

function written(cell: Cell): string {
	if (cell === null) return '';
	return typeof cell === 'object' ? cell.join(between) : String(cell);
}

/** The value of a cell as its column says it is; what a reader of our files does. */
export function readCell(column: Pick<Column, 'type' | 'required'>, text: string): Cell {
	const plain = unguarded(text);
	if (column.type === 'list') return plain === '' ? [] : plain.split(between);
	if (column.type === 'string') return plain === '' && !column.required ? null : plain;
	if (text === '') return null;
	return column.type === 'boolean' ? text === 'true' : Number(text);
}
