import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readCell, tableCsv } from './csv.ts';
import type { Column } from './table.ts';

const column = (type: Column['type'], required = true): Column => ({
	name: type,
	type,
	required,
	values: null,
	about: { en: '', es: '' },
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
			const [, ...lines]: string[][] = parse(tableCsv(columns, rows), { relax_column_count: false });
			assert.deepEqual(
				lines.map((cells) => Object.fromEntries(columns.map((one, i) => [one.name, readCell(one, cells[i] ?? '')]))),
				rows,
			);
		}),
		{ numRuns: 200 },
	);
});
