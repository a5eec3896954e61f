/** Where a thing of the ledger stands: what was withdrawn stays in its history, and out of the ledger as it reads. */

import type { Standing } from './fact.ts';
import type { Ledger } from './ledger.ts';
import { type ChangeKind, factKinds } from './thing.ts';

/** Kinds that a person contests, corrects, withdraws and asserts again. A place and what it is are not claims of anyone. */
const kinds: readonly ChangeKind[] = [...factKinds, 'source', 'person', 'question'];

export function hasStanding(kind: ChangeKind): boolean {
	return kinds.includes(kind);
}

export function isWithdrawn(thing: object): boolean {
	return 'standing' in thing && thing.standing === 'withdrawn';
}

/** The ledger as it reads: without sources, people and questions that were withdrawn. Facts stay in it, each with its standing. */
export function standingOnly(ledger: Ledger): Ledger {
	const stand = <T extends { readonly standing?: Standing }>(list: readonly T[]) =>
		list.filter((one) => !isWithdrawn(one));
	return {
		...ledger,
		sources: stand(ledger.sources),
		people: stand(ledger.people),
		questions: stand(ledger.questions),
	};
}

/** The ledger as lists at the desk show it: with what was withdrawn. @param layers as `openLayers` gives them. */
export function withWithdrawn({ ledger, raw }: { readonly ledger: Ledger; readonly raw: Ledger }): Ledger {
	return {
		...ledger,
		sources: [...ledger.sources, ...raw.sources.filter(isWithdrawn)],
		people: [...ledger.people, ...raw.people.filter(isWithdrawn)],
		questions: [...ledger.questions, ...raw.questions.filter(isWithdrawn)],
	};
}
