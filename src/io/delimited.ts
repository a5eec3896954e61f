/** Tables as text: values set apart by commas, tabs, bars or semicolons, also packed with gzip. */

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { isRefusal, Refusal } from '../base/refusal.ts';
import { decoded, encodingOf, looksLikeText } from './encoding.ts';
import { headOf } from './plaintext.ts';

export type Delimited = {
	delimiter: string;
	encoding: string;
	/** Row by row as they stand, also where they differ in length. @throws Refusal not-valid where packed data breaks off. */
	rows(): AsyncIterable<string[]>;
	/** The same rows, many at a time: for tables of millions. */
	batches(): AsyncIterable<string[][]>;
	/** The row, from 1, from which on quotes were taken as letters because one never closed; known once all rows were read. */
	unquotedFrom(): number | undefined;
};

/** @param onBytes is told how much of the file, as it lies on the disk, has been read. @throws Refusal not-valid where the bytes are no text. */
export async function readDelimited(path: string, onBytes?: (bytes: number) => void): Promise<Delimited> {
	const head = await unpackedHead(path);
	if (!looksLikeText(head))
		throw new Refusal(
			'not-valid',
			'This file is called a table of text, but holds something else. Find out what made it, and import it with its right ending.',
		);
	let text = '';
	for await (const piece of decoded([head])) text += piece;
	const lineEnd = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
	const delimiter = delimiterOf(text, lineEnd);
	let unquotedFrom: number | undefined;
	async function* batches(): AsyncIterable<string[][]> {
		const reader = rowReader(delimiter, lineEnd);
		for await (const piece of decoded(unpacked(path, onBytes))) yield reader.push(piece);
		yield reader.end();
		unquotedFrom = reader.unquotedFrom();
	}
	async function* rows(): AsyncIterable<string[]> {
		for await (const batch of batches()) yield* batch;
	}
	return { delimiter, encoding: encodingOf(head).encoding, rows, batches, unquotedFrom: () => unquotedFrom };
}

/**
 * Rows of a table that arrives in pieces, by RFC 4180, but lenient: rows may differ in length, a quote within a value is
 * a letter, and what follows a closing quote belongs to the value. A quote that does not close within `largest`
 * characters, or at all, was none: from that row on quotes are letters.
 */
export function rowReader(delimiter: string, lineEnd = '\n', largest = 1 << 20) {
	let rest = '';
	let count = 0;
	let unquotedFrom: number | undefined;

	const read = (text: string, last: boolean): string[][] => {
		const rows: string[][] = [];
		let at = 0;
		let quote = text.indexOf('"');
		while (at < text.length) {
			if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
			const line = text.indexOf(lineEnd, at);
			const stop = line < 0 ? text.length : line;
			if (unquotedFrom === undefined && quote >= 0 && quote < stop) {
				const parsed = quotedRow(text, at, delimiter, lineEnd, last);
				if (parsed) {
					rows.push(parsed.row);
					at = parsed.next;
					continue;
				}
				if (!last && text.length - at <= largest) break;
				unquotedFrom = count + rows.length + 1;
			}
			// A row without end goes on in the next one.
			if (line < 0 && !last && text.length - at <= largest) break;
			rows.push(withoutReturn(text.slice(at, stop)).split(delimiter));
			at = stop + lineEnd.length;
		}
		rest = text.slice(at);
		count += rows.length;
		return rows;
	};

	return {
		push: (piece: string) => read(rest + piece, false),
		end: () => read(rest, true),
		unquotedFrom: () => unquotedFrom,
	};
}

/** The row that begins at `at` and holds quotes; undefined where its end is not in `text`. */
function quotedRow(
	text: string,
	at: number,
	delimiter: string,
	lineEnd: string,
	last: boolean,
): { row: string[]; next: number } | undefined {
	const row: string[] = [];
	let i = at;
	for (;;) {
		let value = '';
		if (text[i] === '"') {
			const close = closingQuote(text, i + 1);
			if (close < 0 || (close + 1 >= text.length && !last)) return undefined;
			value = text.slice(i + 1, close).replaceAll('""', '"');
			i = close + 1;
		}
		const line = text.indexOf(lineEnd, i);
		if (line < 0 && !last) return undefined;
		const end = line < 0 ? text.length : line;
		const separator = text.indexOf(delimiter, i);
		const stop = separator >= 0 && separator < end ? separator : end;
		const tail = text.slice(i, stop);
		row.push(value + (stop === end ? withoutReturn(tail) : tail));
		if (stop === end) return { row, next: end + lineEnd.length };
		i = stop + delimiter.length;
	}
}

/** The next quote that is not doubled. */
function closingQuote(text: string, from: number): number {
	for (let i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 2)) if (text[i + 1] !== '"') return i;
	return -1;
}

function withoutReturn(line: string): string {
	return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The sign that cuts most of the first rows into the same, largest number of values; a comma where none does. */
function delimiterOf(text: string, lineEnd: string): string {
	const scores = [',', '\t', '|', ';'].map((delimiter) => {
		const rows = rowReader(delimiter, lineEnd).push(text).slice(0, 200);
		const lengths = new Map<number, number>();
		for (const { length } of rows) if (length > 1) lengths.set(length, (lengths.get(length) ?? 0) + 1);
		return { delimiter, score: Math.max(0, ...[...lengths].map(([length, times]) => length * times)) };
	});
	return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

const mostUnpacked = 8 * 2 ** 30;

async function unpackedHead(path: string): Promise<Uint8Array> {
	if (!(await isGzip(path))) return headOf(path);
	for await (const chunk of unpacked(path)) return chunk;
	return new Uint8Array();
}

async function isGzip(path: string): Promise<boolean> {
	const [a, b] = await headOf(path, 2);
	return a === 0x1f && b === 0x8b;
}

async function* unpacked(path: string, onBytes?: (bytes: number) => void): AsyncIterable<Uint8Array> {
	const file = createReadStream(path, { highWaterMark: 1 << 18 });
	if (!(await isGzip(path))) {
		for await (const chunk of file) {
			onBytes?.(file.bytesRead);
			yield chunk;
		}
		return;
	}
	const gunzip = createGunzip({ chunkSize: 1 << 16 });
	file.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
	let size = 0;
	try {
		for await (const chunk of gunzip) {
			size += chunk.length;
			if (size > mostUnpacked)
				throw new Refusal(
					'too-large',
					'This table unpacks to more than 8 GB. Unpack it yourself, cut it in parts and import those.',
				);
			onBytes?.(file.bytesRead);
			yield chunk;
		}
	} catch (error) {
		if (isRefusal(error)) throw error;
		throw new Refusal(
			'not-valid',
			'The packed table is damaged or cut short, and was read only up to there. Ask for it again.',
		);
	} finally {
		file.destroy();
	}
}
