/** SQL of search. Filters stay outside the full-text table: they are conditions on the page `p` and its document `d`. */

import { type Db, join, list, type Sql, sql } from '../base/db.ts';
import type { Filter } from './fts.ts';
import { visibleTo } from './note-store.ts';

/** A condition as SQL. Values never become part of the text. @param person who asks: the private notes of others are not there for them. */
function condition(filter: Filter, person: string): Sql {
	switch (filter.kind) {
		case 'text':
			return sql`p.id IN (SELECT rowid FROM archive_search WHERE archive_search MATCH ${filter.match})`;
		case 'and':
			return filter.of.length === 0
				? sql`1 = 1`
				: sql`(${join(
						filter.of.map((one) => condition(one, person)),
						sql` AND `,
					)})`;
		case 'or':
			return filter.of.length === 0
				? sql`1 = 0`
				: sql`(${join(
						filter.of.map((one) => condition(one, person)),
						sql` OR `,
					)})`;
		case 'not':
			return sql`NOT ${condition(filter.of, person)}`;
		case 'bates': {
			const parts = [sql`p.bates_number BETWEEN ${filter.low} AND ${filter.high}`];
			if (filter.prefix !== null) parts.push(sql`p.bates_prefix = ${filter.prefix}`);
			if (filter.suffix !== null) parts.push(sql`p.bates_suffix = ${filter.suffix}`);
			// A page without a number is outside every range, and NOT must find it.
			return sql`(p.bates_number IS NOT NULL AND ${join(parts, sql` AND `)})`;
		}
		case 'bates-start':
			return sql`coalesce(lower(p.bates_address), '') LIKE ${`${escaped(filter.start.toLowerCase())}%`} ESCAPE '!'`;
		case 'production':
			return sql`lower(d.production) = ${filter.text.toLowerCase()}`;
		case 'name':
			return sql`lower(d.path) LIKE ${`%${escaped(filter.text.toLowerCase())}%`} ESCAPE '!'`;
		case 'note':
			return sql`EXISTS (SELECT 1 FROM archive_note n WHERE n.document = p.document AND n.page = p.number AND ${visibleTo(person)}
				AND (lower(n.body) LIKE ${`%${escaped(filter.text.toLowerCase())}%`} ESCAPE '!' OR lower(n.tags) LIKE ${`%${escaped(filter.text.toLowerCase())}%`} ESCAPE '!'))`;
		case 'exemption':
			return sql`p.id IN (SELECT page FROM archive_exemption WHERE code = ${filter.code} OR code LIKE ${`${escaped(filter.code)}(%`} ESCAPE '!')`;
		case 'type':
			return sql`d.kind = ${filter.type}`;
		case 'after':
			return sql`coalesce(d.received, '') >= ${filter.day}`;
		case 'before':
			return sql`(d.received IS NOT NULL AND d.received < ${filter.day})`;
		case 'document':
			return sql`p.document = ${filter.id}`;
		case 'confidence':
			return sql`(p.confidence IS NOT NULL AND ${compared(filter.compare, filter.value)})`;
		case 'is':
			return state(filter.state, person);
	}
}

function state(name: Extract<Filter, { kind: 'is' }>['state'], person: string): Sql {
	switch (name) {
		case 'redacted':
			return sql`p.redactions > 0`;
		case 'quarantined':
			return sql`(p.covered > 0 AND NOT EXISTS (SELECT 1 FROM archive_release r WHERE r.document = p.document))`;
		case 'duplicate':
			return sql`(p.print <> '' AND EXISTS (SELECT 1 FROM archive_page q WHERE q.print = p.print AND q.id <> p.id))`;
		case 'ocr':
			return sql`p.source = 'ocr'`;
		case 'unread':
			return sql`p.ocr IN ('waiting', 'failed')`;
		case 'noted':
			return sql`EXISTS (SELECT 1 FROM archive_note n WHERE n.document = p.document AND n.page = p.number AND ${visibleTo(person)})`;
	}
}

function compared(sign: '<' | '<=' | '>' | '>=', value: number): Sql {
	switch (sign) {
		case '<':
			return sql`p.confidence < ${value}`;
		case '<=':
			return sql`p.confidence <= ${value}`;
		case '>':
			return sql`p.confidence > ${value}`;
		case '>=':
			return sql`p.confidence >= ${value}`;
	}
}

/** The signs of LIKE taken as themselves. */
function escaped(text: string): string {
	return text.replace(/[!%_]/g, '!$&');
}

const pages = sql`archive_page p JOIN archive_document d ON d.id = p.document`;

/** No more matches than this are counted by kind: the newest, where there are more. */
export const counted = 100_000;

/** Ids of the newest pages that match the words, at most `limit` of them, ascending. One text of numbers costs a third of as many rows. */
export async function listMatches(db: Db, match: string, limit = Number.MAX_SAFE_INTEGER): Promise<Float64Array> {
	const newest = sql`SELECT rowid AS id FROM archive_search WHERE archive_search MATCH ${match} ORDER BY rowid DESC LIMIT ${limit}`;
	return ids(await db.one<{ ids: string | null }>(sql`SELECT group_concat(id) AS ids FROM (${newest})`)).reverse();
}

export async function countMatches(db: Db, match: string): Promise<number> {
	const row = await db.one<{ n: number }>(
		sql`SELECT count(*) AS n FROM archive_search WHERE archive_search MATCH ${match}`,
	);
	return row?.n ?? 0;
}

/** Ids of the pages that satisfy all filters, ascending. */
export async function listFiltered(db: Db, filters: readonly Filter[], person: string): Promise<Float64Array> {
	const found = ids(
		await db.one<{ ids: string | null }>(
			sql`SELECT group_concat(p.id) AS ids FROM ${pages} WHERE ${condition({ kind: 'and', of: [...filters] }, person)}`,
		),
	);
	return found.sort();
}

function ids(row: { ids: string | null } | undefined): Float64Array {
	const text = row?.ids ?? '';
	if (text === '') return new Float64Array();
	let count = 1;
	for (let i = text.indexOf(','); i >= 0; i = text.indexOf(',', i + 1)) count++;
	const found = new Float64Array(count);
	let number = 0;
	let at = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 44) {
			found[at++] = number;
			number = 0;
		} else number = number * 10 + code - 48;
	}
	found[at] = number;
	return found;
}

