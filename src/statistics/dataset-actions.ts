/** Datasets as screens and commands show them, the claims beside their measures, and taking a dataset out. */

import { rm } from 'node:fs/promises';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { type CodeList, columnsOf, type Field, kindNamed } from './codebook.ts';
import { type Dataset, type Source, type WithheldMap, withheldMap } from './dataset.ts';
import {
	deleteDataset,
	listDatasets,
	listSources,
	listWithheld,
	type Notation,
	type SourceRow,
} from './dataset-store.ts';
import { type Definitions, openDefinitions } from './definition-actions.ts';
import { allDimensions } from './labels.ts';
import { type Claim, type Measure, measureNamed } from './measure.ts';
import { computeMeasure, hashOf } from './measure-actions.ts';
import { recordsName } from './record-actions.ts';
import { type Rule, rules } from './rule.ts';
import type { Dimension, Table } from './table.ts';

/** All datasets of the case, each with its sources. */
export async function allDatasets(app: App): Promise<Dataset[]> {
	const { book } = await openDefinitions(app);
	const sources = await listSources(app.db);
	return (await listDatasets(app.db)).map(({ name, kind }) =>
		presented(
			name,
			kind,
			sources.filter((one) => one.dataset === name),
			book,
		),
	);
}

export type DatasetPage = {
	dataset: Dataset;
	/** The fields of its kind, with the lists their codes come from. */
	codebook: { name: string; version: string; source: string; fields: Field[]; lists: CodeList[] };
	withheld: WithheldMap;
	/** How exemptions are printed in it, and what each is read as. */
	notations: Notation[];
	rules: Rule[];
	measures: string[];
};

/** @throws Refusal not-found */
export async function openDataset(app: App, name: string): Promise<DatasetPage> {
	const { book, measures } = await openDefinitions(app);
	const dataset = (await allDatasets(app)).find((one) => one.name === name);
	if (!dataset) throw new Refusal('not-found', `There is no dataset “${name}” in this case.`);
	const kind = kindNamed(book, dataset.kind);
	const wanted = new Set(columnsOf(kind).flatMap(({ list }) => list ?? []));
	return {
		dataset,
		codebook: {
			name: book.codebook,
			version: book.version,
			source: book.source,
			fields: kind.fields,
			lists: [...book.lists.values()].filter(({ list }) => wanted.has(list)),
		},
		withheld: withheldMap(dataset.sources, columnsOf(kind)),
		notations: await listWithheld(app.db, name),
		rules: rules.filter(({ of }) => of === dataset.kind),
		measures: measures.filter(({ of }) => of === dataset.kind).map(({ measure }) => measure),
	};
}

function presented(name: string, kindName: string, rows: readonly SourceRow[], book: Definitions['book']): Dataset {
	const kind = kindNamed(book, kindName);
	const ready = rows.filter(({ state }) => state === 'ready');
	const days = (end: 'firstDay' | 'lastDay') => ready.flatMap((one) => one[end] ?? []).sort();
	const years = ready.flatMap(({ quality }) => quality?.states.flatMap(({ fy }) => fy ?? []) ?? []);
	return {
		name,
		kind: kindName,
		title: kind.title,
		meaning: kind.meaning,
		rows: ready.reduce((sum, one) => sum + one.rows, 0),
		flagged: ready.reduce((sum, one) => sum + one.flagged, 0),
		from: days('firstDay')[0] ?? null,
		to: days('lastDay').at(-1) ?? null,
		years: [...new Set(years)].sort((a, b) => a - b),
		sources: rows.map(asSource),
		hash: hashOf(ready),
	};
}

function asSource({ kind: _, place: __, despite: ___, firstDay: ____, lastDay: _____, ...row }: SourceRow): Source {
	return { ...row, address: `/d/${row.document}` };
}

/** Takes a dataset out of the case; the originals stay in the archive. @throws Refusal not-found */
export async function removeDataset(app: App, name: string): Promise<void> {
	const sources = await listSources(app.db, name);
	if (!(await listDatasets(app.db)).some((one) => one.name === name))
		throw new Refusal('not-found', `There is no dataset “${name}” in this case.`);
	await app.db.atomic(async (tx) => {
		await deleteDataset(tx, name);
		await noteAct(tx, app, {
			action: 'remove-dataset',
			subject: `dataset ${name}`,
			details: { sources: sources.length },
		});
	});
	for (const source of sources) await rm(await app.files.derivedPath(recordsName(source)), { force: true });
}

export type MeasurePage = {
	measure: Measure;
	dimensions: Pick<Dimension, 'name' | 'label' | 'kind'>[];
	rules: Rule[];
	/** Datasets of this case that it can be computed from. */
	datasets: string[];
	claims: Claim[];
};

/** @throws Refusal not-found */
export async function openMeasure(app: App | undefined, name: string): Promise<MeasurePage> {
	const { book, measures, claims } = await openDefinitions(app);
	const measure = measureNamed(measures, name);
	const kind = kindNamed(book, measure.of);
	const datasets = app ? await listDatasets(app.db) : [];
	return {
		measure,
		dimensions: [
			...(measure.figure.is === 'readings'
				? [{ name: 'reading', label: { en: 'Definition', es: 'Definición' }, kind: 'reading' as const }]
				: []),
			...allDimensions(kind, book),
		],
		rules: rules.filter(({ of }) => of === measure.of),
		datasets: datasets.filter((one) => one.kind === measure.of).map((one) => one.name),
		claims: claims.filter((one) => one.measure === name),
	};
}

/** All measures, defined here or in the case. */
export async function allMeasures(app: App | undefined): Promise<Measure[]> {
	return (await openDefinitions(app)).measures;
}

export type ComparedClaim = Claim & {
	/** The measure beside it; null where it cannot be computed, and why. */
	table: Table | null;
	why: string | null;
};

/** Each claim beside the measure that tests it, with the gap between the two definitions. */
export async function allClaims(app: App): Promise<ComparedClaim[]> {
	const definitions = await openDefinitions(app);
	const compared: ComparedClaim[] = [];
	for (const claim of definitions.claims)
		try {
			const table = await computeMeasure(
				app,
				{ measure: claim.measure, by: claim.by, filters: claim.filters },
				definitions,
			);
			compared.push({ ...claim, table, why: null });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			compared.push({ ...claim, table: null, why: error.message });
		}
	return compared;
}
