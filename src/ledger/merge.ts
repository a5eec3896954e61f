/** Two entries that are one: the ledger shows the second in place of the first, and forgets nothing, so a merge can be taken back. */

import type { Merge, Person } from './fact.ts';
import type { Ledger } from './ledger.ts';
import { fullName, type Place } from './place.ts';

/**
 * The ledger as it reads with its merges in force: facts, offices and places within follow; names become other names of
 * what they were merged into. A merge whose entries are gone, or that would lead back to itself, plays no part.
 * The entries themselves stay in the tables: without its merges the ledger is what it was.
 */
export function applyMerges(ledger: Ledger): Ledger {
	if (ledger.merges.length === 0) return ledger;
	const people = new Map(ledger.people.map((one) => [one.id, one]));
	const places = new Map(ledger.places.map((one) => [one.id, one]));
	const merges = ledger.merges.filter(({ kind, from, into }) => {
		const known = kind === 'person' ? people : places;
		return known.has(from) && known.has(into);
	});
	const person = ends(merges, 'person');
	const place = ends(merges, 'place');
	const here = (id: string): string => place.get(id) ?? id;
	const each = (ids: readonly string[]): string[] => [...new Set(ids.map(here))];
	return {
		...ledger,
		merges: merges.filter(({ kind, from }) => (kind === 'person' ? person : place).has(from)),
		people: ledger.people
			.filter(({ id }) => !person.has(id))
			.map((one) => joinedPerson(one, comers(ledger.people, person, one.id))),
		offices: ledger.offices.map((one) => ({
			...one,
			person: person.get(one.person) ?? one.person,
			place: one.place === null ? null : here(one.place),
		})),
		places: ledger.places
			.filter(({ id }) => !place.has(id))
			.map((one) => ({
				...joinedPlace(one, comers(ledger.places, place, one.id)),
				within: one.within === null ? null : here(one.within),
				counties: each(one.counties),
			})),
		events: ledger.events.map((one) => ({ ...one, places: each(one.places) })),
		statements: ledger.statements.map((one) => ({ ...one, places: each(one.places), answers: each(one.answers) })),
		figures: ledger.figures.map((one) => ({ ...one, place: here(one.place) })),
	};
}

/** What each merged entry counts as in the end. */
function ends(merges: readonly Merge[], kind: Merge['kind']): Map<string, string> {
	const next = new Map(merges.filter((one) => one.kind === kind).map(({ from, into }) => [from, into]));
	const found = new Map<string, string>();
	for (const from of next.keys()) {
		const way = new Set([from]);
		let at = next.get(from);
		while (at !== undefined && !way.has(at)) {
			way.add(at);
			const further = next.get(at);
			if (further === undefined) found.set(from, at);
			at = further;
		}
	}
	return found;
}

function comers<T extends { id: string }>(all: readonly T[], end: ReadonlyMap<string, string>, into: string): T[] {
	return all.filter(({ id }) => end.get(id) === into);
}

function joinedPerson(one: Person, others: readonly Person[]): Person {
	return others.length === 0
		? one
		: {
				...one,
				aliases: names(
					one,
					one.name,
					others.flatMap((other) => [other.name, ...other.aliases]),
				),
			};
}

/** What the first does not know of itself, it takes from the others. */
function joinedPlace(one: Place, others: readonly Place[]): Place {
	if (others.length === 0) return one;
	const first = <K extends 'population' | 'foreignBornShare' | 'activated'>(name: K): Place[K] =>
		[one, ...others].find((place) => place[name] !== null)?.[name] ?? one[name];
	return {
		...one,
		aliases: names(
			one,
			one.name,
			others.flatMap((other) => [other.name, fullName(other), ...other.aliases]),
		),
		population: first('population'),
		foreignBornShare: first('foreignBornShare'),
		activated: first('activated'),
	};
}

function names(one: { aliases: readonly string[] }, own: string, more: readonly string[]): string[] {
	return [...new Set([...one.aliases, ...more])].filter((name) => name !== own);
}

/**
 * Why two entries cannot be merged, in a sentence; undefined where they can.
 * @param ledger as it reads with its merges in force.
 */
export function mergeFlaw(
	ledger: Ledger,
	{ kind, from, into }: Pick<Merge, 'kind' | 'from' | 'into'>,
): string | undefined {
	if (from === into) return `A ${kind} cannot be merged with itself. Choose the one it is the same as.`;
	if (kind === 'person') {
		for (const id of [from, into])
			if (!ledger.people.some((one) => one.id === id))
				return `There is no person “${id}” to merge, or they are merged already.`;
		return undefined;
	}
	const [one, other] = [from, into].map((id) => ledger.places.find((place) => place.id === id));
	if (!one || !other) return `There is no place “${one ? into : from}” to merge, or it is merged already.`;
	if (one.kind !== other.kind || one.state !== other.state)
		return `${fullName(one)} is a ${one.kind} and ${fullName(other)} a ${other.kind}${one.kind === other.kind ? ' of another state' : ''}: only places of one kind in one state can be the same.`;
	return undefined;
}
