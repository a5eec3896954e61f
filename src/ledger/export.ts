/** A ledger → the plain files it can be loaded from again. */

import { z } from 'zod';
import { csvOf } from '../base/csv.ts';
import { Refusal } from '../base/refusal.ts';
import { type FileName, fileNames, shapes } from './columns.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import { type Cells, type ChangeKind, cell, cellsOf, listOf } from './thing.ts';

/** The rows of each file, and its columns. */
export type Tables = Record<FileName, { columns: readonly string[]; rows: readonly Cells[] }>;

/** @param ledger without its merges in force: they have a file of their own. */
export function exportTables(ledger: Ledger): Tables {
	const of = (kind: ChangeKind): Cells[] => listOf(ledger, kind).map((one) => cellsOf(kind, one));
	const plain = <N extends FileName>(file: N, list: readonly object[]): Cells[] =>
		list.map((one) => {
			const values: Record<string, unknown> = { ...one };
			return Object.fromEntries(columnsIn(file).map((column) => [column, cell(values[column])]));
		});
	const { counties, others } = dividePlaces(ledger);
	const rows: Record<FileName, Cells[]> = {
		'places.csv': counties,
		'jurisdictions.csv': others,
		'sources.csv': of('source'),
		'events.csv': of('event'),
		'statements.csv': of('statement'),
		'figures.csv': of('figure'),
		'questions.csv': of('question'),
		'repairs.csv': plain('repairs.csv', ledger.repairs),
		'conflicts.csv': plain('conflicts.csv', ledger.conflicts),
		'contradictions.csv': plain('contradictions.csv', ledger.reviews),
		'people.csv': of('person'),
		'offices.csv': of('office'),
		'translations.csv': of('translation'),
		'merges.csv': of('merge'),
		'citations.csv': plain('citations.csv', ledger.cited),
	};
	return Object.fromEntries(
		fileNames.map((name) => [name, { columns: columnsIn(name), rows: rows[name] }] as const),
	) as unknown as Tables;
}

function columnsIn(file: FileName): string[] {
	return Object.keys(shapes[file].shape);
}

/** Counties with their people stand in one file; every other place, and other names of those counties, in the second. */
function dividePlaces(ledger: Ledger): { counties: Cells[]; others: Cells[] } {
	const states = new Map(ledger.places.filter(({ kind }) => kind === 'state').map(({ state, id }) => [state, id]));
	const counties: Cells[] = [];
	const others: Cells[] = [];
	for (const place of ledger.places) {
		const { within: _, counties: __, aliases, ...cells } = cellsOf('place', place);
		if (!isPlainCounty(place, states)) others.push(cellsOf('place', place));
		else {
			counties.push({ ...cells, fips: place.id });
			if (place.aliases.length > 0) others.push({ ...nameless, id: place.id, kind: 'county', aliases: aliases ?? '' });
		}
	}
	return { counties, others };
}

const nameless: Cells = {
	name: '',
	state: '',
	within: '',
	counties: '',
	activated: '',
	population: '',
	foreign_born_share: '',
};

/** A county that the first file can hold whole. */
function isPlainCounty(place: Place, states: ReadonlyMap<string | null, string>): boolean {
	return (
		place.kind === 'county' &&
		/^\d{5}$/.test(place.id) &&
		place.population !== null &&
		place.counties.length === 0 &&
		place.within === (states.get(place.state) ?? 'us')
	);
}

/** A table as CSV whose lines end in \n, as the files of a case stand under version control. */
export function writeCsv({ columns, rows }: Tables[FileName]): string {
	return csvOf([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))], '\n');
}

const whole = z.partialRecord(z.string(), z.array(z.record(z.string(), z.string())));

/**
 * The JSON form of the files → the same as CSV texts, so that one reader judges both.
 * @throws Refusal not-valid where it is no object of lists of rows.
 */
export function readTables(json: string): Partial<Record<FileName, string>> {
	let given: unknown;
	try {
		given = JSON.parse(json);
	} catch {
		throw new Refusal('not-valid', 'ledger.json is not JSON.');
	}
	const result = whole.safeParse(given);
	if (!result.success)
		throw new Refusal(
			'not-valid',
			`ledger.json cannot be read at ${result.error.issues[0]?.path.join('.') || 'its beginning'}: it should hold a list of rows for each file, every cell a text.`,
		);
	const texts = fileNames.flatMap((name) => {
		const rows = result.data[name.replace('.csv', '')];
		return rows === undefined ? [] : [[name, writeCsv({ columns: columnsIn(name), rows })]];
	});
	return Object.fromEntries(texts);
}
