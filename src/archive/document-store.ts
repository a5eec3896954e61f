/** SQL of imports and documents. */

import type { FileKind } from '../app.ts';
import type { Day } from '../base/day.ts';
import { type Db, join, list, type Sql, sql, type Tx } from '../base/db.ts';
import type { Document, DocumentState } from './document.ts';

type Reads = Db | Tx;

/** The next number for a kind of thing; numbers are never given twice, even after a deletion. */
export async function nextNumber(tx: Tx, name: string): Promise<number> {
	const row = await tx.one<{ last: number }>(sql`
		INSERT INTO archive_number (name, last) VALUES (${name}, 1)
		ON CONFLICT (name) DO UPDATE SET last = archive_number.last + 1 RETURNING last`);
	return row!.last;
}

export type NewDocument = {
	import: number;
	name: string;
	path: string;
	production: string;
	received: Day | null;
	sha256: string;
	size: number;
	kind: FileKind;
	parent: number | null;
	imported_by: string;
	imported_at: string;
};

/** Enters a file as received. The same bytes under the same path of one production are already there: then `fresh` is false. */
export async function insertDocument(tx: Tx, row: NewDocument): Promise<{ id: number; fresh: boolean }> {
	const there = await tx.one<{ id: number }>(sql`
		SELECT id FROM archive_document WHERE production = ${row.production} AND path = ${row.path} AND sha256 = ${row.sha256}`);
	if (there) return { id: there.id, fresh: false };
	const first = await tx.one<{ id: number }>(sql`
		SELECT id FROM archive_document WHERE sha256 = ${row.sha256} AND duplicate_of IS NULL ORDER BY id LIMIT 1`);
	const id = await nextNumber(tx, 'document');
	await tx.run(sql`
		INSERT INTO archive_document (id, import, name, path, production, received, sha256, size, kind, state, parent, duplicate_of, imported_by, imported_at)
		VALUES (${id}, ${row.import}, ${row.name}, ${row.path}, ${row.production}, ${row.received}, ${row.sha256}, ${row.size}, ${row.kind},
			'waiting', ${row.parent}, ${first?.id ?? null}, ${row.imported_by}, ${row.imported_at})`);
	return { id, fresh: true };
}

export async function updateDocument(
	tx: Tx,
	id: number,
	change: Partial<{
		state: DocumentState;
		error: string | null;
		pages: number;
		kind: FileKind;
		properties: Record<string, string>;
		remarks: string[];
		suspicious: boolean;
		received: Day | null;
		duplicate_of: number | null;
	}>,
): Promise<void> {
	const sets: Sql[] = [];
	if (change.state !== undefined) sets.push(sql`state = ${change.state}`);
	if (change.error !== undefined) sets.push(sql`error = ${change.error}`);
	if (change.pages !== undefined) sets.push(sql`pages = ${change.pages}`);
	if (change.kind !== undefined) sets.push(sql`kind = ${change.kind}`);
	if (change.properties !== undefined) sets.push(sql`properties = ${JSON.stringify(change.properties)}`);
	if (change.remarks !== undefined) sets.push(sql`remarks = ${JSON.stringify(change.remarks)}`);
	if (change.suspicious !== undefined) sets.push(sql`suspicious = ${change.suspicious ? 1 : 0}`);
	if (change.received !== undefined) sets.push(sql`received = ${change.received}`);
	if (change.duplicate_of !== undefined) sets.push(sql`duplicate_of = ${change.duplicate_of}`);
	if (sets.length > 0) await tx.run(sql`UPDATE archive_document SET ${join(sets, sql`, `)} WHERE id = ${id}`);
}

type StoredDocument = {
	id: number;
	name: string;
	path: string;
	production: string;
	received: Day | null;
	sha256: string;
	size: number;
	kind: FileKind;
	state: DocumentState;
	error: string | null;
	pages: number;
	parent: number | null;
	duplicate_of: number | null;
	imported_by: string;
	imported_at: string;
	properties: string;
	remarks: string;
	suspicious: number;
	done: number;
	text_pages: number;
	ocr_pages: number;
	waiting_ocr: number;
	redactions: number;
	covered: number;
	first_bates: string | null;
	last_bates: string | null;
	codes: string | null;
	released: number;
};

export type DocumentFilter = {
	ids?: number[];
	production?: string;
	state?: DocumentState;
	kind?: FileKind;
	parent?: number;
	sha256?: string;
	quarantined?: boolean;
	after?: number;
	limit?: number;
};

