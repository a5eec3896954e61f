/** SQL of notes and citations: what people made of the pages. Never derived, so a rebuild leaves it alone. */

import { type Db, join, type Sql, sql, type Tx } from '../base/db.ts';
import type { Citation } from './citation.ts';
import type { Note } from './document.ts';
import { nextNumber } from './document-store.ts';

type Reads = Db | Tx;
type StoredNote = {
	id: number;
	document: number;
	page: number;
	boxes: string;
	exact: string | null;
	body: string;
	tags: string;
	visibility: Note['visibility'];
	by_person: string;
	at: string;
};

const asNote = (row: StoredNote): Note => ({
	id: row.id,
	document: row.document,
	page: row.page,
	boxes: JSON.parse(row.boxes),
	exact: row.exact,
	text: row.body,
	tags: JSON.parse(row.tags),
	visibility: row.visibility,
	by: row.by_person,
	at: row.at,
});

export async function insertNote(tx: Tx, note: Omit<Note, 'id'>): Promise<number> {
	const id = await nextNumber(tx, 'note');
	await tx.run(sql`
		INSERT INTO archive_note (id, document, page, boxes, exact, body, tags, visibility, by_person, at)
		VALUES (${id}, ${note.document}, ${note.page}, ${JSON.stringify(note.boxes)}, ${note.exact}, ${note.text}, ${JSON.stringify(note.tags)},
			${note.visibility}, ${note.by}, ${note.at})`);
	return id;
}

/** Private notes are seen by their writer only. */
export const visibleTo = (person: string): Sql => sql`(visibility = 'team' OR by_person = ${person})`;

export async function listNotes(
	db: Reads,
	person: string,
	filter: { document?: number; page?: number; tag?: string; limit?: number } = {},
): Promise<Note[]> {
	const where = [visibleTo(person)];
	if (filter.document !== undefined) where.push(sql`document = ${filter.document}`);
	if (filter.page !== undefined) where.push(sql`page = ${filter.page}`);
	const rows = await db.all<StoredNote>(sql`
		SELECT * FROM archive_note WHERE ${join(where, sql` AND `)} ORDER BY id DESC LIMIT ${filter.limit ?? 10_000}`);
	const notes = rows.map(asNote);
	return filter.tag === undefined ? notes : notes.filter((note) => note.tags.includes(filter.tag!));
}

export async function readNote(db: Reads, person: string, id: number): Promise<Note | undefined> {
	const row = await db.one<StoredNote>(sql`SELECT * FROM archive_note WHERE id = ${id} AND ${visibleTo(person)}`);
	return row && asNote(row);
}

export async function updateNote(
	tx: Tx,
	id: number,
	change: { text: string; tags: string[]; visibility: Note['visibility'] },
): Promise<void> {
	await tx.run(sql`
		UPDATE archive_note SET body = ${change.text}, tags = ${JSON.stringify(change.tags)}, visibility = ${change.visibility} WHERE id = ${id}`);
}

export async function deleteNote(tx: Tx, id: number): Promise<void> {
	await tx.run(sql`DELETE FROM archive_note WHERE id = ${id}`);
}

export type CitationRow = {
	id: number;
	document: number;
	page: number;
	citation: Citation;
	by: string;
	at: string;
	checkedAt: string | null;
	holds: 'exact' | 'moved' | 'lost' | null;
};
type StoredCitation = {
	id: number;
	document: number;
	page: number;
	body: string;
	by_person: string;
	at: string;
	checked_at: string | null;
	holds: CitationRow['holds'];
};

const asCitation = (row: StoredCitation): CitationRow => ({
	id: row.id,
	document: row.document,
	page: row.page,
	citation: JSON.parse(row.body),
	by: row.by_person,
	at: row.at,
	checkedAt: row.checked_at,
	holds: row.holds,
});

export async function insertCitation(
	tx: Tx,
	row: { document: number; page: number; citation: Citation; by: string; at: string },
): Promise<number> {
	const id = await nextNumber(tx, 'citation');
	await tx.run(sql`
		INSERT INTO archive_citation (id, document, page, body, by_person, at)
		VALUES (${id}, ${row.document}, ${row.page}, ${JSON.stringify(row.citation)}, ${row.by}, ${row.at})`);
	return id;
}

export async function listCitations(
	db: Reads,
	filter: { document?: number; page?: number } = {},
): Promise<CitationRow[]> {
	const where = [sql`1 = 1`];
	if (filter.document !== undefined) where.push(sql`document = ${filter.document}`);
	if (filter.page !== undefined) where.push(sql`page = ${filter.page}`);
	return (
		await db.all<StoredCitation>(sql`SELECT * FROM archive_citation WHERE ${join(where, sql` AND `)} ORDER BY id DESC`)
	).map(asCitation);
}

export async function readCitation(db: Reads, id: number): Promise<CitationRow | undefined> {
	const row = await db.one<StoredCitation>(sql`SELECT * FROM archive_citation WHERE id = ${id}`);
	return row && asCitation(row);
}

export async function markChecked(
	tx: Tx,
	id: number,
	holds: NonNullable<CitationRow['holds']>,
	at: string,
): Promise<void> {
	await tx.run(sql`UPDATE archive_citation SET holds = ${holds}, checked_at = ${at} WHERE id = ${id}`);
}
