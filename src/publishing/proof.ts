/** “How do we know?”: one fact with what proves it, how exactly it is dated, since when it could be known, and what speaks against it. */

import { findConflicts } from '../ledger/conflict.ts';
import { citedBy, describeSource } from '../ledger/describe.ts';
import type { Figure, LedgerEvent, Standing, Statement } from '../ledger/fact.ts';
import type { Index } from '../ledger/ledger.ts';
import {
	type Link,
	type ShownDate,
	type ShownFact,
	type ShownFigure,
	type ShownSource,
	showDate,
	showFact,
	showFigure,
	showSource,
	type View,
} from './fact.ts';
import { eventsShown, figuresShown, statementsShown } from './known.ts';
import { factPath, questionPath, sourcePath } from './paths.ts';
import { contradictionsOf, questionText, type ShownContradiction } from './question.ts';
import type { Published } from './table.ts';
import { type Told, toldIn } from './translation.ts';

/** A source that says something else. */
export type Dispute = {
	readonly about: Told;
	readonly one: { readonly says: Told; readonly source: Link };
	readonly other: { readonly says: Told; readonly source: Link };
};

/** A page of a released record that a fact cites: its words for everyone, its picture at `address` for the desk. */
export type ShownPage = {
	readonly id: number;
	readonly words: string;
	/** The number printed on it; '' where it bears none. */
	readonly bates: string;
	readonly page: number;
	readonly sha256: string;
	readonly address: string;
};

export type ProofPage = {
	readonly id: string;
	readonly fact: ShownFact | null;
	readonly figure: ShownFigure | null;
	readonly standing: Standing;
	readonly sources: readonly (ShownSource & { readonly note: Told | null })[];
	readonly pages: readonly ShownPage[];
	readonly when: ShownDate;
	readonly known: ShownDate | null;
	readonly question: Link | null;
	readonly contradictions: readonly ShownContradiction[];
	readonly disputes: readonly Dispute[];
	/** What else the first source says, in order of time. */
	readonly beside: readonly Link[];
};

export function proofPage(
	view: View,
	found: LedgerEvent | Statement | Figure,
	accepted: Published['accepted'],
): ProofPage {
	const { index, language } = view;
	const figure = 'kind' in found ? null : showFigure(view, found);
	const fact = 'kind' in found ? showFact(view, found) : null;
	const asked = 'kind' in found && found.kind === 'statement' && found.question !== null ? found.question : undefined;
	const question = index.ledger.questions.find(({ id }) => id === asked);
	return {
		id: found.id,
		fact,
		figure,
		standing: found.standing,
		sources: [found.source, ...(found.more ?? [])].flatMap((id) => {
			const source = index.source.get(id);
			if (!source) return [];
			const note = source.note === '' ? null : toldIn(index.ledger, language, `source-note:${id}`, source.note);
			return [{ ...showSource(source, language), note }];
		}),
		pages: citedBy(index.ledger, found).map(({ id, exact, bates, page, sha256, address }) => ({
			id,
			words: exact,
			bates,
			page,
			sha256,
			address,
		})),
		when: showDate('kind' in found ? found.when : found.asOf, language),
		known: 'kind' in found && found.known ? showDate(found.known, language) : null,
		question: question ? { text: questionText(question, language), path: questionPath(question.id) } : null,
		contradictions: contradictionsOf(
			view,
			accepted.filter(({ first, second }) => first.id === found.id || second.id === found.id),
		),
		disputes: view.known === null ? disputesOf(view, found) : [],
		beside: besideOf(view, found),
	};
}

/** Comparing every fact with every other takes a while, so each ledger is compared once. */
const compared = new WeakMap<Index, ReturnType<typeof findConflicts>>();

function conflictsOf(index: Index): ReturnType<typeof findConflicts> {
	const there = compared.get(index);
	if (there) return there;
	const made = findConflicts(index);
	compared.set(index, made);
	return made;
}

/** Conflicts in which the fact itself is a side; of those noted by hand, the ones that name its source. */
function disputesOf({ index, language }: View, found: LedgerEvent | Statement | Figure): Dispute[] {
	const told = (id: string, text: string) => toldIn(index.ledger, language, id, text);
	const source = (id: string): Link => ({ text: describeSource(index, id).title, path: sourcePath(id) });
	return conflictsOf(index)
		.filter(
			(one) =>
				one.id.split('~').includes(found.id) ||
				(one.kind === 'noted' &&
					[one.one.source, one.other.source].includes(found.source) &&
					found.source !== 'activation-list'),
		)
		.map(({ id, about, one, other }) => ({
			about: told(`conflict:${id}:about`, about),
			one: { says: told(`conflict:${id}:one`, one.says), source: source(one.source) },
			other: { says: told(`conflict:${id}:other`, other.says), source: source(other.source) },
		}));
}

function besideOf(view: View, found: LedgerEvent | Statement | Figure): Link[] {
	const told = (id: string, text: string) => toldIn(view.index.ledger, view.language, id, text).text;
	const same = (one: { readonly id: string; readonly source: string }) =>
		one.source === found.source && one.id !== found.id;
	const facts = [...eventsShown(view), ...statementsShown(view)].filter(same);
	const figures = figuresShown(view).filter(same);
	return [
		...facts.map((one) => ({ text: told(one.id, one.summary), path: factPath(one.id) })),
		...figures.map((one) => ({ text: told(`measure:${one.measure}`, one.measure), path: factPath(one.id) })),
	].slice(0, 8);
}
