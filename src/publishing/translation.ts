/** Texts of the ledger in the language of the page, with the state of their translation. */

import type { Translation, TranslationState } from '../ledger/fact.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Language } from '../ledger/when.ts';

export type Told = {
	readonly text: string;
	/** The language the text is in: English where there is no translation, and the page says so to screen readers. */
	readonly language: Language;
	/** Null where the text is the original. */
	readonly state: TranslationState | null;
};

/**
 * A text of the ledger for a reader of a language.
 * @param id of a fact or question, or `measure:…`, `scope:…`, `qualifier:…`, `office:…`, `act-reason:…`, `actor:…` with the English text.
 */
export function toldIn(ledger: Pick<Ledger, 'translations'>, language: Language, id: string, original: string): Told {
	const found = language === 'en' ? undefined : translationsOf(ledger).get(`${language} ${id}`);
	return found ? { text: found.text, language, state: found.state } : { text: original, language: 'en', state: null };
}

/** Looked up for every text of every page, so each ledger's table is built once. */
const tables = new WeakMap<readonly Translation[], ReadonlyMap<string, Translation>>();

function translationsOf({ translations }: Pick<Ledger, 'translations'>): ReadonlyMap<string, Translation> {
	const there = tables.get(translations);
	if (there) return there;
	const made = new Map(translations.map((one) => [`${one.language} ${one.id}`, one]));
	tables.set(translations, made);
	return made;
}
