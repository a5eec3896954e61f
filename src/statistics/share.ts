/** A share x of n, with its intervals: which part of those counted has the property. */

import { Refusal } from '../base/refusal.ts';
import { betaQuantile } from './beta.ts';
import { reach } from './distribution.ts';

/** `x` of `n` have the property. */
export type Share = { readonly x: number; readonly n: number };

/** Both ends of an interval, in the unit of the estimate. */
export type Interval = { readonly low: number; readonly high: number };

export type ShareIntervals = {
	readonly p: number;
	readonly wilson: Interval;
	readonly wilsonCorrected: Interval;
	readonly clopperPearson: Interval;
	readonly jeffreys: Interval;
	readonly agrestiCoull: Interval;
};

/** All intervals of a share at one level. @param level such as 0.95 @throws Refusal not-valid for counts that are none */
export function shareIntervals(share: Share, level = 0.95): ShareIntervals {
	checkShare(share);
	return {
		p: share.x / share.n,
		wilson: wilson(share, level),
		wilsonCorrected: wilsonCorrected(share, level),
		clopperPearson: clopperPearson(share, level),
		jeffreys: jeffreys(share, level),
		agrestiCoull: agrestiCoull(share, level),
	};
}

/** @throws Refusal not-valid naming what is wrong */
export function checkShare({ x, n }: Share, name = ''): void {
	const of = name === '' ? '' : ` of ${name}`;
	checkCount(n, `The number counted (n)${of}`);
	checkCount(x, `The number with the property (x)${of}`);
	if (n === 0) throw new Refusal('not-valid', `The number counted (n)${of} is 0, and of none there is no share.`);
	if (x > n) throw new Refusal('not-valid', `x${of} is ${x}, which is more than the ${n} counted.`);
}

/** @throws Refusal not-valid unless `value` is a whole number from 0 to 2⁵³ */
export function checkCount(value: number, name: string): void {
	if (!Number.isSafeInteger(value) || value < 0)
		throw new Refusal('not-valid', `${name} must be a whole number, 0 or more; ${value} is not.`);
}

/** @throws Refusal not-valid unless strictly between 0 and 1 */
export function checkLevel(level: number): void {
	if (!(level > 0 && level < 1))
		throw new Refusal('not-valid', `The level of an interval lies between 0 and 1, such as 0.95; ${level} does not.`);
}

/**
 * The score interval. At x = 0 the low end is exactly 0, at x = n the high end exactly 1.
 * Source: Wilson, Probable Inference, JASA 22 (1927).
 */
export function wilson({ x, n }: Share, level = 0.95): Interval {
	checkLevel(level);
	const z2 = reach(level) ** 2;
	const p = x / n;
	const scale = 1 + z2 / n;
	const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)));
	const high = x === n ? 1 : Math.min(1, (p + z2 / (2 * n) + half) / scale);
	// The two ends are the roots of one square, so their product is known: no difference, no lost digits at x = 1.
	return { low: (p * p) / (scale * high), high };
}

/** How far the score interval reaches below and above its share: told by itself, since ends near 1 hold few digits of it. */
export function wilsonGaps({ x, n }: Share, level = 0.95): { below: number; above: number } {
	checkLevel(level);
	const z2 = reach(level) ** 2;
	const [p, q] = [x / n, (n - x) / n];
	const up = z2 / (2 * n) + Math.sqrt(z2 * ((p * q) / n + z2 / (4 * n * n)));
	return { below: (p * up) / (p + up), above: (q * up) / (q + up) };
}

/** With continuity correction, as R's prop.test has it. Source: Newcombe, Statistics in Medicine 17 (1998) 857, method 4. */
export function wilsonCorrected({ x, n }: Share, level = 0.95): Interval {
	checkLevel(level);
	const z = reach(level);
	const shift = Math.min(0.5, Math.abs(x - n / 2)) / n;
	const end = (p: number, sign: 1 | -1) => {
		const square = (z * z) / (2 * n);
		return (p + square + sign * z * Math.sqrt((p * (1 - p)) / n + square / (2 * n))) / (1 + 2 * square);
	};
	const [down, up] = [x / n - shift, x / n + shift];
	return { low: down <= 0 ? 0 : Math.max(0, end(down, -1)), high: up >= 1 ? 1 : Math.min(1, end(up, 1)) };
}

/** The exact interval: its coverage is never below the level. Source: Clopper and Pearson, Biometrika 26 (1934). */
export function clopperPearson({ x, n }: Share, level = 0.95): Interval {
	checkLevel(level);
	const outside = (1 - level) / 2;
	return {
		low: x === 0 ? 0 : betaQuantile({ lower: outside }, x, n - x + 1),
		high: x === n ? 1 : betaQuantile({ upper: outside }, x + 1, n - x),
	};
}

/** The equal-tailed interval of Jeffreys' prior, its ends forced where nothing or everything was found. Source: Brown, Cai and DasGupta, Statistical Science 16 (2001). */
export function jeffreys({ x, n }: Share, level = 0.95): Interval {
	checkLevel(level);
	const outside = (1 - level) / 2;
	return {
		low: x === 0 ? 0 : betaQuantile({ lower: outside }, x + 0.5, n - x + 0.5),
		high: x === n ? 1 : betaQuantile({ upper: outside }, x + 0.5, n - x + 0.5),
	};
}

/** Not cut at 0 and 1: an end beyond them tells that this interval does not suit. Source: Agresti and Coull, American Statistician 52 (1998). */
export function agrestiCoull({ x, n }: Share, level = 0.95): Interval {
	checkLevel(level);
	const z = reach(level);
	const size = n + z * z;
	const middle = (x + (z * z) / 2) / size;
	const half = z * Math.sqrt((middle * (1 - middle)) / size);
	return { low: middle - half, high: middle + half };
}
