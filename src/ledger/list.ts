/** The entries of the ledger as lists show them: filtered, searched, in order, a page at a time. */

import { folded } from '../base/text.ts';
import { told } from './conflict.ts';
import type { ActWord, Position, Standing } from './fact.ts';
import { type Index, indexLedger, type Ledger } from './ledger.ts';
import { fullName, type PlaceKind, upwards } from './place.ts';
import { hasStanding } from './standing.ts';
import { factKinds, type Kind, listOf, type Things } from './thing.ts';
import { compareWhen, order, type When } from './when.ts';

/** One entry in a list. */
export type Entry = {
	readonly kind: Kind;
	readonly id: string;
	/** As noted; null for kinds without a day. */
	readonly when: string | null;
	/** What or who it is: a speaker with the office, a measure, a title, a name. */
	readonly head: string;
	readonly text: string;
	/** Type of an event, kind of a place. */
	readonly type: string | null;
	readonly position: Position | null;
	readonly standing: Standing | null;
	readonly known: string | null;
	readonly places: readonly { readonly id: string; readonly name: string }[];
	/** True where a person added or changed it at the desk. */
	readonly own: boolean;
};

export type EntryFilter = {
	/** `fact` stands for every kind that asserts something. */
	readonly kind: Kind | 'fact';
	/** Words that must all stand in it, in any order; accents and case do not count. */
	readonly words?: string | undefined;
	/** Id of a place; what lies in it counts too. */
	readonly place?: string | undefined;
	readonly type?: string | undefined;
	readonly standing?: Standing | undefined;
	readonly position?: Position | undefined;
	readonly act?: ActWord | undefined;
	readonly source?: string | undefined;
	/** `unknown`: it is not recorded since when the public could know it; `unsorted`: nobody said which act it is about. `overtaken`: the files changed under a person’s version. */
	readonly only?: 'unknown' | 'unsorted' | 'desk' | 'cited' | 'overtaken' | undefined;
};

export type EntryList = {
	readonly total: number;
	readonly entries: readonly Entry[];
	/** Values of the columns that narrow the list, with how many entries of the kind have each. */
	readonly types: readonly { readonly value: string; readonly count: number }[];
};

export const pageSize = 50;

/** Names (`event vote-1`) of what persons changed, and of those whose row in the files changed since. */
export type Marks = { readonly changed: ReadonlySet<string>; readonly overtaken: ReadonlySet<string> };

/** @param page from 1. */
export function listEntries(ledger: Ledger, marks: Marks, filter: EntryFilter, page = 1): EntryList {
	const index = indexLedger(ledger);
	const wanted = filter.kind === 'fact' ? factKinds : [filter.kind];
	const all = wanted
		.flatMap((kind) => listOf<Kind>(ledger, kind).map((thing) => ({ kind, thing, when: whenOf(thing) })))
		.sort(inOrder)
		.map(({ kind, thing }) => ({ thing, entry: entryOf(index, kind, thing, marks.changed) }));
	const words = folded(filter.words ?? '')
		.split(/\s+/)
		.filter((word) => word !== '');
	const found = all.filter(
		({ thing, entry }) =>
			(filter.type === undefined || entry.type === filter.type) &&
			(filter.standing === undefined || entry.standing === filter.standing) &&
			(filter.position === undefined || entry.position === filter.position) &&
			(filter.act === undefined || ('act' in thing && thing.act === filter.act)) &&
			(filter.place === undefined || entry.places.some(({ id }) => lies(index, id, filter.place))) &&
			(filter.source === undefined || restsOn(thing, filter.source)) &&
			fits(thing, entry, filter.only, marks) &&
			words.every((word) => haystack(entry).includes(word)),
	);
	const types = Map.groupBy(all, ({ entry }) => entry.type ?? '');
	return {
		total: found.length,
		entries: found.slice((page - 1) * pageSize, page * pageSize).map(({ entry }) => entry),
		types: [...types]
			.filter(([value]) => value !== '')
			.map(([value, some]) => ({ value, count: some.length }))
			.sort((a, b) => b.count - a.count || order(a.value, b.value)),
	};
}

