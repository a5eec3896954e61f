/** A date as precisely as its source gives it: a day, a month, a year, a fiscal year, a range, or about one of these. */

import { addDays, asDay, type Day, dayNumber } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';

export type Precision = 'day' | 'month' | 'year' | 'fiscal year' | 'range';

/** It happened on some day from `first` to `last`, both included; nothing finer is known. */
export type When = {
	/** As it stands in a file: `2011-02-07`, `2011-02`, `2011`, `FY2009`, `2010-05/2010-08`, `about 2010-10`. */
	readonly text: string;
	readonly precision: Precision;
	readonly about: boolean;
	readonly first: Day;
	readonly last: Day;
};

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** @throws Refusal not-valid, with the text that is no date and the ways to write one. */
export function parseWhen(text: string): When {
	const when = asWhen(text);
	if (!when)
		throw new Refusal(
			'not-valid',
			`“${text}” is not a date. Write a day (2011-02-07), a month (2011-02), a year (2011), a fiscal year (FY2009), a range (2010-05/2010-08), or about one of them (about 2010-10).`,
		);
	return when;
}

/** Text → When, or undefined where it is none. */
export function asWhen(given: string): When | undefined {
	const text = given.trim();
	const about = text.startsWith('about ');
	const bare = about ? text.slice('about '.length) : text;
	const span = asSpan(bare);
	if (!span) return undefined;
	const { precision } = span;
	if (!about) return { text, about, ...span };
	if (precision === 'range' || precision === 'fiscal year') return undefined;
	return {
		text,
		about,
		precision,
		first: addDays(span.first, -slack[precision]),
		last: addDays(span.last, slack[precision]),
	};
}

/** Days that “about” adds on either side: a week around a day, a month around a month, a year around a year. */
const slack = { day: 7, month: 31, year: 366 } as const;

type Span = Pick<When, 'precision' | 'first' | 'last'>;

function asSpan(text: string): Span | undefined {
	const fiscal = /^FY(\d{4})$/.exec(text);
	// The federal fiscal year begins on 1 October of the year before: 31 U.S.C. 1102.
	if (fiscal)
		return span(
			'fiscal year',
			asDay(`${String(Number(fiscal[1]) - 1).padStart(4, '0')}-10-01`),
			asDay(`${fiscal[1]}-09-30`),
		);
	const [from = '', to, ...more] = text.split('/');
	if (to === undefined) return asPlain(from);
	const [start, end] = [asPlain(from), asPlain(to)];
	return start && end && more.length === 0 && start.first < end.last ? span('range', start.first, end.last) : undefined;
}

function asPlain(text: string): Span | undefined {
	const day = asDay(text);
	if (day) return span('day', day, day);
	if (/^\d{4}-\d{2}$/.test(text)) return span('month', asDay(`${text}-01`), lastOfMonth(text));
	return /^\d{4}$/.test(text) ? span('year', asDay(`${text}-01-01`), asDay(`${text}-12-31`)) : undefined;
}

function span(precision: Precision, first: Day | undefined, last: Day | undefined): Span | undefined {
	return first && last ? { precision, first, last } : undefined;
}

function lastOfMonth(month: string): Day | undefined {
	for (const day of ['31', '30', '29', '28']) {
		const last = asDay(`${month}-${day}`);
		if (last) return last;
	}
	return undefined;
}

/** Whether it surely happened by the end of that day. */
export function surelyBy(when: When, day: Day): boolean {
	return when.last <= day;
}

/** Whether it may have happened by the end of that day. */
export function perhapsBy(when: When, day: Day): boolean {
	return when.first <= day;
}

/** Order in time for lists: by the last day it can have been, then by the first, then by the text. A total order. */
export function compareWhen(a: When, b: When): number {
	return order(a.last, b.last) || order(a.first, b.first) || order(a.text, b.text);
}

export function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Days between the two, as few and as many as they can be; none at least where the two overlap. */
export function gap(a: When, b: When): { least: number; most: number } {
	const ahead = dayNumber(b.first) - dayNumber(a.last);
	const behind = dayNumber(a.first) - dayNumber(b.last);
	return { least: Math.max(0, ahead, behind), most: -Math.min(ahead, behind) };
}

/** Whether one of the two surely came before the other. */
export function inOrder(a: When, b: When): boolean {
	return a.last < b.first || b.last < a.first;
}

/** For people: “about October 2010”, “hacia octubre de 2010”. It never shows more than is known. */
export function tellWhen(when: When, language: Language): string {
	const words = phrases[language];
	const bare = when.about ? when.text.slice('about '.length) : when.text;
	if (when.precision === 'fiscal year') return `${words.fiscal} ${bare.slice(2)}`;
	const [from = '', to] = bare.split('/');
	if (to !== undefined) return words.range(tellPlain(from, language), tellPlain(to, language));
	return when.about
		? `${words.about[when.precision === 'day' ? 'day' : 'longer']} ${tellPlain(bare, language)}`
		: tellPlain(bare, language);
}

const phrases = {
	en: {
		about: { day: 'about', longer: 'about' },
		fiscal: 'fiscal year',
		range: (from: string, to: string) => `between ${from} and ${to}`,
	},
	es: {
		about: { day: 'hacia el', longer: 'hacia' },
		fiscal: 'año fiscal',
		range: (from: string, to: string) => `entre ${withArticle(from)} y ${withArticle(to)}`,
	},
} as const;

/** Spanish days take an article inside a sentence: entre el 3 de junio de 2010 y … */
function withArticle(text: string): string {
	return /^\d+ de /.test(text) ? `el ${text}` : text;
}

function tellPlain(text: string, language: Language): string {
	if (text.length === 4) return text;
	const date = new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`);
	return formats[language][text.length === 10 ? 'day' : 'month'].format(date);
}

const asMonth = { timeZone: 'UTC', year: 'numeric', month: 'long' } as const;
/** Made once: making one takes longer than writing a hundred dates with it. */
const formats = {
	en: {
		month: new Intl.DateTimeFormat('en-US', asMonth),
		day: new Intl.DateTimeFormat('en-US', { ...asMonth, day: 'numeric' }),
	},
	es: {
		month: new Intl.DateTimeFormat('es', asMonth),
		day: new Intl.DateTimeFormat('es', { ...asMonth, day: 'numeric' }),
	},
} as const;
