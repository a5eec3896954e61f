/** SQL that writes tables and records for other programs. */

import type { RecordsSession } from '../app.ts';
import { join, list, Sql as Piece, sql } from '../base/db.ts';
import { columnsOf, type Kind } from './codebook.ts';
import { about } from './export.ts';
import { ident } from './record-store.ts';
import type { Table } from './table.ts';

export async function writeTable(session: RecordsSession, table: Table, to: string): Promise<void> {
	const dimensions = table.dimensions.map(({ name }, place) => ({
		name,
		type: table.rows.every(({ by }) => by[place] === null || Number.isInteger(by[place])) ? 'INTEGER' : 'VARCHAR',
	}));
	const figures = ['value', 'low', 'high', 'n', 'unknown'] as const;
	const columns = [...dimensions.map(({ name }) => name), ...figures, 'suppressed'];
	await session.run(sql`
		CREATE TEMP TABLE exported (${join(
			columns.map((name) => sql`${ident(name)} VARCHAR`),
			sql`, `,
		)})`);
	const text = (value: string | number | boolean | null | undefined) =>
		value === null || value === undefined ? null : String(value);
	await session.insert(
		'exported',
		table.rows.map((row) => [...row.by.map(text), ...figures.map((name) => text(row[name])), text(row.suppressed)]),
	);
	const typed = [
		...dimensions.map(({ name, type }) => sql`${ident(name)}::${new Piece([type], [])} AS ${ident(name)}`),
		...figures.map((name) => sql`${ident(name)}::DOUBLE AS ${ident(name)}`),
		sql`suppressed::BOOLEAN AS suppressed`,
	];
	await session.run(
		sql`COPY (SELECT ${join(typed, sql`, `)} FROM exported) TO ${to} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {definition: ${about(table, 'en')}})`,
	);
}

export async function writeAll(
	session: RecordsSession,
	files: readonly string[],
	to: string,
	format: 'parquet' | 'csv',
	kind: Kind,
): Promise<void> {
	const first = [
		'source',
		'row',
		'hash',
		'hidden',
		'flags',
		'fy',
		...columnsOf(kind).flatMap(({ name }) => [name, `${name}_state`]),
	];
	const records = sql`
		SELECT ${join(first.map(ident), sql`, `)}, * EXCLUDE (${join(first.map(ident), sql`, `)})
		FROM read_parquet([${list(files)}], union_by_name = true)`;
	if (format === 'parquet') {
		await session.run(sql`COPY (${records}) TO ${to} (FORMAT parquet, COMPRESSION zstd)`);
		return;
	}
	// The same guard as in src/base/csv.ts: a text that a spreadsheet would run gets an apostrophe in front.
	await session.run(sql`
		CREATE OR REPLACE TEMP MACRO guarded(cell) AS CASE
			WHEN regexp_matches(cell::VARCHAR, ${"^'*[=+\\-@\\t\\r\\n]"}) AND try_cast(cell::VARCHAR AS DOUBLE) IS NULL
			THEN '''' || cell::VARCHAR ELSE cell::VARCHAR END`);
	await session.run(sql`COPY (SELECT guarded(COLUMNS(*)) FROM (${records})) TO ${to} (FORMAT csv, HEADER true)`);
}
