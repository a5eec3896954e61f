import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixture, near } from './known.case.ts';
import { rateThreeWays } from './rate.ts';
import { shareIntervals, wilson } from './share.ts';

const known = fixture('known-answers.json');

test('all five intervals of a share, as R has them', () => {
	for (const row of known.proportion.rows) {
		const found = shareIntervals({ x: row.x, n: row.n });
		near(found.p, row.p, 'p');
		for (const [short, name] of [
			['wil', 'wilson'],
			['wilcc', 'wilsonCorrected'],
			['cp', 'clopperPearson'],
			['jef', 'jeffreys'],
			['ac', 'agrestiCoull'],
		] as const) {
			near(found[name].low, row[`${short}_lo`], `${name} ${row.x}/${row.n}`, 1e-9);
			near(found[name].high, row[`${short}_hi`], `${name} ${row.x}/${row.n}`, 1e-9);
		}
	}
});

const share = fc
	.integer({ min: 1, max: 2_000_000 })
	.chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));

test('intervals hold their share, keep within 0…1, mirror, and touch the ends only where nothing or all was found', () => {
	fc.assert(
		fc.property(share, fc.constantFrom(0.8, 0.95, 0.999), ({ x, n }, level) => {
			const here = shareIntervals({ x, n }, level);
			const mirror = shareIntervals({ x: n - x, n }, level);
			for (const name of ['wilson', 'wilsonCorrected', 'clopperPearson', 'jeffreys'] as const) {
				const { low, high } = here[name];
				assert.ok(0 <= low && low <= x / n && x / n <= high && high <= 1, `${name} ${x}/${n}: ${low}, ${high}`);
				assert.equal(low === 0, x === 0 || (name === 'wilsonCorrected' && low === 0), name);
				near(1 - high, mirror[name].low, `${name} ${x}/${n}`, 1e-6);
			}
			assert.ok(
				here.clopperPearson.low <= here.jeffreys.low + 1e-15 && here.jeffreys.high <= here.clopperPearson.high + 1e-15,
			);
		}),
		{ numRuns: 100 },
	);
	assert.deepEqual([wilson({ x: 0, n: 7 }).low, wilson({ x: 7, n: 7 }).high], [0, 1]);
});

test('counts that are none are refused in words', () => {
	assert.throws(() => shareIntervals({ x: 3, n: 2 }), /more than the 2 counted/);
	assert.throws(() => shareIntervals({ x: 0, n: 0 }), /of none there is no share/);
	assert.throws(() => shareIntervals({ x: 1.5, n: 2 }), /whole number/);
	assert.throws(() => shareIntervals({ x: 1, n: 2 }, 95), /between 0 and 1/);
});

test('a rate is told three ways, and the truth cannot lie outside the bounds', () => {
	const rate = rateThreeWays({ yes: 120, no: 300, unknown: 80 });
	assert.deepEqual(
		[rate.completeCases?.value, rate.allUnknownNo.value, rate.allUnknownYes.value],
		[120 / 420, 0.24, 0.4],
	);
	assert.deepEqual(rate.bounds, { low: 0.24, high: 0.4 });
	assert.equal(rate.unknownShare, 0.16);
	// Wide gap: one-sided reach at each end (Imbens and Manski 2004, equation 6).
	near(rate.imbensManski.low, 0.24 - 1.6448536269514722 * Math.sqrt((0.24 * 0.76) / 500), 'low', 1e-6);
	fc.assert(
		fc.property(
			fc.nat(500),
			fc.nat(500),
			fc.nat(500),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(yes, no, unknown, part) => {
				if (yes + no + unknown === 0) return;
				const { bounds, imbensManski, completeCases } = rateThreeWays({ yes, no, unknown });
				const truth = (yes + Math.round(part * unknown)) / (yes + no + unknown);
				assert.ok(bounds.low <= truth && truth <= bounds.high);
				assert.ok(imbensManski.low <= bounds.low && bounds.high <= imbensManski.high);
				if (completeCases)
					assert.ok(bounds.low <= completeCases.value + 1e-15 && completeCases.value <= bounds.high + 1e-15);
			},
		),
	);
	// With nothing unknown it is the usual interval.
	const { imbensManski } = rateThreeWays({ yes: 30, no: 70, unknown: 0 });
	near(imbensManski.high, 0.3 + 1.959963984540054 * Math.sqrt(0.21 / 100), 'known', 1e-9);
	assert.equal(rateThreeWays({ yes: 0, no: 0, unknown: 4 }).completeCases, null);
});
