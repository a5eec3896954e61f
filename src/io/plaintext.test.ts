import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileOf } from '../../test/fixtures/intake/pack.ts';
import { isRefusal } from '../base/refusal.ts';
import { openPlaintext, pager, plaintextPages } from './plaintext.ts';

async function read(bytes: Uint8Array | string): Promise<string[]> {
	const file = fileOf(bytes);
	const pages = await Array.fromAsync(plaintextPages(file, 1, Number.POSITIVE_INFINITY));
	assert.equal((await openPlaintext(file)).pages, pages.length);
	assert.deepEqual(
		pages.map(({ number }) => number),
		pages.map((_, i) => i + 1),
	);
	return pages.map(({ layer }) => layer.text);
}
const lines = (count: number, from = 1) => Array.from({ length: count }, (_, i) => `line ${from + i}`).join('\n');

test('sixty lines make a page, whatever ends the lines', async () => {
	for (const end of ['\n', '\r\n', '\r'])
		assert.deepEqual(
			await read(lines(130).replaceAll('\n', end)),
			[lines(60), lines(60, 61), lines(10, 121)],
			JSON.stringify(end),
		);
});

test('a form feed ends a page, and then sixty lines do not', async () => {
	assert.deepEqual(await read(`${lines(66)}\f\fthird\f`), [lines(66), '', 'third']);
});

test('a part of the pages can be asked for', async () => {
	const file = fileOf(lines(300));
	const pages = await Array.fromAsync(plaintextPages(file, 2, 3));
	assert.deepEqual(
		pages.map(({ number, layer }) => [number, layer.text]),
		[
			[2, lines(60, 61)],
			[3, lines(60, 121)],
		],
	);
});

test('an empty file is one empty page, and says so', async () => {
	assert.deepEqual(await read(''), ['']);
	assert.match((await openPlaintext(fileOf(''))).remarks.join(), /empty/);
});

test('accents come through from old and new encodings; controls do not', async () => {
	assert.deepEqual(await read(Buffer.from('se\xf1or \x93x\x94', 'latin1')), ['señor “x”']);
	assert.deepEqual(await read(Buffer.from('\ufeffseñor', 'utf16le')), ['señor']);
	assert.deepEqual(await read(`${lines(200).replaceAll('\n', ' ')} a\0b\x07c\td`), [
		`${lines(200).replaceAll('\n', ' ')} abc\td`,
	]);
});

test('a web page is read as it shows', async () => {
	const page =
		'<!DOCTYPE html>\n<html><head><title>t</title></head><body><h1>Policy</h1><p>May a county leave?</p></body></html>';
	assert.deepEqual(await read(page), ['Policy\n\nMay a county leave?']);
});

test('bytes that are no text are refused', async () => {
	await assert.rejects(
		openPlaintext(fileOf(Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)))),
		isRefusal,
	);
});

test('no character is lost, wherever the pieces are cut, and no line is longer than it may be', () => {
	const char = fc.constantFrom('a', 'b', ' ', '\n', '\r', '\f', 'é', '\u2028', '😀');
	fc.assert(
		fc.property(fc.array(fc.string({ unit: char, maxLength: 40 })), (pieces) => {
			const cut = pager({ lines: 3, line: 10 });
			const pages = [...pieces.flatMap((piece) => cut.push(piece)), ...cut.end()];
			const whole = pager({ lines: 3, line: 10 });
			assert.deepEqual(pages, [...whole.push(pieces.join('')), ...whole.end()]);
			assert.equal(pages.join('').replace(/\n/g, ''), pieces.join('').replace(/[\n\r\f\u2028]/g, ''));
			for (const line of pages.flatMap((page) => page.split('\n'))) assert.ok(line.length <= 10 && line.isWellFormed());
			for (const page of pages) assert.ok(page.split('\n').length <= 3);
		}),
	);
});

test('one line of fifty megabytes is cut into pages, in little memory', async () => {
	const file = fileOf('opt out '.repeat(6_250_000));
	const before = process.memoryUsage().rss;
	let characters = 0;
	for await (const page of plaintextPages(file, 1, Number.POSITIVE_INFINITY))
		characters += page.layer.text.replaceAll('\n', '').length;
	assert.equal(characters, 50_000_000);
	assert.ok(process.memoryUsage().rss - before < 200e6);
});
