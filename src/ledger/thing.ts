/** Each kind of thing in the ledger: where it stands, and how it is written as a row of text cells, as in the plain files. */

import type { z } from 'zod';
import { placeShape, shapes } from './columns.ts';
import {
	archiveSource,
	type Figure,
	type LedgerEvent,
	type Merge,
	type Office,
	type Person,
	type Question,
	type Source,
	type Statement,
	type Translation,
} from './fact.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';

/** What a person can add and edit at the desk. */
export const kinds = ['event', 'statement', 'figure', 'office', 'source', 'place', 'person', 'question'] as const;
export type Kind = (typeof kinds)[number];

/** Kinds that assert something, so they have grounds and a standing. */
export const factKinds = ['event', 'statement', 'figure', 'office'] as const satisfies readonly Kind[];
export type FactKind = (typeof factKinds)[number];

/** What the history of the desk tells of. */
export const changeKinds = [...kinds, 'translation', 'merge'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type Things = {
	event: LedgerEvent;
	statement: Statement;
	figure: Figure;
	office: Office;
	source: Source;
	place: Place;
	person: Person;
	question: Question;
	translation: Translation;
	merge: Merge;
};

/** A row of a plain file: each column with its text, '' where nothing stands in it. */
export type Cells = Readonly<Record<string, string>>;

/** The list of the ledger that holds a kind. */
export const lists = {
	event: 'events',
	statement: 'statements',
	figure: 'figures',
	office: 'offices',
	source: 'sources',
	place: 'places',
	person: 'people',
	question: 'questions',
	translation: 'translations',
	merge: 'merges',
} as const satisfies Record<ChangeKind, keyof Ledger>;

const rows = {
	event: shapes['events.csv'],
	statement: shapes['statements.csv'],
	figure: shapes['figures.csv'],
	office: shapes['offices.csv'],
	source: shapes['sources.csv'],
	place: placeShape,
	person: shapes['people.csv'],
	question: shapes['questions.csv'],
	translation: shapes['translations.csv'],
	merge: shapes['merges.csv'],
} as const satisfies Record<ChangeKind, z.ZodObject>;

/** The columns of a kind, in the order of its file. */
export function columnsOf(kind: ChangeKind): string[] {
	return Object.keys(rows[kind].shape);
}

export function isFactKind(kind: ChangeKind): kind is FactKind {
	return (factKinds as readonly string[]).includes(kind);
}

export function listOf<K extends ChangeKind>(ledger: Ledger, kind: K): readonly Things[K][] {
	return ledger[lists[kind]] as unknown as readonly Things[K][];
}

/** The name of a thing among its kind; a translation is named by what it translates and its language. */
export function nameOf<K extends ChangeKind>(kind: K, thing: Things[K]): string {
	return kind === 'translation' ? translationName(thing as Translation) : thing.id;
}

export function translationName({ id, language }: Pick<Translation, 'id' | 'language'>): string {
	return `${id}@${language}`;
}

export function findThing<K extends ChangeKind>(ledger: Ledger, kind: K, name: string): Things[K] | undefined {
	return listOf(ledger, kind).find((one) => nameOf(kind, one) === name);
}

/** The ledger with a thing in place of the one of its name, or added to it. */
export function withThing<K extends ChangeKind>(ledger: Ledger, kind: K, thing: Things[K]): Ledger {
	const name = nameOf(kind, thing);
	return { ...ledger, [lists[kind]]: [...listOf(ledger, kind).filter((one) => nameOf(kind, one) !== name), thing] };
}

/** A thing as a row of cells. Reading it back (`thingOf`) gives the same thing. */
export function cellsOf<K extends ChangeKind>(kind: K, thing: Things[K]): Cells {
	const values: Record<string, unknown> = { ...thing };
	if (kind === 'place') values.foreign_born_share = values.foreignBornShare;
	if (values.source === archiveSource) values.source = '';
	// So a row written before these kinds had a standing reads the same.
	if (!isFactKind(kind) && values.standing === 'asserted') values.standing = '';
	return Object.fromEntries(columnsOf(kind).map((column) => [column, cell(values[column])]));
}

/** One value as the text of a cell. */
export function cell(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.join(';');
	if (typeof value === 'object' && 'text' in value) return String(value.text);
	return String(value);
}

/** What is wrong with a cell, in words that follow its name. */
export type FieldFlaw = { readonly field: string; readonly sentence: string };

/** Cells → thing, or what is wrong with each cell. Cells that are not given count as empty. */
export function thingOf<K extends ChangeKind>(kind: K, cells: Cells): { value: Things[K] } | { flaws: FieldFlaw[] } {
	const whole = Object.fromEntries(columnsOf(kind).map((column) => [column, cells[column] ?? '']));
	const shape: z.ZodObject = rows[kind];
	const result = shape.safeParse(whole);
	if (!result.success)
		return {
			flaws: result.error.issues.map(({ path, message }) => ({ field: path.join('.'), sentence: `${message}.` })),
		};
	return { value: finished(kind, result.data) as Things[K] };
}

function finished(kind: ChangeKind, row: Record<string, unknown>): unknown {
	if (kind === 'event' || kind === 'statement') return { ...row, kind };
	if (kind !== 'place') return row;
	const { foreign_born_share, ...place } = row;
	return { ...place, foreignBornShare: foreign_born_share };
}
