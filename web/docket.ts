/** What the screens of the docket share: days and duties in the reader's language, and what a person typed. */

import type { Agency, Entry, Request } from '#src/docket/docket.ts';
import { dayTyped } from '#src/docket/inexact.ts';
import type { DueBrief, Owed, Rate, Standing } from '#src/docket/reckoned.ts';
import { spanish } from '#src/docket/spanish.ts';
import type { Computed } from '#src/docket/standing.ts';
import type { Translate } from './message.ts';

/** A sentence of the clocks, which count in English, in the reader's language; as it is where there is no other wording. */
export function worded(t: Translate, sentence: string): string {
	return t.language === 'es' ? (spanish(sentence) ?? sentence) : sentence;
}

/** For `lang`: English where the reader's language has no wording for a sentence of the clocks. */
export function wordedIn(t: Translate, sentence: string): 'en' | undefined {
	return t.language === 'es' && spanish(sentence) === undefined ? 'en' : undefined;
}

export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How far the day that matters is: "in 8 days", "late by 3 days". */
export function howFar(
	t: Translate,
	{ state, days, done }: Pick<DueBrief, 'state' | 'days'> & { done?: string },
): string {
	switch (state) {
		case 'late':
		case 'arguable':
			return t(`docket.when.${state}`, { count: -days });
		case 'due':
			return days < 0 ? t('docket.when.safe', { count: -days }) : t('docket.when.today');
		case 'coming':
			return t('docket.when.coming', { count: days });
		case 'done':
			return done === undefined ? t('docket.when.done') : t('docket.when.done-on', { day: t.day(done) });
		default:
			return t(`docket.when.${state}`);
	}
}

/** "Overdue, extended, since 4 March 2010". */
export function stageTold(
	t: Translate,
	{ stage, conditions, since = null }: Pick<Computed, 'stage' | 'conditions'> & Partial<Computed>,
): string {
	const besides = conditions.filter((one) => one !== stage).map((one) => t(`docket.condition.${one}`));
	const parts = [t(`docket.stage.${stage}`), ...besides, ...(since ? [t('docket.since', { day: t.day(since) })] : [])];
	return parts.join(', ');
}

/** The first duty of a request that is past or ahead. */
export function nextDue(due: Standing['due']): DueBrief | undefined {
	return due.find(({ state }) => state === 'late' || state === 'arguable' || state === 'due' || state === 'coming');
}

/** What an entry is called: its own title, or the name of its kind. */
export function entryTold(t: Translate, { type, title }: Pick<Entry, 'type' | 'title'>): string {
	return title || kindTold(t, type);
}

/** A kind of entry; one that the list does not know by its own words. */
export function kindTold(t: Translate, type: string): string {
	const key = `docket.kind.${type}`;
	const told = t.loose(key);
	return told === key ? capital(type.replaceAll('_', ' ')) : told;
}

/** The fields of a form that hold anything, trimmed. */
export function filled(form: FormData): Record<string, string> {
	const entries = [...form].flatMap(([name, value]) =>
		typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : [],
	);
	return Object.fromEntries(entries);
}

/** The day of a form's DayField, with how exactly it is known. @throws Refusal not-valid. */
export function dayIn(form: FormData): ReturnType<typeof dayTyped> {
	const { date, month, about } = filled(form);
	return dayTyped(month ?? date ?? '', about);
}

/** Lines of a text field, without the empty ones. */
export function lines(text: string | undefined): string[] {
	return (text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** What the API tells of what is owed on a request; `at` is where in the archive its printed ranges begin. */
export type OwedAnswer = { owed: Owed; rate: Rate; request: Request; agency: Agency; at: Record<string, string> };

/** Items that are not or only partly answered, of all. */
export function openItems({ items }: Owed): { open: number; count: number } {
	return { open: items.none + items.partly, count: Object.values(items).reduce((sum, one) => sum + one, 0) };
}

/** "A: Policies" on each line → items; a line without a label gets its number. */
export function itemsIn(text: string | undefined, after = 0): { label: string; text: string }[] {
	return lines(text).map((line, i) => {
		const [, label = String(after + i + 1), words = line] = /^([^:]{1,60}):\s*(.+)$/.exec(line) ?? [];
		return { label, text: words };
	});
}
