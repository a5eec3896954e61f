/** Events per time or per head: exact Poisson intervals, and two rates compared. */

import { Refusal } from '../base/refusal.ts';
import { binomialTails, logBinomialMass } from './discrete.ts';
import { gammaQuantile } from './gamma.ts';
import { checkCount, checkLevel, clopperPearson, type Interval } from './share.ts';

/** `x` events in `time` (person-years, or any other unit, which the rate then has). */
export type Events = { readonly x: number; readonly time: number };

/** The interval of a count's mean. Source: Garwood, Biometrika 28 (1936). */
export function poissonInterval(x: number, level = 0.95): Interval {
	checkCount(x, 'The number of events (x)');
	checkLevel(level);
	const outside = (1 - level) / 2;
	return {
		low: x === 0 ? 0 : gammaQuantile({ lower: outside }, x),
		high: gammaQuantile({ upper: outside }, x + 1),
	};
}

/** Events per unit of time with the exact interval. @throws Refusal not-valid */
export function poissonRate(
	{ x, time }: Events,
	level = 0.95,
): { rate: number; interval: Interval; countInterval: Interval } {
	checkTime(time);
	const counts = poissonInterval(x, level);
	return { rate: x / time, interval: { low: counts.low / time, high: counts.high / time }, countInterval: counts };
}

export type RateRatio = {
	readonly estimate: number | null;
	readonly interval: Interval /** Two-sided, of the hypothesis that the rates are equal. */;
	readonly p: number;
};

/**
 * a ÷ b, by the binomial distribution of a's events among both, as R's poisson.test.
 * Source: Przyborowski and Wilenski, Biometrika 31 (1940).
 * @throws Refusal not-valid
 */
export function poissonRatio(a: Events, b: Events, level = 0.95): RateRatio {
	for (const { x, time } of [a, b]) {
		checkCount(x, 'The number of events (x)');
		checkTime(time);
	}
	checkLevel(level);
	const n = a.x + b.x;
	if (n === 0) return { estimate: null, interval: { low: 0, high: Infinity }, p: 1 };
	const share = clopperPearson({ x: a.x, n }, level);
	const scale = b.time / a.time;
	const odds = (p: number) => (p === 1 ? Infinity : (p / (1 - p)) * scale);
	return {
		estimate: b.x === 0 ? Infinity : (a.x / b.x) * scale,
		interval: { low: odds(share.low), high: odds(share.high) },
		p: binomialTest(a.x, n, a.time / (a.time + b.time)),
	};
}

/** Two-sided p of x in n against a share: the sum of all outcomes no likelier than the one seen, as R's binom.test. Source: Clopper and Pearson 1934. */
export function binomialTest(x: number, n: number, share: number): number {
	if (share <= 0) return x === 0 ? 1 : 0;
	if (share >= 1) return x === n ? 1 : 0;
	const mean = n * share;
	if (x === mean) return 1;
	const limit = logBinomialMass(x, n, share) + Math.log1p(1e-7);
	const unlikely = (k: number) => logBinomialMass(k, n, share) <= limit;
	// Beyond the mean the mass only falls, so the far side begins at one place, found by halving.
	let [inside, outside] = x < mean ? [Math.ceil(mean) - 1, n + 1] : [Math.floor(mean) + 1, -1];
	while (Math.abs(outside - inside) > 1) {
		const middle = Math.trunc((inside + outside) / 2);
		if (unlikely(middle)) outside = middle;
		else inside = middle;
	}
	const below = x < mean ? x : outside;
	const above = x < mean ? outside : x;
	return Math.min(1, binomialTails(below, n, share).lower + binomialTails(above - 1, n, share).upper);
}

function checkTime(time: number): void {
	if (!(time > 0 && Number.isFinite(time)))
		throw new Refusal('not-valid', `The time or population at risk must be above 0; ${time} is not.`);
}
