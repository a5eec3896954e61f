import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaQuantile, betaTails } from './beta.ts';
import {
	binomialTails,
	hypergeometricTails,
	logBinomialMass,
	logHypergeometricMass,
	logPoissonMass,
	poissonTails,
} from './discrete.ts';
import {
	chiSquareQuantile,
	chiSquareTails,
	fQuantile,
	fTails,
	normalQuantile,
	normalTails,
	tQuantile,
	tTails,
} from './distribution.ts';
import { gammaQuantile, gammaTails, logBeta, logGamma } from './gamma.ts';
import { fixture, near } from './known.case.ts';
import { logSum, type Tails } from './tails.ts';

const exact = fixture('special-functions.json');
const known = fixture('known-answers.json').special;

/** A logarithm near zero says little: there the tail itself is compared. */
function nearTail(log: number, expected: number, what: string): void {
	near(log, expected, what, expected > -1e-20 ? 1 : 1e-12);
	near(Math.exp(log), Math.exp(expected), what, 1e-12);
}

test('log gamma and log beta keep their digits, also at their zeros and far out', () => {
	for (const [x, log] of exact.logGamma) near(logGamma(x), Number(log), `logGamma(${x})`, 1e-15);
	for (const [a, b, log] of exact.logBeta) near(logBeta(a, b), Number(log), `logBeta(${a}, ${b})`, 1e-15);
});

test('both tails of gamma, beta, normal and t to 1e-12, from the centre to 1e-2000', () => {
	for (const [shape, x, lower, upper] of exact.gamma) {
		nearTail(gammaTails(x, shape).logLower, Number(lower), `P(${shape}, ${x})`);
		nearTail(gammaTails(x, shape).logUpper, Number(upper), `Q(${shape}, ${x})`);
	}
	for (const [x, a, b, lower, upper] of exact.beta) {
		nearTail(betaTails(x, a, b).logLower, Number(lower), `I(${x}; ${a}, ${b})`);
		nearTail(betaTails(x, a, b).logUpper, Number(upper), `1 − I(${x}; ${a}, ${b})`);
	}
	for (const [z, upper] of exact.normal) near(normalTails(z).logUpper, Number(upper), `normal ${z}`, 1e-14);
	for (const [t, df, upper] of exact.t) near(tTails(t, df).logUpper, Number(upper), `t ${t}`, 1e-14);
});

test('quantiles and tails as R prints them, where common libraries fail', () => {
	for (const [p, z] of Object.entries<number>(known.qnorm))
		near(normalQuantile({ lower: Number(p) }), z, `qnorm(${p})`, 1e-14);
	for (const [parameters, x] of Object.entries<number>(known['qbeta_0.025'])) {
		const [a = 0, b = 0] = parameters.split(',').map(Number);
		near(betaQuantile({ lower: 0.025 }, a, b), x, `qbeta(${parameters})`, 1e-12);
	}
	for (const [x, p] of Object.entries<number>(known.pchisq_upper_df1))
		near(chiSquareTails(Number(x), 1).upper, p, `chi-square ${x}`, 1e-12);
	for (const s of [1, 1e2, 1e4, 1e6]) near(betaTails(0.5, s, s).lower, 0.5, `beta(${s}, ${s})`, 1e-12);
	// Abramowitz and Stegun, table 26.9 and the closed form of F with two degrees of freedom above.
	near(fTails(3, 2, 10).upper, (1 + 6 / 10) ** -5, 'F', 1e-13);
	near(tQuantile({ upper: 0.025 }, 10), 2.228138851986275, 't', 1e-13);
	near(normalTails(-40).logLower, -804.6084420137538, 'beyond the smallest number', 1e-14);
});

const p = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const size = fc.double({ min: 0.5, max: 1e4, noNaN: true });

test('a quantile is where its tail is reached', () => {
	fc.assert(
		fc.property(p, size, size, (lower, a, b) => {
			near(normalTails(normalQuantile({ lower })).lower, lower, 'normal', 1e-11);
			near(gammaTails(gammaQuantile({ lower }, a), a).lower, lower, 'gamma', 1e-9);
			near(tTails(tQuantile({ lower }, a), a).lower, lower, 't', 1e-9);
			near(chiSquareTails(chiSquareQuantile({ upper: lower }, a), a).upper, lower, 'chi-square', 1e-9);
			near(fTails(fQuantile({ lower }, a, b), a, b).lower, lower, 'F', 1e-8);
			const x = betaQuantile({ upper: lower }, a, b);
			if (x < 0.999) near(betaTails(x, a, b).upper, lower, 'beta', 1e-8);
		}),
		{ numRuns: 60 },
	);
});

test('tails mirror, rise, and sum to one', () => {
	const whole = (tails: Tails) => near(tails.lower + tails.upper, 1, 'sum', 1e-14);
	fc.assert(
		fc.property(fc.double({ min: -30, max: 30, noNaN: true }), p, size, size, (z, x, a, b) => {
			assert.equal(normalTails(z).logLower, normalTails(-z).logUpper);
			assert.equal(tTails(z, a).lower, tTails(-z, a).upper);
			near(betaTails(x, a, b).logLower, betaTails(1 - x, b, a, x).logUpper, 'mirror', 1e-9);
			for (const tails of [normalTails(z), tTails(z, a), betaTails(x, a, b), gammaTails(x * a * 2, a)]) whole(tails);
			assert.ok(betaTails(x, a, b).logLower <= betaTails(x + (1 - x) / 10, a, b).logLower);
			assert.ok(gammaTails(a * x, a).logLower <= gammaTails(a * x * 1.1, a).logLower);
		}),
		{ numRuns: 100 },
	);
});

test('tails of counts are the sums of their masses', () => {
	const counts = fc.integer({ min: 0, max: 60 });
	fc.assert(
		fc.property(counts, counts, counts, p, (white, black, k, share) => {
			const draws = Math.min(k, white + black);
			const urn = { white, black, draws };
			const from = (start: number, end: number, log: (k: number) => number) =>
				Math.exp(logSum(Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => log(start + i))));
			near(
				binomialTails(k, white, share).lower,
				from(0, Math.min(k, white), (i) => logBinomialMass(i, white, share)),
				'binomial',
				1e-10,
			);
			near(
				poissonTails(k, share * 30).lower,
				from(0, k, (i) => logPoissonMass(i, share * 30)),
				'Poisson',
				1e-10,
			);
			near(
				from(0, 60, (i) => logHypergeometricMass(i, urn)),
				1,
				'all of the urn',
				1e-12,
			);
			near(
				hypergeometricTails(k, urn).upper,
				from(k + 1, 60, (i) => logHypergeometricMass(i, urn)),
				'hypergeometric',
				1e-10,
			);
		}),
		{ numRuns: 100 },
	);
	// Fisher's tea: four cups of each kind, four chosen, three of them right.
	near(Math.exp(logHypergeometricMass(3, { white: 4, black: 4, draws: 4 })), 16 / 70, 'tea', 1e-14);
});

test('a probability outside 0…1 is refused', () => {
	for (const wrong of [-0.1, 1.1, Number.NaN])
		assert.throws(() => betaQuantile({ lower: wrong }, 2, 3), /between 0 and 1/);
	assert.equal(betaQuantile({ lower: 0 }, 2, 3), 0);
	assert.equal(gammaQuantile({ upper: 0 }, 2), Infinity);
	assert.equal(normalQuantile({ upper: 0 }), Infinity);
	assert.equal(normalQuantile({ lower: 0 }), -Infinity);
});
