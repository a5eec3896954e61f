/** Fisher's exact test of a fourfold table, with the conditional odds ratio and its exact interval. */

import { Refusal } from '../base/refusal.ts';
import type { Fourfold } from './comparison.ts';
import { likeliestCount, logBeyond, logHypergeometricMass, support, type Urn, weighBeyond } from './discrete.ts';
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
	const outside = (1 - level) / 2;
	const logP = logTwoSided(a, urn);
	const { atMost, atLeast } = noncentral(a, urn, 1);
	return {
		p: Math.exp(logP),
		logP,
		pLess: Math.min(1, atMost),
		pGreater: Math.min(1, atLeast),
		...oddsRatios(a, urn, outside, 0),
		asInR: oddsRatios(a, urn, outside, uniroot),
	};
}

/** Masses rise to the likeliest table and fall after it, so all that are no likelier than the one seen lie beyond two places. */
function logTwoSided(seen: number, urn: Urn): number {
	const { least, most } = support(urn);
	const middle = likeliestCount(urn, 1);
	const limit = logHypergeometricMass(seen, urn) + Math.log1p(same);
	const isUnlikely = (k: number) => logHypergeometricMass(k, urn) <= limit;
	if (isUnlikely(middle)) return 0;
	const isBelow = seen < middle;
	let [inside, outside] = [middle, isBelow ? most + 1 : least - 1];
	while (Math.abs(outside - inside) > 1) {
		const between = Math.trunc((inside + outside) / 2);
		if (isUnlikely(between)) outside = between;
		else inside = between;
	}
	const own = logBeyond(seen, isBelow ? -1 : 1, urn);
	const isAlone = outside < least || outside > most;
	return Math.min(0, isAlone ? own : logSum([own, logBeyond(outside, isBelow ? 1 : -1, urn)]));
}

/** The estimate and its interval. */
function oddsRatios(
	seen: number,
	urn: Urn,
	outside: number,
	tolerance: number,
): Pick<Fisher, 'conditionalOddsRatio' | 'interval'> {
	const { least, most } = support(urn);
	if (least === most) return { conditionalOddsRatio: null, interval: { low: 0, high: Infinity } };
	const at = (odds: number) => noncentral(seen, urn, odds);
	return {
		conditionalOddsRatio: seen === least ? 0 : seen === most ? Infinity : solve((odds) => at(odds).ahead, tolerance),
		interval: {
			low: seen === least ? 0 : solve((odds) => at(odds).atLeast - outside, tolerance),
			high: seen === most ? Infinity : solve((odds) => at(odds).atMost - outside, tolerance),
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

/** The first cell's distribution where the odds ratio is `odds`: how far its mean is ahead of what was seen, and both tails with the table seen. */
function noncentral(seen: number, urn: Urn, odds: number): { ahead: number; atMost: number; atLeast: number } {
	const { least } = support(urn);
	if (odds === 0) return { ahead: least - seen, atMost: 1, atLeast: seen === least ? 1 : 0 };
	const middle = likeliestCount(urn, odds);
	const [down, up] = [weighBeyond(middle, -1, urn, odds), weighBeyond(middle, 1, urn, odds)];
	const all = down.weight + up.weight - 1;
	const ahead = middle - seen + (up.distance - down.distance) / all;
	if (seen === middle) return { ahead, atMost: down.weight / all, atLeast: up.weight / all };
	// The tail away from the middle is summed; the other one holds nearly all.
	const way = seen < middle ? -1 : 1;
	const mass = Math.exp(
		logHypergeometricMass(seen, urn) - logHypergeometricMass(middle, urn) + (seen - middle) * Math.log(odds),
	);
	const thin = (mass * weighBeyond(seen, way, urn, odds).weight) / all;
	const thick = 1 - thin + mass / all;
	return way === -1 ? { ahead, atMost: thin, atLeast: thick } : { ahead, atMost: thick, atLeast: thin };
}
