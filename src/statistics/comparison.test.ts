import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { oddsRatio, riskRatio, shareDifference } from './comparison.ts';
import { chiSquareTest, equalShares, trendTest } from './contingency.ts';
import { disparity, representation } from './disparity.ts';
import { fisherExact } from './fisher.ts';
import { fixture, near } from './known.case.ts';
import { adjustForMany } from './multiplicity.ts';

const known = fixture('known-answers.json');
const share = ([x, n]: [number, number]) => ({ x, n });

test('differences and ratios of shares', () => {
	for (const { a, b, d, lo, hi } of known.difference_newcombe) {
		const { estimate, interval } = shareDifference(share(a), share(b));
		for (const [found, expected] of [
			[estimate, d],
			[interval.low, lo],
			[interval.high, hi],
		])
			near(found, expected, 'Newcombe', 1e-9);
	}
	for (const { a, b, rr, lo, hi } of known.risk_ratio_katz) {
		const { estimate, katz } = riskRatio(share(a), share(b));
		for (const [found, expected] of [
			[estimate, rr],
			[katz?.low, lo],
			[katz?.high, hi],
		])
			near(found, expected, 'Katz');
	}
	const [{ table, or, lo, hi }] = known.odds_ratio_woolf;
	const found = oddsRatio([table.slice(0, 2), table.slice(2)]);
	for (const [value, expected] of [
		[found.estimate, or],
		[found.interval?.low, lo],
		[found.interval?.high, hi],
	])
		near(value, expected, 'Woolf', 1e-9);
});

test('an empty cell gives no normal interval and no silent half; the score interval stays', () => {
	const none = riskRatio({ x: 0, n: 10 }, { x: 5, n: 10 });
	assert.deepEqual([none.estimate, none.katz, none.koopman.low], [0, null, 0]);
	assert.ok(none.koopman.high > 0.3 && none.koopman.high < 1);
	assert.equal(riskRatio({ x: 5, n: 10 }, { x: 0, n: 10 }).koopman.high, Infinity);
	assert.equal(riskRatio({ x: 0, n: 10 }, { x: 0, n: 9 }).estimate, null);
	assert.deepEqual(
		oddsRatio([
			[0, 7],
			[5, 3],
		]),
		{ estimate: 0, interval: null, seLog: null, p: null },
	);
});

test('the score interval of a ratio turns over with its groups and holds its estimate', () => {
	// Koopman 1984, table 1: 36 of 40 against 16 of 80 gives 2.94 to 7.15.
	const { koopman } = riskRatio({ x: 36, n: 40 }, { x: 16, n: 80 });
	assert.deepEqual([koopman.low.toFixed(2), koopman.high.toFixed(2)], ['2.94', '7.15']);
	const group = fc
		.integer({ min: 1, max: 400 })
		.chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));
	fc.assert(
		fc.property(group, group, (a, b) => {
			const [there, back] = [riskRatio(a, b).koopman, riskRatio(b, a).koopman];
			near(there.low, 1 / back.high, `${a.x}/${a.n} ${b.x}/${b.n}`, 1e-6);
			const ratio = a.x / a.n / (b.x / b.n);
			if (b.x > 0) assert.ok(there.low <= ratio * (1 + 1e-9) && ratio <= there.high * (1 + 1e-9));
			const { estimate, interval } = shareDifference(a, b);
			assert.ok(-1 <= interval.low && interval.low <= estimate && estimate <= interval.high && interval.high <= 1);
		}),
		{ numRuns: 100 },
	);
});

test('Fisher’s test: p to the digits of R, odds ratios as R stops and as they are', () => {
	for (const row of known.fisher) {
		const found = fisherExact(row.table);
		near(found.p, row.p2, 'two-sided', 1e-9);
		if (row.p_less) near(found.pLess, row.p_less, 'less', 1e-9);
		if (row.p_greater) near(found.pGreater, row.p_greater, 'greater', 1e-9);
		if (row.cond_or) near(found.asInR.conditionalOddsRatio, row.cond_or, 'odds ratio in R', 1e-9);
		if (row.ci)
			for (const [end, value] of [
				['low', row.ci[0]],
				['high', row.ci[1]],
			] as const)
				near(found.asInR.interval[end], value, 'interval in R', 1e-9);
	}
	// SciPy 1.17, scipy.stats.contingency.odds_ratio, which searches to the end.
	const tea = fisherExact([
		[3, 1],
		[1, 3],
	]);
	near(tea.conditionalOddsRatio, 6.408319658199662, 'tea', 1e-12);
	near(tea.interval.low, 0.21173559544657966, 'tea', 1e-12);
	near(tea.interval.high, 626.2435305888141, 'tea', 1e-12);
	assert.deepEqual(
		fisherExact([
			[0, 0],
			[3, 4],
		]).p,
		1,
	);
});

