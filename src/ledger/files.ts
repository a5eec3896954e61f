/** Plain files → ledger: every row read, every name in one file looked up in the others. */

import { type FileName, fileNames, type RowOf, shapes, spare } from './columns.ts';
import { archiveSource, type Grounds, type Source } from './fact.ts';
import type { Ledger } from './ledger.ts';
import { checkLinks } from './links.ts';
import type { Place } from './place.ts';
import { type Flaw, readTable, type TableRow } from './table.ts';

/**
 * @param texts the files by name.
 * @returns the ledger, and every flaw by file and line; a ledger with flaws is not to be used.
 */
export function parseLedger(texts: Readonly<Partial<Record<FileName, string>>>): { ledger: Ledger; flaws: Flaw[] } {
	const flaws: Flaw[] = [];
	const read = <N extends FileName>(file: N): TableRow<RowOf<N>>[] => {
		const given = texts[file];
		if (given === undefined) {
			if (spare.includes(file)) return [];
			flaws.push({ file, line: 0, sentence: 'This file is missing.' });
			return [];
		}
		const table = readTable(file, given, shapes[file]);
		flaws.push(...table.flaws);
		return table.rows;
	};
	const counties = read('places.csv');
	const others = read('jurisdictions.csv');
	const sources = read('sources.csv');
	const events = read('events.csv');
	const statements = read('statements.csv');
	const figures = read('figures.csv');
	const questions = read('questions.csv');
	const repairs = read('repairs.csv');
	const conflicts = read('conflicts.csv');
	const reviews = read('contradictions.csv');
	const people = read('people.csv');
	const offices = read('offices.csv');
	const translations = read('translations.csv');
	const merges = read('merges.csv');
	const cited = read('citations.csv');

	const places = joinPlaces(counties, others, flaws);
	flaws.push(
		...checkLinks(
			{
				places,
				sources,
				events,
				statements,
				figures,
				questions,
				conflicts,
				reviews,
				people,
				offices,
				translations,
				merges,
				cited,
			},
			new Set(flaws.map(({ file }) => file)),
		),
	);
	return {
		ledger: {
			places,
			sources: withArchive(values(sources), [events, statements, figures, offices].flatMap(values<Grounds>)),
			events: values(events).map((one) => ({ kind: 'event', ...one })),
			statements: values(statements).map((one) => ({ kind: 'statement', ...one })),
			figures: values(figures),
			questions: values(questions),
			repairs: values(repairs),
			conflicts: values(conflicts),
			reviews: values(reviews),
			people: values(people),
			offices: values(offices),
			translations: values(translations),
			merges: values(merges),
			cited: values(cited),
		},
		flaws: flaws.sort((a, b) => fileNames.indexOf(a.file) - fileNames.indexOf(b.file) || a.line - b.line),
	};
}

function values<T>(rows: readonly TableRow<T>[]): T[] {
	return rows.map((row) => row.value);
}

/** Facts that rest on cited pages alone name the archive as their source, so it has to stand among the sources. */
export function withArchive(sources: readonly Source[], facts: readonly Grounds[]): readonly Source[] {
	if (sources.some(({ id }) => id === archiveSource) || !facts.some(({ source }) => source === archiveSource))
		return sources;
	const row = {
		id: archiveSource,
		title: 'Records in the archive',
		publisher: 'Uncover',
		date: null,
		url: '',
		note: '',
		standing: 'asserted' as const,
	};
	return [...sources, row];
}

type County = RowOf<'places.csv'>;
type Other = RowOf<'jurisdictions.csv'>;

/** Counties with their people, and all other places. A row of the second file whose id is a county of the first adds its other names. */
function joinPlaces(counties: readonly TableRow<County>[], others: readonly TableRow<Other>[], flaws: Flaw[]): Place[] {
	const places = new Map<string, Place>();
	const add = (file: FileName, line: number, place: Place) => {
		if (places.has(place.id))
			flaws.push({ file, line, sentence: `The place “${place.id}” stands in the files twice.` });
		else places.set(place.id, place);
	};
	const states = new Map(
		others.filter((row) => row.value.kind === 'state').map((row) => [row.value.state, row.value.id]),
	);
	for (const { line, value } of counties)
		add('places.csv', line, {
			id: value.fips,
			kind: 'county',
			name: value.name,
			state: value.state,
			within: states.get(value.state) ?? 'us',
			counties: [],
			aliases: [],
			population: value.population,
			foreignBornShare: value.foreign_born_share,
			activated: value.activated,
		});
	for (const { line, value: row } of others) {
		const { foreign_born_share, ...value } = row;
		const county = places.get(value.id);
		if (county && value.name === '') places.set(value.id, { ...county, aliases: value.aliases });
		else if (value.name === '')
			flaws.push({
				file: 'jurisdictions.csv',
				line,
				sentence: `A row without a name adds other names to a county of places.csv, and “${value.id}” is none.`,
			});
		else
			add('jurisdictions.csv', line, {
				...value,
				state: value.state || null,
				within: value.within || null,
				foreignBornShare: foreign_born_share,
			});
	}
	for (const { line, value } of others)
		for (const one of [value.within, ...value.counties])
			if (one !== '' && !places.has(one))
				flaws.push({
					file: 'jurisdictions.csv',
					line,
					sentence: `There is no place “${one}” for “${value.id}” to lie in.`,
				});
	return [...places.values()];
}
