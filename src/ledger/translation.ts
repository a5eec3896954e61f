/** Texts of the ledger in another language, and whether they still say what the original says. */

import type { Translation, TranslationState } from './fact.ts';
import type { Ledger } from './ledger.ts';
import type { Language } from './when.ts';

/**
 * Every text of the ledger that wants a translation, by the key its translation has: the id of a fact or question, or the
 * text itself with what it is in front (`measure:detainers issued`), so that a text used often is translated once.
 */
export function originals(ledger: Ledger): Map<string, string> {
	const { events, statements, figures, offices, questions, sources, conflicts } = ledger;
	const said = (what: string, texts: readonly string[]) =>
		texts.filter((text) => text !== '').map((text) => [`${what}:${text}`, text] as const);
	return new Map([
		...[...events, ...statements].map(({ id, summary }) => [id, summary] as const),
		...questions.map(({ id, en }) => [id, en] as const),
		...said(
			'act-reason',
			[...events, ...statements].map((one) => one.actReason ?? ''),
		),
		...said(
			'measure',
			figures.map((one) => one.measure),
		),
		...said(
			'note',
			figures.map((one) => one.note),
		),
		...said(
			'scope',
			figures.map((one) => one.scope),
		),
		...said(
			'qualifier',
			figures.map((one) => one.qualifier),
		),
		...said(
			'office',
			[...statements, ...offices].map((one) => one.office),
		),
		...sources.filter(({ note }) => note !== '').map(({ id, note }) => [`source-note:${id}`, note] as const),
		...conflicts.flatMap(({ id, about, one, other }) => [
			[`conflict:${id}:about`, about] as const,
			[`conflict:${id}:one`, one] as const,
			[`conflict:${id}:other`, other] as const,
		]),
	]);
}

/** Translations with the state they have now: stale where the original reads otherwise than what was translated. */
export function judged(ledger: Ledger): Translation[] {
	const texts = originals(ledger);
	return ledger.translations.map((one) => {
		const now = texts.get(one.id);
		return now === undefined || now === one.original ? one : { ...one, state: 'stale' };
	});
}

/** The translation of a text into a language; undefined where there is none. A reader is told its state. */
export function translationOf(ledger: Ledger, id: string, language: Language): Translation | undefined {
	return ledger.translations.find((one) => one.id === id && one.language === language);
}

export type TranslationRow = {
	readonly id: string;
	/** As it reads now. */
	readonly original: string;
	/** What was translated; null where nothing was. */
	readonly was: string | null;
	readonly text: string;
	readonly state: TranslationState | 'none';
};
export type TranslationList = {
	readonly counts: Readonly<Record<TranslationState | 'none', number>>;
	readonly total: number;
	readonly rows: readonly TranslationRow[];
};

export const translationsAPage = 20;

/** Every text that wants a translation, with the one it has. Questions carry both languages themselves. @param page from 1. */
export function listTranslations(
	ledger: Ledger,
	language: Language,
	state: TranslationState | 'none' | undefined,
	page: number,
): TranslationList {
	const questions = new Set(ledger.questions.map(({ id }) => id));
	const written = new Map(ledger.translations.filter((one) => one.language === language).map((one) => [one.id, one]));
	const texts = originals(ledger);
	const rows = [...new Set([...texts.keys(), ...written.keys()])]
		.filter((id) => !questions.has(id))
		.map((id): TranslationRow => {
			const one = written.get(id);
			return {
				id,
				original: texts.get(id) ?? one?.original ?? '',
				was: one?.original ?? null,
				text: one?.text ?? '',
				state: one?.state ?? 'none',
			};
		});
	const found = rows.filter((row) => state === undefined || row.state === state);
	const count = (some: TranslationState | 'none') => rows.filter((row) => row.state === some).length;
	return {
		counts: { draft: count('draft'), reviewed: count('reviewed'), stale: count('stale'), none: count('none') },
		total: found.length,
		rows: found.slice((page - 1) * translationsAPage, page * translationsAPage),
	};
}
