/** SQL of reports. */

import { type Db, sql, type Tx } from '../base/db.ts';
import type { FrozenReport, Report, ReportText } from './report.ts';

type Reads = Pick<Db, 'all' | 'one'>;
type Stored = {
	slug: string;
	draft: string;
	changed_at: string;
	by_person: string;
	frozen: string | null;
	published: string | null;
	published_at: string | null;
};

const frozen = (text: string | null) => (text === null ? null : (JSON.parse(text) as FrozenReport));

const read = (row: Stored): Report => ({
	...(JSON.parse(row.draft) as ReportText),
	slug: row.slug,
	changedAt: row.changed_at,
	by: row.by_person,
	frozen: frozen(row.frozen),
	published: frozen(row.published),
	publishedAt: row.published_at,
});

export async function listReports(db: Reads): Promise<Report[]> {
	return (await db.all<Stored>(sql`SELECT * FROM statistics_report ORDER BY changed_at DESC`)).map(read);
}

export async function readReport(db: Reads, slug: string): Promise<Report | undefined> {
	const row = await db.one<Stored>(sql`SELECT * FROM statistics_report WHERE slug = ${slug}`);
	return row && read(row);
}

export async function putDraft(tx: Tx, slug: string, draft: ReportText, at: string, by: string): Promise<void> {
	const text = JSON.stringify({ title: draft.title, text: draft.text });
	await tx.run(
		sql`INSERT INTO statistics_report (slug, draft, changed_at, by_person) VALUES (${slug}, ${text}, ${at}, ${by})
			ON CONFLICT (slug) DO UPDATE SET draft = excluded.draft, changed_at = excluded.changed_at, by_person = excluded.by_person`,
	);
}

export async function putFrozen(tx: Tx, slug: string, report: FrozenReport): Promise<void> {
	await tx.run(
		sql`UPDATE statistics_report SET frozen = ${JSON.stringify(report)}, frozen_at = ${report.frozenAt} WHERE slug = ${slug}`,
	);
}

/** @param at null takes it back */
export async function putPublished(tx: Tx, slug: string, at: string | null): Promise<void> {
	await (at === null
		? tx.run(sql`UPDATE statistics_report SET published = NULL, published_at = NULL WHERE slug = ${slug}`)
		: tx.run(sql`UPDATE statistics_report SET published = frozen, published_at = ${at} WHERE slug = ${slug}`));
}
