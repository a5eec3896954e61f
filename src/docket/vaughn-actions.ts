/** An agency's index of what it withholds: taken in from its file, held against the pages of the request. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { type Desk, needDossier } from './actions.ts';
import { insertIndex, type KeptIndex, listIndexes } from './paper-store.ts';
import { deliveredTo } from './production-actions.ts';
import { type Columns, type IndexEntry, proposeColumns, readIndex, type Table } from './vaughn.ts';
import { type FoundPage, type IndexMatch, matchIndex } from './vaughn-match.ts';

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

/** The indexes of a request, each held against its pages as they are read now. */
export async function openIndexes(
	app: Pick<App, 'db'>,
	request: number,
): Promise<(Omit<KeptIndex, 'entries'> & { match: IndexMatch })[]> {
	const pages = await pagesOf(app, request);
	return (await listIndexes(app.db, request)).map(({ entries, ...kept }) => ({
		...kept,
		match: matchIndex(entries, pages),
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
