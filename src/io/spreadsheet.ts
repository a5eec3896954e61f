/** Spreadsheets as the archive reads them: pages of text, and what lies hidden under them. */

import type { FileKind, Opened } from '../app.ts';
import type { CoveredPlace, PageReading } from '../base/page.ts';
import { isRefusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { type Delimited, readDelimited } from './delimited.ts';
import { plainPage } from './plaintext.ts';
import type { SheetRow } from './sheet.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

/** Rows that show something, on one page. */
const rowsOnPage = 50;

/**
 * Counts pages, 50 rows each, and finds what the sheets do not show. `suspicious` where hidden sheets, rows or columns
 * hold data, or the file carries rows behind a pivot table, a data model or embedded files.
 * @throws Refusal not-valid where nothing can be read.
 */
export async function openSpreadsheet(path: string, kind: FileKind): Promise<Opened> {
	const opened: Opened = { kind, pages: 0, properties: {}, remarks: [], suspicious: false, members: [] };
	return kind === 'csv' ? openTable(await readDelimited(path), opened) : openBook(path, opened);
}

/**
 * Pages `from` to `to`, both included: values joined by tabs, in a workbook under the sheet's name. What a hidden sheet, row
 * or column holds is left out and counted as covered. Read from the start: ask for one long range, not for many short ones.
 */
export async function* spreadsheetPages(
	path: string,
	kind: FileKind,
	from: number,
	to: number,
): AsyncIterable<PageReading> {
	const book = kind === 'csv' ? undefined : await readWorkbook(path);
	try {
		let number = 0;
		for await (const { text, hidden, error } of book ? bookPages(book) : tablePages(await readDelimited(path))) {
			number++;
			if (number > to) return;
			if (number >= from) yield { ...plainPage(number, text, covered(hidden)), ...(error ? { error } : {}) };
		}
	} finally {
		book?.close();
	}
}

/** Values of a row as shown, and what of it is not: characters left out. */
type Line = { text: string; hidden: number };
type SheetPage = Line & { error?: string };

async function* bookPages(book: Workbook): AsyncIterable<SheetPage> {
	for (const sheet of book.sheets) yield* pagesOf(sheetLines(sheet, sheet.rows()), sheet.name);
}

function tablePages(table: Delimited): AsyncIterable<SheetPage> {
	return pagesOf(tableLines(table.rows()), '');
}

/** Lines gathered into pages under a title. Hidden lines at the end belong to the last page; where no line shows, one page holds the title alone. */
async function* pagesOf(lines: AsyncIterable<Line>, title: string): AsyncIterable<SheetPage> {
	let shown: string[] = [];
	let length = 0;
	let hidden = 0;
	const page = () => ({ text: [...(title === '' ? [] : [title]), ...shown].join('\n'), hidden });
	let error: string | undefined;
	try {
		for await (const line of lines) {
			if (line.text !== '') {
				if (shown.length === rowsOnPage || length > longestPage) {
					yield page();
					shown = [];
					length = 0;
					hidden = 0;
				}
				shown.push(line.text);
				length += line.text.length;
			}
			hidden += line.hidden;
		}
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		error = problem.message;
	}
	if (shown.length > 0 || hidden > 0 || error) yield { ...page(), ...(error ? { error } : {}) };
}

/** In characters: rows of whole letters fill a page sooner. */
const longestPage = 200_000;

async function* sheetLines(sheet: Sheet, rows: AsyncIterable<SheetRow>): AsyncIterable<Line> {
	for await (const row of rows) yield lineOf(row, sheet.hidden !== 'visible');
}

function lineOf(row: SheetRow, hideAll: boolean): Line {
	let text = '';
	let hidden = 0;
	let column = 1;
	for (const cell of row.cells) {
		if (hideAll || row.hidden || cell.hidden) {
			hidden += cell.text.length;
			continue;
		}
		// Empty columns keep their place, but a value far out does not draw a thousand tabs behind it.
		if (text !== '' || cell.column <= 50) text += '\t'.repeat(Math.min(50, Math.max(0, cell.column - column)));
		text += oneLine(cell.text);
		column = cell.column;
	}
	return { text: text.trimEnd(), hidden };
}

async function* tableLines(rows: AsyncIterable<string[]>): AsyncIterable<Line> {
	for await (const row of rows) yield { text: row.map(oneLine).join('\t').trimEnd(), hidden: 0 };
}

function oneLine(value: string): string {
	return /[\t\n\r]/.test(value) ? value.replace(/[\t\n\r]+/g, ' ') : value;
}

function covered(characters: number): CoveredPlace[] {
	return characters > 0 ? [{ x: 0, y: 0, w: 1, h: 1, how: 'hidden-layer', characters }] : [];
}

async function openTable(table: Delimited, opened: Opened): Promise<Opened> {
	let rows = 0;
	let shortest = Number.POSITIVE_INFINITY;
	let longest = 0;
	const watched = watch(table.rows(), (row) => {
		rows++;
		shortest = Math.min(shortest, row.length);
		longest = Math.max(longest, row.length);
	});
	const { pages, remarks } = await countPages(pagesOf(tableLines(watched), ''));
	const unquoted = table.unquotedFrom();
	if (rows === 0) remarks.push('The table is empty.');
	if (shortest < longest)
		remarks.push(
			`Its rows differ in length: they have between ${shortest} and ${longest} values. All are kept as they stand.`,
		);
	if (unquoted)
		remarks.push(
			`From row ${unquoted.toLocaleString('en-US')} on, a quotation mark opens that never closes. Quotation marks are read as letters from there.`,
		);
	const delimiter = { ',': 'comma', '\t': 'tab', '|': 'bar', ';': 'semicolon' }[table.delimiter] ?? table.delimiter;
	return { ...opened, pages, remarks, properties: { rows: String(rows), delimiter, encoding: table.encoding } };
}

async function openBook(path: string, opened: Opened): Promise<Opened> {
	const book = await readWorkbook(path);
	try {
		const remarks: string[] = [];
		let pages = 0;
		let suspicious = false;
		for (const sheet of book.sheets) {
			const found = { rows: 0, columns: new Set<number>(), characters: 0 };
			const watched = watch(sheet.rows(), (row) => {
				const beneath = row.hidden ? row.cells : row.cells.filter((cell) => cell.hidden);
				if (row.hidden) found.rows++;
				else for (const cell of beneath) found.columns.add(cell.column);
				for (const cell of beneath) found.characters += cell.text.length;
			});
			const counted = await countPages(pagesOf(sheetLines(sheet, watched), sheet.name));
			pages += counted.pages;
			remarks.push(...counted.remarks);
			if (sheet.hidden !== 'visible') {
				suspicious ||= counted.hidden > 0;
				const way = sheet.hidden === 'hidden' ? 'hidden' : 'hidden so that Excel does not even list it';
				remarks.push(
					`Sheet “${sheet.name}” is ${way}. ${counted.hidden > 0 ? `It holds ${count(counted.hidden, 'character')}, which are not shown.` : 'It is empty.'}`,
				);
			} else if (found.characters > 0) {
				suspicious = true;
				const parts = [
					found.rows > 0 ? count(found.rows, 'hidden row') : '',
					found.columns.size > 0 ? count(found.columns.size, 'hidden column') : '',
				];
				remarks.push(
					`Sheet “${sheet.name}” has ${parts.filter(Boolean).join(' and ')} with ${count(found.characters, 'character')}, which are not shown.`,
				);
			}
		}
		if (pages === 0) remarks.push('The workbook holds no data.');
		const beneath = underneath(book);
		remarks.push(...beneath.grave, ...beneath.plain);
		return {
			...opened,
			pages,
			remarks,
			properties: { ...book.properties, sheets: String(book.sheets.length) },
			suspicious: suspicious || beneath.grave.length > 0,
		};
	} finally {
		book.close();
	}
}

/** What a package carries beside its sheets. Grave is what holds rows or files that no sheet shows. */
function underneath(book: Workbook): { grave: string[]; plain: string[] } {
	const parts = (shape: RegExp) => book.parts.filter((part) => shape.test(part)).length;
	const say = (number: number, sentence: (number: number) => string) => (number > 0 ? [sentence(number)] : []);
	const names = book.definedNames.filter((name) => !name.name.startsWith('_xlnm.'));
	const hiddenNames = names.filter((name) => name.hidden).length;
	return {
		grave: [
			...say(
				parts(/pivotcacherecords/),
				(n) => `It carries the rows behind ${count(n, 'pivot table')}, which no sheet need show (pivot cache).`,
			),
			...say(parts(/^xl\/model\//), () => 'It carries a data model, a database that no sheet shows.'),
			...say(
				parts(/^xl\/embeddings\//),
				(n) => `It carries ${count(n, 'embedded file')}, which ${n === 1 ? 'was' : 'were'} not opened.`,
			),
		],
		plain: [
			...say(parts(/vbaproject\.bin$|^xl\/macrosheets\//), () => 'It contains macros. They were not run.'),
			...say(
				parts(/^xl\/externallinks\/[^/]+\.xml$/),
				(n) =>
					`It draws on ${count(n, 'other workbook')} (external links), and keeps values from there. Nothing was fetched.`,
			),
			...say(book.comments, (n) => `It has ${count(n, 'comment')} on cells, which are not shown.`),
			...say(
				names.length,
				(n) =>
					`It gives names to cells: ${count(n, 'name')}${hiddenNames > 0 ? `, ${hiddenNames} of them hidden` : ''}.`,
			),
		],
	};
}

async function countPages(
	all: AsyncIterable<SheetPage>,
): Promise<{ pages: number; hidden: number; remarks: string[] }> {
	let pages = 0;
	let hidden = 0;
	const remarks: string[] = [];
	for await (const page of all) {
		pages++;
		hidden += page.hidden;
		if (page.error) remarks.push(page.error);
	}
	return { pages, hidden, remarks };
}

async function* watch<T>(items: AsyncIterable<T>, see: (item: T) => void): AsyncIterable<T> {
	for await (const item of items) {
		see(item);
		yield item;
	}
}
