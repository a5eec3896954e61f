/** Makes the records of one source: the original laid out by a reading thread, typed by DuckDB, described. Done anew it gives the same file. */

import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App, LaidOut, RecordsSession } from '../app.ts';
import type { Day } from '../base/day.ts';
import { count } from '../base/text.ts';
import { type Cell, cellReader, deriver, stored } from './cell.ts';
import { type Check, judge } from './check.ts';
import { type Codebook, type Field, type Kind, kindNamed } from './codebook.ts';
import type { FieldQuality, Quality, StateCount } from './dataset.ts';
import { listSources, listWithheld, type Notation, numberWithheld, type SourceRow } from './dataset-store.ts';
import type { Definitions } from './definition-actions.ts';
import {
	countDistinct,
	countShared,
	countStates,
	describeRecords,
	distinctTexts,
	insertReadings,
	oddTexts,
	type Reading,
	type StoredColumn,
	stage,
	writeRecords,
} from './record-store.ts';

export type Progress = {
	stage: 'reading' | 'typing' | 'checking';
	rows: number /** 0 to 1, where known. */;
	share: number | null;
};

export type Made = {
	rows: number;
	flagged: number;
	from: Day | null;
	to: Day | null;
	quality: Quality;
};

/** Where the records of a source lie among derived files. */
export function recordsName(source: Pick<SourceRow, 'id' | 'dataset' | 'sha256'>): string {
	return `statistics/${source.dataset}/${source.id}-${source.sha256.slice(0, 12)}.parquet`;
}

export async function makeRecords(
	app: App,
	source: SourceRow,
	{ book, checks }: Definitions,
	onProgress: (progress: Progress) => void,
): Promise<Made> {
	const kind = kindNamed(book, source.kind);
	const rules = checks.get(kind.name) ?? [];
	const target = await app.files.derivedPath(recordsName(source));
	const { folder, done } = await app.files.scratch();
	try {
		const laidFile = join(folder, 'laid.txt');
		const laid = await app.reader.layOut(
			app.files.path(source.sha256),
			source.file,
			{ sheet: source.place, head: source.headRow, to: laidFile },
			({ rows, share }) => onProgress({ stage: 'reading', rows, share: share ?? null }),
		);
		onProgress({ stage: 'typing', rows: laid.rows, share: null });
		return await app.records.session(async (session) => {
			const staged = join(folder, 'staged.parquet');
			await stage(session, laidFile, laid.columns, staged);
			await rm(laidFile);
			const columns = storedColumns(kind, source);
			const fields = await readColumns(app, session, staged, source, kind, book, columns);
			const fresh = join(folder, 'records.parquet');
			await writeRecords(session, staged, fresh, {
				source: source.id,
				columns,
				time: kind.time,
				years: source.years,
				checks: rules,
			});
			onProgress({ stage: 'checking', rows: laid.rows, share: null });
			const described = await describeRecords(session, fresh, kind.time, rules);
			const made: Made = {
				rows: described.rows,
				flagged: described.flagged,
				from: described.from,
				to: described.to,
				quality: {
					rows: described.rows,
					remarks: remarksOn(laid, source, described.rows),
					notes: laid.notes.map(({ row, cells }) => ({ row, text: cells.join(' | ') })),
					checks: rules.map((check, i) =>
						judge(check, described.broken[i] ?? 0, applies(check, columns, source) ? described.rows : 0),
					),
					fields,
					states: await stateCounts(app, session, fresh, source, columns),
				},
			};
			// Complete or absent, also after a kill.
			await move(fresh, target);
			return made;
		});
	} finally {
		await done();
	}
}

/** Every column of the kind, also those the sheet lacks, then those only the sheet has. */
function storedColumns(kind: Kind, source: SourceRow): StoredColumn[] {
	const place = (field: string) => source.columns.find((column) => column.field === field)?.place ?? null;
	return [
		...kind.fields.flatMap((field): StoredColumn[] => [
			{ name: field.name, kind: field.kind, place: place(field.name) },
			...(field.derive
				? [{ name: field.derive.name, kind: 'code' as const, place: place(field.name), from: field.name }]
				: []),
		]),
		...source.columns.flatMap((column): StoredColumn[] =>
			column.field === null ? [{ name: column.stored, kind: 'text', place: column.place }] : [],
		),
	];
}

