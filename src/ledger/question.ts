/** Questions with all that was answered to them, in order of time. */

import type { Change } from './change.ts';
import { changedNames } from './entry.ts';
import type { Question } from './fact.ts';
import { indexLedger, type Ledger } from './ledger.ts';
import { type Entry, entryOf } from './list.ts';
import { compareWhen, order } from './when.ts';

export type QuestionRow = Question & { readonly statements: readonly Entry[] };

export function listQuestions({
	ledger,
	changes,
}: {
	readonly ledger: Ledger;
	readonly changes: readonly Change[];
}): QuestionRow[] {
	const index = indexLedger(ledger);
	const changed = changedNames(changes);
	const said = ledger.statements.filter(({ standing }) => standing !== 'withdrawn');
	return ledger.questions.map((question) => ({
		...question,
		statements: said
			.filter((one) => one.question === question.id)
			.sort((a, b) => compareWhen(a.when, b.when) || order(a.id, b.id))
			.map((one) => entryOf(index, 'statement', one, changed)),
	}));
}
