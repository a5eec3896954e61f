/** Which characters a file's bytes stand for, where nobody says so: UTF-8, UTF-16, UTF-32 or Windows-1252. */

import { isAscii } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252';

/**
 * By byte order mark first; then by where the zero bytes stand; then UTF-8 if the bytes are valid UTF-8.
 * What is left is taken as Windows-1252, which gives every byte a character: the usual case in US records.
 * @param head the first bytes of the file; it may end within a character.
 */
export function encodingOf(head: Uint8Array): { encoding: Encoding; mark: number } {
	const [a, b, c, d] = head;
	if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', mark: 4 };
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', mark: 4 };
	if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
	if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
	if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
	const zeros = zerosByPlace(head);
	if (zeros.odd > 0.6 && zeros.even < 0.05) return { encoding: 'utf-16le', mark: 0 };
	if (zeros.even > 0.6 && zeros.odd < 0.05) return { encoding: 'utf-16be', mark: 0 };
	return { encoding: isUtf8(head) ? 'utf-8' : 'windows-1252', mark: 0 };
}

/** False for pictures, programs and other bytes that were never meant to be read: decoded, more than one character in fifty is a control. */
export function looksLikeText(head: Uint8Array): boolean {
	if (head.length === 0) return true;
	const { encoding, mark } = encodingOf(head);
	const text = decoder(encoding).decode(head.subarray(mark));
	let strange = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 32 ? !(code >= 8 && code <= 13) && code !== 0x1a && code !== 0x1b : code >= 0x7f && code < 0xa0)
			strange++;
		if (code === 0 || code === 0xfffe || code === 0xffff) strange += 20;
	}
	return strange * 50 <= text.length;
}

/**
 * The text of a stream of bytes, piece by piece. Bytes that are no character become U+FFFD; nothing throws.
 * While all bytes are ASCII the choice between UTF-8 and Windows-1252 stays open, for the first accent may come late.
 */
export async function* decoded(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<string> {
	let use: ReturnType<typeof decoder> | undefined;
	let first = true;
	for await (const chunk of atLeast(sniffed, chunks)) {
		if (!use && (first || !isAscii(chunk))) {
			const { encoding, mark } = encodingOf(chunk);
			if (mark > 0 || encoding.startsWith('utf-16') || !isAscii(chunk)) use = decoder(encoding);
			first = false;
			yield use ? use.decode(chunk.subarray(mark), { stream: true }) : ascii(chunk);
		} else yield use ? use.decode(chunk, { stream: true }) : ascii(chunk);
	}
	if (use) yield use.decode();
}

/** Bytes looked at before deciding. */
const sniffed = 1 << 16;

/** The same bytes in pieces of at least `size`, but for the last. */
async function* atLeast(
	size: number,
	chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
	let waiting: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		waiting.push(chunk);
		length += chunk.length;
		if (length < size) continue;
		yield waiting.length === 1 ? chunk : Buffer.concat(waiting);
		waiting = [];
		length = 0;
	}
	if (length > 0) yield Buffer.concat(waiting);
}

function ascii(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function decoder(encoding: Encoding): { decode(bytes?: Uint8Array, options?: { stream: boolean }): string } {
	return encoding === 'utf-32le' || encoding === 'utf-32be'
		? utf32(encoding === 'utf-32le')
		: new TextDecoder(encoding, { ignoreBOM: true });
}

/** TextDecoder knows no UTF-32. */
function utf32(little: boolean) {
	let rest = Buffer.alloc(0);
	return {
		decode(bytes: Uint8Array = new Uint8Array()): string {
			const all = Buffer.concat([rest, bytes]);
			const whole = all.length - (all.length % 4);
			rest = Buffer.from(all.subarray(whole));
			let text = '';
			for (let i = 0; i < whole; i += 4) {
				const code = little ? all.readUInt32LE(i) : all.readUInt32BE(i);
				text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
			}
			return text;
		},
	};
}

function zerosByPlace(head: Uint8Array): { even: number; odd: number } {
	const pairs = Math.floor(Math.min(head.length, 4096) / 2);
	if (pairs < 2) return { even: 0, odd: 0 };
	let even = 0;
	let odd = 0;
	for (let i = 0; i < pairs; i++) {
		if (head[2 * i] === 0) even++;
		if (head[2 * i + 1] === 0) odd++;
	}
	return { even: even / pairs, odd: odd / pairs };
}

/** Valid UTF-8, allowing for a character cut off at the end. */
function isUtf8(head: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
		return true;
	} catch {
		return false;
	}
}