/** Reads every distinct text of every column once, and hands the readings to DuckDB. */
async function readColumns(
	app: App,
	session: RecordsSession,
	staged: string,
	source: SourceRow,
	kind: Kind,
	book: Codebook,
	columns: readonly StoredColumn[],
): Promise<FieldQuality[]> {
	const read: {
		column: StoredColumn;
		cells: { printed: string; rows: number; cell: Cell }[];
		distinct: number;
		isCoded: boolean;
	}[] = [];
	for (const column of columns) {
		if (column.place === null) continue;
		const field = kind.fields.find(({ name }) => name === (column.from ?? column.name)) ?? plainField(column.name);
		const isCoded = column.kind !== 'text' && column.kind !== 'id';
		const texts = isCoded
			? await distinctTexts(session, staged, column.place)
			: await oddTexts(session, staged, column.place, ['', ...book.missing]);
		const cellOf = column.from === undefined ? cellReader(field, book) : derivedReader(field, book);
		read.push({
			column,
			cells: texts.map(({ printed, rows }) => ({ printed, rows, cell: cellOf(printed) })),
			distinct: isCoded ? texts.length : await countDistinct(session, staged, column.place),
			isCoded,
		});
	}
	const notations = read.flatMap(({ cells }) => cells.flatMap(({ cell }) => (cell.state === 'withheld' ? [cell] : [])));
	const numbered = await app.db.atomic((tx) => numberWithheld(tx, source.dataset, notations));
	const numbers = new Map(numbered.map(({ printed, number }) => [printed, number]));
	for (const { column, cells, isCoded } of read) {
		// Of texts only what is odd gets a reading: a million names need none.
		const odd = isCoded ? cells : cells.filter(({ cell }) => cell.state !== 'known');
		await insertReadings(
			session,
			column.name,
			odd.map(({ printed, cell }) => readingOf(printed, cell, numbers)),
		);
	}
	return read.map(({ column, cells, distinct, isCoded }) => {
		const why = (reason: string) =>
			cells.reduce((sum, { cell, rows }) => (cell.state === 'missing' && cell.why === reason ? sum + rows : sum), 0);
		const isList = isCoded && column.kind === 'code';
		const known = cells.flatMap(({ printed, rows, cell }) =>
			isList && cell.state === 'known' ? [{ printed, rows, cell }] : [],
		);
		return {
			field: column.name,
			distinct,
			unread: known
				.filter(({ cell }) => !cell.isRead)
				.slice(0, 50)
				.map(({ printed, rows }) => ({ printed, rows })),
			spellings:
				column.from === undefined
					? known.slice(0, 300).map(({ printed, rows, cell }) => ({ printed, code: String(cell.value), rows }))
					: [],
			sentinels: why('sentinel'),
			unreadable: why('unreadable'),
		};
	});
}

function readingOf(printed: string, cell: Cell, numbers: ReadonlyMap<string, number>): Reading {
	if (cell.state === 'known') return { printed, value: cell.value, state: stored.known, isRead: cell.isRead };
	const state = cell.state === 'withheld' ? (numbers.get(cell.printed) ?? stored.missing) : stored[cell.state];
	return { printed, value: null, state, isRead: true };
}

/** A column that the codebook does not have. */
function plainField(name: string): Field {
	return { name, label: { en: name, es: name }, kind: 'text', names: [name], reads: {} };
}

/** The kind of a text, where the text itself is known. */
function derivedReader(field: Field, book: Codebook): (printed: string) => Cell {
	const list = book.lists.get(field.derive?.list ?? '');
	const kindOf = list ? deriver(list) : () => undefined;
	const textOf = cellReader({ ...field, kind: 'text' }, book);
	return (printed) => {
		const cell = textOf(printed);
		if (cell.state !== 'known') return cell;
		const code = kindOf(String(cell.value));
		return code === undefined
			? { state: 'known', value: 'other', isRead: false }
			: { state: 'known', value: code, isRead: true };
	};
}

