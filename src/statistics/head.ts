/** Where the head of a released sheet is, which kind of record stands below it, and which column is which. */

import { cellReader } from './cell.ts';
import { alike, type Codebook, type Field, type Kind } from './codebook.ts';
import type { Column } from './dataset.ts';
import { gistReader } from './heading.ts';

/** A sheet as the reader shows it before anything is loaded: its first rows. */
export type Glance = {
	readonly name: string;
	readonly hidden: 'visible' | 'hidden' | 'very-hidden';
	readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** What a sheet is taken for: to be shown before it is loaded, and kept afterwards as a file of the case. */
export type Plan = {
	/** Place of the sheet in the file, from 0. */
	sheet: number;
	name: string;
	hidden: Glance['hidden'];
	headRow: number;
	/** Texts above the head. */
	banner: string[];
	/** Fiscal years that the banner, the sheet’s or the file’s name speak of. */
	years: number[];
	columns: Column[];
	/** How many columns the codebook knows by their head. */
	known: number;
	/** Why somebody should look before it is loaded; empty where everything was recognised by its head. */
	doubts: string[];
};

/** The case’s own word about a sheet: head → field, or null for “keep as text”. */
export type Mapping = {
	readonly headRow?: number | undefined;
	readonly columns: Readonly<Record<string, string | null>>;
};

/** Released records have some dozens; a sheet with thousands was made to keep a reader busy, or is no table of records. */
const mostColumns = 500;

/**
 * Reads a sheet as one kind of record. Undefined where no row looks like a head, or where it is wider than any release.
 * @param file the name of the file, which may tell the year
 * @param mapping what the case’s mapping file says, which goes before names and contents
 */
export function planSheet(
	glance: Glance,
	place: number,
	kind: Kind,
	book: Codebook,
	file: string,
	mapping?: Mapping,
): Plan | undefined {
	if (glance.rows.some(({ cells }) => filled(cells) > mostColumns)) return undefined;
	const names = namesOf(kind, book);
	const found = findHead(glance, names, mapping?.headRow);
	if (!found) return undefined;
	const { index, heads, doubt } = found;
	const headRow = glance.rows[index]?.row ?? 1;
	const banner = glance.rows.slice(0, index).flatMap(({ cells }) => cells.map((cell) => cell.trim()).filter(Boolean));
	const sample = glance.rows.slice(index + 1);
	const columns = mapColumns(
		heads,
		sample.map(({ cells }) => cells),
		{ kind, book, names },
		mapping?.columns ?? {},
	);
	const guessed = columns.filter(({ by }) => by === 'content');
	const doubts = [
		...(doubt ? [doubt] : []),
		...guessed.map(
			({ head, place: at, field }) => `Column ${at} (“${head}”) was taken for ${field} because of what stands in it.`,
		),
	];
	return {
		sheet: place,
		name: glance.name,
		hidden: glance.hidden,
		headRow,
		banner,
		years: yearsIn([...banner, glance.name, file]),
		columns,
		known: columns.filter(({ by }) => by === 'name' || by === 'file').length,
		doubts,
	};
}

/** How well a sheet fits a kind: the part of its columns known by their head, and whether its name or title names the kind. */
export function fitness(plan: Plan, kind: Kind): number {
	const has = (field: string) => plan.columns.some((column) => column.field === field);
	if (!kind.needs.every(has)) return 0;
	const names = (text = '') => kind.titles.some((word) => text.toLowerCase().includes(word));
	const named = names(plan.name) ? 1 : names(plan.banner.at(-1)) ? 0.5 : 0;
	return plan.known / Math.max(1, plan.columns.length) + named + (kind.time.some(has) ? 0.1 : 0);
}

/**
 * The kind whose sheets look most like this one; undefined where fewer than half of the columns, or fewer than three,
 * are known to any kind: a summary, notes, another table.
 */
export function kindOfSheet(glance: Glance, place: number, book: Codebook, file: string): Kind | undefined {
	const fits = book.kinds
		.flatMap((kind) => {
			const plan = planSheet(glance, place, kind, book, file);
			return plan && isRecognised(plan) ? [{ kind, fit: fitness(plan, kind) }] : [];
		})
		.sort((a, b) => b.fit - a.fit);
	return fits[0]?.kind;
}

/** Most of its columns have heads that the codebook knows; or so many of them that the rest may be news; or all of a few. */
function isRecognised({ known, columns }: Plan): boolean {
	return (known >= 3 && known * 2 >= columns.length) || known >= 5 || (known >= 2 && known === columns.length);
}

/** The heads that a kind is known by. */
type Names = {
	/** Whether a text is such a head. */
	has(text: string): boolean;
	gist(text: string): string;
};

function namesOf(kind: Kind, book: Codebook): Names {
	const gist = gistReader(book);
	const known = kind.fields.flatMap((field) => field.names);
	const [exact, gists] = [new Set(known.map(alike)), new Set(known.map(gist))];
	return { gist, has: (text) => text.trim() !== '' && (exact.has(alike(text)) || gists.has(gist(text))) };
}

function findHead(
	{ rows }: Glance,
	names: Names,
	asked: number | undefined,
): { index: number; heads: string[]; doubt?: string } | undefined {
	const width = usualWidth(rows.map(({ cells }) => filled(cells)));
	const scored = rows.map(({ row, cells }, index) => {
		const values = cells.map((cell) => cell.trim()).filter(Boolean);
		const hits = values.filter((value) => names.has(value)).length;
		const isTextual = values.every((value) => value.length <= 80 && /\p{L}/u.test(value));
		const isDistinct = new Set(values.map(alike)).size === values.length;
		const shape = isTextual && isDistinct && values.length >= Math.max(2, 0.6 * width) ? 1 : 0;
		return { index, row, score: hits * 2 + shape, hits };
	});
	const best =
		asked === undefined
			? scored.reduce<(typeof scored)[number] | undefined>(
					(top, one) => (one.score > (top?.score ?? 0) ? one : top),
					undefined,
				)
			: scored.find(({ row }) => row === asked);
	if (!best) return undefined;
	const cells = rows[best.index]?.cells ?? [];
	const above = rows[best.index - 1]?.cells ?? [];
	const heads = withGroup(cells, above, names);
	const doubt =
		best.hits >= 2 || asked !== undefined
			? undefined
			: `Row ${best.row} was taken for the head because of its shape; the codebook knows ${best.hits === 0 ? 'none' : 'one'} of its names.`;
	return { index: best.index, heads, ...(doubt ? { doubt } : {}) };
}

/** Under merged heads a name is told by two rows: “Arrest” over “Date”. The upper one is put before where that makes a known name. */
function withGroup(cells: readonly string[], above: readonly string[], names: Names): string[] {
	const last = cells.findLastIndex((cell) => cell.trim() !== '');
	let group = '';
	return cells.slice(0, last + 1).map((cell, i) => {
		const own = cell.trim().replace(/\s+/g, ' ');
		if ((above[i] ?? '').trim() !== '') group = (above[i] ?? '').trim().replace(/\s+/g, ' ');
		if (names.has(own)) return own;
		if (own === '') return names.has(group) && (above[i] ?? '').trim() !== '' ? group : `Column ${i + 1}`;
		return names.has(`${group} ${own}`) ? `${group} ${own}` : own;
	});
}

function mapColumns(
	heads: readonly string[],
	sample: readonly (readonly string[])[],
	{ kind, book, names }: { kind: Kind; book: Codebook; names: Names },
	asked: Mapping['columns'],
): Column[] {
	const taken = new Set<string>();
	const columns: Column[] = heads.map((head, i) => ({
		place: i + 1,
		head,
		field: null,
		stored: '',
		by: 'none',
		isHidden: false,
	}));
	const take = (column: Column, field: string | null, by: Column['by']) => {
		column.field = field;
		column.by = by;
		if (field !== null) taken.add(field);
	};
	for (const column of columns) {
		// A head may bear the name of something that every object has (“constructor”).
		const said = Object.hasOwn(asked, column.head) ? asked[column.head] : undefined;
		if (said !== undefined && (said === null || !taken.has(said))) take(column, said, 'file');
	}
	// In the order of each field’s names: a column that bears the first name goes before one with a later name.
	// Heads to the letter go before heads that only say the same.
	for (const spelt of [alike, names.gist]) {
		const spelling = columns.map(({ head }) => spelt(head));
		for (const field of kind.fields)
			for (const name of field.names) {
				const wanted = spelt(name);
				const column = columns.find((one, i) => one.by === 'none' && spelling[i] === wanted);
				if (column && !taken.has(field.name)) take(column, field.name, 'name');
			}
	}
	const readers = readersOf(book);
	for (const column of columns) {
		// A second column under a known head is no other field.
		if (column.by !== 'none' || names.has(column.head)) continue;
		const field = byContent(
			sample.map((cells) => cells[column.place - 1] ?? ''),
			kind.fields.filter((field) => !taken.has(field.name) && (field.kind !== 'day' || mayBe(column, field, names))),
			readers,
		);
		if (field) take(column, field.name, 'content');
	}
	const used = new Set<string>();
	for (const column of columns) column.stored = column.field ?? ownName(column.head, used);
	return columns;
}

/** Days look all alike, so a head has to leave it open which day it is: no head, or a word of one of the field’s. */
function mayBe({ head, place }: Column, field: Field, { gist }: Names): boolean {
	const telling = (text: string) =>
		gist(text)
			.split(' ')
			.filter((word) => word !== 'date');
	const words = new Set(field.names.flatMap(telling));
	const own = telling(head);
	return head === `Column ${place}` || own.length === 0 || own.some((word) => words.has(word));
}

type Readers = (field: Field) => ReturnType<typeof cellReader>;

/** Making the reader of a field takes as long as reading a thousand cells with it, so each is made once. */
function readersOf(book: Codebook): Readers {
	const made = new Map<Field, ReturnType<typeof cellReader>>();
	return (field) => {
		const reader = made.get(field) ?? cellReader(field, book);
		made.set(field, reader);
		return reader;
	};
}

/** The one field whose codes stand in nearly every filled cell; days only where the kind has a single day left to find. */
function byContent(values: readonly string[], fields: readonly Field[], readers: Readers): Field | undefined {
	const known = values.filter((value) => value.trim() !== '');
	if (known.length < 5) return undefined;
	const fits = fields.filter((field) => {
		if (field.kind !== 'code' && field.kind !== 'day') return false;
		const read = readers(field);
		const hits = known.filter((value) => {
			const cell = read(value);
			return cell.state === 'known' && cell.isRead && !/^[\w.]{1,2}$/.test(value.trim());
		}).length;
		return hits >= 0.8 * known.length;
	});
	return fits.length === 1 ? fits[0] : undefined;
}

/** A column the codebook does not know keeps its own name: “MSC Charge Date” → `x_msc_charge_date`. */
function ownName(head: string, used: Set<string>): string {
	const base = `x_${head
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '')
		.slice(0, 50)}`.replace(/^x_$/, 'x_column');
	// Each column brings one of its states along, so “Arrest” and “Arrest State” would meet.
	const names = (name: string) => [name, `${name}_state`, `${name}_unread`];
	let name = base;
	for (let i = 2; names(name).some((one) => used.has(one)); i++) name = `${base}_${i}`;
	for (const one of names(name)) used.add(one);
	return name;
}

/** “FY2018 YTD”, “FY 2016”, “fiscal year 2017”, “FY18”, “FY2012 - FY2019” with all between. */
export function yearsIn(texts: readonly string[]): number[] {
	const found = new Set<number>();
	for (const text of texts)
		for (const [, from = '', to] of text.matchAll(spokenYears)) {
			const first = wholeYear(from);
			const last = to === undefined ? first : wholeYear(to);
			// A span of more than a lifetime of releases is no span but two other numbers.
			for (let year = first; year <= (last < first || last > first + 40 ? first : last); year++) found.add(year);
		}
	return [...found].sort((a, b) => a - b);
}

const spokenYears =
	/(?:(?<![A-Z])FYs?|\bfys?|_fy|F(?:iscal|ISCAL) Y(?:ears?|EARS?)|fiscal years?)[\s_-]*((?:19|20)?\d\d)(?![\d/])(?:\s*(?:-|–|—|to|through|thru|TO|THROUGH)\s*(?:FY)?[\s_-]*((?:19|20)?\d\d)(?![\d/]))?/g;

function wholeYear(digits: string): number {
	return Number(digits.length === 2 ? `${Number(digits) < 50 ? '20' : '19'}${digits}` : digits);
}

function filled(cells: readonly string[]): number {
	return cells.filter((cell) => cell.trim() !== '').length;
}

function usualWidth(widths: readonly number[]): number {
	const sorted = widths.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length * 0.75)] ?? 1;
}
