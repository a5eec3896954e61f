/** SQL of pages: texts, boxes, codes, Bates numbers. All of it derived; `clearDerived` empties it. */

import type { FileKind } from '../app.ts';
import { type Db, list, sql, type Tx } from '../base/db.ts';
import type { Box, CoveredPlace, PageReading, PageText, RedactionBox } from '../base/page.ts';
import { pageId, type TextSource } from './document.ts';
import type { BetterReason } from './legible.ts';
import { pack, unpack, unpackBody } from './pack.ts';

type Reads = Db | Tx;

export type PageRow = {
	id: number;
	document: number;
	number: number;
	width: number;
	height: number;
	source: TextSource;
	source_reason: BetterReason;
	legibility: number | null;
	confidence: number | null;
	ocr: 'none' | 'waiting' | 'done' | 'failed';
	print: string;
	ink: number | null;
	withheld: number;
	redactions: number;
	covered: number;
	error: string | null;
	bates: string | null;
	bates_inferred: number | null;
	bates_address: string | null;
	bates_box: string | null;
};

/** Enters a page as first read: its row, its own text, boxes, codes, covered places, and its line in the index. */
export async function insertPage(
	tx: Tx,
	document: number,
	reading: PageReading,
	ocr: 'none' | 'waiting',
): Promise<void> {
	const id = pageId(document, reading.number);
	const reason: BetterReason = reading.layer.text === '' ? 'archive.layer.none' : 'archive.layer.legible';
	await tx.run(sql`
		INSERT INTO archive_page (id, document, number, width, height, source, source_reason, legibility, ocr, print, ink, covered, error)
		VALUES (${id}, ${document}, ${reading.number}, ${reading.width}, ${reading.height}, 'file', ${reason}, ${reading.legibility},
			${ocr}, ${reading.print}, ${reading.ink}, ${reading.covered.length}, ${reading.error ?? null})`);
	if (reading.layer.text !== '') {
		await saveText(tx, id, 'file', reading.layer, 'file');
		await saveIndex(tx, id, reading.layer.text);
	}
	await saveRedactions(tx, id, reading.redactions);
	for (const [place, at] of reading.covered.entries())
		await tx.run(sql`
			INSERT INTO archive_covered (page, place, x, y, w, h, how, characters)
			VALUES (${id}, ${place}, ${at.x}, ${at.y}, ${at.w}, ${at.h}, ${at.how}, ${at.characters})`);
}

async function saveText(tx: Tx, page: number, source: TextSource, text: PageText, engine: string): Promise<void> {
	const { body, words } = pack(text);
	await tx.run(sql`
		INSERT INTO archive_text (page, source, body, words, engine) VALUES (${page}, ${source}, ${body}, ${words}, ${engine})
		ON CONFLICT (page, source) DO UPDATE SET body = excluded.body, words = excluded.words, engine = excluded.engine`);
}

/** The one line of the search index for a page. */
async function saveIndex(tx: Tx, page: number, text: string): Promise<void> {
	if (tx.dialect === 'sqlite') {
		await tx.run(sql`DELETE FROM archive_search WHERE rowid = ${page}`);
		await tx.run(sql`INSERT INTO archive_search (rowid, body) VALUES (${page}, ${text})`);
	} else {
		await tx.run(sql`
			INSERT INTO archive_search (id, body) VALUES (${page}, to_tsvector('simple', ${text}))
			ON CONFLICT (id) DO UPDATE SET body = excluded.body`);
	}
}

export async function saveRedactions(tx: Tx, page: number, boxes: readonly RedactionBox[]): Promise<void> {
	await tx.run(sql`DELETE FROM archive_redaction WHERE page = ${page}`);
	await tx.run(sql`DELETE FROM archive_exemption WHERE page = ${page}`);
	const codes = new Map<string, number>();
	let withheld = 0;
	for (const [place, box] of boxes.entries()) {
		withheld += box.w * box.h;
		for (const code of new Set(box.codes)) codes.set(code, (codes.get(code) ?? 0) + 1);
		await tx.run(sql`
			INSERT INTO archive_redaction (page, place, x, y, w, h, shade, codes, printed, confidence, ink)
			VALUES (${page}, ${place}, ${box.x}, ${box.y}, ${box.w}, ${box.h}, ${box.shade}, ${JSON.stringify(box.codes)},
				${JSON.stringify(box.printed)}, ${box.confidence}, ${box.ink ? JSON.stringify(box.ink) : null})`);
	}
	for (const [code, count] of codes)
		await tx.run(sql`INSERT INTO archive_exemption (page, code, boxes) VALUES (${page}, ${code}, ${count})`);
	await tx.run(
		sql`UPDATE archive_page SET redactions = ${boxes.length}, withheld = ${Math.min(1, withheld)} WHERE id = ${page}`,
	);
}