/** Page facts summed per document. A duplicate shows the figures of the first copy, whose pages were read. */
const summary = sql`
	SELECT d.*,
		count(p.id) AS done,
		coalesce(sum(CASE WHEN p.source = 'file' AND p.source_reason <> 'archive.layer.none' THEN 1 ELSE 0 END), 0) AS text_pages,
		coalesce(sum(CASE WHEN p.source = 'ocr' THEN 1 ELSE 0 END), 0) AS ocr_pages,
		coalesce(sum(CASE WHEN p.ocr = 'waiting' THEN 1 ELSE 0 END), 0) AS waiting_ocr,
		coalesce(sum(p.redactions), 0) AS redactions,
		coalesce(sum(p.covered), 0) AS covered,
		(SELECT bates FROM archive_page b WHERE b.document = coalesce(d.duplicate_of, d.id) AND bates IS NOT NULL ORDER BY number LIMIT 1) AS first_bates,
		(SELECT bates FROM archive_page b WHERE b.document = coalesce(d.duplicate_of, d.id) AND bates IS NOT NULL ORDER BY number DESC LIMIT 1) AS last_bates,
		(SELECT json_group_object(code, boxes) FROM (
			SELECT e.code AS code, sum(e.boxes) AS boxes FROM archive_exemption e JOIN archive_page b ON b.id = e.page
			WHERE b.document = coalesce(d.duplicate_of, d.id) GROUP BY e.code ORDER BY e.code)) AS codes,
		EXISTS (SELECT 1 FROM archive_release r WHERE r.document = coalesce(d.duplicate_of, d.id)) AS released
	FROM archive_document d LEFT JOIN archive_page p ON p.document = coalesce(d.duplicate_of, d.id)`;

function matching(filter: DocumentFilter): Sql {
	const where: Sql[] = [sql`1 = 1`];
	if (filter.ids) where.push(sql`d.id IN (${list(filter.ids)})`);
	if (filter.production !== undefined) where.push(sql`d.production = ${filter.production}`);
	if (filter.state) where.push(sql`d.state = ${filter.state}`);
	if (filter.kind) where.push(sql`d.kind = ${filter.kind}`);
	if (filter.parent !== undefined) where.push(sql`d.parent = ${filter.parent}`);
	if (filter.sha256) where.push(sql`d.sha256 = ${filter.sha256}`);
	if (filter.quarantined) where.push(quarantined);
	return join(where, sql` AND `);
}

export async function countDocuments(db: Reads, filter: DocumentFilter): Promise<number> {
	return (await db.one<{ n: number }>(sql`SELECT count(*) AS n FROM archive_document d WHERE ${matching(filter)}`))!.n;
}

export async function listDocuments(db: Reads, filter: DocumentFilter = {}): Promise<Document[]> {
	const after = filter.after === undefined ? sql`` : sql`AND d.id > ${filter.after}`;
	const rows = await db.all<StoredDocument>(sql`
		${summary} WHERE ${matching(filter)} ${after} GROUP BY d.id ORDER BY d.id LIMIT ${filter.limit ?? 1_000_000}`);
	return rows.map(asDocument);
}

/** Quarantined: something of it lies open under its surface, and nobody has released it. */
const quarantined = sql`
	(d.suspicious = 1 OR EXISTS (SELECT 1 FROM archive_page c WHERE c.document = coalesce(d.duplicate_of, d.id) AND c.covered > 0))
	AND NOT EXISTS (SELECT 1 FROM archive_release r WHERE r.document = coalesce(d.duplicate_of, d.id))`;

export async function countQuarantined(db: Reads): Promise<number> {
	return (await db.one<{ n: number }>(sql`SELECT count(*) AS n FROM archive_document d WHERE ${quarantined}`))!.n;
}

export async function readDocument(db: Reads, id: number): Promise<Document | undefined> {
	return (await listDocuments(db, { ids: [id] }))[0];
}

function asDocument(row: StoredDocument): Document {
	return {
		id: row.id,
		name: row.name,
		path: row.path,
		production: row.production === '' ? null : row.production,
		received: row.received,
		sha256: row.sha256,
		size: row.size,
		kind: row.kind,
		state: row.state,
		error: row.error,
		pages: row.pages,
		done: row.done,
		textPages: row.text_pages,
		ocrPages: row.ocr_pages,
		waitingOcr: row.waiting_ocr,
		bates: [row.first_bates, row.last_bates],
		exemptions: row.codes ? JSON.parse(row.codes) : {},
		redactions: row.redactions,
		quarantined: (row.covered > 0 || row.suspicious === 1) && row.released === 0,
		duplicateOf: row.duplicate_of,
		parent: row.parent,
		importedBy: row.imported_by,
		importedAt: row.imported_at,
		properties: JSON.parse(row.properties),
		remarks: JSON.parse(row.remarks),
	};
}

