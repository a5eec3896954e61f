import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, philox, scale, threshold } from './philox.ts';

const words = (counter: readonly number[], key: readonly number[]) => {
	const out = new Int32Array(4);
	const [a = 0, b = 0, c = 0, d = 0] = counter;
	philox(a, b, c, d, key[0] ?? 0, key[1] ?? 0, out);
	return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
};

test('the three vectors published with Random123', () => {
	assert.equal(words([0, 0, 0, 0], [0, 0]), '6627e8d5 e169c58d bc57ac4c 9b00dbd8');
	const ones = 0xffffffff;
	assert.equal(words([ones, ones, ones, ones], [ones, ones]), '408f276d 41c83b0e a20bc7c6 6d5451fd');
	assert.equal(
		words([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]),
		'd16cfe09 94fdcceb 5001e420 24126ea1',
	);
});

test('draws of one booking at two stages are unrelated, and evenly spread', () => {
	const count = 40_000;
	const out = new Int32Array(4);
	const key = { seed: 7, replicate: 0 };
	const at = (stage: number) =>
		Float64Array.from({ length: count }, (_, entity) => draw(key, entity, stage, 16, 6085, out) / scale - 0.5);
	const stages = [0, 1, 2, 9, 1000, 1001].map(at);
	stages.forEach((one, nth) => {
		const mean = one.reduce((sum, value) => sum + value, 0) / count;
		assert.ok(Math.abs(mean) < 5 / Math.sqrt(12 * count), `mean ${mean}`);
		for (const other of stages.slice(nth + 1)) {
			const correlation = (12 * one.reduce((sum, value, entity) => sum + value * (other[entity] ?? 0), 0)) / count;
			assert.ok(Math.abs(correlation) < 5 / Math.sqrt(count), `correlation ${correlation}`);
		}
	});
});

test('a share of 0 never happens, of 1 always', () => {
	assert.equal(threshold(0), 0);
	assert.equal(threshold(1), scale);
	assert.equal(threshold(0.5), scale / 2);
});
