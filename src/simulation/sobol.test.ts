import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sobolDimensions, sobolPoints, sobolWord } from './sobol.ts';

test('before scrambling the points are those of the published table, in any dimension', () => {
	// As SciPy 1.14 has them; it counts in Gray code, so its row 1000 is ours 1000 xor 500.
	const known = [
		[0, 943718400],
		[1, 415236096],
		[2, 2227175424],
		[7, 3862953984],
		[20, 2243952640],
		[40, 3921674240],
		[63, 1916796928],
	] as const;
	for (const [dimension, word] of known) assert.equal(sobolWord(dimension, 1000 ^ 500), word);
	assert.equal(sobolDimensions, 64);
});

test('scrambled by any seed, 64 points lie one in each of 64 strips of every dimension, and one in each box of the first two', () => {
	fc.assert(
		fc.property(fc.nat(0xffffffff), (seed) => {
			const at = sobolPoints(sobolDimensions, seed);
			const points = Array.from({ length: 64 }, (_, row) => at(row));
			for (let dimension = 0; dimension < sobolDimensions; dimension++)
				assert.equal(new Set(points.map((point) => Math.floor(64 * (point[dimension] as number)))).size, 64);
			for (const [across, down] of [
				[4, 16],
				[8, 8],
				[16, 4],
			] as const)
				assert.equal(
					new Set(points.map(([x = 0, y = 0]) => Math.floor(across * x) * down + Math.floor(down * y))).size,
					64,
				);
		}),
		{ numRuns: 4 },
	);
});

test('another seed gives other points; more dimensions leave the first ones as they are, and beyond the table they are draws', () => {
	assert.notDeepEqual(sobolPoints(3, 1)(5), sobolPoints(3, 2)(5));
	const many = sobolPoints(sobolDimensions + 2, 1);
	assert.deepEqual(many(5).slice(0, 3), sobolPoints(3, 1)(5));
	const beyond = Array.from({ length: 400 }, (_, row) => many(row)[sobolDimensions] as number);
	assert.ok(new Set(beyond).size === 400 && beyond.every((one) => one > 0 && one < 1));
	assert.ok(Math.abs(beyond.reduce((sum, one) => sum + one, 0) / 400 - 0.5) < 0.06);
});
