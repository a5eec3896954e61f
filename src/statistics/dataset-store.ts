/** SQL of datasets: what was loaded from where. The records are in src/statistics/record-store.ts. */

import type { Day } from '../base/day.ts';
import { type Db, sql, type Tx } from '../base/db.ts';
import { firstWithheld } from './cell.ts';
import type { Column, Quality, Source } from './dataset.ts';

type Reads = Pick<Db, 'all' | 'one'>;

export type SourceRow = Omit<Source, 'address'> & {
	/** The kind of record of its dataset. */
	kind: string;
	/** Place of the sheet in its file, from 0. */
	place: number;
	despite: boolean;
	firstDay: Day | null;
	lastDay: Day | null;
};

type Stored = {
	id: number;
	dataset: string;
	kind: string;
	document: number;
	file: string;
	sha256: string;
	sheet: number;
	sheet_name: string;
	head_row: number;
	plan: string;
	codebook: string;
	codebook_version: string;
	despite: number;
	state: 'loading' | 'ready';
	row_count: number;
	flagged: number;
	first_day: Day | null;
	last_day: Day | null;
	quality: string | null;
	loaded_at: string | null;
	by_person: string;
};

/** The JSON in `plan`. */
type StoredPlan = { banner: string[]; years: number[]; columns: Column[] };

export async function putDataset(tx: Tx, name: string, kind: string, at: string): Promise<void> {
	await tx.run(
		sql`INSERT INTO statistics_dataset (name, kind, made) VALUES (${name}, ${kind}, ${at}) ON CONFLICT (name) DO NOTHING`,
	);
}

export async function deleteDataset(tx: Tx, name: string): Promise<void> {
	await tx.run(sql`DELETE FROM statistics_withheld WHERE dataset = ${name}`);
	await tx.run(sql`DELETE FROM statistics_source WHERE dataset = ${name}`);
	await tx.run(sql`DELETE FROM statistics_dataset WHERE name = ${name}`);
}

export async function listDatasets(db: Reads): Promise<{ name: string; kind: string }[]> {
	return db.all(sql`SELECT name, kind FROM statistics_dataset ORDER BY name`);
}

export async function insertSource(
	tx: Tx,
	row: Omit<SourceRow, 'id' | 'kind' | 'state' | 'rows' | 'flagged' | 'quality' | 'loadedAt' | 'firstDay' | 'lastDay'>,
): Promise<number> {
	const last = await tx.one<{ id: number | null }>(sql`SELECT max(id) AS id FROM statistics_source`);
	const id = (last?.id ?? 0) + 1;
	const plan: StoredPlan = { banner: row.banner, years: row.years, columns: row.columns };
	await tx.run(sql`
		INSERT INTO statistics_source (id, dataset, document, file, sha256, sheet, sheet_name, head_row, plan, codebook, codebook_version, despite, state, by_person)
		VALUES (${id}, ${row.dataset}, ${row.document}, ${row.file}, ${row.sha256}, ${row.place}, ${row.sheet}, ${row.headRow}, ${JSON.stringify(plan)},
			${row.codebook.name}, ${row.codebook.version}, ${row.despite ? 1 : 0}, 'loading', ${row.by})`);
	return id;
}

export async function finishSource(
	tx: Tx,
	id: number,
	found: { rows: number; flagged: number; from: Day | null; to: Day | null; quality: Quality; at: string },
): Promise<void> {
	await tx.run(sql`
		UPDATE statistics_source SET state = 'ready', row_count = ${found.rows}, flagged = ${found.flagged}, first_day = ${found.from},
			last_day = ${found.to}, quality = ${JSON.stringify(found.quality)}, loaded_at = ${found.at}
		WHERE id = ${id}`);
}

export async function deleteSource(tx: Tx, id: number): Promise<void> {
	await tx.run(sql`DELETE FROM statistics_source WHERE id = ${id}`);
}

const everySource = sql`SELECT s.*, d.kind FROM statistics_source s JOIN statistics_dataset d ON d.name = s.dataset`;

export async function listSources(db: Reads, dataset?: string): Promise<SourceRow[]> {
	const rows =
		dataset === undefined
			? await db.all<Stored>(sql`${everySource} ORDER BY s.id`)
			: await db.all<Stored>(sql`${everySource} WHERE s.dataset = ${dataset} ORDER BY s.id`);
	return rows.map((row) => {
		const plan = JSON.parse(row.plan) as StoredPlan;
		return {
			id: row.id,
			dataset: row.dataset,
			kind: row.kind,
			document: row.document,
			file: row.file,
			sha256: row.sha256,
			sheet: row.sheet_name,
			place: row.sheet,
			headRow: row.head_row,
			...plan,
			codebook: { name: row.codebook, version: row.codebook_version },
			despite: row.despite === 1,
			state: row.state,
			rows: row.row_count,
			flagged: row.flagged,
			firstDay: row.first_day,
			lastDay: row.last_day,
			quality: row.quality === null ? null : (JSON.parse(row.quality) as Quality),
			loadedAt: row.loaded_at,
			by: row.by_person,
		};
	});
}

export type Notation = { number: number; printed: string; codes: string[] };

export async function listWithheld(db: Reads, dataset: string): Promise<Notation[]> {
	const rows = await db.all<{ number: number; printed: string; codes: string }>(
		sql`SELECT number, printed, codes FROM statistics_withheld WHERE dataset = ${dataset} ORDER BY number`,
	);
	return rows.map((row) => ({ ...row, codes: JSON.parse(row.codes) as string[] }));
}

/** Gives every notation of a dataset its number; those it has keep theirs. */
export async function numberWithheld(
	tx: Tx,
	dataset: string,
	notations: readonly { printed: string; codes: readonly string[] }[],
): Promise<Notation[]> {
	const known = await listWithheld(tx, dataset);
	const numbers = new Set(known.map(({ printed }) => printed));
	let next = known.at(-1)?.number ?? firstWithheld - 1;
	for (const { printed, codes } of notations) {
		if (numbers.has(printed)) continue;
		numbers.add(printed);
		next++;
		await tx.run(sql`
			INSERT INTO statistics_withheld (dataset, number, printed, codes) VALUES (${dataset}, ${next}, ${printed}, ${JSON.stringify(codes)})`);
	}
	return listWithheld(tx, dataset);
}