test('Fisher’s p is the same for a table and its mirrors, and the interval holds the estimate', () => {
	const cell = fc.nat(40);
	fc.assert(
		fc.property(cell, cell, cell, cell, (a, b, c, d) => {
			if (a + b + c + d === 0) return;
			const {
				p,
				conditionalOddsRatio: odds,
				interval,
			} = fisherExact([
				[a, b],
				[c, d],
			]);
			for (const mirror of [
				[
					[a, c],
					[b, d],
				],
				[
					[c, d],
					[a, b],
				],
				[
					[b, a],
					[d, c],
				],
			] as const)
				near(fisherExact(mirror as [[number, number], [number, number]]).p, p, `${a} ${b} ${c} ${d}`, 1e-9);
			assert.ok(p > 0 && p <= 1);
			if (odds !== null)
				assert.ok(interval.low <= odds && odds <= interval.high, `${interval.low} ${odds} ${interval.high}`);
		}),
		{ numRuns: 80 },
	);
});

test('chi-square in tables of any shape, with its far tail, and trend', () => {
	for (const row of known.chisq) {
		if (row.table) {
			const found = chiSquareTest(row.table);
			near(found.x2, row.x2, 'x²', 1e-12);
			near(found.p, row.p, 'p', 1e-9);
			if (row.yates)
				for (const [value, expected] of [
					[found.corrected?.x2, row.yates[0]],
					[found.corrected?.p, row.yates[1]],
				])
					near(value, expected, 'Yates', 1e-9);
		} else {
			const groups = row.prop_test.x.map((x: number, i: number) => ({ x, n: row.prop_test.n[i] }));
			for (const [value, expected] of [
				[equalShares(groups).x2, row.x2],
				[equalShares(groups).p, row.p],
				[trendTest(groups).x2, row.trend[0]],
				[trendTest(groups).p, row.trend[1]],
			])
				near(value, expected, 'shares', 1e-9);
		}
	}
	assert.ok(
		(chiSquareTest([
			[4000, 10],
			[10, 4000],
		]).logP ?? 0) < -3000,
	);
	assert.throws(() => chiSquareTest([[1, 2], [3]]), /one length/);
	assert.throws(
		() =>
			chiSquareTest([
				[0, 0],
				[3, 1],
			]),
		/two rows and two columns/,
	);
});

test('disparity names its benchmark, and gives ratio, difference and index', () => {
	const { share: part, bench, rep_ratio, odds_ratio } = known.warren;
	near(representation(part, bench).ratio, rep_ratio, 'representation', 1e-12);
	near(representation(part, bench).oddsRatio, odds_ratio, 'odds', 1e-12);
	const groups = [
		{ name: 'A', x: 20, n: 100, benchmark: 300 },
		{ name: 'B', x: 15, n: 150, benchmark: 700 },
	];
	const found = disparity(groups, { reference: 'B', benchmark: 'residents' });
	near(found.groups[0]?.ratio.estimate, 2, 'ratio', 1e-12);
	near(found.groups[0]?.representation.ratio, 20 / 35 / 0.3, 'share over benchmark', 1e-12);
	// Overall 35 of 250 = .14; away by .06 and .04.
	near(found.index, 0.05 / 0.14, 'index', 1e-12);
	near(found.weightedIndex, (0.06 * 0.4 + 0.04 * 0.6) / 0.14, 'weighted', 1e-12);
	assert.throws(() => disparity(groups, { reference: 'B', benchmark: ' ' }), /Name the benchmark/);
	assert.throws(() => disparity(groups, { reference: 'C', benchmark: 'x' }), /none of the groups: A, B/);
});

test('many comparisons: Holm and Benjamini–Hochberg as R’s p.adjust', () => {
	// R 4.2.2: p.adjust(c(.01, .02, .03, .04, .05), …) by hand from the definitions.
	const { holm, benjaminiHochberg } = adjustForMany([0.05, 0.01, 0.04, 0.02, 0.03]);
	for (const [i, expected] of [0.09, 0.05, 0.09, 0.08, 0.09].entries()) near(holm[i], expected, 'Holm', 1e-12);
	for (const value of benjaminiHochberg) near(value, 0.05, 'Benjamini–Hochberg', 1e-12);
});
