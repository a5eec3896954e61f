/** Fisher's exact test of a fourfold table, with the conditional odds ratio and its exact interval. */

import { Refusal } from '../base/refusal.ts';
import type { Fourfold } from './comparison.ts';
import { logHypergeometricMass, support } from './discrete.ts';
import { checkCount, checkLevel, type Interval } from './share.ts';
import { findRoot, logSum } from './tails.ts';

export type Fisher = {
	/** Two-sided: the sum of all tables no likelier than the one seen. */
	readonly p: number;
	/** Natural logarithm of p, where p is too small for a number. */
	readonly logP: number;
	readonly pLess: number;
	readonly pGreater: number;
	/** The conditional maximum-likelihood estimate; not the sample odds ratio. null where the margins leave one table only. */
	readonly conditionalOddsRatio: number | null;
	readonly interval: Interval;
};

/** Two p values that differ by less than this count as equal, as in R: rounding must not take a mirror table out of the sum. */
const same = 1e-7;

/**
 * Source: Fisher, Statistical Methods for Research Workers (1934) §21.02; the interval: Cornfield, Proc. Third Berkeley
 * Symposium 4 (1956). Two-sided p as R's fisher.test has it.
 * @throws Refusal not-valid
 */
export function fisherExact([[a, b], [c, d]]: Fourfold, level = 0.95): Fisher {
	for (const value of [a, b, c, d]) checkCount(value, 'Every cell of the table');
	checkLevel(level);
	const urn = { white: a + b, black: c + d, draws: a + c };
	if (urn.white + urn.black === 0) throw new Refusal('not-valid', 'The table is empty, and an empty table tests nothing.');
	const { least, most } = support(urn);
	const logs = Array.from({ length: most - least + 1 }, (_, i) => logHypergeometricMass(least + i, urn));
	const seen = a - least;
	if (logs.length === 1)
		return { p: 1, logP: 0, pLess: 1, pGreater: 1, conditionalOddsRatio: null, interval: { low: 0, high: Infinity } };

	const limit = (logs[seen] ?? 0) + Math.log1p(same);
	const logP = Math.min(0, logSum(logs.filter((log) => log <= limit)));
	/** The distribution of the first cell where the odds ratio is e^logOdds (noncentral hypergeometric). */
	const weighed = (logOdds: number) => {
		const raw = logs.map((log, i) => log + i * logOdds);
		const all = logSum(raw);
		return raw.map((log) => log - all);
	};
	const mean = (logOdds: number) => weighed(logOdds).reduce((sum, log, i) => sum + Math.exp(log) * i, 0);
	const atLeast = (logOdds: number) => logSum(weighed(logOdds).slice(seen));
	const atMost = (logOdds: number) => logSum(weighed(logOdds).slice(0, seen + 1));
	const last = logs.length - 1;
	const outside = Math.log((1 - level) / 2);
	return {
		p: Math.exp(logP),
		logP,
		pLess: Math.min(1, Math.exp(atMost(0))),
		pGreater: Math.min(1, Math.exp(atLeast(0))),
		conditionalOddsRatio: seen === 0 ? 0 : seen === last ? Infinity : Math.exp(findRoot((log) => mean(log) - seen, -700, 700)),
		interval: {
			low: seen === 0 ? 0 : Math.exp(findRoot((log) => atLeast(log) - outside, -700, 700)),
			high: seen === last ? Infinity : Math.exp(findRoot((log) => outside - atMost(log), -700, 700)),
		},
	};
}