type Dated = { readonly thing: Things[Kind]; readonly when: When | null };

/** By date; what has none comes last, by its name. */
function inOrder(a: Dated, b: Dated): number {
	if (a.when && b.when) return compareWhen(a.when, b.when) || order(a.thing.id, b.thing.id);
	return Number(a.when === null) - Number(b.when === null) || order(nameIn(a.thing), nameIn(b.thing));
}

function whenOf(thing: Things[Kind]): When | null {
	if ('when' in thing) return thing.when;
	if ('asOf' in thing) return thing.asOf;
	if ('seenFirst' in thing) return thing.from ?? thing.seenFirst ?? thing.until;
	return null;
}

function nameIn(thing: Things[Kind]): string {
	if ('title' in thing) return folded(thing.title);
	return folded('name' in thing ? thing.name : thing.id);
}

function fits(thing: Things[Kind], entry: Entry, only: EntryFilter['only'], { overtaken }: Marks): boolean {
	if (only === 'overtaken') return overtaken.has(`${entry.kind} ${entry.id}`);
	if (only === 'desk') return entry.own;
	if (only === 'unknown') return 'known' in thing && thing.known === null && entry.standing !== 'withdrawn';
	if (only === 'unsorted') return 'act' in thing && thing.act === null && entry.standing !== 'withdrawn';
	if (only === 'cited') return 'citations' in thing && (thing.citations?.length ?? 0) > 0;
	return true;
}

function restsOn(thing: Things[Kind], source: string): boolean {
	return 'source' in thing && (thing.source === source || thing.more?.includes(source) === true);
}

function lies(index: Index, id: string, within: string | undefined): boolean {
	const place = index.place.get(id);
	return place !== undefined && upwards(index.place, place).some((one) => one.id === within);
}

function haystack({ id, head, text, places, when }: Entry): string {
	return folded([id, head, text, when ?? '', ...places.map(({ name }) => name)].join(' '));
}

/** One thing as an entry. */
export function entryOf<K extends Kind>(index: Index, kind: K, thing: Things[K], changed: ReadonlySet<string>): Entry {
	const one = thing as Things[Kind];
	const ids = 'places' in one ? one.places : 'place' in one && one.place !== null ? [one.place] : [];
	return {
		kind,
		id: one.id,
		when: whenOf(one)?.text ?? null,
		...wordsOf(index, one),
		type: 'type' in one ? one.type : kind === 'place' ? (one as { kind: PlaceKind }).kind : null,
		position: 'position' in one ? one.position : null,
		standing: hasStanding(kind) && 'standing' in one ? (one.standing ?? 'asserted') : null,
		known: 'known' in one ? (one.known?.text ?? null) : null,
		places: ids.map((id) => {
			const place = index.place.get(id);
			return { id, name: place ? fullName(place) : id };
		}),
		own: changed.has(`${kind} ${one.id}`),
	};
}

function wordsOf(index: Index, one: Things[Kind]): { head: string; text: string } {
	if ('speaker' in one)
		return { head: one.speaker === one.office ? one.office : `${one.speaker}, ${one.office}`, text: one.summary };
	if ('actor' in one) return { head: one.actor, text: one.summary };
	if ('measure' in one) return { head: one.scope ? `${one.measure} (${one.scope})` : one.measure, text: told(one) };
	if ('person' in one)
		return {
			head: index.person.get(one.person)?.name ?? one.person,
			text: one.department ? `${one.office}, ${one.department}` : one.office,
		};
	if ('title' in one) return { head: one.title, text: one.publisher };
	if ('en' in one) return { head: one.en, text: one.es };
	if ('activated' in one) return { head: fullName(one), text: one.aliases.join(', ') };
	return { head: one.name, text: one.aliases.join(', ') };
}
