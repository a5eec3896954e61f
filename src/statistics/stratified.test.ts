import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chiSquareQuantile } from './distribution.ts';
import { binomialTest, poissonInterval, poissonRate, poissonRatio } from './incidence.ts';
import { admissions, fixture, near } from './known.case.ts';
import { standardiseDirectly, standardiseIndirectly } from './standard.ts';
import { mantelHaenszel } from './stratified.ts';

const known = fixture('known-answers.json');
const { men, women } = admissions;
const departments = men.map((own, i) => ({ men: own, women: women[i] ?? [0, 0] }));

test('admissions by department: the crude ratio says one thing, the stratified another', () => {
	const found = mantelHaenszel(departments.map((one) => [one.men, one.women]));
	const expected = known.mantel_haenszel_UCBAdmissions;
	for (const [value, answer] of [
		[found.oddsRatio, expected.or],
		[found.oddsRatioInterval?.low, expected.ci[0]],
		[found.oddsRatioInterval?.high, expected.ci[1]],
		[found.test?.x2, expected.M2],
		[found.test?.p, expected.p],
		[found.corrected?.x2, expected.M2_cc],
		[found.corrected?.p, expected.p_cc],
		[found.riskRatio, expected.rr_mh],
		[found.crudeOddsRatio, expected.crude_or],
		[found.crudeRiskRatio, expected.crude_rr],
	])
		near(value, answer, 'Mantel–Haenszel', 1e-9);
});

test('one stratum gives its own ratios; empty strata change nothing', () => {
	const alone = mantelHaenszel([
		[
			[56, 14],
			[48, 32],
		],
		[
			[0, 0],
			[0, 0],
		],
	]);
	near(alone.oddsRatio, (56 * 32) / (14 * 48), 'odds', 1e-12);
	near(alone.oddsRatioInterval?.low, 1.276217870536434, 'Woolf in one stratum', 1e-9);
	near(alone.riskRatioInterval?.high, 1.651248511266387, 'Katz in one stratum', 1e-9);
	assert.equal(
		mantelHaenszel([
			[
				[5, 0],
				[5, 0],
			],
		]).oddsRatio,
		null,
	);
	assert.equal(
		mantelHaenszel([
			[
				[5, 0],
				[5, 0],
			],
		]).test,
		null,
	);
	assert.throws(() => mantelHaenszel([]), /no stratum/);
});

test('standardised rates: direct with its error, indirect with its expected count', () => {
	const expected = known.standardise_UCB_admission;
	const standard = departments.map((one) => [...one.men, ...one.women].reduce((a: number, b) => a + b, 0));
	for (const [group, name] of [
		[men, 'male'],
		[women, 'female'],
	] as const) {
		const found = standardiseDirectly(group.map(([x, no], i) => ({ x, n: x + no, standard: standard[i] ?? 0 })));
		near(found.rate, expected[name], name, 1e-9);
		near(found.se, expected[`${name}_se`], name, 1e-9);
	}
	const found = standardiseIndirectly(
		departments.map((one) => ({
			x: one.women[0],
			n: one.women[0] + one.women[1],
			referenceX: one.men[0],
			referenceN: one.men[0] + one.men[1],
		})),
	);
	assert.equal(found.observed, expected.indirect_female_O);
	near(found.expected, expected.indirect_female_E, 'expected', 1e-9);
	near(found.ratio, expected.SMR, 'ratio', 1e-9);
	assert.throws(() => standardiseDirectly([{ x: 0, n: 0, standard: 5 }]), /nobody in it/);
});

test('the gamma interval is the exact Poisson one where there is one stratum', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 200, max: 100_000 }), (x, n) => {
			const { gammaInterval } = standardiseDirectly([{ x, n, standard: 3 }]);
			const exact = poissonRate({ x, time: n }).interval;
			near(gammaInterval.low, exact.low, 'low', 1e-9);
			near(gammaInterval.high, exact.high, 'high', 1e-9);
		}),
		{ numRuns: 40 },
	);
});

test('counts of events: exact intervals and ratios as R’s poisson.test', () => {
	for (const row of known.poisson_exact) {
		if (row.ratio) {
			const [a, b] = row.ratio.x.map((x: number, i: number) => ({ x, time: row.ratio.t[i] }));
			const found = poissonRatio(a, b);
			for (const [value, expected] of [
				[found.estimate, row.est],
				[found.interval.low, row.ci[0]],
				[found.interval.high, row.ci[1]],
				[found.p, row.p],
			])
				near(value, expected, 'ratio', 1e-9);
		} else {
			near(poissonInterval(row.x).low, row.ci[0], 'low', 1e-9);
			near(poissonInterval(row.x).high, row.ci[1], 'high', 1e-9);
		}
	}
	// The same interval by the chi-square form in which textbooks give it.
	near(poissonInterval(7, 0.9).high, chiSquareQuantile({ upper: 0.05 }, 16) / 2, 'chi-square form', 1e-12);
	assert.deepEqual(poissonRatio({ x: 0, time: 1 }, { x: 0, time: 2 }), {
		estimate: null,
		interval: { low: 0, high: Infinity },
		p: 1,
	});
	assert.throws(() => poissonRate({ x: 1, time: 0 }), /above 0/);
});

test('the two-sided binomial p sums every outcome that is no likelier', () => {
	const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 30 }),
			fc.nat(30),
			fc.double({ min: 0.02, max: 0.98, noNaN: true }),
			(n, of, share) => {
				const x = Math.min(of, n);
				const masses = Array.from({ length: n + 1 }, (_, k) => choose(n, k) * share ** k * (1 - share) ** (n - k));
				const expected = masses.filter((mass) => mass <= (masses[x] ?? 0) * (1 + 1e-7)).reduce((a, b) => a + b, 0);
				near(binomialTest(x, n, share), Math.min(1, expected), `${x} of ${n} at ${share}`, 1e-9);
			},
		),
	);
});