async function stateCounts(
	app: App,
	session: RecordsSession,
	file: string,
	source: SourceRow,
	columns: readonly StoredColumn[],
): Promise<StateCount[]> {
	const notations = new Map<number, Notation>(
		(await listWithheld(app.db, source.dataset)).map((one) => [one.number, one]),
	);
	const counts: StateCount[] = [];
	for (const { name } of columns)
		for (const { fy, state, number, cells } of await countStates(session, file, name)) {
			const notation = number === null ? undefined : notations.get(number);
			counts.push({
				field: name,
				fy,
				state,
				cells,
				...(notation ? { printed: notation.printed, codes: notation.codes } : {}),
			});
		}
	return counts;
}

/** Whether a check can be asked of a sheet at all. */
function applies(check: Check, columns: readonly StoredColumn[], source: SourceRow): boolean {
	const has = (name: string) => columns.some((one) => one.name === name && one.place !== null);
	if ('field' in check) return has(check.field);
	if (check.is === 'order') return has(check.earlier) && has(check.later);
	return check.is !== 'year' || source.years.length > 0;
}

function remarksOn(laid: LaidOut, source: SourceRow, rows: number): string[] {
	const hidden = source.columns
		.filter(({ place }) => laid.hiddenColumns.includes(place))
		.map(({ head }) => `“${head}”`);
	const total = laid.notes.map(({ cells }) => totalIn(cells)).find((one) => one !== undefined);
	return [
		...(laid.hiddenRows > 0
			? [
					`${count(laid.hiddenRows, 'row')} ${laid.hiddenRows === 1 ? 'is' : 'are'} hidden in the sheet; all are loaded.`,
				]
			: []),
		...(hidden.length > 0
			? [`${count(hidden.length, 'column')} hidden in the sheet, loaded all the same: ${hidden.join(', ')}.`]
			: []),
		...(laid.repeatedHeads > 0
			? [`The head is repeated ${count(laid.repeatedHeads, 'time')} between the rows; those lines are no records.`]
			: []),
		...(laid.notes.length > 0
			? [
					`${count(laid.notes.length, 'line')} below the table ${laid.notes.length === 1 ? 'is a note' : 'are notes'} and no records.`,
				]
			: []),
		...(total !== undefined && total !== rows
			? [`The sheet gives a total of ${total.toLocaleString('en-US')}; it holds ${count(rows, 'record')}.`]
			: []),
	];
}

/** The number in a line that begins with “Total”. */
function totalIn(cells: readonly string[]): number | undefined {
	if (!/^\s*(grand\s+)?totals?\b/i.test(cells[0] ?? '')) return undefined;
	const number = cells.join(' ').match(/\d[\d,]*/)?.[0];
	return number === undefined ? undefined : Number(number.replaceAll(',', ''));
}

/** Rows of a source that stand in other sources of its dataset too. */
export async function sharedRows(app: App, source: SourceRow, { book }: Definitions): Promise<number> {
	const file = await app.files.derivedPath(recordsName(source));
	return countShared(app.records, file, kindNamed(book, source.kind).time, await otherFiles(app, source));
}

/** The files of the other sources of a dataset that lie ready. */
async function otherFiles(app: App, source: SourceRow): Promise<string[]> {
	const others = (await listSources(app.db, source.dataset)).filter(
		({ id, state }) => id !== source.id && state === 'ready',
	);
	const files = await Promise.all(others.map((one) => app.files.derivedPath(recordsName(one))));
	const there = await Promise.all(
		files.map((file) =>
			stat(file).then(
				() => true,
				() => false,
			),
		),
	);
	return files.filter((_, i) => there[i]);
}

/** Between disks a file cannot be renamed: it is copied beside its place first. Two may be making the same file at once. */
async function move(from: string, to: string): Promise<void> {
	const beside = `${to}.${randomUUID()}`;
	try {
		await copyFile(from, beside);
		await rename(beside, to);
	} finally {
		await rm(beside, { force: true });
	}
}
