/** What a person typed for a place, person, source or question → its id. */

import { isRefusal } from '../base/refusal.ts';
import { folded } from '../base/text.ts';
import type { Ledger } from './ledger.ts';
import { findPlace, fullName, key } from './place.ts';
import { type Cells, type FieldFlaw, listOf } from './thing.ts';

type Named = 'place' | 'person' | 'source' | 'question';

/** Which fields name other things; several names stand with semicolons between them. */
const naming: Readonly<Record<string, Named>> = {
	places: 'place',
	answers: 'place',
	counties: 'place',
	place: 'place',
	within: 'place',
	person: 'person',
	source: 'source',
	more: 'source',
	question: 'question',
};

/** Cells with every name made an id; a place that cannot be found stands among the flaws, with the names that are near. */
export function resolveNames(ledger: Ledger, cells: Cells): { cells: Cells; flaws: FieldFlaw[] } {
	const flaws: FieldFlaw[] = [];
	const resolved = Object.entries(cells).map(([field, text]) => {
		const what = naming[field];
		if (what === undefined) return [field, text];
		const names = text.split(';').map((name) => name.trim());
		const ids = names.filter((name) => name !== '').map((name) => resolve(field, what, name));
		return [field, ids.join(';')];
	});
	return { cells: Object.fromEntries(resolved), flaws };

	function resolve(field: string, what: Named, name: string): string {
		try {
			return idOf(ledger, what, name);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			flaws.push({ field, sentence: error.message });
			return name;
		}
	}
}

/** A name that is none stays as it is, and is judged with the other cells. @throws Refusal for a place that is not found, or is several. */
function idOf(ledger: Ledger, what: Named, name: string): string {
	switch (what) {
		case 'place':
			return findPlace(ledger.places, name).id;
		case 'person':
			return among(ledger.people, name, (one) => [one.name, ...one.aliases]);
		case 'source':
			return among(ledger.sources, name, (one) => [one.title]);
		case 'question':
			return among(ledger.questions, name, (one) => [one.en, one.es]);
	}
}

function among<T extends { id: string }>(
	all: readonly T[],
	name: string,
	names: (one: T) => readonly string[],
): string {
	if (all.some(({ id }) => id === name)) return name;
	return all.find((one) => names(one).some((other) => key(other) === key(name)))?.id ?? name;
}

export type Suggestion = { readonly id: string; readonly name: string; readonly more: string };

/** At most twenty things that hold all the words, the shortest names first: what a field offers while one types. */
export function suggest(ledger: Ledger, what: 'place' | 'person' | 'source', text: string): Suggestion[] {
	const words = folded(text).split(/\s+/);
	const named: Suggestion[] = listOf(ledger, what).map((one) => {
		if ('title' in one) return { id: one.id, name: one.title, more: one.publisher };
		if ('activated' in one) return { id: one.id, name: fullName(one), more: one.kind };
		return { id: one.id, name: one.name, more: one.aliases.join(', ') };
	});
	return named
		.filter(({ id, name, more }) => words.every((word) => folded(`${id} ${name} ${more}`).includes(word)))
		.sort((a, b) => a.name.length - b.name.length)
		.slice(0, 20);
}
