/** Contradictions and conflicts spelt out, with both sides and their sources: the same for commands, API and pages. */

import { findConflicts } from './conflict.ts';
import type { Contradiction } from './contradiction.ts';
import { describeSource, type SourceAnswer } from './describe.ts';
import type { ActWord, Position, Statement } from './fact.ts';
import type { Index } from './ledger.ts';
import { tellWhen } from './when.ts';

export type SaidAnswer = {
	readonly id: string;
	readonly speaker: string;
	readonly office: string;
	readonly department: string;
	readonly venue: string;
	/** As noted, and for reading. */
	readonly when: string;
	readonly told: string;
	readonly position: Position;
	readonly act: ActWord | null;
	readonly summary: string;
	readonly known: string | null;
	readonly source: SourceAnswer;
};
export type ContradictionAnswer<D> = Omit<Contradiction, 'question' | 'first' | 'second'> & {
	readonly question: { readonly id: string; readonly text: string; readonly es: string };
	readonly first: SaidAnswer;
	readonly second: SaidAnswer;
	/** What a person decided; null while it is only proposed. */
	readonly decision: D;
};

export function describeContradictions<D>(
	index: Index,
	proposals: readonly (Contradiction & { decision: D })[],
): ContradictionAnswer<D>[] {
	const texts = new Map(index.ledger.questions.map((one) => [one.id, one]));
	return proposals.map(({ question, first, second, ...rest }) => ({
		...rest,
		question: { id: question, text: texts.get(question)?.en ?? question, es: texts.get(question)?.es ?? question },
		first: describeSaid(index, first),
		second: describeSaid(index, second),
	}));
}

function describeSaid(index: Index, one: Statement & { position: Position }): SaidAnswer {
	const { id, speaker, office, department, venue, position, act, summary } = one;
	return {
		id,
		speaker,
		office,
		department,
		venue,
		when: one.when.text,
		told: tellWhen(one.when, 'en'),
		position,
		act,
		summary,
		known: one.known?.text ?? null,
		source: describeSource(index, one.source),
	};
}

export type SideAnswer = { readonly says: string; readonly source: SourceAnswer };
export type ConflictAnswer = {
	readonly id: string;
	readonly kind: string;
	readonly about: string;
	readonly one: SideAnswer;
	readonly other: SideAnswer;
};

export function describeConflicts(index: Index): ConflictAnswer[] {
	return findConflicts(index).map(({ one, other, ...rest }) => ({
		...rest,
		one: { says: one.says, source: describeSource(index, one.source) },
		other: { says: other.says, source: describeSource(index, other.source) },
	}));
}
