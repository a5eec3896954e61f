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

/** @param unread files with flaws of their own: what leads into one of them cannot be judged before it is mended. */
export function checkLinks(rows: Rows, unread: ReadonlySet<FileName>): Flaw[] {
	const noPlace = unread.has('places.csv') || unread.has('jurisdictions.csv');
	const ids = (rows: readonly TableRow<{ id: string }>[]) => new Set(rows.map(({ value }) => value.id));
	const among = {
		place: {
			known: new Set(rows.places.map(({ id }) => id)),
			where: 'places.csv or jurisdictions.csv',
			unread: noPlace,
		},
		source: { known: ids(rows.sources), where: 'sources.csv', unread: unread.has('sources.csv') },
		question: { known: ids(rows.questions), where: 'questions.csv', unread: unread.has('questions.csv') },
	} as const;
	const missing = (what: keyof typeof among, names: readonly string[]): string[] =>
		among[what].unread
			? []
			: names
					.filter((name) => !among[what].known.has(name))
					.map((name) => `There is no ${what} “${name}” in ${among[what].where}.`);
	return [
		...twice('sources.csv', rows.sources),
		...twice('events.csv', rows.events),
		...twice('statements.csv', rows.statements),
		...twice('figures.csv', rows.figures),
		...twice('questions.csv', rows.questions),
		...twice('conflicts.csv', rows.conflicts),
		...each('events.csv', rows.events, (event) => [
			...missing('place', event.places),
			...missing('source', [event.source]),
			...oddities(event),
			...(event.effective && event.effective.first < event.when.first
				? ['It takes effect before it was made: check the columns when and effective.']
				: []),
		]),
		...each('statements.csv', rows.statements, (statement) => [
			...missing('place', statement.places),
			...missing('source', [statement.source]),
			...missing('question', statement.question === null ? [] : [statement.question]),
			...oddities(statement),
			...statement.answers
				.filter((place) => !statement.places.includes(place))
				.map((place) => `It answers “${place}”, which is not among its places.`),
			...((statement.question === null) === (statement.position === null)
				? []
				: ['A question and a position stand together or not at all.']),
		]),
		...each('figures.csv', rows.figures, ({ place, source }) => [
			...missing('place', [place]),
			...missing('source', [source]),
		]),
		...each('conflicts.csv', rows.conflicts, ({ oneSource, otherSource }) =>
			missing('source', [oneSource, otherSource]),
		),
	];
}

function oddities({ places, when, known }: RowOf<'events.csv'> | RowOf<'statements.csv'>): string[] {
	return [
		...(places.length === 0 ? ['A fact needs at least one place; write us for the whole nation.'] : []),
		...(known && known.last < when.first ? ['It was known before it happened: check the columns when and known.'] : []),
	];
}

function each<T>(file: FileName, rows: readonly TableRow<T>[], judge: (value: T) => string[]): Flaw[] {
	return rows.flatMap(({ line, value }) => judge(value).map((sentence) => ({ file, line, sentence })));
}

function twice(file: FileName, rows: readonly TableRow<{ id: string }>[]): Flaw[] {
	const seen = new Set<string>();
	return each(file, rows, ({ id }) => {
		const again = seen.has(id);
		seen.add(id);
		return again ? [`The id “${id}” stands in this file already.`] : [];
	});
}
