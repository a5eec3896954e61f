/** The words on the screens: flat keys, `{name}` placeholders, plurals by Intl, numbers and dates as the language writes them. */

import type english from '../messages/en.json';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
export type Messages = typeof english;

/** `archive.pages.one` and `archive.pages.other` are asked for as `archive.pages`, with `count`. */
type Stem<K> = K extends `${infer S}.one` ? S : K extends `${string}.other` ? never : K;
export type Key = Stem<keyof Messages>;
export type Values = Record<string, string | number>;

export interface Translate {
	(key: Key, values?: Values): string;
	readonly language: Language;
	/** A message whose key was made at run time; the key itself where there is none. */
	loose(key: string, values?: Values): string;
	number(value: number, digits?: number): string;
	percent(share: number): string;
	/** A civil day ("2011-02-07"), or an instant cut to its day. */
	day(text: string): string;
	/** The month of a civil day: "February 2011". */
	month(text: string): string;
	/** An instant with its minute. */
	moment(iso: string): string;
	/** Bytes, to two figures. */
	size(bytes: number): string;
	/** Seconds left, to the unit that matters. */
	duration(seconds: number): string;
	list(items: readonly string[]): string;
}

/** Numbers among the values are written as the language writes them; `count` chooses the plural. */
export function translator(language: Language, messages: Record<string, string>): Translate {
	const locale = language === 'es' ? 'es-US' : 'en-US';
	const plural = new Intl.PluralRules(locale);
	const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const write = (value: string | number) => (typeof value === 'number' ? whole.format(value) : value);
	const say = (key: string, values: Values = {}) => {
		const form = typeof values.count === 'number' ? plural.select(values.count) : 'other';
		const text = messages[key] ?? messages[`${key}.${form}`] ?? messages[`${key}.other`] ?? key;
		return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
			const value = values[name];
			return value === undefined ? hole : write(value);
		});
	};
	const unit = (value: number, name: string, digits = 0) =>
		new Intl.NumberFormat(locale, {
			style: 'unit',
			unit: name,
			// “405 byte” is what the short form makes of it.
			unitDisplay: name === 'byte' ? 'long' : 'short',
			maximumFractionDigits: digits,
		}).format(value);
	const date = (text: string, options: Intl.DateTimeFormatOptions) => {
		const at = new Date(text.length === 10 ? `${text}T00:00:00Z` : text);
		return Number.isNaN(at.valueOf()) ? text : dateFormat(locale, options).format(at);
	};
	return Object.assign(say as (key: Key, values?: Values) => string, {
		language,
		loose: say,
		number: (value: number, digits = 0) =>
			new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
		percent: (share: number) =>
			new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share),
		day: (text: string) => date(text.slice(0, 10), { dateStyle: 'long', timeZone: 'UTC' }),
		month: (text: string) => date(`${text.slice(0, 7)}-01`, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
		moment: (iso: string) => date(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
		size: (bytes: number) => {
			const step = bytes < 1e3 ? 0 : bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
			const value = bytes / 1000 ** step;
			return unit(value, ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step] ?? 'byte', value < 10 && step > 0 ? 1 : 0);
		},
		duration: (seconds: number) =>
			seconds < 90
				? unit(Math.max(1, Math.round(seconds)), 'second')
				: seconds < 5400
					? unit(Math.round(seconds / 60), 'minute')
					: unit(seconds / 3600, 'hour', 1),
		list: (items: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
	});
}

/** Kept: making one takes longer than writing a hundred dates with it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const name = `${locale} ${options.dateStyle} ${options.timeStyle} ${options.month}`;
	const there = dateFormats.get(name);
	if (there) return there;
	const made = new Intl.DateTimeFormat(locale, options);
	dateFormats.set(name, made);
	return made;
}

/** The language asked for: the cookie first, then what the browser prefers. */
export function chooseLanguage(cookie: string | undefined, accept: string | null): Language {
	const known = (name: string): name is Language => (languages as readonly string[]).includes(name);
	if (cookie !== undefined && known(cookie)) return cookie;
	const wishes = (accept ?? '')
		.split(',')
		.map((wish) => {
			const [tag = '', quality] = wish.trim().split(';q=');
			return { name: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
		})
		.sort((a, b) => b.quality - a.quality);
	return wishes.map((wish) => wish.name).find(known) ?? 'en';
}
