import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from './pace.ts';

test('rate and time left follow from what was read so far', () => {
	assert.deepEqual(paceOf({ rows: 30_000, share: 0.25 }, 2), { perSecond: 15_000, secondsLeft: 6 });
	assert.deepEqual(paceOf({ rows: 30_000, share: 1 }, 2), { perSecond: 15_000, secondsLeft: 0 });
});

test('nobody is promised an end where the size of the file does not tell', () => {
	assert.equal(paceOf({ rows: 30_000, share: null }, 2).secondsLeft, null);
	assert.equal(paceOf({ rows: 0, share: 0 }, 0).secondsLeft, null);
});
