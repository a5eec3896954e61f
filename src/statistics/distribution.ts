/** The continuous distributions that tests and intervals need: normal, t, chi-square, F. All follow from incomplete gamma and beta. */

import { betaPlace, betaTails } from './beta.ts';
import { gammaQuantile, gammaTails, logBeta } from './gamma.ts';
import { fromLower, fromUpper, quantile, swapped, type Tail, type Tails } from './tails.ts';

/** The standard normal distribution. */
export function normalTails(z: number): Tails {
	const beyond = fromUpper(gammaTails((z * z) / 2, 0.5).logUpper - Math.LN2);
	return z >= 0 ? beyond : swapped(beyond);
}

export function normalQuantile(tail: Tail): number {
	const given = 'lower' in tail ? tail.lower : tail.upper;
	if (given === 0 || given === 1) return 'lower' in tail === (given === 1) ? Infinity : -Infinity;
	if (given === 0.5) return 0;
	// Only the right half is searched: the left one is its mirror, digit by digit.
	const small = given < 0.5 ? given : 1 - given;
	const z = quantile(normalTails, { upper: small }, 0, Math.sqrt(-2 * Math.log(small)) + 1);
	return 'lower' in tail === given < 0.5 ? -z : z;
}

/** Two-sided: how many standard errors an interval of this level reaches to each side. @param level such as 0.95 */
export function reach(level: number): number {
	return normalQuantile({ upper: (1 - level) / 2 });
}

/** Squares of t beyond this are near the end of floating point; what remains of the tail there is its first term. */
const beyondSquares = 1e300;

/** log of (df/2)·B(df/2, ½): both tails of t together are (df/t²)^(df/2) over it, where t is large. */
function logTailScale(df: number): number {
	return Math.log(df / 2) + logBeta(df / 2, 0.5);
}

/** Student's t. */
export function tTails(t: number, df: number): Tails {
	if (df === Infinity) return normalTails(t);
	const square = t * t;
	const logTwo =
		square > beyondSquares
			? (df / 2) * (Math.log(df) - 2 * Math.log(Math.abs(t))) - logTailScale(df)
			: betaTails(df / (df + square), df / 2, 0.5, square / (df + square)).logLower;
	const beyond = fromUpper(logTwo - Math.LN2);
	return t >= 0 ? beyond : swapped(beyond);
}

export function tQuantile(tail: Tail, df: number): number {
	const given = 'lower' in tail ? tail.lower : tail.upper;
	if (given === 0.5) return 0;
	const small = given < 0.5 ? given : 1 - given;
	const { x, y } = betaPlace({ lower: 2 * small }, df / 2, 0.5);
	const t =
		x * beyondSquares < df
			? Math.sqrt(df) * Math.exp(-(Math.log(2 * small) + logTailScale(df)) / df)
			: Math.sqrt((df * y) / x);
	return 'lower' in tail === given < 0.5 ? -t : t;
}

export function chiSquareTails(x: number, df: number): Tails {
	return gammaTails(x / 2, df / 2);
}

export function chiSquareQuantile(tail: Tail, df: number): number {
	return 2 * gammaQuantile(tail, df / 2);
}

/** Fisher's F with two degrees of freedom. */
export function fTails(f: number, df1: number, df2: number): Tails {
	if (!(f > 0)) return fromLower(Number.NEGATIVE_INFINITY);
	if (f === Infinity) return fromUpper(Number.NEGATIVE_INFINITY);
	const ratio = df2 / df1 / f;
	return betaTails(1 / (1 + ratio), df1 / 2, df2 / 2, 1 / (1 + 1 / ratio));
}

export function fQuantile(tail: Tail, df1: number, df2: number): number {
	const { x, y } = betaPlace(tail, df1 / 2, df2 / 2);
	return (df2 * x) / (df1 * y);
}
