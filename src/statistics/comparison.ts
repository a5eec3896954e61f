/** Two shares compared: their difference, their ratio, and the ratio of their odds. */

import { crossed } from './contingency.ts';
import { chiSquareQuantile, normalTails, reach } from './distribution.ts';
import { checkLevel, checkShare, type Interval, type Share, wilsonGaps } from './share.ts';
import { findRoot } from './tails.ts';

/** An estimate with its interval; null where the counts do not allow it. */
export type Estimate = { readonly estimate: number | null; readonly interval: Interval | null };

/** a − b. Source: Newcombe, Statistics in Medicine 17 (1998) 873, method 10. @throws Refusal not-valid */
export function shareDifference(a: Share, b: Share, level = 0.95): { estimate: number; interval: Interval } {
	checkBoth(a, b, level);
	const estimate = crossed(a.x, b.n, b.x, a.n) / (a.n * b.n);
	const [one, two] = [wilsonGaps(a, level), wilsonGaps(b, level)];
	return {
		estimate,
		interval: {
			low: Math.max(-1, estimate - Math.hypot(one.below, two.above)),
			high: Math.min(1, estimate + Math.hypot(one.above, two.below)),
		},
	};
}

export type RiskRatio = {
	/** a ÷ b; Infinity where only b has none, null where neither has any. */
	readonly estimate: number | null;
	/** Katz, Baptista, Azen and Pike, Biometrics 34 (1978); null where a share is 0: nothing is added to the counts in silence. */
	readonly katz: Interval | null;
	readonly seLog: number | null;
	/** The score interval, which exists with empty cells too. Koopman, Biometrics 40 (1984) 513. */
	readonly koopman: Interval;
	readonly p: number | null;
};

/** @throws Refusal not-valid */
export function riskRatio(a: Share, b: Share, level = 0.95): RiskRatio {
	checkBoth(a, b, level);
	const koopman = koopmanInterval(a, b, level);
	if (a.x === 0 || b.x === 0) {
		const estimate = b.x > 0 ? 0 : a.x > 0 ? Infinity : null;
		return { estimate, katz: null, seLog: null, koopman, p: null };
	}
	const estimate = (a.x * b.n) / (a.n * b.x);
	const seLog = Math.sqrt((a.n - a.x) / (a.x * a.n) + (b.n - b.x) / (b.x * b.n));
	return {
		estimate,
		katz: around(estimate, seLog, level),
		seLog,
		koopman,
		p: twoSided(logOfRatio(a.x, b.n, b.x, a.n), seLog),
	};
}

/** All ratios that the score test does not reject. */
function koopmanInterval(a: Share, b: Share, level: number): Interval {
	if (a.x === 0 && b.x === 0) return { low: 0, high: Infinity };
	const bound = chiSquareQuantile({ upper: 1 - level }, 1);
	const miss = (log: number) => part(a, likeliest(a, b, log)) + part(b, likeliest(b, a, -log)) - bound;
	const middle = a.x > 0 && b.x > 0 ? Math.log(a.x / a.n / (b.x / b.n)) : undefined;
	const [far, near] = [60, 1e-12];
	const start = middle ?? (a.x === 0 ? -far : far);
	if (middle !== undefined && miss(middle) > -near) return { low: Math.exp(middle), high: Math.exp(middle) };
	return {
		low: a.x === 0 ? 0 : Math.exp(findRoot(miss, start - far - 60, start)),
		high: b.x === 0 ? Infinity : Math.exp(findRoot(miss, start, start + far + 60)),
	};
}

/** A share and what is missing to one, each with its own digits. */
type Parted = { readonly p: number; readonly q: number };

/** The likeliest share of a, where its ratio to b's is given. Both roots are written so that nothing large is subtracted from its like. */
function likeliest(a: Share, b: Share, log: number): Parted {
	const [all, without, otherWithout] = [a.n + b.n, a.n - a.x, b.n - b.x];
	const ratio = Math.exp(log);
	const beyond = Math.expm1(log);
	const more = beyond * (a.n + b.x);
	const root = Math.hypot(more + without - otherWithout, 2 * Math.sqrt(ratio * without * otherWithout));
	const p = (2 * ratio * (a.x + b.x)) / (ratio * (a.n + b.x) + a.x + b.n + root);
	const low = more - without - otherWithout;
	const q = low < 0 ? (root - low) / (2 * all) : (2 * beyond * without) / (low + root);
	return { p: Math.min(1, p), q: Math.max(0, q) };
}

/** Pearson's (x − np)² ÷ np(1 − p); where all or none were found, its reduced form, which holds at the ends too. */
function part({ x, n }: Share, { p, q }: Parted): number {
	if (x === 0) return (n * p) / q;
	if (x === n) return (n * q) / p;
	return (p < 0.5 ? x - n * p : n - x - n * q) ** 2 / (n * p * q);
}

/** Rows are groups, columns are yes and no: [[a, b], [c, d]]. */
export type Fourfold = readonly [readonly [number, number], readonly [number, number]];

/** (a·d) ÷ (b·c) with Woolf's interval; null where a cell is 0, for which Fisher's exact interval is there. Source: Woolf, Annals of Human Genetics 19 (1955). */
export function oddsRatio(
	[[a, b], [c, d]]: Fourfold,
	level = 0.95,
): Estimate & { seLog: number | null; p: number | null } {
	checkLevel(level);
	for (const [x, rest, name] of [
		[a, b, 'the first group'],
		[c, d, 'the second group'],
	] as const)
		checkShare({ x, n: x + rest }, name);
	if (a * b * c * d === 0) {
		const estimate = a * d > 0 ? Infinity : b * c > 0 ? 0 : null;
		return { estimate, interval: null, seLog: null, p: null };
	}
	const estimate = (a * d) / (b * c);
	const seLog = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
	return { estimate, interval: around(estimate, seLog, level), seLog, p: twoSided(logOfRatio(a, d, b, c), seLog) };
}

/** ln (a·b ÷ c·d) of counts, with its digits also where the two hardly differ. */
function logOfRatio(a: number, b: number, c: number, d: number): number {
	const beyond = crossed(a, b, c, d) / (c * d);
	return Math.abs(beyond) < 0.5 ? Math.log1p(beyond) : Math.log(a / c) + Math.log(b / d);
}

/** An interval that is symmetric on the scale of logarithms. */
export function around(ratio: number, seLog: number, level: number): Interval {
	const factor = Math.exp(reach(level) * seLog);
	return { low: ratio / factor, high: ratio * factor };
}

/** The two-sided p of an estimate that is normal around 0. */
export function twoSided(estimate: number, se: number): number {
	return Math.min(1, 2 * normalTails(Math.abs(estimate / se)).upper);
}

function checkBoth(a: Share, b: Share, level: number): void {
	checkShare(a, 'the first group');
	checkShare(b, 'the second group');
	checkLevel(level);
}