export type Order = 'relevance' | 'bates' | 'date';

/** Ranking looks at no more pages than this: the newest, where there are more. */
export const ranked = 10_000;

/** Ids of the shown page of hits, best first. @param filters conditions beside the words. */
export async function listBest(
	db: Db,
	query: {
		match: string | null;
		filters: readonly Filter[];
		person: string;
		order: Order;
		bounded: boolean;
		limit: number;
		offset: number;
	},
): Promise<number[]> {
	const where = condition({ kind: 'and', of: [...query.filters] }, query.person);
	const tail = sql`LIMIT ${query.limit} OFFSET ${query.offset}`;
	let rows: { id: number }[];
	if (query.order !== 'relevance' || query.match === null) {
		const matched =
			query.match === null ? where : sql`${condition({ kind: 'text', match: query.match }, query.person)} AND ${where}`;
		const order =
			query.order === 'date'
				? sql`d.received DESC, p.id`
				: query.order === 'bates'
					? sql`p.bates_prefix IS NULL, p.bates_prefix, p.bates_number, p.id`
					: sql`p.id`;
		rows = await db.all(sql`SELECT p.id FROM ${pages} WHERE ${matched} ORDER BY ${order} ${tail}`);
	} else if (query.filters.length === 0 && !query.bounded) {
		rows = await db.all(
			sql`SELECT rowid AS id FROM archive_search WHERE archive_search MATCH ${query.match} ORDER BY rank ${tail}`,
		);
	} else {
		const newest = query.bounded && query.filters.length === 0 ? sql`ORDER BY rowid DESC LIMIT ${ranked}` : sql``;
		const hits = sql`WITH hit AS MATERIALIZED (SELECT rowid AS id, bm25(archive_search) AS rank FROM archive_search WHERE archive_search MATCH ${query.match} ${newest})`;
		rows =
			query.filters.length === 0
				? await db.all(sql`${hits} SELECT id FROM hit ORDER BY rank ${tail}`)
				: await db.all(
						sql`${hits} SELECT hit.id FROM hit JOIN archive_page p ON p.id = hit.id JOIN archive_document d ON d.id = p.document WHERE ${where} ORDER BY rank ${tail}`,
					);
	}
	return rows.map((row) => row.id);
}