/** What is needed to read a file: no page sums, so it is quick in the reading loop. */
export type Unread = {
	id: number;
	name: string;
	path: string;
	production: string;
	received: Day | null;
	sha256: string;
	kind: FileKind;
	state: DocumentState;
	pages: number;
	parent: number | null;
	duplicate_of: number | null;
	import: number;
	password: string | null;
};

export async function listUnread(db: Reads, limit: number): Promise<Unread[]> {
	return db.all(sql`
		SELECT d.id, name, path, production, received, sha256, kind, state, pages, parent, duplicate_of, import, w.password AS password
		FROM archive_document d LEFT JOIN archive_password w ON w.document = d.id
		WHERE state IN ('waiting', 'reading') AND duplicate_of IS NULL ORDER BY d.id LIMIT ${limit}`);
}

/** A duplicate is as read, as locked and as long as its first copy. */
export async function settleDuplicates(tx: Tx): Promise<void> {
	await tx.run(sql`
		UPDATE archive_document SET (state, error, kind, pages, properties, remarks, suspicious) =
			(SELECT f.state, f.error, f.kind, f.pages, f.properties, f.remarks, f.suspicious FROM archive_document f WHERE f.id = archive_document.duplicate_of)
		WHERE duplicate_of IS NOT NULL`);
}

export type Facts = {
	id: number;
	name: string;
	production: string;
	sha256: string;
	kind: FileKind;
	state: DocumentState;
	pages: number;
	duplicate_of: number | null;
	password: string | null;
};

/** What is needed to show a page of it, in one quick look. */
export async function readFacts(db: Reads, id: number): Promise<Facts | undefined> {
	return db.one(sql`
		SELECT d.id, name, production, sha256, kind, state, pages, duplicate_of, w.password AS password
		FROM archive_document d LEFT JOIN archive_password w ON w.document = coalesce(d.duplicate_of, d.id) WHERE d.id = ${id}`);
}

export async function isQuarantined(db: Reads, id: number): Promise<boolean> {
	return (
		(await db.one(sql`SELECT 1 AS yes FROM archive_document d WHERE d.id = ${id} AND ${quarantined}`)) !== undefined
	);
}

/** True where a document that came inside this one is in quarantine: the bytes of this one hold its covered words too. */
export async function holdsQuarantined(db: Reads, id: number): Promise<boolean> {
	const row = await db.one(sql`
		WITH RECURSIVE inside (id) AS (
			SELECT coalesce(duplicate_of, id) FROM archive_document WHERE id = ${id}
			UNION SELECT m.id FROM archive_document m JOIN inside ON m.parent = inside.id)
		SELECT 1 AS yes FROM inside JOIN archive_document d ON d.id = inside.id WHERE ${quarantined} LIMIT 1`);
	return row !== undefined;
}

export async function readPassword(db: Reads, document: number): Promise<string | undefined> {
	return (await db.one<{ password: string }>(sql`SELECT password FROM archive_password WHERE document = ${document}`))
		?.password;
}

export async function savePassword(tx: Tx, document: number, password: string): Promise<void> {
	await tx.run(sql`
		INSERT INTO archive_password (document, password) VALUES (${document}, ${password})
		ON CONFLICT (document) DO UPDATE SET password = excluded.password`);
}

export async function insertRelease(
	tx: Tx,
	row: { document: number; reason: string; by_person: string; at: string },
): Promise<void> {
	await tx.run(sql`
		INSERT INTO archive_release (document, reason, by_person, at) VALUES (${row.document}, ${row.reason}, ${row.by_person}, ${row.at})
		ON CONFLICT (document) DO UPDATE SET reason = excluded.reason, by_person = excluded.by_person, at = excluded.at`);
}

/** Depth of containers around a document: 0 for a file that came by itself. */
export async function depthOf(db: Reads, document: number): Promise<number> {
	const row = await db.one<{ depth: number }>(sql`
		WITH RECURSIVE up (id, parent, depth) AS (
			SELECT id, parent, 0 FROM archive_document WHERE id = ${document}
			UNION ALL SELECT d.id, d.parent, up.depth + 1 FROM archive_document d JOIN up ON d.id = up.parent)
		SELECT max(depth) AS depth FROM up`);
	return row?.depth ?? 0;
}

export async function listOriginals(
	db: Reads,
): Promise<{ sha256: string; size: number; path: string; document: number }[]> {
	return db.all(sql`SELECT sha256, size, path, id AS document FROM archive_document ORDER BY id`);
}
