/** Both tails of a distribution, each also as a logarithm: a tail of 1e-400 is a number like any other, and `1 - lower` is never needed. */

import { Refusal } from '../base/refusal.ts';

export type Tails = {
	readonly lower: number;
	readonly upper: number;
	readonly logLower: number;
	readonly logUpper: number;
};

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

/**
 * The zero of a function that changes sign between two places, by interpolation where it helps and halving where it
 * does not. Source: Dekker's and Brent's method (Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4).
 * @param tolerance how near is near enough; 0 goes to the last bit or so
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
	let [older, best] = [
		{ x: low, y: f(low) },
		{ x: high, y: f(high) },
	];
	if (older.y === 0) return low;
	let other = older;
	for (let round = 0; round < 1000; round++) {
		const moved = best.x - older.x;
		if (Math.abs(other.y) < Math.abs(best.y)) [older, best, other] = [best, other, best];
		const near = 2 * Number.EPSILON * Math.abs(best.x) + tolerance / 2;
		let step = (other.x - best.x) / 2;
		if (Math.abs(step) <= near || best.y === 0) return best.x;
		if (Math.abs(moved) >= near && Math.abs(older.y) > Math.abs(best.y))
			step = interpolated(older, best, other, { moved, near }) ?? step;
		if (Math.abs(step) < near) step = Math.sign(step) * near;
		older = best;
		const x = best.x + step;
		best = { x, y: f(x) };
		// The zero stays between `best` and `other`.
		if (best.y > 0 === other.y > 0 && other.y !== 0) other = older;
	}
	return best.x;
}

type Point = { readonly x: number; readonly y: number };

/** A step by the secant or, where three points differ, by the inverse parabola; undefined where it would lead too far. */
function interpolated(
	older: Point,
	best: Point,
	other: Point,
	{ moved, near }: { moved: number; near: number },
): number | undefined {
	const gap = other.x - best.x;
	const s = best.y / older.y;
	let [p, q] = [gap * s, 1 - s];
	if (older.x !== other.x) {
		const [u, v] = [older.y / other.y, best.y / other.y];
		p = s * (gap * u * (u - v) - (best.x - older.x) * (v - 1));
		q = (u - 1) * (v - 1) * (s - 1);
	}
	if (p > 0) q = -q;
	p = Math.abs(p);
	const stays = p < 0.75 * gap * q - Math.abs(near * q) / 2 && p < Math.abs((moved * q) / 2);
	return stays ? p / q : undefined;
}