/** Keeps what OCR read beside the file's own text, and says which of the two is shown and searched from now on. */
export async function saveOcr(
	tx: Tx,
	page: number,
	text: PageText,
	shown: { source: TextSource; reason: BetterReason; confidence: number | null; engine: string },
): Promise<void> {
	await saveText(tx, page, 'ocr', text, shown.engine);
	if (shown.source === 'ocr') await saveIndex(tx, page, text.text);
	await tx.run(sql`
		UPDATE archive_page SET ocr = 'done', source = ${shown.source}, source_reason = ${shown.reason}, confidence = ${shown.confidence}
		WHERE id = ${page}`);
}

export async function failOcr(tx: Tx, page: number, error: string): Promise<void> {
	await tx.run(sql`UPDATE archive_page SET ocr = 'failed', error = ${error} WHERE id = ${page}`);
}

export async function readPage(db: Reads, document: number, number: number): Promise<PageRow | undefined> {
	return db.one(sql`SELECT * FROM archive_page WHERE id = ${pageId(document, number)}`);
}

export async function readTexts(
	db: Reads,
	page: number,
): Promise<Partial<Record<TextSource, PageText & { engine: string }>>> {
	const rows = await db.all<{ source: TextSource; body: Uint8Array; words: Uint8Array; engine: string }>(
		sql`SELECT source, body, words, engine FROM archive_text WHERE page = ${page}`,
	);
	return Object.fromEntries(rows.map((row) => [row.source, { ...unpack(row.body, row.words), engine: row.engine }]));
}

/** The shown text of some pages, without word boxes: for snippets and lists. */
export async function readBody(db: Reads, page: number, source: TextSource): Promise<string> {
	const row = await db.one<{ body: Uint8Array }>(
		sql`SELECT body FROM archive_text WHERE page = ${page} AND source = ${source}`,
	);
	return row ? unpackBody(row.body) : '';
}

export async function readRedactions(db: Reads, page: number): Promise<RedactionBox[]> {
	const rows = await db.all<
		Omit<RedactionBox, 'codes' | 'printed' | 'ink'> & { codes: string; printed: string; ink: string | null }
	>(
		sql`SELECT x, y, w, h, shade, codes, printed, confidence, ink FROM archive_redaction WHERE page = ${page} ORDER BY place`,
	);
	return rows.map(({ ink, ...row }) => ({
		...row,
		codes: JSON.parse(row.codes),
		printed: JSON.parse(row.printed),
		...(ink ? { ink: JSON.parse(ink) } : {}),
	}));
}

export async function readCovered(db: Reads, page: number): Promise<CoveredPlace[]> {
	return db.all(sql`SELECT x, y, w, h, how, characters FROM archive_covered WHERE page = ${page} ORDER BY place`);
}

/** The last page of a document that is read, 0 for none: where an interrupted reading goes on. */
export async function lastReadNumber(db: Reads, document: number): Promise<number> {
	return (
		(
			await db.one<{ last: number | null }>(
				sql`SELECT max(number) AS last FROM archive_page WHERE document = ${document}`,
			)
		)?.last ?? 0
	);
}

/** A page waiting for OCR, with what is needed to draw it. */
export type WaitingPage = {
	id: number;
	document: number;
	number: number;
	width: number;
	production: string;
	sha256: string;
	kind: FileKind;
	password: string | null;
};

