/** Cell formats of Excel: which numbers are dates, which are percentages, and what they then look like. */

import { type Day, dayFromNumber } from '../base/day.ts';
import { attributesOf, type XmlEvents } from './xml.ts';

/** What a format code makes of a number. `code` as written: `m/d/yyyy`, `0.0%`. */
export type CellFormat = { code: string; shows: 'number' | 'percent' | 'day' | 'time' | 'day and time' };

/** Listens to styles.xml; `formats` then holds one format for each style number that a cell may carry. */
export function formatReader(): { events: XmlEvents; formats: CellFormat[] } {
	const codes = new Map<string, string>();
	const formats: CellFormat[] = [];
	let cells = false;
	const open = (name: string, written: string) => {
		if (name === 'cellXfs') cells = true;
		else if (name === 'numFmt') {
			const { numFmtId = '', formatCode = '' } = attributesOf(written);
			codes.set(numFmtId, formatCode);
		} else if (name === 'xf' && cells) {
			const { numFmtId = '0' } = attributesOf(written);
			formats.push(formatOf(codes.get(numFmtId) ?? builtIn[numFmtId] ?? 'General'));
		}
	};
	const close = (name: string) => {
		if (name === 'cellXfs') cells = false;
	};
	return { events: { open, close }, formats };
}

export function formatOf(code: string): CellFormat {
	// Quoted words, escaped characters, colours and conditions show or say something, but not which kind of number it is.
	const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
	const time = /[hs]/i.test(bare.replace(/general/gi, ''));
	const day = /[yd]/i.test(bare) || (/m/i.test(bare) && !time);
	if (day) return { code, shows: time ? 'day and time' : 'day' };
	if (time) return { code, shows: 'time' };
	return { code, shows: bare.includes('%') ? 'percent' : 'number' };
}

/**
 * Excel's serial number as a day and, where it has a fraction, a time. Undefined outside 1900 to 9999.
 * The 1900 system counts a 29 February 1900 that never was (serial 60): days before it are one off.
 */
export function dateOf(serial: number, from1904: boolean): { day: Day; time: string } | undefined {
	const seconds = Math.round(serial * 86_400);
	const whole = Math.floor(seconds / 86_400);
	if (whole < (from1904 ? 0 : 1) || whole > 2_958_465 || (whole === 60 && !from1904)) return undefined;
	const first = from1904 ? -24_107 : whole < 60 ? -25_568 : -25_569;
	return { day: dayFromNumber(first + whole), time: timeOf(seconds - whole * 86_400) };
}

/** `dateOf` for one workbook. It remembers what it worked out: a column of dates names the same few days over and over. */
export function calendar(from1904: boolean): (serial: number) => ReturnType<typeof dateOf> {
	const known = new Map<number, ReturnType<typeof dateOf>>();
	return (serial) => {
		if (known.size > 100_000) known.clear();
		if (!known.has(serial)) known.set(serial, dateOf(serial, from1904));
		return known.get(serial);
	};
}

/** `13:45`, with seconds only where there are any; empty for midnight. */
function timeOf(seconds: number): string {
	if (seconds === 0) return '';
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return parts.slice(0, seconds % 60 === 0 ? 2 : 3).join(':');
}

/** A number as its cell shows it, as far as kind goes: `45%`, `13:45`; others in up to 15 digits, as Excel keeps them. */
export function numberText(value: number, format: CellFormat): string {
	if (format.shows === 'percent') {
		const decimals = /\.(0+)/.exec(format.code)?.[1]?.length ?? 0;
		return `${(value * 100).toFixed(decimals)}%`;
	}
	if (format.shows === 'time' && value >= 0) return timeOf(Math.round(value * 86_400)) || '00:00';
	return String(Number(value.toPrecision(15)));
}

/** ECMA-376 part 1, 18.8.30: the codes that files use without stating them. */
const builtIn: Record<string, string> = {
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	9: '0%',
	10: '0.00%',
	14: 'm/d/yyyy',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	22: 'm/d/yyyy h:mm',
	45: 'mm:ss',
	46: '[h]:mm:ss',
	47: 'mm:ss.0',
	49: '@',
};
