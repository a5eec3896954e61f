/** SQL of papers: changed texts, calendar feeds, indexes of what is withheld, yearly figures of agencies. */

import { sql, type Tx } from '../base/db.ts';
import type { AgencyYear } from './agency-report.ts';
import { fromJson, idOf, json, type Reads } from './store.ts';
import type { Columns, IndexEntry } from './vaughn.ts';

export type PaperText = { kind: string; text: string; by: string; at: string };

export async function listTexts(db: Reads): Promise<PaperText[]> {
	return db.all<PaperText>(sql`SELECT kind, body AS text, by_person AS by, at FROM docket_paper_text ORDER BY kind`);
}

export async function putText(tx: Tx, one: PaperText): Promise<void> {
	await tx.run(sql`
		INSERT INTO docket_paper_text (kind, body, by_person, at) VALUES (${one.kind}, ${one.text}, ${one.by}, ${one.at})
		ON CONFLICT (kind) DO UPDATE SET body = ${one.text}, by_person = ${one.by}, at = ${one.at}`);
}

export async function dropText(tx: Tx, kind: string): Promise<void> {
	await tx.run(sql`DELETE FROM docket_paper_text WHERE kind = ${kind}`);
}

export type FeedRow = { id: number; person: string | null; by: string; at: string; closed: string | null };

const feedColumns = sql`id, person, by_person AS by, at, closed`;

export async function listFeeds(db: Reads): Promise<FeedRow[]> {
	return db.all<FeedRow>(sql`SELECT ${feedColumns} FROM docket_feed ORDER BY id`);
}

/** The feed that is still open under an address; undefined for any other. */
export async function findFeed(db: Reads, hash: string): Promise<FeedRow | undefined> {
	return db.one<FeedRow>(sql`SELECT ${feedColumns} FROM docket_feed WHERE hash = ${hash} AND closed IS NULL`);
}

export async function insertFeed(
	tx: Tx,
	one: { hash: string; person: string | null; by: string; at: string },
): Promise<number> {
	return idOf(
		await tx.one<{ id: number }>(sql`
			INSERT INTO docket_feed (hash, person, by_person, at) VALUES (${one.hash}, ${one.person}, ${one.by}, ${one.at}) RETURNING id`),
	);
}

/** @returns false where there is no such feed, or it is closed. */
export async function closeFeed(tx: Tx, id: number, at: string): Promise<boolean> {
	return (await tx.run(sql`UPDATE docket_feed SET closed = ${at} WHERE id = ${id} AND closed IS NULL`)) > 0;
}

export type KeptIndex = {
	id: number;
	request: number;
	name: string;
	columns: Columns;
	entries: IndexEntry[];
	by: string;
	at: string;
};
type StoredIndex = Omit<KeptIndex, 'columns' | 'entries'> & { columns: string; entries: string };

// This store alone wrote both columns.
const asIndex = (row: StoredIndex): KeptIndex => ({
	...row,
	columns: JSON.parse(row.columns) as Columns,
	entries: JSON.parse(row.entries) as IndexEntry[],
});

export async function listIndexes(db: Reads, request: number): Promise<KeptIndex[]> {
	const rows = await db.all<StoredIndex>(sql`
		SELECT id, request, name, columns, entries, by_person AS by, at FROM docket_index WHERE request = ${request} ORDER BY id`);
	return rows.map(asIndex);
}

export async function insertIndex(tx: Tx, one: Omit<KeptIndex, 'id'>): Promise<number> {
	return idOf(
		await tx.one<{ id: number }>(sql`
			INSERT INTO docket_index (request, name, columns, entries, by_person, at)
			VALUES (${one.request}, ${one.name}, ${JSON.stringify(one.columns)}, ${JSON.stringify(one.entries)}, ${one.by}, ${one.at})
			RETURNING id`),
	);
}

export async function readIndexOf(db: Reads, id: number): Promise<KeptIndex | undefined> {
	const row = await db.one<StoredIndex>(sql`
		SELECT id, request, name, columns, entries, by_person AS by, at FROM docket_index WHERE id = ${id}`);
	return row && asIndex(row);
}

export async function updateEntries(tx: Tx, id: number, entries: readonly IndexEntry[]): Promise<void> {
	await tx.run(sql`UPDATE docket_index SET entries = ${JSON.stringify(entries)} WHERE id = ${id}`);
}

/** One change of a row by hand: `was` is null for a row that was added, `became` for one that was struck. */
export type RowChange = {
	id: number;
	index: number;
	row: number;
	was: IndexEntry | null;
	became: IndexEntry | null;
	reason: string;
	by: string;
	at: string;
};
type StoredChange = Omit<RowChange, 'was' | 'became'> & { was: string | null; became: string | null };

/** The changes of a request's indexes, in the order they were made. */
export async function listRowChanges(db: Reads, request: number): Promise<RowChange[]> {
	const rows = await db.all<StoredChange>(sql`
		SELECT id, index_id AS "index", place AS row, was, became, reason, by_person AS by, at FROM docket_index_change
		WHERE index_id IN (SELECT id FROM docket_index WHERE request = ${request}) ORDER BY id`);
	return rows.map(({ was, became, ...row }) => ({
		...row,
		was: fromJson<IndexEntry>(was),
		became: fromJson<IndexEntry>(became),
	}));
}

export async function insertRowChange(tx: Tx, one: Omit<RowChange, 'id'>): Promise<void> {
	await tx.run(sql`
		INSERT INTO docket_index_change (index_id, place, was, became, reason, by_person, at)
		VALUES (${one.index}, ${one.row}, ${json(one.was)}, ${json(one.became)}, ${one.reason}, ${one.by}, ${one.at})`);
}

export async function putYear(tx: Tx, one: AgencyYear, source: string): Promise<void> {
	const figures = JSON.stringify(one);
	await tx.run(sql`
		INSERT INTO docket_agency_year (agency, component, year, figures, source)
		VALUES (${one.agency}, ${one.component}, ${one.year}, ${figures}, ${source})
		ON CONFLICT (agency, component, year) DO UPDATE SET figures = ${figures}, source = ${source}`);
}

/** The years of a component, by its abbreviation whatever its case, and where each comes from. */
export async function listYears(db: Reads, component: string): Promise<(AgencyYear & { source: string })[]> {
	const rows = await db.all<{ figures: string; source: string }>(sql`
		SELECT figures, source FROM docket_agency_year WHERE lower(component) = ${component.toLowerCase()} ORDER BY agency, year`);
	return rows.map(({ figures, source }) => ({ ...(JSON.parse(figures) as AgencyYear), source }));
}
