import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betaCdf, betaQuantile } from './beta.ts';
import { centre, type Distribution, drawFrom, quantileOf, uniformsOf } from './distribution.ts';
import { after, lagOf, within } from './lag.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { sobolPoints } from './sobol.ts';

const near = (value: number, known: number, room: number) =>
	assert.ok(Math.abs(value - known) <= room, `${value} for ${known}`);
const draws = (of: Distribution, stream: number, count = 20_000) =>
	Array.from({ length: count }, (_, replicate) => Number(drawFrom(of, { seed: 3, replicate }, stream)));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('quantiles of the normal distribution as R gives them', () => {
	near(normalQuantile(0.975), 1.95996398454005, 1e-12);
	near(normalQuantile(0.995), 2.5758293035489, 1e-12);
	near(normalQuantile(1e-10), -6.36134090240406, 1e-9);
	near(normalCdf(0), 0.5, 1e-15);
	for (const x of [-7.5, -3, -0.2, 0.7, 4]) near(normalCdf(normalQuantile(normalCdf(x))), normalCdf(x), 1e-14);
});

test('quantiles of the Beta distribution as R gives them, from a hook to a needle', () => {
	const known = [
		[0.5, 9.5, 0.0000530640534184929],
		[2, 3, 0.067585986488543],
		[200, 4000, 0.041386043212696],
		[5e4, 7e6, 0.007030387251619],
		[1e6, 1e6, 0.499307048333949],
	] as const;
	for (const [a, b, quantile] of known) near(betaQuantile(0.025, a, b) / quantile, 1, 1e-10);
	for (const share of [1e-9, 0.2, 0.7, 0.999])
		for (const [a, b] of known) near(betaCdf(betaQuantile(share, a, b), a, b), share, 1e-10);
});

test('a distribution inverted is the distribution drawn from: mean and spread of each kind', () => {
	const settled = (of: Distribution, name = '') => {
		const points = sobolPoints(uniformsOf(of), 1);
		const values = Array.from({ length: 1024 }, (_, row) => {
			const point = points(row);
			let at = 0;
			const value = quantileOf(of, () => point[at++] ?? 0);
			assert.equal(at, uniformsOf(of));
			return typeof value === 'number' ? value : (value[name] ?? 0);
		});
		const middle = mean(values);
		return { mean: middle, variance: mean(values.map((one) => (one - middle) ** 2)) };
	};
	const beta = settled({ kind: 'beta', a: 2, b: 8 });
	near(beta.mean, 0.2, 1e-4);
	near(beta.variance, 16 / (100 * 11), 1e-4);
	const alpha = { a: 12, b: 10, c: 18 };
	for (const [name, amount] of Object.entries(alpha)) {
		const mix = settled({ kind: 'dirichlet', alpha }, name);
		near(mix.mean, amount / 40, 5e-4);
		near(mix.variance, (amount * (40 - amount)) / (40 * 40 * 41), 1e-4);
	}
	near(settled({ kind: 'log-normal', median: 3, sd: 0.2 }).mean, 3 * Math.exp(0.02), 2e-3);
});

test('a product of three Betas has the known mean and variance', () => {
	const parts = [
		[2, 8],
		[5, 5],
		[20, 5],
	].map(([a = 1, b = 1], stream) => draws({ kind: 'beta', a, b }, stream));
	const product = (parts[0] ?? []).map((value, at) => value * (parts[1]?.[at] ?? 0) * (parts[2]?.[at] ?? 0));
	const middle = mean(product);
	near(middle, 0.08, 0.002);
	near(mean(product.map((value) => (value - middle) ** 2)), 0.003212205975842339, 0.0002);
});

test('the transformed normals have their median in the middle, and mixes sum to one', () => {
	const sorted = draws({ kind: 'logit-normal', median: 0.06, sd: 0.5 }, 9).toSorted((a, b) => a - b);
	near(sorted[10_000] ?? 0, 0.06, 0.001);
	near(mean(draws({ kind: 'log-normal', median: 3, sd: 0.2 }, 10)), 3 * Math.exp(0.02), 0.02);
	const mix = centre({ kind: 'dirichlet', alpha: { a: 1, b: 3 } });
	assert.deepEqual(mix, { a: 0.25, b: 0.75 });
	near(
		mean(
			draws(
				{
					kind: 'mixture',
					parts: [
						{ weight: 1, value: 0 },
						{ weight: 3, value: 1 },
					],
				},
				11,
			),
		),
		0.75,
		0.01,
	);
});

test('delays: in the month for sure, a month later on average, and one after another', () => {
	near(lagOf(0.001, 0)[0] ?? 0, 1, 1e-9);
	const month = lagOf(30.4375, 0);
	// Begun evenly over a month, a month's delay always ends in the next one.
	near(month[1] ?? 0, 1, 0.04);
	const judge = lagOf(69, 1.046);
	near(
		judge.reduce((sum, share) => sum + share, 0),
		1,
		1e-3,
	);
	near(within(judge, Float64Array.of(1)), judge[0] ?? 0, 1e-15);
	const both = after(judge, judge);
	near(both[0] ?? 0, (judge[0] ?? 0) ** 2, 1e-15);
	assert.ok((both[1] ?? 0) < (judge[1] ?? 0));
});
