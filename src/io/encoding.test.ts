import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decoded, encodingOf, looksLikeText } from './encoding.ts';

const bytes = (text: string, encoding: BufferEncoding = 'latin1') => Buffer.from(text, encoding);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const utf32 = (text: string) =>
	Buffer.from(new Uint32Array([0xfeff, ...[...text].map((char) => char.codePointAt(0) ?? 0)]).buffer);

async function read(all: Uint8Array, size = all.length || 1): Promise<string> {
	const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.subarray(i * size, (i + 1) * size));
	return (await Array.fromAsync(decoded(pieces))).join('');
}

test('the encodings that agencies send are told apart', () => {
	assert.equal(encodingOf(bytes('plain')).encoding, 'utf-8');
	assert.equal(encodingOf(bytes('señor', 'utf8')).encoding, 'utf-8');
	assert.equal(encodingOf(bytes('se\xf1or')).encoding, 'windows-1252');
	assert.deepEqual(encodingOf(bytes('\ufeffx', 'utf8')), { encoding: 'utf-8', mark: 3 });
	assert.deepEqual(encodingOf(bytes('\ufeffx', 'utf16le')), { encoding: 'utf-16le', mark: 2 });
	assert.equal(encodingOf(bytes('no mark at all', 'utf16le')).encoding, 'utf-16le');
	assert.equal(encodingOf(utf16be('no mark at all')).encoding, 'utf-16be');
	assert.deepEqual(encodingOf(utf32('x')), { encoding: 'utf-32le', mark: 4 });
	assert.equal(encodingOf(bytes('cut within señ', 'utf8').subarray(0, -1)).encoding, 'utf-8');
});

test('any text comes back the same from each encoding, however the bytes are cut', async () => {
	const line = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
		.filter((text) => text.isWellFormed() && !/[\0\ufeff\ufffe]/.test(text));
	await fc.assert(
		fc.asyncProperty(line, fc.integer({ min: 1, max: 7 }), async (text, size) => {
			assert.equal(await read(Buffer.from(`\ufeff${text}`, 'utf8'), size), text);
			assert.equal(await read(Buffer.from(`\ufeff${text}`, 'utf16le'), size), text);
			assert.equal(await read(utf16be(`\ufeff${text}`), size), text);
			assert.equal(await read(utf32(text), size), text);
		}),
		{ numRuns: 60 },
	);
});

test('the first accent may come a megabyte in', async () => {
	const ascii = 'x'.repeat(1 << 20);
	assert.ok((await read(bytes(`${ascii}\xe9 fin`), 65_536)).endsWith('xé fin'));
	assert.ok((await read(bytes(`${ascii}é fin`, 'utf8'), 65_536)).endsWith('xé fin'));
	assert.equal(await read(new Uint8Array()), '');
});

test('text is told from bytes that were never meant to be read', () => {
	for (const text of [
		bytes(''),
		bytes('a\tb\r\n\f'),
		bytes('se\xf1or'),
		bytes('words', 'utf16le'),
		utf32('words'),
		bytes('\x1b[1mbold'),
	])
		assert.ok(looksLikeText(text));
	for (const junk of [
		bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
		bytes('\0\0\0\0'),
		bytes('MZ\x90\0\x03\0\0\0'),
		Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 256)),
	])
		assert.ok(!looksLikeText(junk));
});
