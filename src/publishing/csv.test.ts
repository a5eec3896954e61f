import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, readCell } from './csv.ts';
import type { Column } from './table.ts';

const column = (type: Column['type'], required = true): Column => ({
	name: type,
	type,
	required,
	values: null,
	about: { en: '', es: '' },
});

test('a text that a spreadsheet would run is quoted, and comes back as it was', () => {
	for (const text of ['=1+1', '+49', '-1', '@SUM(A1)', '\tx', '\rx', "'quoted", "''"]) {
		const file = csvOf([column('string')], [{ string: text }]);
		const [, [cell = ''] = []]: string[][] = parse(file, { skip_empty_lines: true });
		assert.match(cell, /^'/, JSON.stringify(text));
		assert.equal(readCell(column('string'), cell), text);
	}
});

test('whatever stands in a row comes back from its file', () => {
	const columns = [column('string'), column('list'), column('number', false), column('boolean', false)];
	const row = fc.record(
		{
			string: fc.string(),
			list: fc.array(fc.stringMatching(/^[^;]+$/)),
			number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0))),
			boolean: fc.option(fc.boolean()),
		},
		{ noNullPrototype: true },
	);
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const [, ...lines]: string[][] = parse(csvOf(columns, rows), { relax_column_count: false });
			assert.deepEqual(
				lines.map((cells) => Object.fromEntries(columns.map((one, i) => [one.name, readCell(one, cells[i] ?? '')]))),
				rows,
			);
		}),
		{ numRuns: 200 },
	);
});
