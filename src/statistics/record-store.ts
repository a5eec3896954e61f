/** SQL over records in DuckDB: from a sheet as it was laid out to typed columns in one Parquet file, and what is to be said about them. */

import type { Records, RecordsSession } from '../app.ts';
import type { Day } from '../base/day.ts';
import { join, list, Sql as Piece, type Sql, sql } from '../base/db.ts';
import { type CellState, firstWithheld, stored } from './cell.ts';
import type { Check } from './check.ts';

/** A column of the dataset and where it comes from. */
export type StoredColumn = {
	name: string;
	kind: 'code' | 'day' | 'text' | 'number' | 'id';
	/** Place in the sheet, from 1; null where the sheet has no such column. */
	place: number | null;
	/** Named so where it is derived from another column’s text. */
	from?: string;
};

/** What each printed text of a column is: value (null where not known) and state. */
export type Reading = { printed: string; value: string | number | null; state: number; isRead: boolean };

/** A name as it stands in a statement. Names come from codebooks and are checked there; here again. */
export function ident(name: string): Sql {
	if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TypeError(`“${name}” cannot be the name of a column.`);
	return new Piece([`"${name}"`], []);
}

/**
 * Takes a laid-out sheet in as it stands, all texts. Packed at once: in memory it would be ten times as large. The buffer
 * is as large as a line may be; left to itself it is sixteen times that, and two files do not fit side by side.
 */
export async function stage(session: RecordsSession, file: string, columns: number, to: string): Promise<void> {
	const types = ['"row": \'INTEGER\'', '"hash": \'VARCHAR\'', '"hidden": \'TINYINT\'', '"beyond": \'VARCHAR\''];
	for (let place = 1; place <= columns; place++) types.push(`"c${place}": 'VARCHAR'`);
	await session.run(sql`
		COPY (SELECT * FROM read_csv(${file}, ${new Piece([`columns = {${types.join(', ')}}`], [])}, delim = ${'\u001f'}, quote = '', escape = '',
			header = false, new_line = '\\n', null_padding = false, max_line_size = 33554432, buffer_size = 33554432, auto_detect = false))
		TO ${to} (FORMAT parquet, COMPRESSION snappy)`);
}

/** Every text of a column with its number of rows; nothing printed is the empty text. */
export async function distinctTexts(
	session: RecordsSession,
	staged: string,
	place: number,
): Promise<{ printed: string; rows: number }[]> {
	const column = ident(`c${place}`);
	return session.all(sql`
		SELECT coalesce(${column}, '') AS printed, count(*) AS rows FROM read_parquet(${staged}) GROUP BY 1 ORDER BY 2 DESC, 1`);
}

/** Texts of a column that may be something else than words: nothing, codes of exemptions, hidden counts. Few, where texts are millions. */
export async function oddTexts(
	session: RecordsSession,
	staged: string,
	place: number,
	missing: readonly string[],
): Promise<{ printed: string; rows: number }[]> {
	const column = ident(`c${place}`);
	return session.all(sql`
		SELECT coalesce(${column}, '') AS printed, count(*) AS rows FROM read_parquet(${staged})
		WHERE ${column} IS NULL OR lower(trim(${column})) IN (${list(missing.map((word) => word.toLowerCase()))})
			OR (length(${column}) <= 200 AND regexp_matches(${column}, ${'^[\\s\\[({]*(b\\W{0,3}\\d|exempt|foia|under|per |pursuant|5 u\\.?s|redacted|withheld|suppressed|<\\s*\\d|\\*+)'}, 'i'))
		GROUP BY 1 ORDER BY 2 DESC, 1`);
}

export async function countDistinct(session: RecordsSession, staged: string, place: number): Promise<number> {
	const [row] = await session.all<{ n: number }>(
		sql`SELECT count(DISTINCT ${ident(`c${place}`)}) AS n FROM read_parquet(${staged})`,
	);
	return row?.n ?? 0;
}

