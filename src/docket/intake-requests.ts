/** Requests that were filed elsewhere, from a table: one row a request, its columns by name. */

import type { Day } from '../base/day.ts';
import { folded } from '../base/text.ts';
import { type Agency, type FeeCategory, feeCategories, type SaidStatus, saidStatuses } from './docket.ts';
import type { EntryGiven, RequestGiven } from './given.ts';
import { dayIn } from './intake-date.ts';

/** A request as it is to be entered. `key` is the same whenever the same request is read, so that nothing comes in twice. */
export type Filed = {
	key: string;
	/** Where in the file it stands: "row 3", "request 85180". */
	place: string;
	agency: string;
	request: Omit<RequestGiven, 'agencies'>;
	entries: EntryGiven[];
	said: { status: SaidStatus; note: string } | null;
};
/** What keeps a row out, or what of it could not be used, in a sentence that names the row. */
export type Flaw = { place: string; sentence: string };
export type Read = { requests: Filed[]; flaws: Flaw[] };

/** The columns a table may have; `agency` and `title` it must have. */
export const requestColumns = [
	'id',
	'agency',
	'title',
	'text',
	'items',
	'requesters',
	'tracking',
	'fee_category',
	'fee_waiver',
	'expedite',
	'sent',
	'received',
	'received_agency',
	'estimated_pages',
	'status',
	'source',
	'note',
] as const;
type Column = (typeof requestColumns)[number];

/** Every row that can be used, and a sentence for each that cannot. @param rows the head first */
export function readRequests(rows: readonly (readonly string[])[], agencies: readonly Agency[]): Read {
	const [head = [], ...body] = rows;
	const columns = new Map<Column, number>();
	const flaws: Flaw[] = [];
	head.forEach((name, i) => {
		const known = requestColumns.find(
			(column) =>
				column ===
				folded(name)
					.trim()
					.replace(/[\s-]+/g, '_'),
		);
		if (known) columns.set(known, i);
		else if (name.trim() !== '')
			flaws.push({
				place: 'the head',
				sentence: `The column “${name.trim()}” is not known and was left aside. Columns are ${requestColumns.join(', ')}.`,
			});
	});
	for (const needed of ['agency', 'title'] as const)
		if (!columns.has(needed))
			return {
				requests: [],
				flaws: [
					{
						place: 'the head',
						sentence: `The table has no column “${needed}”. Columns are ${requestColumns.join(', ')}.`,
					},
				],
			};
	const requests: Filed[] = [];
	const seen = new Set<string>();
	body.forEach((cells, i) => {
		if (cells.every((cell) => cell.trim() === '')) return;
		const read = readRow(cells, columns, `row ${i + 2}`, agencies);
		flaws.push(...read.flaws);
		if (!read.filed) return;
		if (seen.has(read.filed.key)) {
			flaws.push({ place: read.filed.place, sentence: 'It is the same request as a row before it, and was left out.' });
			return;
		}
		seen.add(read.filed.key);
		requests.push(read.filed);
	});
	return { requests, flaws };
}

function readRow(
	cells: readonly string[],
	columns: ReadonlyMap<Column, number>,
	place: string,
	agencies: readonly Agency[],
): { filed?: Filed; flaws: Flaw[] } {
	const flaws: Flaw[] = [];
	const flaw = (sentence: string) => void flaws.push({ place, sentence });
	const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? '').trim();
	const dayCell = (column: Column): Day | null => {
		const text = cell(column);
		const day = text === '' ? undefined : dayIn(text);
		if (text !== '' && !day)
			flaw(`“${text}” under ${column} is no day; write 2010-02-03. The row was taken in without it.`);
		return day ?? null;
	};
	const agency = findAgency(agencies, cell('agency'));
	if (!agency)
		flaw(
			`There is no agency “${cell('agency')}” in this case. Add it, or write its name as \`uncover docket agencies\` lists it.`,
		);
	if (cell('title') === '') flaw('It has no title.');
	if (!agency || cell('title') === '') return { flaws };
	const tracking = listIn(cell('tracking'));
	const sent = dayCell('sent');
	const pages = Number(cell('estimated_pages').replaceAll(',', '') || Number.NaN);
	const source = cell('source');
	return {
		flaws,
		filed: {
			key: `table:${cell('id') === '' ? [agency.id, tracking[0] ?? '', folded(cell('title')), sent ?? ''].join('|') : cell('id')}`,
			place,
			agency: agency.id,
			request: {
				batch: null,
				title: cell('title').slice(0, 300),
				text: cell('text'),
				items: itemsIn(cell('items')),
				requesters: listIn(cell('requesters')),
				tracking: tracking.map((number) => ({ number, since: null, reason: 'imported' })),
				feeCategory: oneOf<FeeCategory>(feeCategories, cell('fee_category'), 'fee_category', flaw),
				feeWaiver: cell('fee_waiver') || null,
				expedite: cell('expedite') || null,
				sent,
				receivedUs: dayCell('received'),
				receivedAgency: dayCell('received_agency'),
				estimatedPages: Number.isInteger(pages) && pages >= 0 ? pages : null,
				rulepack: null,
				source: source === '' ? null : { title: source, url: /^https?:\/\/\S+$/.test(source) ? source : null },
				note: cell('note'),
			},
			entries: [],
			said: saidIn(oneOf<SaidStatus>(saidStatuses, cell('status'), 'status', flaw)),
		},
	};
}

function saidIn(status: SaidStatus | null): Filed['said'] {
	return status === null ? null : { status, note: 'As imported.' };
}

function oneOf<T extends string>(
	known: readonly T[],
	text: string,
	column: Column,
	flaw: (sentence: string) => void,
): T | null {
	if (text === '') return null;
	const found = known.find((one) => one === folded(text));
	if (!found)
		flaw(`“${text}” under ${column} is not known; it may be ${known.join(', ')}. The row was taken in without it.`);
	return found ?? null;
}

/** By its short name, abbreviation or full name, whatever their case. */
export function findAgency(agencies: readonly Agency[], text: string): Agency | undefined {
	const wanted = folded(text).trim();
	return wanted === ''
		? undefined
		: (agencies.find(({ id }) => id === wanted) ??
				agencies.find(({ abbreviation }) => abbreviation !== null && folded(abbreviation) === wanted) ??
				agencies.find(({ name }) => folded(name) === wanted));
}

/** One item a line; a number or letter before the words is its label, else its place. */
function itemsIn(text: string): RequestGiven['items'] {
	const labels = new Set<string>();
	return text
		.split(/\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line, i) => {
			const [, own, words] = /^\(?([A-Za-z]?[\dIVXivx]{0,6}(?:\.[A-Za-z\d]{1,4})*)[.):]\s+(.+)$/s.exec(line) ?? [];
			// Two items with one label would be one item.
			const label = own && !labels.has(own) ? own : String(i + 1);
			labels.add(label);
			return { label, text: words ?? line, from: null, until: null, note: '' };
		});
}

function listIn(text: string): string[] {
	return text
		.split(/[;\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== '');
}
