/** SQL of imports: what was given, what was left out, and how far each is. */

import type { Day } from '../base/day.ts';
import { type Db, sql, type Tx } from '../base/db.ts';
import { nextNumber } from './document-store.ts';

type Reads = Db | Tx;

export type ImportRow = {
	id: number;
	production: string;
	received: Day | null;
	sources: string[];
	state: 'taking' | 'taken';
	by_person: string;
	started: string;
	finished: string | null;
};

type StoredImport = Omit<ImportRow, 'sources'> & { sources: string };

const asImport = (row: StoredImport): ImportRow => ({ ...row, sources: JSON.parse(row.sources) });

export async function insertImport(tx: Tx, row: Omit<ImportRow, 'id' | 'state' | 'finished'>): Promise<number> {
	const id = await nextNumber(tx, 'import');
	await tx.run(sql`
		INSERT INTO archive_import (id, production, received, sources, state, by_person, started)
		VALUES (${id}, ${row.production}, ${row.received}, ${JSON.stringify(row.sources)}, 'taking', ${row.by_person}, ${row.started})`);
	return id;
}

export async function readImport(db: Reads, id: number): Promise<ImportRow | undefined> {
	const row = await db.one<StoredImport>(sql`SELECT * FROM archive_import WHERE id = ${id}`);
	return row && asImport(row);
}

export async function listImports(db: Reads, limit = 50): Promise<ImportRow[]> {
	return (await db.all<StoredImport>(sql`SELECT * FROM archive_import ORDER BY id DESC LIMIT ${limit}`)).map(asImport);
}

export async function listUnfinishedImports(db: Reads): Promise<ImportRow[]> {
	return (await db.all<StoredImport>(sql`SELECT * FROM archive_import WHERE finished IS NULL ORDER BY id`)).map(
		asImport,
	);
}

export async function markImportTaken(tx: Tx, id: number): Promise<void> {
	await tx.run(sql`UPDATE archive_import SET state = 'taken' WHERE id = ${id}`);
}

/** Imports whose every document has been read (or given up on) are finished. */
export async function finishImports(tx: Tx, at: string): Promise<void> {
	await tx.run(sql`
		UPDATE archive_import SET finished = ${at}
		WHERE finished IS NULL AND state = 'taken'
			AND NOT EXISTS (SELECT 1 FROM archive_document d WHERE d.import = archive_import.id AND d.state IN ('waiting', 'reading'))`);
}

export async function insertRefused(
	tx: Tx,
	row: { import: number; path: string; sentence: string; at: string },
): Promise<void> {
	await tx.run(sql`
		INSERT INTO archive_refused (import, path, sentence, at) VALUES (${row.import}, ${row.path}, ${row.sentence}, ${row.at})
		ON CONFLICT (import, path) DO UPDATE SET sentence = excluded.sentence, at = excluded.at`);
}

/** Everything an import could not take or read, with its sentence. */
export async function listFailures(
	db: Reads,
	importId: number,
): Promise<{ document: number | null; path: string; sentence: string }[]> {
	return db.all(sql`
		SELECT NULL AS document, path, sentence FROM archive_refused WHERE import = ${importId}
		UNION ALL
		SELECT id AS document, path, error AS sentence FROM archive_document WHERE import = ${importId} AND error IS NOT NULL
		ORDER BY path`);
}

/** Sums over one import: what the progress shows. */
export async function readTally(
	db: Reads,
	importId: number,
): Promise<{ files: number; filesDone: number; pages: number; pagesDone: number; ocr: number; ocrDone: number }> {
	const documents = (await db.one<{ files: number; filesDone: number; pages: number; pagesRead: number }>(sql`
		SELECT count(*) AS files,
			coalesce(sum(CASE WHEN state IN ('waiting', 'reading') THEN 0 ELSE 1 END), 0) AS "filesDone",
			coalesce(sum(CASE WHEN duplicate_of IS NULL THEN pages ELSE 0 END), 0) AS pages,
			coalesce(sum(CASE WHEN duplicate_of IS NULL AND state NOT IN ('waiting', 'reading') THEN pages ELSE 0 END), 0) AS "pagesRead"
		FROM archive_document WHERE import = ${importId}`))!;
	const partly = (await db.one<{ pages: number }>(sql`
		SELECT count(*) AS pages FROM archive_document d JOIN archive_page p ON p.document = d.id
		WHERE d.import = ${importId} AND d.state = 'reading'`))!;
	const ocr = (await db.one<{ ocr: number; ocrDone: number }>(sql`
		SELECT count(*) AS ocr, coalesce(sum(CASE WHEN p.ocr = 'waiting' THEN 0 ELSE 1 END), 0) AS "ocrDone"
		FROM archive_document d JOIN archive_page p ON p.document = d.id AND p.ocr <> 'none' WHERE d.import = ${importId}`))!;
	return {
		files: documents.files,
		filesDone: documents.filesDone,
		pages: documents.pages,
		pagesDone: documents.pagesRead + partly.pages,
		...ocr,
	};
}
