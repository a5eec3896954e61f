/** SQL of the case at a glance. */

import type { Day } from '../base/day.ts';
import { type Db, sql, type Tx } from '../base/db.ts';
import { countQuarantined } from './document-store.ts';

type Reads = Db | Tx;

export type Totals = {
	documents: number;
	pages: number;
	waiting: number;
	waitingOcr: number;
	failed: number;
	quarantined: number;
	citations: number;
	notes: number;
};

export async function readTotals(db: Reads): Promise<Totals> {
	const row = await db.one<Omit<Totals, 'quarantined'>>(sql`
		SELECT (SELECT count(*) FROM archive_document) AS documents,
			(SELECT coalesce(sum(pages), 0) FROM archive_document WHERE duplicate_of IS NULL) AS pages,
			(SELECT count(*) FROM archive_document WHERE state IN ('waiting', 'reading')) AS waiting,
			(SELECT count(*) FROM archive_page WHERE ocr = 'waiting') AS "waitingOcr",
			(SELECT count(*) FROM archive_document WHERE state IN ('failed', 'locked')) AS failed,
			(SELECT count(*) FROM archive_citation) AS citations,
			(SELECT count(*) FROM archive_note) AS notes`);
	return { ...row!, quarantined: await countQuarantined(db) };
}

export type ProductionRow = {
	name: string;
	documents: number;
	pages: number;
	received: Day | null;
	/** First and last number of each series of stamps. */
	bates: [first: string, last: string][];
};

/** Productions by name; files imported without one are gathered under the empty name. */
export async function listProductions(db: Reads): Promise<ProductionRow[]> {
	const rows = await db.all<Omit<ProductionRow, 'bates'>>(sql`
		SELECT production AS name, count(*) AS documents, coalesce(sum(CASE WHEN duplicate_of IS NULL THEN pages ELSE 0 END), 0) AS pages,
			min(received) AS received
		FROM archive_document GROUP BY production ORDER BY production`);
	const series = await db.all<{ name: string; first: string; last: string }>(sql`
		SELECT production AS name,
			(SELECT bates FROM archive_page f WHERE f.bates_prefix = s.prefix AND f.bates_number = s.low AND f.bates IS NOT NULL LIMIT 1) AS first,
			(SELECT bates FROM archive_page l WHERE l.bates_prefix = s.prefix AND l.bates_number = s.high AND l.bates IS NOT NULL LIMIT 1) AS last
		FROM (SELECT d.production, p.bates_prefix AS prefix, min(p.bates_number) AS low, max(p.bates_number) AS high
			FROM archive_page p JOIN archive_document d ON d.id = p.document
			WHERE p.bates IS NOT NULL GROUP BY d.production, p.bates_prefix) s
		ORDER BY production, prefix`);
	const byName = Map.groupBy(series, (one) => one.name);
	return rows.map((row) => ({ ...row, bates: (byName.get(row.name) ?? []).map((one) => [one.first, one.last]) }));
}
