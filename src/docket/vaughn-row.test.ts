import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../base/refusal.ts';
import { cellsOf, typedRow } from './vaughn-row.ts';

test('a row typed by hand is read as a row of a file is, and what cannot be read stays as it is written', () => {
	const row = typedRow(3, {
		bates: 'ICE 0001–4',
		exemption: 'b5, 7E',
		date: '2010-08-17',
		description: 'Talking points',
	});
	assert.deepEqual(
		[row.row, row.label, row.codes, row.ranges],
		[3, '3', ['(b)(5)', '(b)(7)(E)'], [{ first: 'ICE 0001', last: 'ICE 0004' }]],
	);
	assert.deepEqual(row.problems, []);
	assert.deepEqual(typedRow(1, { bates: 'ICE 1', exemption: 'b5, 6, 7C' }).codes.toSorted(), [
		'(b)(5)',
		'(b)(6)',
		'(b)(7)(C)',
	]);
	const odd = typedRow(1, { bates: 'see attached', exemption: 'privileged', disposition: 'held' });
	assert.equal(odd.problems.length, 3);
	assert.partialDeepStrictEqual(cellsOf(odd), { bates: 'see attached', exemption: 'privileged', disposition: 'held' });
	for (const empty of [{}, { label: '7' }, { bates: '  ' }]) assert.throws(() => typedRow(1, empty), isRefusal);
});

test('a row that is corrected in nothing says what it said before', () => {
	const cells = fc.record(
		{
			bates: fc.constantFrom('ICE 0001', 'ICE 0001–0004; ICE 0010', 'NDLON_000345 - NDLON_000349', 'page 3'),
			exemption: fc.constantFrom('b5', '(b)(6), (b)(7)(C)', 'secret'),
			disposition: fc.constantFrom('withheld', 'RIP', 'released', 'duplicate', 'referred', 'kept'),
			date: fc.constantFrom('2010-08-17', 'August 17, 2010', 'undated'),
			pages: fc.constantFrom('4', '12 pp.', 'many'),
			author: fc.string({ maxLength: 20 }),
			description: fc.string({ maxLength: 60 }),
		},
		{ requiredKeys: ['bates'] },
	);
	fc.assert(
		fc.property(cells, fc.integer({ min: 1, max: 999 }), (given, row) => {
			const once = typedRow(row, given);
			assert.deepEqual(typedRow(row, cellsOf(once)), once);
		}),
	);
});
