import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFrom, uniforms } from './distribution.ts';
import { type Question, screen, shareVariance } from './sensitivity.ts';

const near = (value: number | undefined, known: number, room: number) =>
	assert.ok(value !== undefined && Math.abs(value - known) <= room, `${value} for ${known}`);

const sample = (seed: number) => (row: number) => {
	const next = uniforms({ seed, replicate: row }, 0);
	return [1, 2, 3].map(() => Math.PI * (2 * next() - 1));
};
const ishigami: Question<number> = {
	inputs: ['x1', 'x2', 'x3'],
	answer: ([x = 0, y = 0, z = 0]) => Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x),
	first: sample(1),
	second: sample(2),
};

test('the function of Ishigami: its known shares lie in the intervals, which are narrow', () => {
	const shares = shareVariance(ishigami, 16_384, 60);
	const known = [
		[0.31390519, 0.55758886],
		[0.44241114, 0.44241114],
		[0, 0.24368366],
	];
	for (const [nth, [own = 0, total = 0]] of known.entries()) {
		near(shares[nth]?.own.value, own, 0.03);
		near(shares[nth]?.total.value, total, 0.03);
		const { low = 0, high = 0 } = shares[nth]?.total ?? {};
		assert.ok(low < high && high - low < 0.06);
	}
});

test('a product of three Betas, drawn as the parameters are, has the shares of the formula', () => {
	const betas = [
		[2, 8],
		[5, 5],
		[20, 5],
	] as const;
	const rows = (seed: number) => (replicate: number) =>
		betas.map(([a, b], stream) => Number(drawFrom({ kind: 'beta', a, b }, { seed, replicate }, stream)));
	const shares = shareVariance(
		{ inputs: ['a', 'b', 'c'], answer: ([x = 0, y = 0, z = 0]) => x * y * z, first: rows(1), second: rows(2) },
		16_384,
		20,
	);
	const known = [
		[0.7245091830272328, 0.7979734008866374],
		[0.18112729575680822, 0.24936668777707421],
		[0.01915769474350856, 0.02849905003166562],
	];
	for (const [nth, [own = 0, total = 0]] of known.entries()) {
		near(shares[nth]?.own.value, own, 0.035);
		near(shares[nth]?.total.value, total, 0.035);
	}
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
