/** SQL of pages as they are counted. */

import { type Db, list, type Sql, sql } from '../base/db.ts';
import type { PageText } from '../base/page.ts';
import { unpack } from './pack.ts';

export type CountedPage = {
	id: number;
	document: number;
	number: number;
	name: string;
	bates: string | null;
	redactions: number;
	withheld: number;
	copy_of: number | null;
};

/** Which pages: all of a production, of a document, or a series of Bates numbers (prefix as the archive keeps it). */
export type PageRange =
	| { production: string }
	| { document: number }
	| { prefix: string; from: number; to: number; production?: string };

/** The pages of a range in order; those of a copy stand under the copy's own number. */
export async function listCountedPages(db: Pick<Db, 'all'>, range: PageRange): Promise<CountedPage[]> {
	return db.all(sql`
		SELECT p.id, d.id AS document, p.number, d.name, p.bates, p.redactions, p.withheld, d.duplicate_of AS copy_of
		FROM archive_document d JOIN archive_page p ON p.document = coalesce(d.duplicate_of, d.id)
		WHERE ${condition(range)} ORDER BY d.id, p.number`);
}

function condition(range: PageRange): Sql {
	if ('document' in range) return sql`d.id = ${range.document}`;
	if (!('prefix' in range)) return sql`d.production = ${range.production}`;
	const within = sql`p.bates_prefix = ${range.prefix} AND p.bates_number BETWEEN ${range.from} AND ${range.to}`;
	return range.production === undefined ? within : sql`${within} AND d.production = ${range.production}`;
}

/** Codes by page. */
export async function listPageCodes(
	db: Pick<Db, 'all'>,
	pages: readonly number[],
): Promise<{ page: number; code: string }[]> {
	return db.all(sql`SELECT page, code FROM archive_exemption WHERE page IN (${list(pages)}) ORDER BY page, code`);
}

/** Texts short enough for a sheet that stands for pages; the bytes are compressed ones. */
const shortText = 1200;

/** The shown texts of those pages that are mostly under boxes or carry little text. */
export async function listTellingTexts(
	db: Pick<Db, 'all'>,
	pages: readonly number[],
	withheld: number,
): Promise<{ page: number; text: PageText }[]> {
	const rows = await db.all<{ page: number; body: Uint8Array; words: Uint8Array }>(sql`
		SELECT t.page, t.body, t.words FROM archive_page p JOIN archive_text t ON t.page = p.id AND t.source = p.source
		WHERE p.id IN (${list(pages)}) AND (p.withheld >= ${withheld} OR length(t.body) <= ${shortText})`);
	return rows.map(({ page, body, words }) => ({ page, text: unpack(body, words) }));
}
