/** Places as the desk shows them: what lies in one, and one with its figures and merges. Its status is told by `describePlace`. */

import type { Change } from './change.ts';
import { changedNames } from './entry.ts';
import { indexLedger, type Ledger } from './ledger.ts';
import { type Entry, entryOf } from './list.ts';
import { mergedInto } from './person.ts';
import { findPlace, fullName, type PlaceKind } from './place.ts';
import { order } from './when.ts';

type Layers = { readonly raw: Ledger; readonly ledger: Ledger; readonly changes: readonly Change[] };
type Named = { readonly id: string; readonly name: string };

export type PlaceRow = Named & {
	readonly kind: PlaceKind;
	/** Events and statements about it. */
	readonly facts: number;
	/** Places that lie in it. */
	readonly inside: number;
};
export type Branch = {
	readonly here: (Named & { readonly kind: PlaceKind }) | null;
	readonly places: readonly PlaceRow[];
};

/** The places that lie directly in one. */
export function placesWithin(ledger: Ledger, within: string): Branch {
	const facts = new Map<string, number>();
	for (const { places } of [...ledger.events, ...ledger.statements])
		for (const id of places) facts.set(id, (facts.get(id) ?? 0) + 1);
	const inside = Map.groupBy(ledger.places, (place) => place.within);
	const here = ledger.places.find(({ id }) => id === within);
	return {
		here: here ? { id: here.id, name: fullName(here), kind: here.kind } : null,
		places: (inside.get(within) ?? [])
			.map((place) => ({
				id: place.id,
				name: fullName(place),
				kind: place.kind,
				facts: facts.get(place.id) ?? 0,
				inside: inside.get(place.id)?.length ?? 0,
			}))
			.sort((a, b) => order(a.name, b.name)),
	};
}

export type PlacePage = {
	readonly place: Named & {
		readonly kind: PlaceKind;
		readonly aliases: readonly string[];
		readonly population: number | null;
	};
	readonly within: Named | null;
	readonly inside: number;
	readonly figures: readonly Entry[];
	readonly merged: readonly { readonly merge: string; readonly name: string }[];
	/** The name it was asked for by, where that entry was merged into this place. */
	readonly was: string | null;
};

/**
 * A place by its id, its name, or the id of an entry that was merged into it.
 * @throws Refusal not-found with near names; in-conflict where several places have the name.
 */
export function placePage({ ledger, raw, changes }: Layers, id: string): PlacePage {
	const index = indexLedger(ledger);
	const merges = ledger.merges.filter(({ kind }) => kind === 'place');
	const merge = merges.find(({ from }) => from === id);
	const place = findPlace(ledger.places, merge?.into ?? id);
	const within = place.within === null ? undefined : index.place.get(place.within);
	const name = (one: string) => {
		const other = raw.places.find((some) => some.id === one);
		return other ? fullName(other) : one;
	};
	return {
		place: {
			id: place.id,
			name: fullName(place),
			kind: place.kind,
			aliases: place.aliases,
			population: place.population,
		},
		within: within ? { id: within.id, name: fullName(within) } : null,
		inside: ledger.places.filter((one) => one.within === place.id).length,
		figures: ledger.figures
			.filter((one) => one.place === place.id && one.standing !== 'withdrawn')
			.map((one) => entryOf(index, 'figure', one, changedNames(changes))),
		merged: mergedInto(merges, place.id).map((one) => ({ merge: one.id, name: name(one.from) })),
		was: merge ? name(id) : null,
	};
}
