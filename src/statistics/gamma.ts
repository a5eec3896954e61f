/** The gamma function, the incomplete gamma function with both tails, and its inverse. */

import { Refusal } from '../base/refusal.ts';
import { fromLower, fromUpper, quantile, type Tail, type Tails } from './tails.ts';

const halfLogTwoPi = Math.log(2 * Math.PI) / 2;
const eulerGamma = 0.5772156649015329;

/** ζ(k) − 1 for k = 2, 3, …: the series of log Γ at 1 (DLMF 25.6, 5.7.3), as far as floating point holds them. */
const zetaLessOne = [
	0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
	0.008349277381922827, 0.004077356197944339, 0.002008392826082214, 0.0009945751278180853, 0.0004941886041194646,
	0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
	7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.53962033872796e-7, 4.769329867878066e-7,
	2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.490155482836504e-8,
	7.450711789835428e-9, 3.725334024788457e-9, 1.862659723513049e-9,
];

/** log Γ(x) for x > 0, to about 1e-15 relative, also where it crosses zero at 1 and 2. */
export function logGamma(x: number): number {
	if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
	if (x === Number.POSITIVE_INFINITY) return x;
	if (x < 0.5) return logGammaNearOne(x) - Math.log(x);
	if (x <= 1.5) return logGammaNearOne(x - 1);
	if (x <= 2.5) return Math.log1p(x - 2) + logGammaNearOne(x - 2);
	return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
}

/** log Γ(1 + z) for |z| ≤ ½. */
function logGammaNearOne(z: number): number {
	let sum = 0;
	for (let k = zetaLessOne.length + 1; k >= 2; k--) sum = ((zetaLessOne[k - 2] ?? 0) / k - sum) * z;
	return z * (1 - eulerGamma) + sum * z - Math.log1p(z);
}

/** log B(a, b). */
export function logBeta(a: number, b: number): number {
	const [small, large] = a < b ? [a, b] : [b, a];
	if (small < 10) return logGamma(small) + logGammaRatio(large, small);
	const n = a + b;
	const error = stirlingError(a) + stirlingError(b) - stirlingError(n);
	return (
		halfLogTwoPi + 0.5 * Math.log(n / a / b) + small * Math.log(small / n) - large * Math.log1p(small / large) + error
	);
}

/** log Γ(x) − log Γ(x + step), without the loss that subtracting two large logarithms brings. */
function logGammaRatio(x: number, step: number): number {
	if (x < 10) return logGamma(x) - logGamma(x + step);
	const drift = (x - 0.5) * Math.log1p(step / x) + step * Math.log(x + step);
	return step - drift + stirlingError(x) - stirlingError(x + step);
}

/** What Stirling's formula lacks: log Γ(x) − [(x − ½) log x − x + ½ log 2π]. Source: Loader, Fast and Accurate Computation of Binomial Probabilities, 2000. */
export function stirlingError(x: number): number {
	let error = 0;
	let at = x;
	for (; at < 15; at++) {
		// (x + ½) log(1 + 1/x) − 1 as a series in 1/(2x + 1), where the difference would lose digits.
		const s = (1 / (2 * at + 1)) ** 2;
		if (at < 2) error += (at + 0.5) * Math.log1p(1 / at) - 1;
		else for (let [term, k] = [s, 3]; term / k > 1e-18; term *= s, k += 2) error += term / k;
	}
	const r = 1 / (at * at);
	const tail = 1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360));
	return error + (1 / 12 - r * (1 / 360 - r * tail)) / at;
}

/** x log(x/m) + m − x: how far x lies from its mean m, exact also where both are large and near. Source: Loader 2000. */
export function deviance(x: number, mean: number): number {
	if (x === 0) return mean;
	if (mean === 0) return Number.POSITIVE_INFINITY;
	const gap = x - mean;
	const v = gap / (x + mean);
	if (Math.abs(v) > 0.3) return x * Math.log(x / mean) + mean - x;
	let sum = gap * v;
	let power = 2 * x * v;
	for (let k = 3; ; k += 2) {
		power *= v * v;
		const next = sum + power / k;
		if (next === sum) return sum;
		sum = next;
	}
}

/** log of x^a e^−x / Γ(a + 1): the Poisson mass where `a` need not be whole. a > 0, x > 0. */
export function logPoissonTerm(a: number, x: number): number {
	return -stirlingError(a) - deviance(a, x) - 0.5 * Math.log(a) - halfLogTwoPi;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x). Relative error about 1e-13 for shapes from ½ to 1e6,
 * in both tails. Source: series and continued fraction of DLMF 8.11.4 and 8.9.2, the latter by Lentz's method.
 */
export function gammaTails(x: number, shape: number): Tails {
	if (!(x > 0)) return fromLower(Number.NEGATIVE_INFINITY);
	if (x === Number.POSITIVE_INFINITY) return fromUpper(Number.NEGATIVE_INFINITY);
	const term = logPoissonTerm(shape, x);
	if (x < shape + 1) {
		let sum = 1;
		for (let [part, k] = [1, 1]; part > sum * 1e-17; k++) {
			part *= x / (shape + k);
			sum += part;
		}
		return fromLower(term + Math.log(sum));
	}
	let b = x + 1 - shape;
	let c = 1e300;
	let d = 1 / b;
	let h = d;
	for (let k = 1; ; k++) {
		const a = k * (shape - k);
		b += 2;
		d = 1 / nonZero(a * d + b);
		c = nonZero(b + a / c);
		h *= d * c;
		if (Math.abs(d * c - 1) < 2e-16 || a === 0) break;
	}
	return fromUpper(term + Math.log(shape) + Math.log(h));
}

/** The x at which the gamma distribution with this shape and scale 1 reaches a tail. @throws Refusal not-valid for a probability outside 0…1 */
export function gammaQuantile(tail: Tail, shape: number): number {
	if (!(shape > 0)) throw new Refusal('not-valid', `The shape of a gamma distribution is above zero; ${shape} is not.`);
	const given = 'lower' in tail ? tail.lower : 1 - tail.upper;
	if (given === 0) return 0;
	if ('lower' in tail ? tail.lower === 1 : tail.upper === 0) return Number.POSITIVE_INFINITY;
	const high = Math.log(shape + 1) + 8;
	const place = quantile((log) => gammaTails(Math.exp(log), shape), tail, -700, high);
	return place <= -700 ? 0 : Math.exp(place);
}

/** Lentz's method divides by these; a zero there stands for something very small. */
export function nonZero(value: number): number {
	return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
