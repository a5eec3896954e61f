import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Distribution, drawFrom } from './distribution.ts';
import { evenPoints } from './drivers.ts';
import { type Question, type Share, screen, shareVariance } from './sensitivity.ts';
import { sobolPoints } from './sobol.ts';

/** Own and total share of each input. */
type Known = readonly (readonly [number, number])[];

/** The largest miss among all shares. */
function worst(shares: readonly Share[], known: Known): number {
	return Math.max(
		...known.flatMap(([own, total], nth) => [
			Math.abs((shares[nth]?.own.value ?? 9) - own),
			Math.abs((shares[nth]?.total.value ?? 9) - total),
		]),
	);
}

const points = sobolPoints(6, 1);
const half = (from: number) => (row: number) =>
	Array.from(points(row).subarray(from, from + 3), (one) => Math.PI * (2 * one - 1));
const ishigami: Question<number> = {
	inputs: ['x1', 'x2', 'x3'],
	answer: ([x = 0, y = 0, z = 0]) => Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x),
	first: half(0),
	second: half(3),
};

test('the function of Ishigami on even points: its known shares are met to the second digit, and lie in their intervals', () => {
	const shares = shareVariance(ishigami, 4096, 40);
	const known: Known = [
		[0.31390519114781146, 0.5575888552099592],
		[0.4424111447900409, 0.4424111447900409],
		[0, 0.24368366406214773],
	];
	assert.ok(worst(shares, known) < 0.008, `misses by ${worst(shares, known)}`);
	for (const [nth, [own, total]] of known.entries()) {
		const share = shares[nth];
		assert.ok(share && share.own.low <= own && own <= share.own.high);
		assert.ok(share.total.low <= total && total <= share.total.high && share.total.high - share.total.low < 0.1);
	}
});

test('a product of three Betas has the shares of the formula to the second digit and more, where plain draws are five times further off', () => {
	const betas = [
		[2, 8],
		[5, 5],
		[20, 5],
	].map(([a = 1, b = 1]) => ({ value: { kind: 'beta', a, b } satisfies Distribution }));
	const known: Known = [
		[0.7245091830272328, 0.7979734008866374],
		[0.18112729575680822, 0.24936668777707421],
		[0.01915769474350856, 0.02849905003166562],
	];
	const question = {
		inputs: ['a', 'b', 'c'],
		answer: ([x, y, z]: readonly unknown[]) => Number(x) * Number(y) * Number(z),
	};
	const drawn = (seed: number) => (replicate: number) =>
		betas.map(({ value }, stream) => drawFrom(value, { seed, replicate }, stream));
	const even = worst(shareVariance({ ...question, ...evenPoints(betas, 1) }, 4096, 1), known);
	const plain = worst(shareVariance({ ...question, first: drawn(1), second: drawn(2) }, 4096, 1), known);
	assert.ok(even < 0.002, `misses by ${even}`);
	assert.ok(plain > 5 * even, `plain draws miss by ${plain}`);
});

test('screening puts what matters first and what does not last', () => {
	const inputs = ['nothing', 'much', 'little'];
	const ranked = screen({ ...ishigami, inputs, answer: ([, y = 0, z = 0]) => 10 * y + z }, 20);
	assert.deepEqual(
		ranked.map((one) => one.input),
		['much', 'little', 'nothing'],
	);
	assert.equal(ranked[2]?.effect, 0);
});
