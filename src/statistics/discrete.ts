/** Distributions of counts: binomial, Poisson, hypergeometric. Each has the log of its mass, and tails that both include the count itself where they say so. */

import { betaTails, logBinomialTerm } from './beta.ts';
import { gammaTails, logPoissonTerm } from './gamma.ts';
import { fromLower, fromUpper, logSum, type Tails } from './tails.ts';

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
	const masses = (from: number, to: number) =>
		logSum(Array.from({ length: to - from + 1 }, (_, i) => logHypergeometricMass(from + i, urn)));
	return whole < mean ? fromLower(masses(least, whole)) : fromUpper(masses(whole + 1, most));
}
