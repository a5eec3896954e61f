/** The plain files of a case's ledger and their columns: what may stand in each cell. */

import { z } from 'zod';
import { actWords, archiveSource, eventTypes, positions, standings, translationStates } from './fact.ts';
import { asWhen, languages, type When } from './when.ts';

const text = z.string().trim();
const some = text.min(1, 'it is empty, and must not be');
const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
	z.enum(words, `it must be one of ${words.join(', ')}`);
/** An empty cell is null. */
const maybe = <S extends z.ZodType>(shape: S) =>
	text.transform((value, context): z.output<S> | null => {
		if (value === '') return null;
		const result = shape.safeParse(value);
		if (result.success) return result.data;
		context.addIssue(result.error.issues[0]?.message ?? 'it cannot be read');
		return z.NEVER;
	});
const when = text.transform((value, context): When => {
	const found = asWhen(value);
	if (found) return found;
	context.addIssue(`“${value}” is no date; write 2011-02-07, 2011-02, 2011, FY2009, 2010-05/2010-08 or about 2010-10`);
	return z.NEVER;
});
const number = text.regex(/^-?\d+(\.\d+)?$/, 'it is no plain number such as 1508 or 47.7').transform(Number);
/** Names with semicolons between them, each once. */
const names = text.transform((value) => [
	...new Set(
		value
			.split(';')
			.map((one) => one.trim())
			.filter((one) => one !== ''),
	),
]);
const id = text.regex(/^[a-z0-9-]+$/, 'an id is made of small letters, digits and hyphens');
const web = text.regex(/^(https?:\/\/\S+)?$/, 'it is no address that begins with http:// or https://');

const whole = text.regex(/^\d{1,15}$/, 'it is no whole number').transform(Number);
const numbers = names.pipe(z.array(z.string().regex(/^\d{1,15}$/, 'a cited page is named by its whole number')));

/** What a fact rests on. The last two columns may be missing from a file. */
const grounds = {
	source: text.transform((value) => (value === '' ? archiveSource : value)),
	more: names.default([]),
	citations: numbers.transform((all) => all.map(Number)).default([]),
};

/** Of what asserts nothing itself: empty for asserted, which goes without saying. */
const standing = text
	.transform((value) => value || 'asserted')
	.pipe(oneOf(standings))
	.default('asserted');

const fact = {
	id,
	when,
	places: names,
	act: maybe(oneOf(actWords)),
	actReason: text.default(''),
	summary: some,
	...grounds,
	known: maybe(when),
	standing: oneOf(standings),
};

/** Each file with its columns. */
export const shapes = {
	'places.csv': z.object({
		fips: text.regex(/^\d{5}$/, 'a county has five digits'),
		name: some,
		state: text.regex(/^[A-Z]{2}$/, 'a state has two letters'),
		population: number,
		foreign_born_share: maybe(number),
		activated: maybe(when),
	}),
	'jurisdictions.csv': z.object({
		id,
		kind: oneOf(['nation', 'state', 'county', 'city', 'agency']),
		name: text,
		state: text,
		within: text,
		counties: names,
		aliases: names,
		activated: maybe(when),
		population: maybe(number).default(null),
		foreign_born_share: maybe(number).default(null),
	}),
	'sources.csv': z.object({ id, title: some, publisher: some, date: maybe(when), url: web, note: text, standing }),
	'events.csv': z.object({
		...fact,
		effective: maybe(when),
		type: oneOf(eventTypes),
		actor: some,
		position: maybe(oneOf(positions)),
	}),
	'statements.csv': z.object({
		...fact,
		speaker: some,
		office: some,
		department: text,
		venue: text,
		question: maybe(id),
		position: maybe(oneOf(positions)),
		answers: names,
	}),
	'figures.csv': z.object({
		id,
		asOf: when,
		place: some,
		scope: text,
		measure: some,
		unit: oneOf(['count', 'percent', 'USD']),
		value: number,
		high: maybe(number),
		qualifier: text,
		...grounds,
		note: text,
		standing: oneOf(standings),
	}),
	'questions.csv': z.object({ id, en: some, es: some, standing }),
	'repairs.csv': z.object({ fips: some, file: some, was: some, now: text, why: some }),
	'conflicts.csv': z.object({ id, about: some, one: some, oneSource: some, other: some, otherSource: some }),
	'contradictions.csv': z.object({
		id: text.regex(
			/^[a-z0-9-]+~[a-z0-9-]+$/,
			'a contradiction is named by its two statements: statement-053~statement-061',
		),
		verdict: oneOf(['accepted', 'refused']),
		en: some,
		es: text,
	}),
	'people.csv': z.object({ id, name: some, aliases: names, note: text, standing }),
	'offices.csv': z.object({
		id,
		person: id,
		office: some,
		department: text,
		place: maybe(id),
		from: maybe(when),
		until: maybe(when),
		seenFirst: maybe(when),
		seenLast: maybe(when),
		...grounds,
		standing: oneOf(standings),
	}),
	'translations.csv': z.object({
		id: some,
		language: oneOf(languages),
		text: some,
		state: oneOf(translationStates),
		original: some,
	}),
	'merges.csv': z.object({ id: some, kind: oneOf(['person', 'place']), from: id, into: id }),
	'citations.csv': z.object({
		id: whole,
		document: whole,
		page: whole,
		name: some,
		bates: text,
		sha256: text.regex(/^[0-9a-f]{64}$/, 'it is no SHA-256'),
		exact: some,
	}),
} as const;
export type FileName = keyof typeof shapes;
export const fileNames = Object.keys(shapes) as FileName[];

/** Files that a folder may lack. */
export const spare: readonly FileName[] = [
	'contradictions.csv',
	'people.csv',
	'offices.csv',
	'translations.csv',
	'merges.csv',
	'citations.csv',
];

/** A place of any kind in one row, as the desk writes it. In the files, counties and other places stand apart. */
export const placeShape = z.object({
	id,
	kind: oneOf(['nation', 'state', 'county', 'city', 'agency']),
	name: some,
	state: maybe(text.regex(/^[A-Z]{2}$/, 'a state has two letters')),
	within: maybe(id),
	counties: names,
	aliases: names,
	population: maybe(number),
	foreign_born_share: maybe(number),
	activated: maybe(when),
});

/** A row of a file, as read. */
export type RowOf<N extends FileName> = z.output<(typeof shapes)[N]>;
