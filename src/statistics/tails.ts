/** Both tails of a distribution, each also as a logarithm: a tail of 1e-400 is a number like any other, and `1 - lower` is never needed. */

import { Refusal } from '../base/refusal.ts';

export type Tails = { readonly lower: number; readonly upper: number; readonly logLower: number; readonly logUpper: number };

/** A probability, and which side of the quantile it lies on. */
export type Tail = { readonly lower: number } | { readonly upper: number };

/** The tails where the lower one is known. @param log its natural logarithm. */
export function fromLower(log: number): Tails {
	const logLower = Math.min(log, 0);
	return { lower: Math.exp(logLower), upper: 0 - Math.expm1(logLower), logLower, logUpper: logComplement(logLower) };
}

/** The tails where the upper one is known. @param log its natural logarithm. */
export function fromUpper(log: number): Tails {
	return swapped(fromLower(log));
}

/** The same distribution seen in a mirror. */
export function swapped(tails: Tails): Tails {
	return { lower: tails.upper, upper: tails.lower, logLower: tails.logUpper, logUpper: tails.logLower };
}

/** log(1 − e^a) for a ≤ 0, by whichever form keeps its digits. Source: Mächler, Accurately Computing log(1 − exp(−|a|)), 2012. */
export function logComplement(a: number): number {
	return a > -Math.LN2 ? Math.log(-Math.expm1(a)) : Math.log1p(-Math.exp(a));
}

/** log Σ e^x without leaving the range of floating point. */
export function logSum(logs: readonly number[]): number {
	let most = Number.NEGATIVE_INFINITY;
	for (const log of logs) most = Math.max(most, log);
	if (!Number.isFinite(most)) return most;
	let sum = 0;
	for (const log of logs) sum += Math.exp(log - most);
	return most + Math.log(sum);
}

/**
 * The place on an increasing scale where a tail is reached. It is sought in logarithms of the smaller tail, so it has
 * its digits at 1e-300 as at one half. An end of the range stands for everything beyond it.
 * @throws Refusal not-valid for a probability outside 0…1
 */
export function quantile(tailsAt: (place: number) => Tails, tail: Tail, low: number, high: number): number {
	const given = 'lower' in tail ? tail.lower : tail.upper;
	if (!(given >= 0 && given <= 1))
		throw new Refusal('not-valid', `A probability lies between 0 and 1; ${given} does not.`);
	const isLower = 'lower' in tail === given <= 0.5;
	const target = Math.log(given <= 0.5 ? given : 1 - given);
	// Increasing in both cases, so that the bracket keeps its sense.
	const miss = (place: number) => {
		const tails = tailsAt(place);
		return isLower ? tails.logLower - target : target - tails.logUpper;
	};
	if (target === Number.NEGATIVE_INFINITY) return isLower ? low : high;
	if (miss(low) >= 0) return low;
	if (miss(high) <= 0) return high;
	return findRoot(miss, low, high);
}

/** The zero of a function that changes sign between two places, to the last bit or so. Source: Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4. */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
	let [a, b] = [low, high];
	let [fa, fb] = [f(a), f(b)];
	let [c, fc] = [a, fa];
	let step = b - a;
	let before = step;
	for (let round = 0; round < 400; round++) {
		if (fb > 0 === fc > 0) {
			[c, fc] = [a, fa];
			step = before = b - a;
		}
		if (Math.abs(fc) < Math.abs(fb)) {
			[a, b, c] = [b, c, b];
			[fa, fb, fc] = [fb, fc, fb];
		}
		const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
		const half = (c - b) / 2;
		if (Math.abs(half) <= tolerance || fb === 0) return b;
		if (Math.abs(before) >= tolerance && Math.abs(fa) > Math.abs(fb) && Number.isFinite(fa)) {
			const s = fb / fa;
			let p = 2 * half * s;
			let q = 1 - s;
			if (a !== c) {
				const [u, v] = [fa / fc, fb / fc];
				p = s * (2 * half * u * (u - v) - (b - a) * (v - 1));
				q = (u - 1) * (v - 1) * (s - 1);
			}
			if (p > 0) q = -q;
			p = Math.abs(p);
			if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(before * q))) {
				before = step;
				step = p / q;
			} else step = before = half;
		} else step = before = half;
		[a, fa] = [b, fb];
		b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance;
		fb = f(b);
	}
	return b;
}
