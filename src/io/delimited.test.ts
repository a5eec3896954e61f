import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { fileOf } from '../../test/fixtures/intake/pack.ts';
import { isRefusal } from '../base/refusal.ts';
import { readDelimited, rowReader } from './delimited.ts';

const rowsOf = async (bytes: Uint8Array | string) => Array.fromAsync((await readDelimited(fileOf(bytes))).rows());

test('rows are what a well-known reader makes of them, wherever the pieces are cut', () => {
	const value = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '|', '"', '\n', '\r\n', ','), maxLength: 8 });
	fc.assert(
		fc.property(
			fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 1, max: 9 }),
			fc.constantFrom('\n', '\r\n'),
			(table, size, end) => {
				const text = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join('|')).join(end);
				const reader = rowReader('|');
				const rows: string[][] = [];
				for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
				rows.push(...reader.end());
				assert.deepEqual(rows, table);
				assert.deepEqual(rows, parse(text, { delimiter: '|', relax_column_count: true }));
			},
		),
		{ numRuns: 300 },
	);
});

test('released tables come with a preamble, withheld values, empty values and rows of all lengths: all stay', async () => {
	const table =
		'"ERO-LESA Statistical Tracking Unit"|||\n"FOUO"|||\n"AOR"|"Date"|"Birth Date"|"Gender"\n"St. Paul"|10/1/2015|"(B)(6);(B)(7)(C) "|"Male"\n"Chicago"||x\n';
	assert.deepEqual(await rowsOf(table), [
		['ERO-LESA Statistical Tracking Unit', '', '', ''],
		['FOUO', '', '', ''],
		['AOR', 'Date', 'Birth Date', 'Gender'],
		['St. Paul', '10/1/2015', '(B)(6);(B)(7)(C) ', 'Male'],
		['Chicago', '', 'x'],
	]);
});

test('the separator is found in the content', async () => {
	for (const [sign, rows] of Object.entries({
		',': 'a,b,c\n1,2,3\n',
		'\t': 'a\tb, x\n1\t2\n',
		'|': 'a|b\n"1|1"|2\n',
		';': 'a;b;c\n1,5;2,5;3\n',
	}))
		assert.equal((await readDelimited(fileOf(rows))).delimiter, sign);
});

test('encodings, old line ends and gzip are understood', async () => {
	const rows = [
		['Año', 'x'],
		['1', '2'],
	];
	assert.deepEqual(await rowsOf('\ufeffAño,x\r\n1,2\r\n'), rows);
	assert.deepEqual(await rowsOf('Año,x\r1,2\r'), rows);
	assert.deepEqual(await rowsOf(Buffer.from('A\xf1o,x\n1,2', 'latin1')), rows);
	assert.deepEqual(await rowsOf(Buffer.from('\ufeffAño\tx\n1\t2', 'utf16le')), rows);
	assert.deepEqual(await rowsOf(gzipSync('Año,x\n1,2\n')), rows);
	assert.deepEqual(await rowsOf(''), []);
});

test('a quote within a value is a letter, and one that never closes swallows nothing', async () => {
	assert.deepEqual(await rowsOf('a,5" pipe,c\n"x" y,"z"\n'), [
		['a', '5" pipe', 'c'],
		['x y', 'z'],
	]);
	const table = await readDelimited(fileOf('a,b\n1,2\n3,"never\n5,6\n'));
	assert.deepEqual(await Array.fromAsync(table.rows()), [
		['a', 'b'],
		['1', '2'],
		['3', '"never'],
		['5', '6'],
	]);
	assert.equal(table.unquotedFrom(), 3);
	const reader = rowReader(',', '\n', 50);
	assert.deepEqual(reader.push(`"open,${'x'.repeat(60)}\n1,2\n`), [
		['"open', 'x'.repeat(60)],
		['1', '2'],
	]);
});

test('packed data that breaks off gives the rows before the break, then a refusal', async () => {
	const rows = Array.from({ length: 50_000 }, (_, i) => `${i},${(i * 7919) % 104_729}`).join('\n');
	const packed = gzipSync(rows);
	const table = await readDelimited(fileOf(packed.subarray(0, packed.length / 2)));
	let seen = 0;
	await assert.rejects(async () => {
		for await (const _ of table.rows()) seen++;
	}, isRefusal);
	assert.ok(seen > 10_000);
	await assert.rejects(readDelimited(fileOf(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\0\0\0', 'latin1'))), isRefusal);
});

test('a released table of 439,909 rows is read whole', async (t) => {
	const file = fileURLToPath(new URL('../../../shared/corpus/records/EROEncounters_FY2017.csv.gz', import.meta.url));
	if (!existsSync(file)) return t.skip('The corpus of released records is not here.');
	const lengths = new Map<number, number>();
	for await (const row of (await readDelimited(file)).rows())
		lengths.set(row.length, (lengths.get(row.length) ?? 0) + 1);
	assert.deepEqual([...lengths.values()], [439_909]);
});
