/** One cell of a release: known, missing, withheld with its code, suppressed, or not applicable. Nothing is only “empty”. */

import { findCodes } from '../archive/exemption.ts';
import { asDay, type Day, dayFromNumber, dayNumber } from '../base/day.ts';
import { alike, type Codebook, type CodeList, type Field } from './codebook.ts';

export type Known = string | number;

export type Cell =
	| {
			readonly state: 'known';
			readonly value: Known;
			/** False where the codebook does not have what is printed: kept as it stands, and told. */
			readonly isRead: boolean;
	  }
	| { readonly state: 'missing'; readonly why?: 'sentinel' | 'unreadable' }
	| { readonly state: 'withheld'; readonly printed: string; readonly codes: readonly string[] }
	| { readonly state: 'suppressed'; readonly printed: string }
	| { readonly state: 'not-applicable' };

export type CellState = Cell['state'];
export const cellStates = [
	'known',
	'missing',
	'not-applicable',
	'suppressed',
	'withheld',
] as const satisfies readonly CellState[];

/** How a state is stored: one small number a cell. From `firstWithheld` on, the number of the notation in the dataset’s list. */
export const stored = { known: 0, missing: 1, 'not-applicable': 2, suppressed: 3 } as const;
export const firstWithheld = 10;

export type CellReader = (printed: string) => Cell;

/** How the cells of one column are read. The same text always gives the same cell, so each text is read once. */
export function cellReader(field: Field, book: Codebook): CellReader {
	const missing = new Set(book.missing.map(folded));
	const sentinels = new Set(book.sentinels);
	const reads = new Map(Object.entries(field.reads).map(([printed, value]) => [folded(printed), value]));
	const readValue = valueReader(field, book);
	return (printed) => {
		const text = folded(printed);
		const said = reads.get(text);
		if (said !== undefined) return { state: 'known', value: said, isRead: true };
		if (missing.has(text)) return { state: 'missing' };
		const withheld = readWithheld(printed);
		if (withheld) return { state: 'withheld', ...withheld };
		if (isSuppressed(text)) return { state: 'suppressed', printed: printed.trim() };
		const cell = readValue(printed.trim().replace(/\s+/g, ' '));
		return cell.state === 'known' && field.kind === 'day' && sentinels.has(String(cell.value))
			? { state: 'missing', why: 'sentinel' }
			: cell;
	};
}

/** The kind of a text by the patterns of a list, first match first: which landmarks are jails, which are desks. */
export function deriver(list: CodeList): (text: string) => string | undefined {
	const exact = spellingsOf(list);
	const patterns = list.codes.flatMap(({ code, pattern }) =>
		pattern ? [{ code, shape: new RegExp(pattern, 'i') }] : [],
	);
	return (text) => exact.get(alike(text)) ?? patterns.find(({ shape }) => shape.test(text))?.code;
}

/**
 * The exemption that stands in place of a value, as printed and as read: "(B)(6);(B)(7)(C) " is (b)(6) and (b)(7)(C).
 * Undefined where the cell holds anything besides codes.
 */
export function readWithheld(printed: string): { printed: string; codes: string[] } | undefined {
	const text = printed.trim();
	if (text === '' || text.length > 200) return undefined;
	if (/^\[?(redacted|withheld)\]?$/i.test(text)) return { printed: text, codes: [] };
	// Words that stand around codes go; brackets and letters that released sheets drop come back: "(b)(7)c)", "(b)(6), 7(C)".
	const mended = text
		.replace(/5 u\.?s\.?c\.?\s*(?:§|sec\.?|section)?\s*552/gi, '')
		.replace(/\b(?:and|exempt(?:ions?)?|foia|redacted|withheld|under|per|pursuant to)\b/gi, ' ')
		.replace(/\s+/g, '')
		.replace(/(\d\))([a-f])(?=\)|[,;/]|$)\)?/gi, '$1($2)')
		.replace(/(\(b\)\(\d\))[,;/]?\(?(\d)\)?(?=\([a-f]\))/gi, '$1,(b)($2)');
	const codes = findCodes(mended, [{ x: 0, y: 0, w: 1, h: 1 }]).filter(({ code }) => code.startsWith('('));
	if (codes.length === 0) return undefined;
	let rest = mended;
	for (const { start, end } of codes.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
	return /[\p{L}\p{N}]/u.test(rest) ? undefined : { printed: text, codes: codes.map(({ code }) => code) };
}

