/** Text files as pages, and the pages of everything that has text but no paper: e-mail, spreadsheets. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Opened } from '../app.ts';
import type { CoveredPlace, PageReading } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { decoded, encodingOf, looksLikeText } from './encoding.ts';
import { htmlText } from './html.ts';

/** @throws Refusal not-valid where the bytes are no text in any encoding we know. */
export async function openPlaintext(path: string): Promise<Opened> {
	const head = await headOf(path);
	refuseJunk(head);
	let pages = 0;
	for await (const _ of texts(path, head)) pages++;
	const remarks = head.length === 0 ? ['The file is empty.'] : [];
	const properties = { encoding: encodingOf(head).encoding };
	return { kind: 'text', pages, properties, remarks, suspicious: false, members: [] };
}

/** Pages `from` to `to`, both included. The file is read from its start: ask for one long range, not for many short ones. */
export async function* plaintextPages(path: string, from: number, to: number): AsyncIterable<PageReading> {
	const head = await headOf(path);
	refuseJunk(head);
	let number = 0;
	for await (const text of texts(path, head)) {
		number++;
		if (number > to) return;
		if (number >= from) yield plainPage(number, text);
	}
}

/** A page that is text only, on letter paper (612 by 792 points): no word has a place on it, and nothing needs OCR. */
export function plainPage(number: number, text: string, covered: CoveredPlace[] = []): PageReading {
	return {
		number,
		width: 612,
		height: 792,
		layer: { text, words: [] },
		legibility: null,
		needsOcr: false,
		redactions: [],
		covered,
		ink: null,
		print: createHash('sha256').update(text).digest('hex'),
	};
}

/** How a text is cut into pages: after so many lines; a line past `line` characters goes on in the next one. */
export type PageLimits = { lines: number; line: number };

const unpaged: PageLimits = { lines: 60, line: 4000 };
/** Where the file breaks its pages itself, a printed page may be long. */
const paged: PageLimits = { lines: 400, line: 4000 };

/**
 * Cuts text that arrives in pieces into pages: at every form feed, and after so many lines. Lines end in \n whatever
 * ended them before. `push` gives the pages that are complete, `end` the last one; there is always at least one.
 */
export function pager(limits: PageLimits): { push(piece: string): string[]; end(): string[] } {
	const lineEnd = /\r\n|[\n\r\f\u0085\u2028\u2029]/g;
	let rest = '';
	let lines: string[] = [];
	let pages: string[] = [];
	let emitted = false;

	const endPage = () => {
		pages.push(lines.join('\n'));
		lines = [];
		emitted = true;
	};
	const addLine = (line: string) => {
		if (lines.length === limits.lines) endPage();
		lines.push(line);
	};
	const take = (text: string, last: boolean) => {
		let at = 0;
		for (;;) {
			lineEnd.lastIndex = at;
			const match = lineEnd.exec(text);
			const end = match?.index ?? text.length;
			while (end - at > limits.line) {
				const cut = cutOf(text, at, at + limits.line);
				addLine(text.slice(at, cut));
				at = cut;
			}
			// A carriage return at the very end may be half of \r\n: it waits for what follows.
			if (!match || (!last && match[0] === '\r' && end === text.length - 1)) break;
			if (match[0] !== '\f' || end > at) addLine(text.slice(at, end));
			if (match[0] === '\f') endPage();
			at = end + match[0].length;
		}
		return text.slice(at);
	};
	const done = () => {
		const complete = pages;
		pages = [];
		return complete;
	};

	return {
		push(piece) {
			rest = take(rest + piece, false);
			return done();
		},
		end() {
			const left = take(rest, true);
			if (left !== '') addLine(left);
			if (lines.length > 0 || !emitted) endPage();
			return done();
		},
	};
}

/** After the last space before `end`, and never within a pair of surrogates. */
function cutOf(text: string, start: number, end: number): number {
	const space = text.lastIndexOf(' ', end - 1);
	if (space > start + (end - start) / 2) return space + 1;
	return (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
}

async function* texts(path: string, head: Uint8Array): AsyncIterable<string> {
	const pages = pager(head.includes(0x0c) ? paged : unpaged);
	const pieces = decoded(createReadStream(path, { highWaterMark: 1 << 18 }));
	for await (const piece of isHtml(head) ? shown(pieces) : pieces) yield* pages.push(printable(piece));
	yield* pages.end();
}

/** A web page that was saved or released is read as it shows. */
function isHtml(head: Uint8Array): boolean {
	const start = Buffer.from(head.subarray(0, 2048)).toString('latin1');
	return /^[\s\xef\xbb\xbf]*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?<(!doctype html|html)\b/i.test(start);
}

async function* shown(pieces: AsyncIterable<string>): AsyncIterable<string> {
	let html = '';
	for await (const piece of pieces) {
		html += piece;
		if (html.length > longestHtml)
			throw new Refusal(
				'too-large',
				'This web page is larger than 64 MB. Print it to PDF in its program and import that.',
			);
	}
	yield htmlText(html).text;
}

const longestHtml = 64 * 2 ** 20;

/** Without NULs and other controls that no reader wants and some databases refuse. */
function printable(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	return text.replace(/[\0-\x08\x0e-\x1f\x7f]/g, '');
}

/** The first 64 KiB of a file. */
export async function headOf(path: string, length = 1 << 16): Promise<Uint8Array> {
	const handle = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

function refuseJunk(head: Uint8Array): void {
	if (!looksLikeText(head))
		throw new Refusal(
			'not-valid',
			'This file is called a text but holds something else. Find out what made it, and import it with its right ending.',
		);
}
