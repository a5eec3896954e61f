import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, guarded, unguarded } from './csv.ts';

const read = (file: string): string[][] => parse(file);

test('what a spreadsheet would run gets an apostrophe in front, also behind apostrophes of its own', () => {
	for (const text of [
		'=1+1',
		'+49',
		'-1+1',
		"-2+3+cmd|' /C calc'!A0",
		'@SUM(A1)',
		'\tx',
		'\rx',
		'\nx',
		'-',
		"'=1",
		"''-x",
	])
		assert.equal(guarded(text), `'${text}`, JSON.stringify(text));
});

test('words, numbers below zero and quoted words stay as they are, in the file too', () => {
	for (const text of ['', 'yes', '-1', '-1.5', '-1e-7', '12', "'Setting the Record Straight' tells", '1=1', 'a@b.org'])
		assert.equal(csvOf([[text]]), `${text}\r\n`);
});

test('every text comes back from its file, and no cell of a file begins a formula', () => {
	const text = fc.oneof(
		fc.string(),
		fc.tuple(fc.constantFrom("'", "''", ''), fc.constantFrom(...'=+-@\t\r\n'), fc.string()).map((all) => all.join('')),
	);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(text, text, text), { minLength: 1 }),
			fc.constantFrom('\n' as const, '\r\n' as const),
			(rows, end) => {
				const cells = read(csvOf([['a', 'b', 'c'], ...rows], end)).slice(1);
				assert.deepEqual(
					cells.map((row) => row.map(unguarded)),
					rows.map((row) => [...row]),
				);
				for (const cell of cells.flat())
					assert.ok(!/^[=+@\t\r\n]/.test(cell) && !(cell[0] === '-' && Number.isNaN(Number(cell))), cell);
			},
		),
		{ numRuns: 300 },
	);
});
