/** An agency's index of what it withholds: taken in from its file or typed by hand, held against the pages of the request. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, needDossier } from './actions.ts';
import {
	insertIndex,
	insertRowChange,
	type KeptIndex,
	listIndexes,
	listRowChanges,
	type RowChange,
	readIndexOf,
	updateEntries,
} from './paper-store.ts';
import { deliveredTo } from './production-actions.ts';
import { type Columns, type IndexEntry, proposeColumns, readIndex, type Table } from './vaughn.ts';
import { type FoundPage, type IndexMatch, matchIndex } from './vaughn-match.ts';
import { type Cells, cellsOf, typedName, typedRow } from './vaughn-row.ts';

/** The tables of a file and what its columns seem to hold; nothing is kept. @throws Refusal not-valid where it holds no index. */
export async function glanceIndex(
	app: Pick<App, 'reader'>,
	path: string,
	name: string,
): Promise<{ tables: Table[]; columns: Columns }> {
	const tables = await app.reader.tables(path, name);
	return { tables, columns: proposeColumns(tables) };
}

/** Reads the entries of a file by columns that a person confirmed. */
export async function readIndexFile(
	app: Pick<App, 'reader'>,
	path: string,
	name: string,
	columns?: Columns,
): Promise<{ columns: Columns; entries: IndexEntry[] }> {
	const tables = await app.reader.tables(path, name);
	const confirmed = columns ?? proposeColumns(tables);
	return { columns: confirmed, entries: readIndex(tables, confirmed) };
}

/** Keeps the entries of an index with its request. */
export async function keepIndex(
	app: Desk,
	request: number,
	given: { name: string; columns: Columns; entries: IndexEntry[] },
): Promise<KeptIndex> {
	await needDossier(app, request);
	return app.db.atomic(async (tx) => {
		const row = { request, ...given, by: app.case.person, at: app.now().toISOString() };
		const id = await insertIndex(tx, row);
		await noteAct(tx, app, {
			action: 'import-index',
			subject: `request ${request}`,
			details: { index: id, name: given.name, entries: given.entries.length },
		});
		return { id, ...row };
	});
}

/**
 * Adds a row by hand: to an index that is kept, or to the request's own typed one, which the first row begins.
 * @throws Refusal not-valid as `typedRow` does; not-found.
 */
export async function addRow(
	app: Desk,
	request: number,
	given: { index?: number | undefined; cells: Cells },
): Promise<{ index: number; entry: IndexEntry }> {
	await needDossier(app, request);
	return app.db.atomic(async (tx) => {
		const index = given.index === undefined ? await typedIndex(tx, app, request) : await needIndex(tx, given.index);
		if (index.request !== request) noIndex(index.id);
		// A number that a struck row had is not given again: whoever cites it must not find another row there.
		const used = [...index.entries, ...(await listRowChanges(tx, request)).filter((one) => one.index === index.id)];
		const entry = typedRow(Math.max(0, ...used.map(({ row }) => row)) + 1, given.cells);
		await write(tx, app, index, { row: entry.row, was: null, became: entry, reason: '' });
		return { index: index.id, entry };
	});
}

/** Corrects cells of a row; those that are not named stay. @throws Refusal not-found, not-valid. */
export async function changeRow(
	app: Desk,
	id: number,
	row: number,
	given: { cells: Cells; reason: string },
): Promise<IndexEntry> {
	return app.db.atomic(async (tx) => {
		const index = await needIndex(tx, id);
		const was = needRow(index, row);
		const became = typedRow(row, { ...cellsOf(was), ...given.cells });
		await write(tx, app, index, { row, was, became, reason: given.reason });
		return became;
	});
}

/** Takes a row out of the index. It stays in the history with the reason. @throws Refusal not-found; not-valid without a reason. */
export async function strikeRow(app: Desk, id: number, row: number, reason: string): Promise<void> {
	if (reason.trim() === '')
		throw new Refusal('not-valid', 'Say why this row is struck; the reason stays in the history of the index.');
	await app.db.atomic(async (tx) => {
		const index = await needIndex(tx, id);
		await write(tx, app, index, { row, was: needRow(index, row), became: null, reason });
	});
}

async function write(
	tx: Tx,
	app: Desk,
	{ id, request, entries }: KeptIndex,
	change: Pick<RowChange, 'row' | 'was' | 'became' | 'reason'>,
): Promise<void> {
	const { row, was, became } = change;
	const kept =
		was === null
			? [...entries, ...(became ? [became] : [])]
			: entries.flatMap((one) => (one.row === row ? (became ?? []) : one));
	const reason = change.reason.trim();
	await updateEntries(tx, id, kept);
	await insertRowChange(tx, { ...change, reason, index: id, by: app.case.person, at: app.now().toISOString() });
	await noteAct(tx, app, {
		action: was === null ? 'add-index-row' : became === null ? 'strike-index-row' : 'change-index-row',
		subject: `index ${id}`,
		details: { request, row, ...(reason === '' ? {} : { reason }) },
	});
}

async function typedIndex(tx: Tx, app: Desk, request: number): Promise<KeptIndex> {
	const typed = (await listIndexes(tx, request)).find(({ name }) => name === typedName);
	if (typed) return typed;
	const columns: Columns = { table: 0, head: 0, fields: {} };
	const row = { request, name: typedName, columns, entries: [], by: app.case.person, at: app.now().toISOString() };
	return { id: await insertIndex(tx, row), ...row };
}

async function needIndex(tx: Tx, id: number): Promise<KeptIndex> {
	return (await readIndexOf(tx, id)) ?? noIndex(id);
}

function noIndex(id: number): never {
	throw new Refusal('not-found', `There is no index ${id} of what is withheld with this request.`);
}

function needRow({ id, entries }: KeptIndex, row: number): IndexEntry {
	const found = entries.find((one) => one.row === row);
	if (!found) throw new Refusal('not-found', `Index ${id} has no row ${row}, or it was struck.`);
	return found;
}

/** An index held against the pages, with what persons changed in it. */
export type OpenIndex = Omit<KeptIndex, 'entries'> & { match: IndexMatch; changes: RowChange[] };

/** The indexes of a request, each held against its pages as they are read now. */
export async function openIndexes(app: Pick<App, 'db'>, request: number): Promise<OpenIndex[]> {
	const pages = await pagesOf(app, request);
	const changes = await listRowChanges(app.db, request);
	return (await listIndexes(app.db, request)).map(({ entries, ...kept }) => ({
		...kept,
		match: matchIndex(entries, pages),
		changes: changes.filter(({ index }) => index === kept.id),
	}));
}

/** Holds entries against all pages that the releases of a request brought. */
export async function matchRequest(
	app: Pick<App, 'db'>,
	request: number,
	entries: readonly IndexEntry[],
): Promise<IndexMatch> {
	return matchIndex(entries, await pagesOf(app, request));
}

async function pagesOf(app: Pick<App, 'db'>, request: number): Promise<FoundPage[]> {
	const { productions } = await needDossier(app, request);
	return [...(await deliveredTo(app, productions)).values()].flat();
}
