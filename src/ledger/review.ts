/** What waits for a person in the ledger: each entry says what it is about and where it stands. */

import { type Change, overtaken } from './change.ts';
import { findConflicts } from './conflict.ts';
import type { Figure, LedgerEvent, Office, Statement } from './fact.ts';
import type { Ledger } from './ledger.ts';
import { indexLedger } from './ledger.ts';
import { originals } from './translation.ts';

/** How many of each kind the ledger holds, and how many of each wait for somebody. */
export type Overview = {
	readonly counts: {
		readonly places: number;
		readonly events: number;
		readonly statements: number;
		readonly figures: number;
		readonly offices: number;
		readonly people: number;
		readonly sources: number;
		readonly questions: number;
		/** Those accepted. */
		readonly contradictions: number;
	};
	readonly standings: Readonly<Record<'contested' | 'corrected' | 'withdrawn', number>>;
	readonly waiting: {
		/** Proposed contradictions nobody has decided. */
		readonly contradictions: number;
		readonly conflicts: number;
		readonly stale: number;
		readonly drafts: number;
		/** Texts without a Spanish translation. */
		readonly untranslated: number;
		/** Events and statements of which it is not recorded since when the public could know them. */
		readonly unknown: number;
		/** Events and statements of which nobody has said which act of leaving they are about, if any. */
		readonly unsorted: number;
		/** Entries whose row in the files was changed after a person wrote over it. */
		readonly overtaken: number;
		readonly undated: number;
	};
};

export function overviewOf(
	layers: { readonly ledger: Ledger; readonly files: Ledger; readonly changes: readonly Change[] },
	/** How many contradictions were accepted, and how many are only proposed. */
	contradictions: { readonly accepted: number; readonly proposed: number },
): Overview {
	const { ledger, files, changes } = layers;
	const facts = factsOf(ledger);
	const said = facts.filter((one) => one.standing !== 'withdrawn').filter((one) => 'known' in one);
	const translated = new Set(ledger.translations.filter(({ language }) => language === 'es').map(({ id }) => id));
	const count = (standing: string) => facts.filter((one) => one.standing === standing).length;
	const questions = new Set(ledger.questions.map(({ id }) => id));
	return {
		counts: {
			places: ledger.places.length,
			events: ledger.events.length,
			statements: ledger.statements.length,
			figures: ledger.figures.length,
			offices: ledger.offices.length,
			people: ledger.people.length,
			sources: ledger.sources.length,
			questions: ledger.questions.length,
			contradictions: contradictions.accepted,
		},
		standings: { contested: count('contested'), corrected: count('corrected'), withdrawn: count('withdrawn') },
		waiting: {
			contradictions: contradictions.proposed,
			conflicts: findConflicts(indexLedger(ledger)).length,
			stale: ledger.translations.filter(({ state }) => state === 'stale').length,
			drafts: ledger.translations.filter(({ state }) => state === 'draft').length,
			untranslated: [...originals(ledger).keys()].filter((id) => !translated.has(id) && !questions.has(id)).length,
			unknown: said.filter((one) => one.known === null).length,
			unsorted: said.filter((one) => one.act === null).length,
			overtaken: overtaken(files, changes).length,
			undated: ledger.sources.filter(({ date }) => date === null).length,
		},
	};
}

export function factsOf(ledger: Ledger): readonly (LedgerEvent | Statement | Figure | Office)[] {
	return [...ledger.events, ...ledger.statements, ...ledger.figures, ...ledger.offices];
}