/** Small counts that the agency itself hid: "<11", "*". */
function isSuppressed(text: string): boolean {
	return /^(<\s*\d{1,2}|\*{1,3}|suppressed)$/.test(text);
}

function valueReader(field: Field, book: Codebook): (text: string) => Cell {
	const known = (value: Known, isRead = true): Cell => ({ state: 'known', value, isRead });
	switch (field.kind) {
		case 'day':
			return (text) => {
				const day = readDay(text);
				return day ? known(day) : { state: 'missing', why: 'unreadable' };
			};
		case 'number':
			return (text) => {
				const number = Number(text.replace(/,(?=\d{3}\b)/g, ''));
				return Number.isFinite(number) ? known(number) : { state: 'missing', why: 'unreadable' };
			};
		case 'code': {
			const list = field.list === undefined ? undefined : book.lists.get(field.list);
			if (!list) return (text) => known(text.toUpperCase());
			const exact = spellingsOf(list);
			const derive = deriver(list);
			return (text) => {
				const code = exact.get(alike(text)) ?? exact.get(alike(withoutFraction(text))) ?? derive(text);
				return code === undefined ? known(withoutFraction(text).toUpperCase(), false) : known(code);
			};
		}
		default:
			return (text) => known(text);
	}
}

const spellings = new WeakMap<CodeList, ReadonlyMap<string, string>>();

function spellingsOf(list: CodeList): ReadonlyMap<string, string> {
	const made = spellings.get(list);
	if (made) return made;
	const map = new Map<string, string>();
	for (const { code, spellings: ways } of list.codes) for (const way of [code, ...ways]) map.set(alike(way), code);
	spellings.set(list, map);
	return map;
}

/** Spreadsheets turn codes into numbers with a fraction: 287.0. */
function withoutFraction(text: string): string {
	return text.replace(/^(-?\d+)\.0+$/, '$1');
}

/**
 * A civil day as releases print it: 10/1/2015, 2015-10-01 or 2015/10/01 (with or without a time), 01-OCT-15, October 1,
 * 2015, 20151001, and the serial number that a spreadsheet leaves behind (42278, days from 1899-12-30). Months come first
 * where both could.
 */
export function readDay(text: string): Day | undefined {
	const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/.exec(text);
	if (iso) return dayFrom(iso[1], iso[3], iso[4]);
	const packed = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
	if (packed) return dayFrom(packed[1], packed[2], packed[3]);
	const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?:\s.*)?$/.exec(text);
	if (american) return dayFrom(american[3], american[1], american[2]);
	const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[-, ]+(\d{4}|\d\d)(?:\s.*)?$/.exec(text);
	if (named) return dayFrom(named[3], monthNamed(named[2]), named[1]);
	const spoken = /^(?:[A-Za-z]+day,? )?([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?:\s.*)?$/.exec(text);
	if (spoken) return dayFrom(spoken[3], monthNamed(spoken[1]), spoken[2]);
	const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
	return serial ? dayFromNumber(Number(serial[1]) - fromSpreadsheet) : undefined;
}

/** `OCT` → `10`; an unknown one → `0`, which is no month. */
function monthNamed(letters = ''): string {
	return String(months.indexOf(letters.toLowerCase()) + 1);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Days from 1899-12-30 to 1970-01-01. */
const fromSpreadsheet = 25_569;

function dayFrom(year = '', month = '', date = ''): Day | undefined {
	// Two digits mean the hundred years that end in 2049.
	const whole = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
	return asDay(`${whole}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** The fiscal year of the United States government a day falls in: from October of the year before. */
export function fiscalYear(day: Day): number {
	return Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) >= 10 ? 1 : 0);
}

/** Whole days from one to the other; negative where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

function folded(text: string): string {
	return text.trim().toLowerCase();
}
