import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addingUp } from './count.ts';

test('reasons in whole numbers add up to the whole, and none is off by one or more', () => {
	assert.deepEqual(addingUp([62.3, 336.5, 0.2]), [62, 337, 0]);
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { maxLength: 8 }), (amounts) => {
			const counts = addingUp(amounts);
			const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0);
			assert.equal(sum(counts), Math.round(sum(amounts)));
			counts.forEach((count, at) => {
				assert.ok(Math.abs(count - (amounts[at] ?? 0)) < 1 && Number.isInteger(count));
			});
		}),
	);
});
