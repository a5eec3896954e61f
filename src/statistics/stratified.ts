/** One comparison within several strata, so that a third thing (department, county, year) does not pass for the effect. */

import { Refusal } from '../base/refusal.ts';
import { around, type Fourfold } from './comparison.ts';
import { type ChiSquare, chiSquare, crossed, sum } from './contingency.ts';
import { checkCount, checkLevel, type Interval } from './share.ts';

export type MantelHaenszel = {
	/** Common odds ratio; null where no stratum tells anything about it. */
	readonly oddsRatio: number | null;
	/** By the variance of Robins, Breslow and Greenland, Biometrics 42 (1986). */
	readonly oddsRatioInterval: Interval | null;
	readonly riskRatio: number | null;
	/** By the variance of Greenland and Robins, Biometrics 41 (1985). */
	readonly riskRatioInterval: Interval | null;
	/** The Cochran–Mantel–Haenszel test, without and with continuity correction. */
	readonly test: ChiSquare | null;
	readonly corrected: ChiSquare | null;
	/** What comes out where the strata are thrown together: shown beside the adjusted figure, never instead of it. */
	readonly crudeOddsRatio: number | null;
	readonly crudeRiskRatio: number | null;
};

/**
 * Source: Mantel and Haenszel, JNCI 22 (1959).
 * @param strata one fourfold table each: rows are groups, columns yes and no. A stratum that holds no one is left out.
 * @throws Refusal not-valid
 */
export function mantelHaenszel(strata: readonly Fourfold[], level = 0.95): MantelHaenszel {
	checkLevel(level);
	for (const cell of strata.flat(2)) checkCount(cell, 'Every cell of every stratum');
	const tables = strata
		.map(([[a, b], [c, d]]) => ({ a, b, c, d, n: a + b + c + d, n1: a + b, n0: c + d, yes: a + c, no: b + d }))
		.filter(({ n }) => n > 0);
	if (tables.length === 0) throw new Refusal('not-valid', 'There is no stratum with anyone in it.');
	type Stratum = (typeof tables)[number];
	const over = (value: (stratum: Stratum) => number) => sum(tables.map(value));

	const r = over(({ a, d, n }) => (a * d) / n);
	const s = over(({ b, c, n }) => (b * c) / n);
	const [p, q] = [({ a, d, n }: Stratum) => (a + d) / n, ({ b, c, n }: Stratum) => (b + c) / n];
	const variance =
		over((t) => (p(t) * t.a * t.d) / t.n) / (2 * r * r) +
		over((t) => (p(t) * t.b * t.c + q(t) * t.a * t.d) / t.n) / (2 * r * s) +
		over((t) => (q(t) * t.b * t.c) / t.n) / (2 * s * s);

	const top = over(({ a, n0, n }) => (a * n0) / n);
	const bottom = over(({ c, n1, n }) => (c * n1) / n);
	const riskVariance = over(({ a, c, n, n1, n0, yes }) => (yes * n1 * n0 - a * c * n) / (n * n)) / (top * bottom);

	const gap = Math.abs(over(({ a, b, c, d, n }) => crossed(a, d, b, c) / n));
	const spread = over(({ n, n1, n0, yes, no }) => (n > 1 ? ((n1 / n) * (n0 / n) * yes * no) / (n - 1) : 0));
	const crude = { a: over((t) => t.a), b: over((t) => t.b), c: over((t) => t.c), d: over((t) => t.d) };
	const common = ratio(r, s);
	const risk = ratio(top, bottom);
	return {
		oddsRatio: common,
		oddsRatioInterval: r > 0 && s > 0 ? around(r / s, Math.sqrt(variance), level) : null,
		riskRatio: risk,
		riskRatioInterval: top > 0 && bottom > 0 ? around(top / bottom, Math.sqrt(riskVariance), level) : null,
		test: spread > 0 ? chiSquare(gap ** 2 / spread, 1) : null,
		corrected: spread > 0 ? chiSquare((gap - Math.min(0.5, gap)) ** 2 / spread, 1) : null,
		crudeOddsRatio: ratio(crude.a * crude.d, crude.b * crude.c),
		crudeRiskRatio: ratio(crude.a * (crude.c + crude.d), crude.c * (crude.a + crude.b)),
	};
}

/** a ÷ b; Infinity over an empty b, null where both are empty. */
export function ratio(a: number, b: number): number | null {
	return b > 0 ? a / b : a > 0 ? Infinity : null;
}
