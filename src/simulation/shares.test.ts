import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LeverChoice } from './choice.ts';
import { charges, levels } from './classes.ts';
import { expectFlow } from './expectation.ts';
import { floating } from './fraction.ts';
import { programme, wayIds } from './graph.ts';
import { pull } from './lever.ts';
import { model } from './secure.case.ts';
import { along, book, emptyFlow, layOut, pullFlat, runFlat } from './shares.ts';

const some = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
const choice = fc.oneof(
	fc.constantFrom('no-submission', 'dhs-ignores', 'no-detainers').map((lever) => ({ lever })),
	fc.record({ lever: fc.constant('state-withholds'), charges: some(charges), criminalCheckKept: fc.boolean() }),
	fc.record({ lever: fc.constant('fbi-filter'), leak: fc.double({ min: 0, max: 1, noNaN: true }) }),
	fc.record({ lever: fc.constant('threshold'), levels: some(levels), charges: fc.subarray([...charges]) }),
	fc.record({ lever: fc.constant('conviction-check'), recompute: fc.boolean() }),
	fc.record({ lever: fc.constant('warrant-only'), warrants: fc.double({ min: 0, max: 1, noNaN: true }) }),
	fc.record({ lever: fc.constant('federal-memo'), levels: some(levels) }),
);

test('laid out flat, the graph gives what the walk along it gives, whatever levers are pulled', () => {
	const today = layOut(model.values);
	fc.assert(
		fc.property(fc.array(choice, { maxLength: 3 }), (given) => {
			const pulled = given.map((one) => LeverChoice.parse(one));
			const flat = pullFlat(today, model.values, pulled);
			const flow = emptyFlow();
			runFlat(flat, book(model.values, 10_000), flow);
			const walked = expectFlow(pull(programme, pulled), model.values, 10_000, floating);
			for (const way of wayIds) {
				const sum = walked.ways[way].reduce((whole, amount) => whole + amount, 0);
				assert.ok(Math.abs(along(flow, way) - sum) < 1e-8, `${way}: ${along(flow, way)} and not ${sum}`);
			}
		}),
		{ numRuns: 60 },
	);
});

test('pulling levers leaves the shares as they were', () => {
	const today = layOut(model.values);
	const before = today.shares.slice();
	pullFlat(today, model.values, [{ lever: 'no-submission' }]);
	assert.deepEqual(today.shares, before);
	assert.equal(pullFlat(today, model.values, []), today);
});
