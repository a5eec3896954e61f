/** Distributions of counts: binomial, Poisson, hypergeometric. Each has the log of its mass, and tails that both include the count itself where they say so. */

import { betaTails, logBinomialTerm } from './beta.ts';
import { gammaTails, logPoissonTerm } from './gamma.ts';
import { fromLower, fromUpper, type Tails } from './tails.ts';

const never = Number.NEGATIVE_INFINITY;

/** log P(X = k) of k successes in n trials. */
export function logBinomialMass(k: number, n: number, p: number): number {
	if (!Number.isInteger(k) || k < 0 || k > n) return never;
	if (k === 0) return n === 0 ? 0 : n * Math.log1p(-p);
	if (k === n) return n * Math.log(p);
	return p <= 0 || p >= 1 ? never : logBinomialTerm(k, n - k, p, 1 - p);
}

/** lower = P(X ≤ k), upper = P(X > k). */
export function binomialTails(k: number, n: number, p: number): Tails {
	const whole = Math.floor(k);
	if (whole < 0) return fromLower(never);
	if (whole >= n || p <= 0) return fromUpper(never);
	return p >= 1 ? fromLower(never) : betaTails(1 - p, n - whole, whole + 1, p);
}

/** log P(X = k) where the mean is `mean`. */
export function logPoissonMass(k: number, mean: number): number {
	if (!Number.isInteger(k) || k < 0) return never;
	if (k === 0) return -mean;
	return mean <= 0 ? never : logPoissonTerm(k, mean);
}

/** lower = P(X ≤ k), upper = P(X > k). */
export function poissonTails(k: number, mean: number): Tails {
	const whole = Math.floor(k);
	if (whole < 0) return fromLower(never);
	const { lower, upper, logLower, logUpper } = gammaTails(mean, whole + 1);
	return { lower: upper, upper: lower, logLower: logUpper, logUpper: logLower };
}

/** An urn: `white` and `black` balls, of which `draws` are taken. */
export type Urn = { readonly white: number; readonly black: number; readonly draws: number };

/** The fewest and the most white balls that can be among the drawn. */
export function support({ white, black, draws }: Urn): { least: number; most: number } {
	return { least: Math.max(0, draws - black), most: Math.min(draws, white) };
}

/** log P(X = k) of k white balls among the drawn. Source: Loader 2000, as a ratio of three binomial masses. */
export function logHypergeometricMass(k: number, urn: Urn): number {
	const { least, most } = support(urn);
	if (!Number.isInteger(k) || k < least || k > most) return never;
	const { white, black, draws } = urn;
	const all = white + black;
	if (draws === 0 || draws === all) return 0;
	const p = draws / all;
	return logBinomialMass(k, white, p) + logBinomialMass(draws - k, black, p) - logBinomialMass(draws, all, p);
}

/** lower = P(X ≤ k), upper = P(X > k), summed from the thinner end. */
export function hypergeometricTails(k: number, urn: Urn): Tails {
	const { least, most } = support(urn);
	const whole = Math.floor(k);
	if (whole < least) return fromLower(never);
	if (whole >= most) return fromUpper(never);
	const mean = (urn.draws * urn.white) / (urn.white + urn.black);
	return whole < mean ? fromLower(logBeyond(whole, -1, urn)) : fromUpper(logBeyond(whole + 1, 1, urn));
}

/** log of the mass of k and of all counts beyond it, downwards or upwards: away from the mean. */
export function logBeyond(k: number, way: 1 | -1, urn: Urn): number {
	return logHypergeometricMass(k, urn) + Math.log(weighBeyond(k, way, urn).weight);
}

/**
 * Masses from k on to one side, each as a multiple of k's, where the odds ratio of the urn is `odds`; and how far beyond k
 * they lie, summed. It stops where the rest would change nothing, so that an urn of a billion balls takes as many steps as
 * its spread, not as it has balls.
 */
export function weighBeyond(k: number, way: 1 | -1, urn: Urn, odds = 1): { weight: number; distance: number } {
	const { least, most } = support(urn);
	let [weight, distance, term] = [1, 0, 1];
	for (let i = k + way; i >= least && i <= most; i += way) {
		const step = way === 1 ? stepUp(i, urn) * odds : 1 / (stepUp(i + 1, urn) * odds);
		term *= step;
		weight += term;
		distance += term * Math.abs(i - k);
		// Steps only shrink, so what is left is less than a geometric series.
		if (step < 1 && term * Math.abs(i - k) < 1e-18 * (1 - step) ** 2 * Math.max(distance, weight)) break;
	}
	return { weight, distance };
}

/** The likeliest count where the odds ratio of the urn is `odds`. */
export function likeliestCount(urn: Urn, odds: number): number {
	let { least: low, most: high } = support(urn);
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (stepUp(middle, urn) * odds >= 1) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The mass of k over that of k − 1. */
function stepUp(k: number, { white, black, draws }: Urn): number {
	return ((white - k + 1) / k) * ((draws - k + 1) / (black - draws + k));
}
