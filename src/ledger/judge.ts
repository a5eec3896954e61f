/** Whether a thing fits the ledger it is to stand in: each name in it leads somewhere, and its dates can be. Sentences by field. */

import { folded } from '../base/text.ts';
import { archiveSource, type Grounds, type LedgerEvent, type Office, type Statement } from './fact.ts';
import { type Ledger, listSource } from './ledger.ts';
import { backward, groundless, late, oddities, unanswered } from './links.ts';
import { fullName } from './place.ts';
import { isWithdrawn, standingOnly } from './standing.ts';
import {
	type Cells,
	type ChangeKind,
	type FactKind,
	type FieldFlaw,
	isFactKind,
	type Kind,
	listOf,
	type Things,
} from './thing.ts';

/**
 * What stands must rest on what stands; what was withdrawn may rest on anything.
 * @param whole the ledger with the thing already in it, and without its merges.
 */
export function judgeThing<K extends ChangeKind>(whole: Ledger, kind: K, thing: Things[K]): FieldFlaw[] {
	const ledger = isWithdrawn(thing) ? whole : standingOnly(whole);
	const check = checks[kind] as ((ledger: Ledger, thing: Things[K]) => FieldFlaw[]) | undefined;
	const fact = isFactKind(kind) ? grounds(ledger, thing as Things[FactKind]) : [];
	return [...fact, ...(check?.(ledger, thing) ?? [])];
}

const checks: { readonly [K in ChangeKind]?: (ledger: Ledger, thing: Things[K]) => FieldFlaw[] } = {
	event: (ledger, one) => [...places(ledger, one), ...at('effective', late(one)), ...at('known', dated(one))],
	statement: (ledger, one) => [
		...places(ledger, one),
		...at('known', dated(one)),
		...(one.question === null ? [] : missing('question', 'question', ids(ledger.questions), [one.question])),
		...at(
			one.question === null ? 'question' : 'position',
			unanswered(one).filter((text) => text.startsWith('A question')),
		),
		...at(
			'answers',
			unanswered(one).filter((text) => text.startsWith('It answers')),
		),
	],
	figure: (ledger, one) => missing('place', 'place', ids(ledger.places), [one.place]),
	office: (ledger, one) => [
		...missing('person', 'person', ids(ledger.people), [one.person]),
		...(one.place === null ? [] : missing('place', 'place', ids(ledger.places), [one.place])),
		...at('until', backward(filled(one))),
	],
	place: (ledger, one) => [
		...(one.within === null
			? one.kind === 'nation'
				? []
				: at('within', ['Name what it lies in: a county lies in its state, a city in its county.'])
			: missing('within', 'place', ids(ledger.places), [one.within])),
		...(one.within === one.id ? at('within', ['A place cannot lie in itself.']) : []),
		...missing('counties', 'place', ids(ledger.places), one.counties),
		...ledger.places
			.filter((other) => other.id !== one.id && other.kind === one.kind && fullName(other) === fullName(one))
			.flatMap((other) => at('name', [`The ledger has a ${one.kind} of this name already: ${other.id}.`])),
	],
	person: (ledger, one) =>
		ledger.people
			.filter((other) => other.id !== one.id && other.name === one.name)
			.flatMap((other) => at('name', [`The ledger has a person of this name already: ${other.id}.`])),
};

function places(ledger: Ledger, one: LedgerEvent | Statement): FieldFlaw[] {
	return [
		...missing('places', 'place', ids(ledger.places), one.places),
		...at(
			'places',
			oddities(one).filter((text) => text.startsWith('A fact needs')),
		),
	];
}

function dated(one: LedgerEvent | Statement): string[] {
	return oddities(one).filter((text) => text.startsWith('It was known'));
}

function grounds(ledger: Ledger, one: Things[FactKind]): FieldFlaw[] {
	const { source, more, citations } = filled(one);
	return [
		...(groundless({ source, more, citations }).length > 0
			? at('source', ['Name a source, or cite a page of the archive: no fact is kept without one.'])
			: []),
		...missing('source', 'source', ids(ledger.sources).add(archiveSource), [source]),
		...missing('more', 'source', ids(ledger.sources).add(archiveSource), more),
		...missing('citations', 'citation', new Set(ledger.cited.map(({ id }) => `${id}`)), citations.map(String)),
	];
}

function filled<T extends Grounds>(one: T): T & { more: string[]; citations: number[] } {
	return { ...one, more: [...(one.more ?? [])], citations: [...(one.citations ?? [])] };
}

function ids(list: readonly { id: string }[]): Set<string> {
	return new Set(list.map(({ id }) => id));
}

function at(field: string, sentences: readonly string[]): FieldFlaw[] {
	return sentences.map((sentence) => ({ field, sentence }));
}

function missing(field: string, what: string, known: ReadonlySet<string>, names: readonly string[]): FieldFlaw[] {
	return at(
		field,
		names
			.filter((name) => !known.has(name))
			.map(
				(name) =>
					`The ledger has no ${what} “${name}”, or it was withdrawn. Add it or assert it again, or choose another.`,
			),
	);
}

/** What still rests on a thing that is to be taken out: kinds and names. */
export function usesOf(ledger: Ledger, kind: Kind, id: string): { kind: ChangeKind; id: string }[] {
	const uses = <K extends ChangeKind>(of: K, rests: (one: Things[K]) => boolean) =>
		listOf(ledger, of)
			.filter(rests)
			.map((one) => ({ kind: of, id: one.id }));
	switch (kind) {
		case 'source': {
			const rests = (one: Grounds) => one.source === id || one.more?.includes(id) === true;
			return [
				...uses('event', rests),
				...uses('statement', rests),
				...uses('figure', rests),
				...uses('office', rests),
				...(id === listSource ? uses('place', (one) => one.activated !== null) : []),
			];
		}
		case 'place':
			return [
				...uses('event', (one) => one.places.includes(id)),
				...uses('statement', (one) => one.places.includes(id)),
				...uses('figure', (one) => one.place === id),
				...uses('office', (one) => one.place === id),
				...uses('place', (one) => one.within === id || one.counties.includes(id)),
				...uses('merge', (one) => one.kind === 'place' && (one.from === id || one.into === id)),
			];
		case 'person':
			return [
				...uses('office', (one: Office) => one.person === id),
				...uses('merge', (one) => one.kind === 'person' && (one.from === id || one.into === id)),
			];
		case 'question':
			return uses('statement', (one) => one.question === id);
		default:
			return [];
	}
}

/**
 * A name for a new thing that nothing has yet. Facts are numbered beside those of the files: `desk-event-3`.
 * @param words what it is called.
 */
export function freshName(kind: Kind, words: string, taken: ReadonlySet<string>): string {
	const base = isFactKind(kind) ? `desk-${kind}` : slug(words) || kind;
	if (!isFactKind(kind) && !taken.has(base)) return base;
	for (let number = isFactKind(kind) ? 1 : 2; ; number++)
		if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** At most seven words in small letters without accents: “Sheriff of Cook County” → `sheriff-of-cook-county`. */
function slug(words: string): string {
	return folded(words)
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '')
		.slice(0, 7)
		.join('-');
}

/** What a new thing is called by those who added it; '' for facts, which have no name. */
export function wordsOf(cells: Cells): string {
	return cells.title || cells.en || [cells.name, cells.state].filter(Boolean).join(' ');
}
