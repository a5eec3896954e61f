/** Workbooks in the old binary Excel format (.xls), read whole by SheetJS: they hold at most 65,536 rows a sheet. */

import { readFile, stat } from 'node:fs/promises';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { Refusal } from '../base/refusal.ts';
import { calendar, formatOf, numberText } from './format.ts';
import type { TableFile, TableRow, TableSheet } from './table-file.ts';

const mostBytes = 256 * 2 ** 20;

/** By its first bytes: a compound file that names a workbook. */
export function isOldWorkbook(head: Uint8Array): boolean {
	const signs = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
	return signs.every((sign, i) => head[i] === sign);
}

/** @throws Refusal not-valid where it cannot be read, locked where it wants a password, too-large past 256 MB */
export async function readOldWorkbook(path: string): Promise<TableFile> {
	const { size } = await stat(path);
	if (size > mostBytes)
		throw new Refusal('too-large', 'This workbook is larger than 256 MB. Save its sheets as CSV and load those.');
	const { read } = await import('@e965/xlsx');
	const bytes = await readFile(path);
	const book = (() => {
		try {
			return read(bytes, {
				type: 'buffer',
				dense: true,
				cellNF: true,
				cellStyles: true,
				cellFormula: false,
				cellHTML: false,
			});
		} catch (error) {
			if (/password|encrypt/i.test(String(error)))
				throw new Refusal('locked', 'This workbook is locked with a password. Save a copy without it and load that.');
			throw new Refusal(
				'not-valid',
				'This old Excel workbook is damaged and cannot be read. Open it in a spreadsheet program, save it as .xlsx and load that.',
			);
		}
	})();
	const dateOf = calendar(book.Workbook?.WBProps?.date1904 ?? false);
	return {
		sheets: book.SheetNames.flatMap((name, i): TableSheet[] => {
			const sheet = book.Sheets[name];
			if (!sheet) return [];
			const state = book.Workbook?.Sheets?.[i]?.Hidden ?? 0;
			return [oneSheet(name, sheet, state === 0 ? 'visible' : state === 1 ? 'hidden' : 'very-hidden', dateOf)];
		}),
		close: () => {},
	};
}

function oneSheet(
	name: string,
	sheet: WorkSheet,
	hidden: TableSheet['hidden'],
	dateOf: ReturnType<typeof calendar>,
): TableSheet {
	const lines = (sheet['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[];
	const isHidden = (column: number) => sheet['!cols']?.[column]?.hidden === true;
	const hiddenColumns = new Set<number>();
	function* batches(): Iterable<TableRow[]> {
		for (const [i, line] of lines.entries()) {
			if (!line) continue;
			const cells = Array.from(line, (cell, column) => {
				const text = cell ? textOf(cell, dateOf) : '';
				if (text !== '' && isHidden(column)) hiddenColumns.add(column + 1);
				return text;
			});
			yield [{ row: i + 1, hidden: sheet['!rows']?.[i]?.hidden === true, cells }];
		}
	}
	return {
		name,
		hidden,
		batches,
		hiddenColumns: () => [...hiddenColumns].sort((a, b) => a - b),
		share: () => undefined,
	};
}

/** About as the cell shows it, as in src/io/sheet.ts. */
function textOf(cell: CellObject, dateOf: ReturnType<typeof calendar>): string {
	if (cell.t === 'e') return cell.w ?? '#N/A';
	if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
	if (typeof cell.v !== 'number') return cell.v === undefined || cell.v === null ? '' : String(cell.v);
	const format = formatOf(typeof cell.z === 'string' ? cell.z : 'General');
	const date = format.shows.startsWith('day') ? dateOf(cell.v) : undefined;
	if (date) return date.time ? `${date.day} ${date.time}` : date.day;
	return numberText(cell.v, format);
}
