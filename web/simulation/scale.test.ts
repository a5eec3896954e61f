import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundsOf, shadeOf, shades, ticksOf } from './scale.ts';

test('shades have round bounds that part the places into about fifths', () => {
	const values = Array.from({ length: 1000 }, (_, nth) => nth + 1);
	assert.deepEqual(boundsOf(values), [200, 400, 600, 800]);
	assert.deepEqual(boundsOf([0, 0, 0]), []);
	assert.deepEqual(
		[0.5, 200, 999].map((value) => shadeOf(value, [200, 400])),
		[0, 1, 2],
	);
});

test('bounds rise, are few, and a larger value never has a paler shade', () => {
	const amounts = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { maxLength: 200 });
	fc.assert(
		fc.property(amounts, (values) => {
			const bounds = boundsOf(values);
			assert.ok(bounds.length < shades && bounds.every((bound, nth) => nth === 0 || bound > (bounds[nth - 1] ?? 0)));
			const darker = values.toSorted((a, b) => a - b).map((value) => shadeOf(value, bounds));
			assert.deepEqual(
				darker,
				darker.toSorted((a, b) => a - b),
			);
		}),
	);
});

test('ticks are round, hold zero and cover what is drawn', () => {
	assert.deepEqual(ticksOf(0, 18_000), [0, 5000, 10_000, 15_000, 20_000]);
	assert.deepEqual(ticksOf(-369, 0), [-400, -300, -200, -100, 0]);
	assert.deepEqual(ticksOf(0, 0).at(0), 0);
	fc.assert(
		fc.property(
			fc.double({ min: -1e6, max: 0, noNaN: true }),
			fc.double({ min: 0, max: 1e6, noNaN: true }),
			(low, high) => {
				fc.pre(high - low > 1e-6);
				const ticks = ticksOf(low, high);
				const near = 1e-6 * (high - low);
				assert.ok((ticks[0] ?? 1) <= low + near && (ticks.at(-1) ?? -1) >= high - near && ticks.length <= 7);
				assert.ok(ticks.some((tick) => Math.abs(tick) < 1e-12));
			},
		),
	);
});
