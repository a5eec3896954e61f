import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extend, pace, type Sample } from './pace.ts';

const at = (seconds: number, done: number, stage: Sample['stage'] = 'reading'): Sample => ({
	at: seconds * 1000,
	stage,
	done,
	of: 1000,
});

test('ten pages a second with 800 left takes eighty seconds', () => {
	assert.deepEqual(pace([at(0, 100), at(10, 200)]), { rate: 10, left: 80 });
});

test('nothing is told from less than a second, nor of time left when nothing moves', () => {
	assert.deepEqual(pace([at(0, 100), at(0.5, 200)]), { rate: null, left: null });
	assert.deepEqual(pace([at(0, 100), at(10, 100)]), { rate: 0, left: null });
});

test('samples of an earlier stage and from long ago do not count', () => {
	const kept = extend([at(0, 5), at(50, 80, 'taking'), at(55, 90)], at(60, 100));
	assert.deepEqual(kept, [at(55, 90), at(60, 100)]);
});
