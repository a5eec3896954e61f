/** The tables of a file as rows of text, for what a person takes over from it: an index, a list of requests. */

import type { FileKind, FileTable } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { readDelimited } from './delimited.ts';
import { docxTables } from './docx-tables.ts';
import { readWorkbook } from './workbook.ts';

/** More rows than any index has; data sets go another way. */
const mostRows = 50_000;
/** Signs in all cells together, and each cell as some more: the tables of a file are held and handed on whole. */
const mostSigns = 48e6;
const signsOfCell = 8;

/** @throws Refusal not-valid where the file holds no table, too-large past the bound. */
export async function readTables(path: string, kind: FileKind): Promise<FileTable[]> {
	if (kind === 'csv' || kind === 'text') {
		const rows: string[][] = [];
		const take = taker();
		for await (const row of (await readDelimited(path)).rows()) take(rows, row);
		return [{ name: '', rows }];
	}
	if (kind === 'xlsx') return sheetTables(path);
	const tables = await docxTables(path, mostRows, mostSigns);
	if (tables === undefined)
		throw new Refusal(
			'not-valid',
			'This file is no table: it may be CSV, Excel (.xlsx) or Word (.docx). Save it as one of these and try again.',
		);
	if (tables.length === 0) throw new Refusal('not-valid', 'This document holds no table.');
	return tables;
}

/** What a sheet shows; hidden sheets, rows and columns stay hidden. */
async function sheetTables(path: string): Promise<FileTable[]> {
	const book = await readWorkbook(path);
	const take = taker();
	try {
		const tables: FileTable[] = [];
		for (const sheet of book.sheets) {
			if (sheet.hidden !== 'visible') continue;
			const rows: string[][] = [];
			for await (const { hidden, cells } of sheet.rows()) {
				if (hidden) continue;
				const row: string[] = [];
				for (const cell of cells) {
					if (cell.hidden || cell.column > 200) continue;
					while (row.length < cell.column - 1) row.push('');
					row[cell.column - 1] = cell.text;
				}
				take(rows, row);
			}
			tables.push({ name: sheet.name, rows });
		}
		return tables;
	} finally {
		book.close();
	}
}

/** Puts rows where they belong, until the file has given more than is held. */
function taker(): (rows: string[][], row: string[]) => void {
	let signs = 0;
	return (rows, row) => {
		if (rows.length >= mostRows)
			throw new Refusal(
				'too-large',
				`This table has more than ${mostRows.toLocaleString('en-US')} rows. Cut it in parts and read those.`,
			);
		signs = row.reduce((sum, cell) => sum + cell.length + signsOfCell, signs);
		if (signs > mostSigns)
			throw new Refusal(
				'too-large',
				'This file holds more text than any index or list. Cut it in parts and read those.',
			);
		rows.push(row);
	};
}
