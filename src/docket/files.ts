/** A docket in plain files: requests, items, suits, orders and productions of a case, each row with its source. */

import { z } from 'zod';
import { asDay, type Day } from '../base/day.ts';
import { degrees, saidStatuses } from './docket.ts';
import { parseEvent } from './parse.ts';
import { type Flaw, readTable } from './table.ts';

export const fileNames = [
	'agencies.csv',
	'requests.csv',
	'items.csv',
	'suits.csv',
	'entries.csv',
	'obligations.csv',
	'productions.csv',
] as const;
export type FileName = (typeof fileNames)[number];

const text = z.string();
const some = text.min(1, 'it is empty, and must not be');
const key = text.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is made of small letters, digits and single hyphens');
const day = text.transform((value, context): Day | null => {
	if (value === '') return null;
	const found = asDay(value);
	if (found) return found;
	context.addIssue(`“${value}” is no day; write it as 2011-02-07, or leave it empty where it is not known`);
	return z.NEVER;
});
const names = text.transform((value) => [
	...new Set(
		value
			.split(';')
			.map((one) => one.trim())
			.filter(Boolean),
	),
]);
const whole = text.regex(/^\d*$/, 'it is no whole number').transform((value) => (value === '' ? null : Number(value)));
const orNull = text.transform((value) => value || null);
const web = text.regex(
	/^(?:https?:\/\/\S+)?$/,
	'an address begins with http:// or https://; leave it empty where there is none',
);
const sourced = { source: some, url: web, note: text };

const shapes = {
	'requests.csv': z.object({
		key,
		agency: key,
		title: some,
		batch: orNull,
		sent: day,
		received: day,
		tracking: text,
		tracking_reason: text,
		requesters: names,
		said: z.enum(['', ...saidStatuses], `it is empty or one of ${saidStatuses.join(', ')}`),
		said_note: text,
		...sourced,
	}),
	'items.csv': z.object({ key, requests: names, label: some, text: some, from: day, until: day, ...sourced }),
	'suits.csv': z.object({ key, caption: some, court: some, number: some, judge: orNull, requests: names, ...sourced }),
	'entries.csv': z.object({
		key,
		request: orNull,
		suit: orNull,
		date: day,
		about: text,
		type: some,
		way: z.enum(['', 'in', 'out'], 'it is empty, in or out'),
		title: some,
		ecf: orNull,
		...sourced,
	}),
	'obligations.csv': z.object({
		key,
		order: key,
		text: some,
		due: day,
		items: names,
		requests: names,
		met: day,
		doubt: orNull,
		...sourced,
	}),
	'productions.csv': z.object({
		key,
		request: key,
		received: day,
		production: orNull,
		first: orNull,
		last: orNull,
		pages: whole,
		items: names.transform((list, context) =>
			list.map((one) => {
				const [, label = one, degree = ''] = /^(.*):(\w+)$/.exec(one) ?? [];
				const known = degrees.find((name) => name === degree);
				if (!known) context.addIssue(`“${one}” must be a label and a degree, such as Opt-out:part`);
				return { label: label.trim(), degree: known ?? ('part' as const) };
			}),
		),
		...sourced,
	}),
};

type RowOf<N extends keyof typeof shapes> = z.output<(typeof shapes)[N]>;
export type DocketFiles = {
	requests: RowOf<'requests.csv'>[];
	items: RowOf<'items.csv'>[];
	suits: RowOf<'suits.csv'>[];
	entries: (RowOf<'entries.csv'> & { date: Day })[];
	obligations: RowOf<'obligations.csv'>[];
	productions: RowOf<'productions.csv'>[];
};

/**
 * Reads the files by their texts. A file that is missing is empty.
 * @param agencies the ids that requests may name. @returns with every flaw by file and line; files with flaws are not to be used.
 */
export function readFiles(
	texts: Readonly<Partial<Record<FileName, string>>>,
	agencies: ReadonlySet<string>,
): { files: DocketFiles; flaws: Flaw[] } {
	const flaws: Flaw[] = [];
	const read = <N extends keyof typeof shapes>(file: N): { line: number; value: RowOf<N> }[] => {
		const given = texts[file];
		if (given === undefined) return [];
		const columns = Object.keys(shapes[file].shape) as (keyof RowOf<N> & string)[];
		const table = readTable(file, given, shapes[file], columns as never);
		flaws.push(...table.flaws);
		return table.rows as { line: number; value: RowOf<N> }[];
	};
	const rows = {
		requests: read('requests.csv'),
		items: read('items.csv'),
		suits: read('suits.csv'),
		entries: read('entries.csv'),
		obligations: read('obligations.csv'),
		productions: read('productions.csv'),
	};
	const keysOf = (list: readonly { value: { key: string } }[]) => new Set(list.map(({ value }) => value.key));
	const [requests, suits] = [keysOf(rows.requests), keysOf(rows.suits)];
	const papers = keysOf(rows.entries.filter(({ value }) => value.suit !== null));
	const labels = new Set(rows.items.map(({ value }) => value.label));
	const must = (file: FileName, line: number, what: string, known: ReadonlySet<string>, given: readonly string[]) => {
		for (const one of given)
			if (!known.has(one)) flaws.push({ file, line, sentence: `There is no ${what} “${one}” in the files.` });
	};
	for (const { line, value } of rows.requests) must('requests.csv', line, 'agency', agencies, [value.agency]);
	for (const { line, value } of rows.items)
		must(
			'items.csv',
			line,
			'request',
			requests,
			value.requests.filter((one) => one !== '*'),
		);
	for (const { line, value } of rows.suits) must('suits.csv', line, 'request', requests, value.requests);
	for (const { line, value } of rows.entries) {
		must('entries.csv', line, 'request', requests, value.request ? [value.request] : []);
		must('entries.csv', line, 'suit', suits, value.suit ? [value.suit] : []);
		if ((value.request === null) === (value.suit === null))
			flaws.push({
				file: 'entries.csv',
				line,
				sentence: 'An entry belongs to a request or to a suit; name one of the two.',
			});
		const { problem } = parseEvent({ type: value.type, date: value.date ?? '' }, 'This entry');
		if (problem) flaws.push({ file: 'entries.csv', line, sentence: problem });
	}
	for (const { line, value } of rows.obligations) {
		must('obligations.csv', line, 'entry of a suit', papers, [value.order]);
		must('obligations.csv', line, 'item', labels, value.items);
		must('obligations.csv', line, 'request', requests, value.requests);
	}
	for (const { line, value } of rows.productions) {
		must('productions.csv', line, 'request', requests, [value.request]);
		must(
			'productions.csv',
			line,
			'item',
			labels,
			value.items.map(({ label }) => label),
		);
	}
	const values = <T>(list: readonly { value: T }[]): T[] => list.map(({ value }) => value);
	return {
		files: {
			requests: values(rows.requests),
			items: values(rows.items),
			suits: values(rows.suits),
			entries: values(rows.entries).flatMap((one) => (one.date ? [{ ...one, date: one.date }] : [])),
			obligations: values(rows.obligations),
			productions: values(rows.productions),
		},
		flaws,
	};
}
