/** People in public office as the desk shows them: all of them, and one with the offices held and the words said. */

import type { Change } from './change.ts';
import { changedNames } from './entry.ts';
import type { Merge, Person } from './fact.ts';
import { indexLedger, type Ledger } from './ledger.ts';
import { type Entry, entryOf } from './list.ts';

type Layers = { readonly raw: Ledger; readonly ledger: Ledger; readonly changes: readonly Change[] };

export type PersonRow = Person & { readonly offices: readonly string[]; readonly statements: number };
export type PeopleList = {
	readonly people: readonly PersonRow[];
	/** Speakers of statements that are no person of the ledger: bodies, and names nobody has entered. */
	readonly speakers: readonly string[];
};

export function listPeople({ ledger }: Layers): PeopleList {
	const index = indexLedger(ledger);
	const speakers = ledger.statements.map(({ speaker }) => speaker).filter((name) => index.personOf(name) === undefined);
	return {
		people: [...ledger.people]
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
			.map((one) => ({
				...one,
				offices: [...new Set(index.officesOf(one.id).map(({ office }) => office))],
				statements: index.saidBy(one.id).length,
			})),
		speakers: [...new Set(speakers)].sort(),
	};
}

export type OfficeEntry = Entry & {
	readonly from: string | null;
	readonly until: string | null;
	readonly seenFirst: string | null;
	readonly seenLast: string | null;
};
export type PersonPage = {
	readonly person: Person;
	/** What this person counts as, where the entry was merged. */
	readonly mergedInto: { readonly merge: string; readonly id: string; readonly name: string } | null;
	readonly merged: readonly { readonly merge: string; readonly name: string }[];
	readonly offices: readonly OfficeEntry[];
	readonly statements: readonly Entry[];
	/** Whom it could be merged into. */
	readonly others: readonly { readonly id: string; readonly name: string }[];
};

/** @returns undefined where the ledger has no such person. */
export function personPage({ ledger, raw, changes }: Layers, id: string): PersonPage | undefined {
	const person = raw.people.find((one) => one.id === id);
	if (!person) return undefined;
	const index = indexLedger(ledger);
	const changed = changedNames(changes);
	const merges = ledger.merges.filter(({ kind }) => kind === 'person');
	const into = merges.find(({ from }) => from === id);
	const name = (one: string) => raw.people.find((other) => other.id === one)?.name ?? one;
	return {
		person: index.person.get(id) ?? person,
		mergedInto: into ? { merge: into.id, id: into.into, name: name(into.into) } : null,
		merged: mergedInto(merges, id).map((one) => ({ merge: one.id, name: name(one.from) })),
		offices: index.officesOf(id).map((one) => ({
			...entryOf(index, 'office', one, changed),
			from: one.from?.text ?? null,
			until: one.until?.text ?? null,
			seenFirst: one.seenFirst?.text ?? null,
			seenLast: one.seenLast?.text ?? null,
		})),
		statements: index.saidBy(id).map((one) => entryOf(index, 'statement', one, changed)),
		others: ledger.people
			.filter((one) => one.id !== id)
			.map((one) => ({ id: one.id, name: one.name }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
	};
}

/** The merges that end in an entry. */
export function mergedInto(merges: readonly Merge[], id: string): Merge[] {
	return merges.filter(({ into }) => into === id);
}