/** Of a phrase that stands on every page only so many are looked at: it tells nothing, and the time stays bounded. */
const widest = 300;

/** Ids of the pages that hold most of these phrases, most first. Left out are the page itself and those of the same print. */
export async function listSharing(
	db: Db,
	phrases: readonly string[],
	page: { id: number; print: string },
	limit: number,
): Promise<number[]> {
	if (phrases.length === 0) return [];
	const each = phrases.map(
		(phrase) =>
			sql`SELECT id FROM (SELECT rowid AS id FROM archive_search WHERE archive_search MATCH ${phrase} LIMIT ${widest})`,
	);
	const rows = await db.all<{ id: number }>(sql`
		SELECT id FROM (${join(each, sql` UNION ALL `)}) WHERE id <> ${page.id}
			AND id NOT IN (SELECT id FROM archive_page WHERE print = ${page.print} AND print <> '')
		GROUP BY id ORDER BY count(*) DESC, id LIMIT ${limit}`);
	return rows.map((row) => row.id);
}

export type HitRow = {
	id: number;
	document: number;
	number: number;
	name: string;
	production: string;
	kind: string;
	received: string | null;
	bates: string | null;
	redactions: number;
	source: 'file' | 'ocr';
	confidence: number | null;
};

export async function listHits(db: Db, wanted: readonly number[]): Promise<Map<number, HitRow>> {
	const rows = await db.all<HitRow>(sql`
		SELECT p.id, p.document, p.number, d.name, d.production, d.kind, d.received, p.bates, p.redactions, p.source, p.confidence
		FROM ${pages} WHERE p.id IN (${list(wanted)})`);
	return new Map(rows.map((row) => [row.id, row]));
}

/** Production and type of every document, for the facets. */
export async function listDocumentFacets(db: Db): Promise<{ id: number; production: string; kind: string }[]> {
	return db.all(sql`SELECT id, production, kind FROM archive_document WHERE pages > 0`);
}

/** Pages per exemption code and pages read by OCR, each ascending: what page facets are counted against. */
export async function listPageFacets(db: Db): Promise<{ codes: Map<string, Float64Array>; ocr: Float64Array }> {
	const codes = await db.all<{ code: string; ids: string }>(sql`
		SELECT code, group_concat(page) AS ids FROM (SELECT code, page FROM archive_exemption ORDER BY code, page) GROUP BY code`);
	const ocr = await db.one<{ ids: string | null }>(
		sql`SELECT group_concat(id) AS ids FROM (SELECT id FROM archive_page WHERE source = 'ocr' ORDER BY id)`,
	);
	return { codes: new Map(codes.map((row) => [row.code, ids(row)])), ocr: ids(ocr) };
}

/** Changes whenever anything in the database does. */
export async function readVersion(db: Db): Promise<number> {
	const row = await db.one<{ data_version: number }>(sql`PRAGMA data_version`);
	return row?.data_version ?? 0;
}

/** The words of the index. */
export async function listVocabulary(db: Db): Promise<string[]> {
	return (await db.all<{ term: string }>(sql`SELECT term FROM archive_word`)).map((row) => row.term);
}

/** Pages that are not searchable yet: not read, or waiting for OCR. */
export async function countUnread(db: Db): Promise<number> {
	const row = await db.one<{ n: number }>(sql`
		SELECT (SELECT coalesce(sum(max(pages - (SELECT count(*) FROM archive_page p WHERE p.document = d.id), 0)), 0)
			FROM archive_document d WHERE state IN ('waiting', 'reading') AND duplicate_of IS NULL)
			+ (SELECT count(*) FROM archive_page WHERE ocr = 'waiting') AS n`);
	return row!.n;
}
