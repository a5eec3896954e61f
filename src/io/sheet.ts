/** The XML of one worksheet (ECMA-376 part 1, 18.3) as rows of cells. */

import type { Day } from '../base/day.ts';
import { type CellFormat, type calendar, numberText } from './format.ts';
import { attributesOf, type XmlEvents } from './xml.ts';

/** Rows and columns count from 1. `hidden` also where the height or width is zero, or a filter hides the row. */
export type SheetRow = { row: number; hidden: boolean; cells: Cell[] };

export type Cell = {
	column: number;
	/** True in a hidden column. */
	hidden: boolean;
	type: 'text' | 'number' | 'day' | 'boolean' | 'error';
	/** Null for an error. The time of a day stands in `text`. */
	value: string | number | boolean | Day | null;
	/** As stored: the serial number of a day, `1` for true, `#N/A`. */
	raw: string;
	/** About as the cell shows it: `2011-02-07 13:45`, `45%`. */
	text: string;
	/** The format code, where it is not General. */
	format?: string;
};

/** What a sheet's cells refer to. */
export type SheetContext = { shared: string[]; formats: CellFormat[]; dateOf: ReturnType<typeof calendar> };

/** Listens to a sheet's XML; `take` hands over the rows completed since the last time. */
export function sheetReader(context: SheetContext): { events: XmlEvents; take(): SheetRow[] } {
	const hiddenColumns: { from: number; to: number }[] = [];
	let rows: SheetRow[] = [];
	let row: SheetRow = { row: 0, hidden: false, cells: [] };
	let column = 0;
	let type = '';
	let style = 0;
	let raw = '';
	let inValue = false;
	const inline = textCollector((text) => {
		raw += text;
	});

	const open = (name: string, written: string) => {
		if (name === 'c') {
			const { r, t = '', s } = attributesOf(written);
			column = r === undefined ? column + 1 : columnOf(r);
			type = t;
			style = Number(s ?? 0);
			raw = '';
		} else if (name === 'v') inValue = true;
		else if (name === 'row') {
			const { r, hidden, ht } = attributesOf(written);
			row = {
				row: r === undefined ? row.row + 1 : Number(r),
				hidden: isTrue(hidden) || Number(ht ?? 1) === 0,
				cells: [],
			};
			column = 0;
		} else if (name === 'col') {
			const { min, max, hidden, width } = attributesOf(written);
			if (isTrue(hidden) || Number(width ?? 1) === 0) hiddenColumns.push({ from: Number(min), to: Number(max) });
		} else if (type === 'inlineStr') inline.open(name);
	};
	const close = (name: string) => {
		if (name === 'v') inValue = false;
		else if (name === 'c') {
			if (raw !== '' && row.cells.length < mostColumns)
				row.cells.push(
					cellOf(
						column,
						hiddenColumns.some(({ from, to }) => column >= from && column <= to),
						type,
						raw,
						style,
						context,
					),
				);
		} else if (name === 'row') {
			if (row.cells.length > 0) rows.push(row);
		} else if (type === 'inlineStr') inline.close(name);
	};
	const text = (piece: string) => {
		if (inValue) raw += piece;
		else if (type === 'inlineStr') inline.text(piece);
	};
	return {
		events: { open, close, text },
		take() {
			const complete = rows;
			rows = [];
			return complete;
		},
	};
}

const mostColumns = 16_384;

function cellOf(
	column: number,
	hidden: boolean,
	type: string,
	raw: string,
	style: number,
	context: SheetContext,
): Cell {
	const format = context.formats[style];
	const common = { column, hidden, raw, ...(format && format.code !== 'General' ? { format: format.code } : {}) };
	const text = (value: string): Cell => ({ ...common, type: 'text', value, text: value });
	switch (type) {
		case 's':
			return text(context.shared[Number(raw)] ?? '');
		case 'str':
		case 'inlineStr':
			return text(unescaped(raw));
		case 'b':
			return { ...common, type: 'boolean', value: raw.trim() === '1', text: raw.trim() === '1' ? 'TRUE' : 'FALSE' };
		case 'e':
			return { ...common, type: 'error', value: null, text: raw };
	}
	const iso = type === 'd' ? /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(raw) : null;
	if (iso) return { ...common, type: 'day', value: iso[1] as Day, text: [iso[1], iso[2]].filter(Boolean).join(' ') };
	const value = Number(raw);
	if (Number.isNaN(value)) return text(raw);
	const date = format?.shows.startsWith('day') ? context.dateOf(value) : undefined;
	if (date) return { ...common, type: 'day', value: date.day, text: date.time ? `${date.day} ${date.time}` : date.day };
	return { ...common, type: 'number', value, text: format ? numberText(value, format) : raw };
}

/** `BC12` → 55. */
function columnOf(reference: string): number {
	let column = 0;
	for (let i = 0; i < reference.length; i++) {
		const letter = reference.charCodeAt(i) & ~0x20;
		if (letter < 65 || letter > 90) break;
		column = column * 26 + letter - 64;
	}
	return Math.min(column, mostColumns);
}

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
	return text.includes('_x')
		? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		: text;
}

export function isTrue(attribute: string | undefined): boolean {
	return attribute === '1' || attribute === 'true';
}

/** The text within `t` elements, but for phonetic guides (`rPh`), which repeat it in another script. */
export function textCollector(take: (text: string) => void) {
	let inText = false;
	let inGuide = false;
	return {
		open(name: string) {
			if (name === 't') inText = !inGuide;
			else if (name === 'rPh') inGuide = true;
		},
		close(name: string) {
			if (name === 't') inText = false;
			else if (name === 'rPh') inGuide = false;
		},
		text(text: string) {
			if (inText) take(text);
		},
	};
}
