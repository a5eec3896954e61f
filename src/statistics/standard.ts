/** Rates made comparable by giving every group the same make-up: direct and indirect standardisation. */

import { Refusal } from '../base/refusal.ts';
import { sum } from './contingency.ts';
import { chiSquareQuantile, reach } from './distribution.ts';
import { poissonInterval } from './incidence.ts';
import { checkCount, checkLevel, checkShare, type Interval } from './share.ts';

/** One stratum: `x` events among `n` (persons or person-time), and how many the standard population has there. */
export type Stratum = { readonly x: number; readonly n: number; readonly standard: number };

export type Standardised = {
	readonly rate: number;
	/** Where each stratum's count is x of n persons (binomial). */
	readonly se: number;
	readonly interval: Interval;
	/** Where counts are small, or n is person-time: the gamma interval. Fay and Feuer, Statistics in Medicine 16 (1997). */
	readonly gammaInterval: Interval;
	/** Σx ÷ Σn, not standardised. */
	readonly crude: number;
};

/** Σ w·x/n with w the standard's shares. @throws Refusal not-valid */
export function standardiseDirectly(strata: readonly Stratum[], level = 0.95): Standardised {
	checkLevel(level);
	const all = sum(strata.map(({ standard }) => standard));
	for (const [i, { x, n, standard }] of strata.entries()) {
		checkCount(x, `The number of events (x) of stratum ${i + 1}`);
		if (!(standard >= 0))
			throw new Refusal(
				'not-valid',
				`The standard population of stratum ${i + 1} must be 0 or more; ${standard} is not.`,
			);
		if (!(n > 0) && standard > 0)
			throw new Refusal(
				'not-valid',
				`Stratum ${i + 1} has nobody in it (n is ${n}), so it has no rate to give a weight to. Merge it with another.`,
			);
	}
	if (!(all > 0)) throw new Refusal('not-valid', 'The standard population is empty.');
	const parts = strata
		.filter(({ standard }) => standard > 0)
		.map(({ x, n, standard }) => ({ x, n, w: standard / all }));
	const rate = sum(parts.map(({ x, n, w }) => (w * x) / n));
	const isBinomial = parts.every(({ x, n }) => x <= n);
	const se = Math.sqrt(sum(parts.map(({ x, n, w }) => (w * w * (isBinomial ? (x / n) * (1 - x / n) : x / n)) / n)));
	const half = reach(level) * se;
	return {
		rate,
		se,
		interval: { low: Math.max(0, rate - half), high: rate + half },
		gammaInterval: fayFeuer(parts, rate, level),
		crude: sum(strata.map(({ x }) => x)) / sum(strata.map(({ n }) => n)),
	};
}

function fayFeuer(parts: readonly { x: number; n: number; w: number }[], rate: number, level: number): Interval {
	const outside = (1 - level) / 2;
	const v = sum(parts.map(({ x, n, w }) => x * (w / n) ** 2));
	const most = Math.max(...parts.map(({ n, w }) => w / n));
	const [raised, spread] = [rate + most, v + most ** 2];
	return {
		low: rate === 0 ? 0 : (v / (2 * rate)) * chiSquareQuantile({ lower: outside }, (2 * rate ** 2) / v),
		high: (spread / (2 * raised)) * chiSquareQuantile({ upper: outside }, (2 * raised ** 2) / spread),
	};
}

/** A stratum of the group (`x` events among `n`), and of the reference (`referenceX` among `referenceN`). */
export type Referenced = {
	readonly x: number;
	readonly n: number;
	readonly referenceX: number;
	readonly referenceN: number;
};

/** Observed events against those expected at the reference's rates, exact Poisson. Source: Breslow and Day, Statistical Methods in Cancer Research II (1987), 2.3. @throws Refusal not-valid */
export function standardiseIndirectly(
	strata: readonly Referenced[],
	level = 0.95,
): { observed: number; expected: number; ratio: number; interval: Interval } {
	for (const [i, { x, n, referenceX, referenceN }] of strata.entries()) {
		checkCount(x, `The number of events (x) of stratum ${i + 1}`);
		if (!(n >= 0)) throw new Refusal('not-valid', `n of stratum ${i + 1} must be 0 or more; ${n} is not.`);
		if (n > 0) checkShare({ x: referenceX, n: referenceN }, `the reference of stratum ${i + 1}`);
	}
	const observed = sum(strata.map(({ x }) => x));
	const expected = sum(strata.map(({ n, referenceX, referenceN }) => (n > 0 ? n * (referenceX / referenceN) : 0)));
	if (!(expected > 0))
		throw new Refusal(
			'not-valid',
			'The reference has no events in these strata, so none are expected and there is no ratio.',
		);
	const { low, high } = poissonInterval(observed, level);
	return { observed, expected, ratio: observed / expected, interval: { low: low / expected, high: high / expected } };
}