export async function listWaitingOcr(db: Reads, limit: number, after: number): Promise<WaitingPage[]> {
	return db.all(sql`
		SELECT p.id, p.document, p.number, p.width, d.production, d.sha256, d.kind, w.password
		FROM archive_page p JOIN archive_document d ON d.id = p.document LEFT JOIN archive_password w ON w.document = p.document
		WHERE p.ocr = 'waiting' AND p.id > ${after} ORDER BY p.id LIMIT ${limit}`);
}

/** A document's pages in brief, for the strip beside the viewer. */
export async function listPages(
	db: Reads,
	document: number,
	from: number,
	to: number,
): Promise<Pick<PageRow, 'number' | 'bates' | 'redactions' | 'ocr' | 'covered' | 'confidence'>[]> {
	return db.all(sql`
		SELECT number, bates, redactions, ocr, covered, confidence FROM archive_page
		WHERE document = ${document} AND number BETWEEN ${from} AND ${to} ORDER BY number`);
}

export async function listSamePages(
	db: Reads,
	page: PageRow,
): Promise<{ document: number; number: number; name: string; bates: string | null }[]> {
	if (page.print === '') return [];
	return db.all(sql`
		SELECT p.document, p.number, d.name, p.bates FROM archive_page p JOIN archive_document d ON d.id = p.document
		WHERE p.print = ${page.print} AND p.id <> ${page.id} ORDER BY p.id LIMIT 20`);
}

export type NamedPage = PageRow & { name: string };

/** Pages by their row numbers, each with the name of its file; ascending. */
export async function listNamedPages(db: Reads, wanted: readonly number[]): Promise<NamedPage[]> {
	return db.all(sql`
		SELECT p.*, d.name FROM archive_page p JOIN archive_document d ON d.id = p.document
		WHERE p.id IN (${list(wanted)}) ORDER BY p.id`);
}

/** Pages that show something else under the Bates number of this one. A number without a prefix is no agency's own, so it tells nothing. */
export async function listSameNumber(db: Reads, page: number, limit: number): Promise<number[]> {
	const rows = await db.all<{ id: number }>(sql`
		SELECT p.id FROM archive_page o JOIN archive_page p ON p.bates_prefix = o.bates_prefix AND p.bates_number = o.bates_number
		WHERE o.id = ${page} AND p.id <> o.id AND p.print <> o.print AND p.bates_prefix <> '' AND p.bates_suffix = o.bates_suffix
		ORDER BY p.id LIMIT ${limit}`);
	return rows.map((row) => row.id);
}

export async function markStale(tx: Tx, production: string): Promise<void> {
	await tx.run(sql`
		INSERT INTO archive_production (name, stale) VALUES (${production}, 1) ON CONFLICT (name) DO UPDATE SET stale = 1`);
}

export async function listStale(db: Reads): Promise<string[]> {
	return (await db.all<{ name: string }>(sql`SELECT name FROM archive_production WHERE stale = 1 ORDER BY name`)).map(
		(row) => row.name,
	);
}

/** The pages of a production in document order, with their shown text: what Bates inference reads. */
export async function listProductionPages(
	db: Reads,
	production: string,
	after: number,
	limit: number,
): Promise<{ id: number; document: number; number: number; text: PageText }[]> {
	const rows = await db.all<{ id: number; document: number; number: number; body: Uint8Array; words: Uint8Array }>(sql`
		SELECT p.id, p.document, p.number, t.body, t.words FROM archive_page p
		JOIN archive_document d ON d.id = p.document
		JOIN archive_text t ON t.page = p.id AND t.source = p.source
		WHERE d.production = ${production} AND p.id > ${after} ORDER BY p.id LIMIT ${limit}`);
	return rows.map(({ body, words, ...row }) => ({ ...row, text: unpack(body, words) }));
}

export type BatesRow = {
	page: number;
	printed: string;
	prefix: string;
	number: number;
	suffix: string;
	address: string;
	inferred: boolean;
	box: Box | null;
};

