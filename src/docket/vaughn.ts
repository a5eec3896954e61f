/** An agency's withholding (Vaughn) index: its table read as entries. What it lists and what was released are held against each other in `vaughn-match.ts`. */

import { parseBates } from '../archive/bates.ts';
import { batesRange, parseBatesRange } from '../archive/cite.ts';
import { findCodes } from '../archive/exemption.ts';
import type { Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { folded } from '../base/text.ts';
import { dayIn } from './intake-date.ts';

/** A table as it stands in a file: rows of cells as text. */
export type Table = { name: string; rows: readonly (readonly string[])[] };

export const indexFields = [
	'label',
	'bates',
	'first',
	'last',
	'date',
	'type',
	'title',
	'author',
	'recipients',
	'pages',
	'disposition',
	'exemption',
	'description',
	'justification',
] as const;
export type IndexField = (typeof indexFields)[number];

/** Which column of the table holds what, from 0, and the row of its head. A proposal until a person confirms it. */
export type Columns = { table: number; head: number; fields: Partial<Record<IndexField, number>> };

/** Pages from first to last, as printed. */
export type Range = { first: string; last: string };

export type IndexEntry = {
	/** Row of the table, from 1, head included: where a reader finds it again. */
	row: number;
	label: string;
	ranges: Range[];
	date: Day | null;
	/** As printed, where it is no day that can be read. */
	dateText: string;
	type: string;
	title: string;
	author: string;
	recipients: string;
	/** As the index counts them; null where it does not. */
	pages: number | null;
	disposition: 'withheld' | 'part' | 'full' | 'referred' | 'duplicate' | null;
	/** Exemption codes, canonical. */
	codes: string[];
	description: string;
	justification: string;
	/** What is missing or cannot be read, each in a sentence. */
	problems: string[];
	/** Cells of which more is written than could be read, as they are written. */
	unread?: Partial<Record<IndexField, string>>;
};

/** Names of columns, most telling first; compared without case, spaces and signs. */
const synonyms: Readonly<Record<IndexField, readonly RegExp[]>> = {
	first: [
		/^(beg|begin|begining|beginning|start|first)(ning)?(bates|doc|prod|page|no|number)/,
		/^bates(no|number)?(beg|begin|start|from)/,
		/^(beg|begin|from)$/,
	],
	last: [/^(end|ending|last)(bates|doc|prod|page|no|number)/, /^bates(no|number)?(end|to)/, /^(end|to)$/],
	bates: [
		/bates/,
		/^(doc(ument)?)?(page)?(s|range|numbers?|nos?)$/,
		/^control(no|number)/,
		/^production(no|number|range)/,
	],
	label: [/^(entry|item|index|row|log|vaughn)?(no|num|number|id)?$/, /^(doc(ument)?)(no|num|number|id)?$/],
	date: [/^(doc(ument)?)?date/, /^datesent/, /^dated$/],
	type: [/^(doc(ument)?|record)?type/, /^kind/],
	title: [/^(title|subject|re)$/, /subject/, /title/],
	author: [/^(author|from|sender|originator|custodian)/, /author/],
	recipients: [/^(recipient|to$|addressee)/, /recipient/],
	pages: [/^(number|no|num|total)?(of)?(pages?|pp|pgs?)(count|total)?$/, /pagecount/],
	disposition: [/^(disposition|withheld|release|determination|status|treatment|wif|infull)/, /disposition/],
	exemption: [/exempt/, /^(foia)?(code|basis|statute)/],
	description: [/description/, /^(content|information|withheldinformation|summary)/, /describe/],
	justification: [/justif/, /reason|rationale|explanation|harm/],
};

/**
 * The likeliest table of a file and what its columns hold: the row among the first twenty that names most of them.
 * @throws Refusal not-valid where no row names both pages and exemptions.
 */
export function proposeColumns(tables: readonly Table[]): Columns {
	let best: Columns | undefined;
	tables.forEach(({ rows }, table) => {
		rows.slice(0, 20).forEach((row, head) => {
			const fields = fieldsOf(row);
			if (Object.keys(fields).length > Object.keys(best?.fields ?? {}).length) best = { table, head, fields };
		});
	});
	if (
		!best ||
		(best.fields.bates === undefined && best.fields.first === undefined) ||
		best.fields.exemption === undefined
	)
		throw new Refusal(
			'not-valid',
			'No table of this file has a row of names with Bates numbers and exemptions. Name its columns yourself, for example --columns "bates=1,exemption=4,description=5".',
		);
	return best;
}

function fieldsOf(row: readonly string[]): Columns['fields'] {
	const names = row.map((cell) => folded(cell).replace(/[^a-z]/g, ''));
	const fields: Columns['fields'] = {};
	const taken = new Set<number>();
	// From the most telling name of a field to the least; a column belongs to one field.
	for (let rank = 0; rank < 4; rank++)
		for (const field of Object.keys(synonyms) as IndexField[]) {
			const pattern = synonyms[field][rank];
			if (!pattern || fields[field] !== undefined) continue;
			const column = names.findIndex((name, i) => !taken.has(i) && name !== '' && pattern.test(name));
			if (column < 0) continue;
			fields[field] = column;
			taken.add(column);
		}
	return fields;
}

/** `bates=1,exemption=4`, columns from 1, on the table the proposal found or the first. @throws Refusal not-valid naming what cannot be read. */
export function parseColumns(text: string, table = 0, head = 0): Columns {
	const fields: Columns['fields'] = {};
	for (const part of text.split(',')) {
		const [name = '', number = ''] = part.split('=').map((word) => word.trim());
		const field = indexFields.find((one) => one === name);
		if (!field || !/^[1-9]\d{0,3}$/.test(number))
			throw new Refusal(
				'not-valid',
				`“${part.trim()}” names no column. Write the field and the column’s number, as in bates=1. The fields are ${indexFields.join(', ')}.`,
			);
		fields[field] = Number(number) - 1;
	}
	return { table, head, fields };
}

/** The entries of the table. A row without pages goes on with the entry before it; rows that hold nothing are passed over. */
export function readIndex(tables: readonly Table[], columns: Columns): IndexEntry[] {
	const entries: IndexEntry[] = [];
	const rows = tables[columns.table]?.rows ?? [];
	rows.slice(columns.head + 1).forEach((cells, i) => {
		const cell = (field: IndexField) => {
			const column = columns.fields[field];
			return column === undefined ? '' : (cells[column] ?? '').replace(/\s+/g, ' ').trim();
		};
		if (cells.every((one) => one.trim() === '') || isHead(cells, rows[columns.head] ?? [])) return;
		const printed = cell('bates') || [cell('first'), cell('last')].filter(Boolean).join(' – ');
		const last = entries.at(-1);
		if (printed === '' && cell('label') === '' && last) {
			last.description = [last.description, cell('description')].filter(Boolean).join(' ');
			last.justification = [last.justification, cell('justification')].filter(Boolean).join(' ');
			last.codes = [...new Set([...last.codes, ...codesIn(cell('exemption'))])];
			return;
		}
		entries.push(entryOf(columns.head + i + 2, printed, cell));
	});
	return entries;
}

/** Tables that run over pages repeat their head. */
function isHead(cells: readonly string[], head: readonly string[]): boolean {
	return cells.length === head.length && cells.every((cell, i) => cell.trim() === head[i]?.trim());
}

/** One row, from what its cells say. `printed` is what it says of its pages. */
export function entryOf(row: number, printed: string, cell: (field: IndexField) => string): IndexEntry {
	const problems: string[] = [];
	const { ranges, unread: parts } = rangesIn(printed);
	for (const part of parts) problems.push(`“${part}” in row ${row} is no Bates number that can be read.`);
	if (printed === '') problems.push(`Row ${row} names no pages.`);
	const codes = codesIn(cell('exemption'));
	if (codes.length === 0)
		problems.push(
			cell('exemption') === ''
				? `Row ${row} claims no exemption.`
				: `“${cell('exemption')}” in row ${row} is no exemption code that can be read.`,
		);
	const date = dayIn(cell('date'));
	if (cell('author') === '' && cell('date') === '') problems.push(`Row ${row} tells neither author nor date.`);
	const pages = Number(cell('pages').replace(/[^\d]/g, '') || Number.NaN);
	const disposition = dispositionIn(cell('disposition'));
	const unread = {
		...(parts.length > 0 ? { bates: printed } : {}),
		...(codes.length === 0 && cell('exemption') !== '' ? { exemption: cell('exemption') } : {}),
		...(disposition === null && cell('disposition') !== '' ? { disposition: cell('disposition') } : {}),
	};
	return {
		row,
		label: cell('label') || String(row),
		ranges,
		date: date ?? null,
		dateText: cell('date'),
		type: cell('type'),
		title: cell('title'),
		author: cell('author'),
		recipients: cell('recipients'),
		pages: Number.isInteger(pages) && pages > 0 ? pages : null,
		disposition,
		codes,
		description: cell('description'),
		justification: cell('justification'),
		problems,
		...(Object.keys(unread).length > 0 ? { unread } : {}),
	};
}

const everywhere = [{ x: 0, y: 0, w: 1, h: 1 }];

/** In a column of exemptions short forms count too: b5, 7E; and behind one of them bare figures: “b5, 6, 7C”. */
function codesIn(cell: string): string[] {
	const read = (text: string) => findCodes(text, everywhere).map(({ code }) => code);
	const codes = read(cell);
	const bare = cell.split(/[\s,;/&]+/).filter((part) => /^\d[A-Fa-f]?$/.test(part));
	return [...new Set([...codes, ...(codes.length > 0 ? bare.flatMap((part) => read(`b${part}`)) : [])])];
}

function dispositionIn(cell: string): IndexEntry['disposition'] {
	const words = folded(cell);
	if (words === '') return null;
	if (/dup/.test(words)) return 'duplicate';
	if (/ref|consult/.test(words)) return 'referred';
	if (/part|redact|\brip\b|\bwip\b|\bpip\b/.test(words)) return 'part';
	if (/withh|den(y|ied)|\bwif\b|\bdif\b/.test(words)) return 'withheld';
	return /releas|grant|\brif\b|produced/.test(words) ? 'full' : null;
}

/** `ICE-0001–0007; ICE-0010, 12 and ICE-0020 through ICE-0022`: numbers without their prefix take that of the one before. */
function rangesIn(printed: string): { ranges: Range[]; unread: string[] } {
	const ranges: Range[] = [];
	const unread: string[] = [];
	let before: string | undefined;
	for (const part of printed.split(/\s*(?:;|,|\n|\band\b|&)\s*/i).filter((one) => one !== '')) {
		// Nothing as long is a range of numbers, and trying to read one would take as long as its square.
		const found = part.length > 300 ? undefined : rangeIn(part, before);
		if (!found) {
			unread.push(part);
			continue;
		}
		ranges.push(found);
		before = found.last;
	}
	return { ranges, unread };
}

function rangeIn(part: string, before: string | undefined): Range | undefined {
	const [from = '', to, ...more] = part.split(/\s+(?:-|to|through|thru)\s+|\s*[–—]\s*/i);
	if (more.length > 0) return undefined;
	const first = fullNumber(from, before);
	if (!first) {
		// A plain hyphen may also belong to the number itself: it is tried last.
		const [, one = '', other = ''] = /^(.*\d)-(.*\d)$/.exec(part) ?? [];
		const start = fullNumber(one, before);
		const end = start && fullNumber(other, start);
		return to === undefined && start && end ? { first: start, last: end } : undefined;
	}
	if (to !== undefined) {
		const last = fullNumber(to, first);
		if (last && numberOf(last) >= numberOf(first)) return { first, last };
		const meant = last && shortEnd(to, first);
		return meant ? { first, last: meant } : undefined;
	}
	// "ICE 000012-000019" reads as one number with a hyphenated prefix, unless its two halves are one series.
	const [, one = '', other = ''] = /^(.*\D)?(\d{3,})-(?:\1)?(\d{3,})$/.test(part)
		? (/^(.*\d)-((?:\D*)\d+)$/.exec(part) ?? [])
		: [];
	const start = one === '' ? undefined : fullNumber(one, before);
	const end = start && fullNumber(other, start);
	return start && end && numberOf(end) > numberOf(start) ? { first: start, last: end } : { first, last: first };
}

/** `1198–202` ends at 1202: the figures that are left out are those of the first. Undefined where that is no later number. */
function shortEnd(to: string, first: string): string | undefined {
	const from = String(numberOf(first));
	const figures = to.trim();
	if (!/^\d+$/.test(figures) || figures.length >= from.length) return undefined;
	const last = fullNumber(from.slice(0, -figures.length) + figures, first);
	return last && numberOf(last) > numberOf(first) ? last : undefined;
}

/** The number as printed, with the prefix of the one before where it stands without. */
function fullNumber(printed: string, before: string | undefined): string | undefined {
	const text = printed.trim();
	if (/^\d{1,12}$/.test(text) && before !== undefined) {
		const range = parseBatesRange(`${before}–${text}`);
		return range ? batesEnd(before, range.last.number, range.last.width) : undefined;
	}
	return parseBates(text) ? text : undefined;
}

function batesEnd(before: string, number: number, width: number): string | undefined {
	const parts = parseBates(before);
	return parts && `${parts.prefix}${String(number).padStart(width, '0')}`;
}

function numberOf(printed: string): number {
	return parseBates(printed)?.number ?? 0;
}

/** First to last, as citations print it. */
export function rangeText({ first, last }: Range): string {
	return batesRange(first, last);
}
