/** SQL that links stays to arrests. */

import type { Records } from '../app.ts';
import { list, sql } from '../base/db.ts';

export type LinkCounts = {
	arrests: number;
	arrestsWithPerson: number;
	stays: number;
	staysWithPerson: number;
	/** Pairs of one person within the window. */
	candidates: number;
	/** Stays left once each has its closest arrest. */
	closest: number;
	/** Links left once each arrest has its closest stay. */
	linked: number;
	/** Linked stays by fiscal year of the book-in, against stays with a person’s number. */
	years: { fy: number | null; stays: number; linked: number }[];
};

/** Closest arrest per stay, then closest stay per arrest. Ties go to the earlier row, so that the result is always the same. */
export async function countLinks(
	records: Pick<Records, 'all'>,
	arrests: readonly string[],
	detentions: readonly string[],
	window: { before: number; after: number },
): Promise<LinkCounts> {
	const stays = sql`
		SELECT DISTINCT ON (person, book_in) person, book_in, fy, source, row FROM read_parquet([${list(detentions)}], union_by_name = true)
		WHERE person IS NOT NULL AND book_in IS NOT NULL ORDER BY person, book_in, source, row`;
	const linked = sql`
		WITH stay AS (${stays}),
			arrest AS (SELECT person, arrest_date, source, row FROM read_parquet([${list(arrests)}], union_by_name = true) WHERE person IS NOT NULL),
			pair AS (
				SELECT s.source AS ss, s.row AS sr, s.fy, a.source AS sa, a.row AS ar, abs(s.book_in - a.arrest_date) AS apart
				FROM stay s JOIN arrest a ON s.person = a.person
					AND s.book_in BETWEEN a.arrest_date - ${window.before} AND a.arrest_date + ${window.after}),
			closest AS (SELECT * FROM pair QUALIFY row_number() OVER (PARTITION BY ss, sr ORDER BY apart, sa, ar) = 1),
			link AS (SELECT * FROM closest QUALIFY row_number() OVER (PARTITION BY sa, ar ORDER BY apart, ss, sr) = 1)`;
	const [steps] = await records.all<{ candidates: number; closest: number; linked: number }>(sql`${linked}
		SELECT (SELECT count(*) FROM pair) AS candidates, (SELECT count(*) FROM closest) AS closest, (SELECT count(*) FROM link) AS linked`);
	const years = await records.all<{ fy: number | null; stays: number; linked: number }>(sql`${linked}
		SELECT s.fy, count(*) AS stays, count(l.ss) AS linked FROM stay s LEFT JOIN link l ON l.ss = s.source AND l.sr = s.row GROUP BY 1 ORDER BY 1`);
	const [a] = await records.all<{ n: number; known: number }>(
		sql`SELECT count(*) AS n, count(person) AS known FROM read_parquet([${list(arrests)}], union_by_name = true)`,
	);
	const [d] = await records.all<{ n: number }>(
		sql`SELECT count(*) AS n FROM read_parquet([${list(detentions)}], union_by_name = true)`,
	);
	return {
		arrests: a?.n ?? 0,
		arrestsWithPerson: a?.known ?? 0,
		stays: d?.n ?? 0,
		staysWithPerson: years.reduce((sum, one) => sum + one.stays, 0),
		candidates: steps?.candidates ?? 0,
		closest: steps?.closest ?? 0,
		linked: steps?.linked ?? 0,
		years,
	};
}
