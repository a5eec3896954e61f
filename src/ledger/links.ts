/** Whether the rows of the files fit each other: each name leads somewhere, each id stands once, no fact is known before it happened. */

import type { FileName, RowOf } from './columns.ts';
import type { Place } from './place.ts';
import type { Flaw, TableRow } from './table.ts';

type Rows = {
	readonly places: readonly Place[];
	readonly sources: readonly TableRow<RowOf<'sources.csv'>>[];
	readonly events: readonly TableRow<RowOf<'events.csv'>>[];
	readonly statements: readonly TableRow<RowOf<'statements.csv'>>[];
	readonly figures: readonly TableRow<RowOf<'figures.csv'>>[];
	readonly questions: readonly TableRow<RowOf<'questions.csv'>>[];
	readonly conflicts: readonly TableRow<RowOf<'conflicts.csv'>>[];
};

export function checkLinks(rows: Rows): Flaw[] {
	const flaws: Flaw[] = [];
	const placeIds = new Set(rows.places.map((place) => place.id));
	const sourceIds = new Set(rows.sources.map((row) => row.value.id));
	const questionIds = new Set(rows.questions.map((row) => row.value.id));
	const known = (
		file: FileName,
		line: number,
		ids: readonly string[],
		among: ReadonlySet<string>,
		what: string,
		where: string,
	) => {
		for (const one of ids)
			if (!among.has(one)) flaws.push({ file, line, sentence: `There is no ${what} “${one}” in ${where}.` });
	};
	const once = (file: FileName, rows: readonly TableRow<{ id: string }>[]) => {
		const seen = new Set<string>();
		for (const { line, value } of rows) {
			if (seen.has(value.id)) flaws.push({ file, line, sentence: `The id “${value.id}” stands in this file already.` });
			seen.add(value.id);
		}
	};
	once('sources.csv', rows.sources);
	once('figures.csv', rows.figures);
	once('questions.csv', rows.questions);
	once('conflicts.csv', rows.conflicts);
	once('events.csv', rows.events);
	once('statements.csv', rows.statements);
	for (const [file, table] of [
		['events.csv', rows.events],
		['statements.csv', rows.statements],
	] as const)
		for (const { line, value } of table) {
			known(file, line, value.places, placeIds, 'place', 'places.csv or jurisdictions.csv');
			known(file, line, [value.source], sourceIds, 'source', 'sources.csv');
			if (value.places.length === 0)
				flaws.push({ file, line, sentence: 'A fact needs at least one place; write us for the whole nation.' });
			if (value.known && value.known.last < value.when.first)
				flaws.push({ file, line, sentence: 'It was known before it happened: check the columns when and known.' });
		}
	for (const { line, value } of rows.events)
		if (value.effective && value.effective.first < value.when.first)
			flaws.push({
				file: 'events.csv',
				line,
				sentence: 'It takes effect before it was made: check the columns when and effective.',
			});
	for (const { line, value } of rows.statements) {
		if (value.question) known('statements.csv', line, [value.question], questionIds, 'question', 'questions.csv');
		known('statements.csv', line, value.answers, new Set(value.places), 'place', 'the places of this row');
		if ((value.question === null) !== (value.position === null))
			flaws.push({ file: 'statements.csv', line, sentence: 'A question and a position stand together or not at all.' });
	}
	for (const { line, value } of rows.figures) {
		known('figures.csv', line, [value.place], placeIds, 'place', 'places.csv or jurisdictions.csv');
		known('figures.csv', line, [value.source], sourceIds, 'source', 'sources.csv');
	}
	for (const { line, value } of rows.conflicts)
		known('conflicts.csv', line, [value.oneSource, value.otherSource], sourceIds, 'source', 'sources.csv');
	return flaws;
}
