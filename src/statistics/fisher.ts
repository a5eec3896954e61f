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
	/** The same two as R's fisher.test prints them: its search stops at a tolerance of 1.2e-4, so they differ from the fourth digit or so. */
	readonly asInR: { readonly conditionalOddsRatio: number | null; readonly interval: Interval };
};

/** What R's uniroot takes for near enough where nothing else is said. */
const uniroot = Number.EPSILON ** 0.25;

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
	if (urn.white + urn.black === 0)
		throw new Refusal('not-valid', 'The table is empty, and an empty table tests nothing.');
	const { least, most } = support(urn);
	const logs = Array.from({ length: most - least + 1 }, (_, i) => logHypergeometricMass(least + i, urn));
	const seen = a - least;
	const limit = (logs[seen] ?? 0) + Math.log1p(same);
	const logP = Math.min(0, logSum(logs.filter((log) => log <= limit)));
	const { atMost, atLeast } = noncentral(logs, seen, 1);
	return {
		p: Math.exp(logP),
		logP,
		pLess: Math.min(1, atMost),
		pGreater: Math.min(1, atLeast),
		...oddsRatios(logs, seen, (1 - level) / 2, 0),
		asInR: oddsRatios(logs, seen, (1 - level) / 2, uniroot),
	};
}

/** The estimate and its interval. @param logs of all tables with these margins @param seen which of them was seen */
function oddsRatios(
	logs: readonly number[],
	seen: number,
	outside: number,
	tolerance: number,
): Pick<Fisher, 'conditionalOddsRatio' | 'interval'> {
	const last = logs.length - 1;
	if (last === 0) return { conditionalOddsRatio: null, interval: { low: 0, high: Infinity } };
	const at = (odds: number) => noncentral(logs, seen, odds);
	return {
		conditionalOddsRatio: seen === 0 ? 0 : seen === last ? Infinity : solve((odds) => at(odds).mean - seen, tolerance),
		interval: {
			low: seen === 0 ? 0 : solve((odds) => at(odds).atLeast - outside, tolerance),
			high: seen === last ? Infinity : solve((odds) => at(odds).atMost - outside, tolerance),
		},
	};
}

/** The odds ratio at which a monotone function is zero: sought in 0…1, or above one by its reciprocal. */
function solve(f: (odds: number) => number, tolerance: number): number {
	const [none, one] = [f(0), f(1)];
	if (one === 0) return 1;
	if (none > 0 !== one > 0) return findRoot(f, 0, 1, tolerance);
	return 1 / findRoot((inverse) => f(1 / inverse), tolerance === 0 ? 1e-300 : Number.EPSILON, 1, tolerance);
}

/** The first cell's distribution where the odds ratio is `odds`: its mean above the least, and both tails with the table seen. */
function noncentral(
	logs: readonly number[],
	seen: number,
	odds: number,
): { mean: number; atMost: number; atLeast: number } {
	if (odds === 0) return { mean: 0, atMost: 1, atLeast: seen === 0 ? 1 : 0 };
	const logOdds = Math.log(odds);
	let most = Number.NEGATIVE_INFINITY;
	for (const [i, log] of logs.entries()) most = Math.max(most, log + i * logOdds);
	let [all, mean, atMost, atLeast] = [0, 0, 0, 0];
	for (const [i, log] of logs.entries()) {
		const weight = Math.exp(log + i * logOdds - most);
		all += weight;
		mean += i * weight;
		if (i <= seen) atMost += weight;
		if (i >= seen) atLeast += weight;
	}
	return { mean: mean / all, atMost: atMost / all, atLeast: atLeast / all };
}