export async function insertReadings(
	session: RecordsSession,
	column: string,
	readings: readonly Reading[],
): Promise<void> {
	const table = ident(`d_${column}`);
	await session.run(sql`CREATE TEMP TABLE ${table} (printed VARCHAR, value VARCHAR, state INTEGER, unread INTEGER)`);
	await session.insert(
		`d_${column}`,
		readings.map(({ printed, value, state, isRead }) => [
			printed,
			value === null ? null : String(value),
			state,
			isRead ? 0 : 1,
		]),
	);
}

/** The typed columns of a sheet written to a Parquet file, rows in their order. */
export async function writeRecords(
	session: RecordsSession,
	staged: string,
	to: string,
	plan: {
		source: number;
		columns: readonly StoredColumn[];
		time: readonly string[];
		years: readonly number[];
		checks: readonly Check[];
	},
): Promise<void> {
	const { columns, checks } = plan;
	await session.run(sql`
		CREATE TEMP TABLE repeated AS SELECT hash, min(row) AS first FROM read_parquet(${staged}) GROUP BY hash HAVING count(*) > 1`);
	const present = columns.filter(({ place }) => place !== null);
	const joins = present.map((one) => {
		const table = ident(`d_${one.name}`);
		return sql`LEFT JOIN ${table} ON coalesce(s.${ident(`c${one.place}`)}, '') = ${table}.printed`;
	});
	const known = new Set(present.map(({ name }) => name));
	const day = firstKnown(plan.time.filter((name) => known.has(name)));
	const [only, ...more] = plan.years;
	const year = only !== undefined && more.length === 0 ? sql`${only}` : sql`NULL`;
	const fy = day ? sql`coalesce(year(${day} + INTERVAL 3 MONTH), ${year})` : year;
	const flags = checks.flatMap((check, bit) => {
		const condition = broken(check, known, day, plan.years);
		return condition ? [sql`CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`] : [];
	});
	await session.run(sql`
		COPY (
			SELECT ${plan.source}::USMALLINT AS source, row::UINTEGER AS row, hash, hidden = 1 AS hidden, nullif(beyond, '') AS beyond,
				(${flags.length > 0 ? join(flags, sql` + `) : sql`0`})::UINTEGER AS flags, (${fy})::SMALLINT AS fy,
				${join(
					columns.map(({ name }) => sql`${ident(name)}, ${ident(`${name}_state`)}`),
					sql`, `,
				)}
			FROM (
				SELECT s.row, s.hash, s.hidden, s.beyond, r.first AS repeats,
					${join(
						columns.map((one) => typed(one)),
						sql`, `,
					)}
				FROM read_parquet(${staged}) s LEFT JOIN repeated r USING (hash) ${join(joins, sql` `)}
			)
			ORDER BY row
		) TO ${to} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
}

/** Value and state, and for codes whether the codebook had it. */
function typed({ name, kind, place }: StoredColumn): Sql {
	const [value, state, unread] = [ident(name), ident(`${name}_state`), ident(`${name}_unread`)];
	if (place === null)
		return sql`NULL::${typeOf(kind)} AS ${value}, ${stored['not-applicable']}::UTINYINT AS ${state}, false AS ${unread}`;
	const table = ident(`d_${name}`);
	const own =
		kind === 'text' || kind === 'id'
			? sql`CASE WHEN ${table}.printed IS NULL THEN trim(s.${ident(`c${place}`)}, ${' \t\u00a0'}) ELSE ${table}.value END`
			: sql`${table}.value::${typeOf(kind)}`;
	return sql`${own} AS ${value}, coalesce(${table}.state, 0)::UTINYINT AS ${state}, coalesce(${table}.unread, 0) = 1 AS ${unread}`;
}

function typeOf(kind: StoredColumn['kind']): Sql {
	return new Piece([kind === 'day' ? 'DATE' : kind === 'number' ? 'DOUBLE' : 'VARCHAR'], []);
}

function firstKnown(names: readonly string[]): Sql | undefined {
	if (names.length === 0) return undefined;
	return sql`coalesce(${join(names.map(ident), sql`, `)})`;
}

/** When a row breaks a check; undefined where the sheet lacks what it asks for. */
function broken(
	check: Check,
	known: ReadonlySet<string>,
	day: Sql | undefined,
	years: readonly number[],
): Sql | undefined {
	switch (check.is) {
		case 'range': {
			if (!known.has(check.field)) return undefined;
			const field = ident(check.field);
			const ends = [
				...(check.from === undefined ? [] : [sql`${field} < ${check.from}`]),
				...(check.to === undefined ? [] : [sql`${field} > ${check.to}`]),
			];
			return ends.length > 0 ? sql`(${join(ends, sql` OR `)})` : undefined;
		}
		case 'order':
			if (!known.has(check.earlier) || !known.has(check.later)) return undefined;
			return sql`${ident(check.later)} < ${ident(check.earlier)}`;
		case 'present':
			return known.has(check.field) ? sql`${ident(`${check.field}_state`)} = ${stored.missing}` : undefined;
		case 'read':
			return known.has(check.field) ? ident(`${check.field}_unread`) : undefined;
		case 'year': {
			const [first, last] = [years[0], years.at(-1)];
			if (!day || first === undefined || last === undefined) return undefined;
			return sql`year(${day} + INTERVAL 3 MONTH) NOT BETWEEN ${first} AND ${last}`;
		}
		case 'repeated':
			return sql`(repeats IS NOT NULL AND row > repeats)`;
		case 'beyond':
			return sql`coalesce(beyond, '') <> ''`;
	}
}

/** Rows, and how many break anything; the first and the last day. */
export async function describeRecords(
	session: RecordsSession,
	file: string,
	time: readonly string[],
	checks: readonly Check[],
): Promise<{ rows: number; flagged: number; from: Day | null; to: Day | null; broken: number[] }> {
	const day = firstKnown(time) ?? sql`NULL::DATE`;
	const bits = checks.map((_, bit) => sql`count(*) FILTER (flags & ${2 ** bit} <> 0)`);
	// Equal rows are no error where people’s numbers are withheld: they do not make a row “flagged” by themselves.
	const told = checks.reduce((mask, check, bit) => (check.is === 'repeated' ? mask : mask + 2 ** bit), 0);
	const [row] = await session.all<{
		rows: number;
		flagged: number;
		from_day: Day | null;
		to_day: Day | null;
		broken: number[];
	}>(sql`
		SELECT count(*) AS rows, count(*) FILTER (flags & ${told} <> 0) AS flagged, min(${day}) AS from_day, max(${day}) AS to_day,
			[${join(bits.length > 0 ? bits : [sql`0`], sql`, `)}] AS broken
		FROM read_parquet(${file})`);
	if (!row) throw new Error('A count gave no row.');
	return { rows: row.rows, flagged: row.flagged, from: row.from_day, to: row.to_day, broken: row.broken };
}

/** Cells of a column by fiscal year and state. */
export async function countStates(
	session: RecordsSession,
	file: string,
	column: string,
): Promise<{ fy: number | null; state: CellState; number: number | null; cells: number }[]> {
	const rows = await session.all<{ fy: number | null; state: number; cells: number }>(sql`
		SELECT fy, ${ident(`${column}_state`)} AS state, count(*) AS cells FROM read_parquet(${file}) GROUP BY 1, 2 ORDER BY 1, 2`);
	const names = new Map<number, CellState>(Object.entries(stored).map(([name, number]) => [number, name as CellState]));
	return rows.map(({ fy, state, cells }) => ({
		fy,
		state: state >= firstWithheld ? 'withheld' : (names.get(state) ?? 'missing'),
		number: state >= firstWithheld ? state : null,
		cells,
	}));
}

/** How many dated rows of a file have the same cells as a row of the others. Without a day, equal cells are no sign of the same record. */
export async function countShared(
	records: Pick<Records, 'all'>,
	file: string,
	time: readonly string[],
	others: readonly string[],
): Promise<number> {
	const day = firstKnown(time);
	if (others.length === 0 || !day) return 0;
	const [row] = await records.all<{ n: number }>(sql`
		SELECT count(*) AS n FROM read_parquet(${file})
		WHERE ${day} IS NOT NULL AND hash IN (SELECT hash FROM read_parquet([${list(others)}]))`);
	return row?.n ?? 0;
}