/** Sets the Bates numbers of a whole production at once; pages not named lose theirs. */
export async function saveBates(tx: Tx, production: string, rows: readonly BatesRow[]): Promise<void> {
	await tx.run(sql`
		UPDATE archive_page SET bates = NULL, bates_prefix = NULL, bates_number = NULL, bates_suffix = NULL, bates_address = NULL,
			bates_inferred = NULL, bates_box = NULL
		WHERE bates IS NOT NULL AND document IN (SELECT id FROM archive_document WHERE production = ${production})`);
	for (const row of rows)
		await tx.run(sql`
			UPDATE archive_page SET bates = ${row.printed}, bates_prefix = ${row.prefix}, bates_number = ${row.number}, bates_suffix = ${row.suffix},
				bates_address = ${row.address}, bates_inferred = ${row.inferred ? 1 : 0}, bates_box = ${row.box ? JSON.stringify(row.box) : null}
			WHERE id = ${row.page}`);
	await tx.run(sql`UPDATE archive_production SET stale = 0 WHERE name = ${production}`);
}

/** Pages that carry a Bates number with this address, the newest release first. */
export async function findBates(db: Reads, address: string): Promise<{ document: number; number: number }[]> {
	return db.all(sql`SELECT document, number FROM archive_page WHERE bates_address = ${address} ORDER BY id DESC`);
}

export type NumberedPage = {
	document: number;
	page: number;
	print: string;
	bates: { printed: string; prefix: string; number: number; suffix: string } | null;
};

/** Every page of a production in document order with its Bates number. */
export async function listBates(db: Reads, production: string): Promise<NumberedPage[]> {
	const rows = await db.all<{
		document: number;
		page: number;
		print: string;
		printed: string | null;
		prefix: string;
		bates: number;
		suffix: string;
	}>(sql`
		SELECT p.document, p.number AS page, p.print, p.bates AS printed, p.bates_prefix AS prefix, p.bates_number AS bates, p.bates_suffix AS suffix
		FROM archive_page p JOIN archive_document d ON d.id = p.document WHERE d.production = ${production} ORDER BY p.id`);
	return rows.map(({ document, page, print, printed, prefix, bates, suffix }) => ({
		document,
		page,
		print,
		bates: printed === null ? null : { printed, prefix, number: bates, suffix },
	}));
}

/** Throws away everything that reading made. Documents go back to waiting; people's notes, citations and releases stay. */
export async function clearDerived(tx: Tx): Promise<void> {
	for (const table of [
		sql`archive_page`,
		sql`archive_text`,
		sql`archive_redaction`,
		sql`archive_covered`,
		sql`archive_exemption`,
		sql`archive_production`,
	])
		await tx.run(sql`DELETE FROM ${table}`);
	if (tx.dialect === 'sqlite') await tx.run(sql`INSERT INTO archive_search (archive_search) VALUES ('delete-all')`);
	else await tx.run(sql`DELETE FROM archive_search`);
	await tx.run(sql`
		UPDATE archive_document SET state = 'waiting', error = NULL, pages = 0, properties = '{}', remarks = '[]', suspicious = 0`);
}

/** Every derived row as text, in a fixed order: two readings of the same originals give the same lines. */
export async function* derivedLines(db: Db): AsyncGenerator<string> {
	for (const statement of [
		sql`SELECT id, state, error, pages, kind, properties, remarks, suspicious FROM archive_document ORDER BY id`,
		sql`SELECT page, place, x, y, w, h, shade, codes, printed, confidence, ink FROM archive_redaction ORDER BY page, place`,
		sql`SELECT page, place, x, y, w, h, how, characters FROM archive_covered ORDER BY page, place`,
		sql`SELECT page, code, boxes FROM archive_exemption ORDER BY page, code`,
	])
		for (const row of await db.all(statement)) yield JSON.stringify(row);
	for (let after = 0; ; ) {
		const pages = await db.all<PageRow>(sql`SELECT * FROM archive_page WHERE id > ${after} ORDER BY id LIMIT 1000`);
		for (const page of pages) {
			yield JSON.stringify(page);
			const texts = await readTexts(db, page.id);
			yield JSON.stringify([texts.file ?? null, texts.ocr ?? null]);
		}
		if (pages.length === 0) return;
		after = pages.at(-1)!.id;
	}
}

export async function listBrokenPages(db: Reads, document: number): Promise<{ number: number; error: string }[]> {
	return db.all(
		sql`SELECT number, error FROM archive_page WHERE document = ${document} AND error IS NOT NULL ORDER BY number`,
	);
}
