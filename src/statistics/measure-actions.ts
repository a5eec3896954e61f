/** Computing measures: the one place where records become figures, and where small cells are hidden. */

import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { App } from '../app.ts';
import { dayOf } from '../base/day.ts';
import type { Sql } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { kindNamed } from './codebook.ts';
import { listDatasets, listSources, type SourceRow } from './dataset-store.ts';
import { type Definitions, openDefinitions } from './definition-actions.ts';
import { describeDimensions, notedCodes, toldOf } from './labels.ts';
import { type Measure, measureNamed } from './measure.ts';
import {
	countKinds,
	countQuery,
	countRule,
	daysQuery,
	dimensionsOf,
	type Frame,
	runCounts,
	runDays,
} from './measure-store.ts';
import { type Question, questionOf } from './question.ts';
import { makeRecords, recordsName } from './record-actions.ts';
import { rules } from './rule.ts';
import type { Asked, Table } from './table.ts';
import { countedTable, daysTable, type Tabulated } from './tabulate.ts';

/**
 * Computes a measure.
 * @throws Refusal not-found for a measure or dataset that is not there, not-valid for what it cannot be divided or filtered by
 */
export async function computeMeasure(app: App, question: Question, definitions?: Definitions): Promise<Table> {
	const began = performance.now();
	const { book, measures } = definitions ?? (await openDefinitions(app));
	const measure = measureNamed(measures, question.measure);
	const kind = kindNamed(book, measure.of);
	const asked = questionOf(question, measure, dimensionsOf(kind));
	const sources = await readySources(app, asked.dataset, measure);
	const files = await recordFiles(app, sources);
	const on = rules.filter(({ name, of }) => of === kind.name && asked.rules.includes(name));
	const frame: Frame = { files, kind, book, rules: on };
	const by = asked.by.filter((name) => name !== 'reading');
	const { figure } = measure;
	const codes = notedCodes(kind, book, by);
	const { query, found, noted } =
		figure.is === 'days'
			? await inDays(app, frame, asked, { measure, figure, by, codes })
			: await inCounts(app, frame, asked, { measure, by, codes });
	const effects = await Promise.all(on.map((rule) => countRule(app.records, frame, rule)));
	// What stands beside a table must not tell what it hides.
	const told = (records: number) => (records === 0 || records >= asked.threshold ? records : null);
	const days = (end: 'firstDay' | 'lastDay') => sources.flatMap((one) => one[end] ?? []).sort();
	return {
		asked,
		definition: {
			version: measure.version,
			label: measure.label,
			question: measure.question,
			population: measure.population,
			numerator: measure.numerator,
			denominator: measure.denominator,
			unit: measure.unit,
			exclusions: measure.exclusions.map(({ why }, i) => ({ why, records: told(found.excluded[i] ?? 0) })),
			traps: measure.traps,
			sources: measure.sources,
		},
		dimensions: describeDimensions(kind, book, measure, asked, found.rows),
		rows: found.rows,
		total: found.total,
		told: toldOf(book, measure, asked, { ...found, noted }),
		records: {
			all: sources.reduce((sum, { rows }) => sum + rows, 0),
			counted: found.closed ? null : told(found.counted),
			undecided: told(found.undecided),
			from: days('firstDay')[0] ?? null,
			to: days('lastDay').at(-1) ?? null,
			hash: hashOf(sources),
		},
		rules: on.map(({ name, label }, i) => ({
			name,
			label,
			removed: effects[i]?.removed ?? 0,
			undecided: effects[i]?.undecided ?? 0,
		})),
		hidden: found.rows.filter(({ suppressed }) => suppressed).length,
		sql: app.records.text(query),
		asOf: dayOf(app.now()),
		milliseconds: Math.round(performance.now() - began),
	};
}

type Wanted = { measure: Measure; by: readonly string[]; codes: readonly string[] };
type Found = { query: Sql; found: Tabulated; noted: { code: string; records: number }[] };

async function inCounts(app: App, frame: Frame, asked: Asked, { measure, by, codes }: Wanted): Promise<Found> {
	const query = countQuery(frame, measure, by, asked.filters, codes);
	const cells = await runCounts(app.records, query, measure, by, codes);
	const records = (i: number) => cells.reduce((sum, { noted }) => sum + (noted[i] ?? 0), 0);
	return {
		query,
		found: countedTable(cells, asked, measure),
		noted: codes.map((code, i) => ({ code, records: records(i) })),
	};
}

async function inDays(
	app: App,
	frame: Frame,
	asked: Asked,
	{ measure, figure, by, codes }: Wanted & { figure: Extract<Measure['figure'], { is: 'days' }> },
): Promise<Found> {
	const query = daysQuery(frame, measure, figure, by, asked.filters);
	return {
		query,
		found: daysTable(await runDays(app.records, query, by), asked, figure),
		noted: await countKinds(app.records, frame, measure, codes, asked.filters),
	};
}

/** What two figures have in common when they come from the same records: the originals, read by the same codebook. */
export function hashOf(sources: readonly SourceRow[]): string {
	const lines = sources
		.map(({ sha256, place, codebook }) => `${sha256} ${place} ${codebook.name} ${codebook.version}`)
		.sort();
	return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

async function readySources(app: App, dataset: string, measure: Measure): Promise<SourceRow[]> {
	const known = await listDatasets(app.db);
	const found = known.find(({ name }) => name === dataset);
	if (!found)
		throw new Refusal(
			'not-found',
			known.length === 0
				? `This case holds no records yet. Load some with \`uncover statistics load FILE --as ${measure.of}\`.`
				: `There is no dataset “${dataset}” in this case; there ${known.length === 1 ? 'is' : 'are'} ${known.map(({ name }) => name).join(', ')}. Load ${measure.of} with \`uncover statistics load FILE --as ${measure.of}\`, or name another with --dataset.`,
		);
	if (found.kind !== measure.of)
		throw new Refusal(
			'not-valid',
			`“${measure.measure}” counts ${measure.of}; the dataset “${dataset}” holds ${found.kind}.`,
		);
	const ready = (await listSources(app.db, dataset)).filter(({ state }) => state === 'ready');
	if (ready.length > 0) return ready;
	throw new Refusal(
		'not-found',
		`The dataset “${dataset}” has no file that was loaded to its end. \`uncover statistics load --resume\` goes on.`,
	);
}

/** The Parquet files of sources. One that is missing (derived files may vanish) is made again from its original. */
export async function recordFiles(app: App, sources: readonly SourceRow[]): Promise<string[]> {
	const files = await Promise.all(sources.map((source) => app.files.derivedPath(recordsName(source))));
	const there = await Promise.all(
		files.map((file) =>
			stat(file).then(
				() => true,
				() => false,
			),
		),
	);
	for (const [i, source] of sources.entries())
		if (!there[i]) await makeRecords(app, source, await openDefinitions(app), () => {});
	return files;
}
