/** Whether the rows of the files fit each other: each name leads somewhere, each id stands once, no fact is known before it happened. */

import type { FileName, RowOf } from './columns.ts';
import { pairFlaw } from './contradiction.ts';
import { archiveSource, type LedgerEvent, type Office, type Statement } from './fact.ts';
import type { Place } from './place.ts';
import { isWithdrawn } from './standing.ts';
import type { Flaw, TableRow } from './table.ts';

type Table<N extends FileName> = readonly TableRow<RowOf<N>>[];
type Rows = {
	readonly places: readonly Place[];
	readonly sources: Table<'sources.csv'>;
	readonly events: Table<'events.csv'>;
	readonly statements: Table<'statements.csv'>;
	readonly figures: Table<'figures.csv'>;
	readonly questions: Table<'questions.csv'>;
	readonly conflicts: Table<'conflicts.csv'>;
	readonly reviews: Table<'contradictions.csv'>;
	readonly people: Table<'people.csv'>;
	readonly offices: Table<'offices.csv'>;
	readonly translations: Table<'translations.csv'>;
	readonly merges: Table<'merges.csv'>;
	readonly cited: Table<'citations.csv'>;
};

/** @param unread files with flaws of their own: what leads into one of them cannot be judged before it is mended. */
export function checkLinks(rows: Rows, unread: ReadonlySet<FileName>): Flaw[] {
	const noPlace = unread.has('places.csv') || unread.has('jurisdictions.csv');
	const ids = (rows: readonly TableRow<{ id: string | number }>[]) => new Set(rows.map(({ value }) => `${value.id}`));
	const among = {
		place: {
			known: new Set(rows.places.map(({ id }) => id)),
			where: 'places.csv or jurisdictions.csv',
			unread: noPlace,
		},
		source: {
			known: ids(rows.sources).add(archiveSource),
			where: 'sources.csv',
			unread: unread.has('sources.csv'),
		},
		question: { known: ids(rows.questions), where: 'questions.csv', unread: unread.has('questions.csv') },
		person: { known: ids(rows.people), where: 'people.csv', unread: unread.has('people.csv') },
		'cited page': { known: ids(rows.cited), where: 'citations.csv', unread: unread.has('citations.csv') },
	} as const;
	const missing = (what: keyof typeof among, names: readonly (string | number)[]): string[] =>
		among[what].unread
			? []
			: names
					.filter((name) => !among[what].known.has(`${name}`))
					.map((name) => `There is no ${what} “${name}” in ${among[what].where}.`);
	const withdrawn = {
		source: ids(rows.sources.filter(({ value }) => isWithdrawn(value))),
		question: ids(rows.questions.filter(({ value }) => isWithdrawn(value))),
		person: ids(rows.people.filter(({ value }) => isWithdrawn(value))),
	};
	/** What stands must rest on what stands. */
	const gone = (one: object, what: keyof typeof withdrawn, names: readonly string[]): string[] =>
		isWithdrawn(one)
			? []
			: names
					.filter((name) => withdrawn[what].has(name))
					.map(
						(name) =>
							`The ${what} “${name}” is withdrawn in ${among[what].where}: withdraw this row too, or mend either.`,
					);
	const said = rows.statements.map(({ value }) => ({ kind: 'statement' as const, ...value }));
	const grounded = (one: Grounded): string[] => [
		...missing('source', [one.source, ...one.more]),
		...gone(one, 'source', [one.source, ...one.more]),
		...missing('cited page', one.citations),
		...groundless(one),
	];
	return [
		...twice('sources.csv', rows.sources),
		...twice('events.csv', rows.events),
		...twice('statements.csv', rows.statements),
		...twice('figures.csv', rows.figures),
		...twice('questions.csv', rows.questions),
		...twice('conflicts.csv', rows.conflicts),
		...twice('contradictions.csv', rows.reviews),
		...twice('people.csv', rows.people),
		...twice('offices.csv', rows.offices),
		...twice('merges.csv', rows.merges),
		...twice('citations.csv', rows.cited),
		...each('events.csv', rows.events, (event) => [
			...missing('place', event.places),
			...grounded(event),
			...oddities(event),
			...late(event),
		]),
		...each('statements.csv', rows.statements, (statement) => [
			...missing('place', statement.places),
			...grounded(statement),
			...missing('question', statement.question === null ? [] : [statement.question]),
			...gone(statement, 'question', statement.question === null ? [] : [statement.question]),
			...oddities(statement),
			...unanswered(statement),
		]),
		...each('figures.csv', rows.figures, (figure) => [...missing('place', [figure.place]), ...grounded(figure)]),
		...each('conflicts.csv', rows.conflicts, (one) => [
			...missing('source', [one.oneSource, one.otherSource]),
			...gone(one, 'source', [one.oneSource, one.otherSource]),
		]),
		...each('contradictions.csv', rows.reviews, ({ id }) => {
			const flaw = unread.has('statements.csv') ? undefined : pairFlaw(said, id);
			return flaw === undefined ? [] : [flaw];
		}),
		...each('offices.csv', rows.offices, (office) => [
			...missing('person', [office.person]),
			...gone(office, 'person', [office.person]),
			...missing('place', office.place === null ? [] : [office.place]),
			...grounded(office),
			...backward(office),
		]),
		...each('merges.csv', rows.merges, ({ kind, from, into }) => missing(kind, [from, into])),
	];
}

type Grounded = Pick<RowOf<'events.csv'>, 'source' | 'more' | 'citations'>;

/** A fact that rests on nothing at all. */
export function groundless({ source, citations }: Grounded): string[] {
	return source === archiveSource && citations.length === 0
		? ['source: it is empty, and no page of the archive is cited instead.']
		: [];
}

export function oddities({ places, when, known }: Pick<LedgerEvent, 'places' | 'when' | 'known'>): string[] {
	return [
		...(places.length === 0 ? ['A fact needs at least one place; write us for the whole nation.'] : []),
		...(known && known.last < when.first ? ['It was known before it happened: check the columns when and known.'] : []),
	];
}

export function late({ effective, when }: Pick<LedgerEvent, 'effective' | 'when'>): string[] {
	return effective && effective.first < when.first
		? ['It takes effect before it was made: check the columns when and effective.']
		: [];
}

export function unanswered({
	places,
	answers,
	question,
	position,
}: Pick<Statement, 'places' | 'answers' | 'question' | 'position'>): string[] {
	return [
		...answers
			.filter((place) => !places.includes(place))
			.map((place) => `It answers “${place}”, which is not among its places.`),
		...((question === null) === (position === null) ? [] : ['A question and a position stand together or not at all.']),
	];
}

export function backward({
	from,
	until,
	seenFirst,
	seenLast,
}: Pick<Office, 'from' | 'until' | 'seenFirst' | 'seenLast'>): string[] {
	return (from && until && until.last < from.first) || (seenFirst && seenLast && seenLast.last < seenFirst.first)
		? ['It ends before it begins: check its dates.']
		: [];
}

function each<T>(file: FileName, rows: readonly TableRow<T>[], judge: (value: T) => string[]): Flaw[] {
	return rows.flatMap(({ line, value }) => judge(value).map((sentence) => ({ file, line, sentence })));
}

function twice(file: FileName, rows: readonly TableRow<{ id: string | number }>[]): Flaw[] {
	const seen = new Set<string | number>();
	return each(file, rows, ({ id }) => {
		const again = seen.has(id);
		seen.add(id);
		return again ? [`The id “${id}” stands in this file already.`] : [];
	});
}
