/** The incomplete beta function with both tails, and its inverse. */

import { Refusal } from '../base/refusal.ts';
import { deviance, nonZero, stirlingError } from './gamma.ts';
import { fromLower, fromUpper, quantile, type Tail, type Tails } from './tails.ts';

/**
 * The regularised incomplete beta function I_x(a, b) and its complement. Relative error about 1e-12 in both tails for
 * parameters from ½ to 1e9.
 * @param y 1 − x, where the caller knows it better than a subtraction would
 */
export function betaTails(x: number, a: number, b: number, y = 1 - x): Tails {
	if (!(x > 0)) return fromLower(Number.NEGATIVE_INFINITY);
	if (!(y > 0)) return fromUpper(Number.NEGATIVE_INFINITY);
	const n = a + b;
	const term = logBinomialTerm(a, b, x, y) + Math.log(a * (b / n));
	// The fraction converges fast on this side of the mean only; the other tail is the same function in a mirror.
	if (x * (n + 2) <= a + 1) return fromLower(term - Math.log(fraction(x, y, a, b)));
	return fromUpper(term - Math.log(fraction(y, x, b, a)));
}

/** log of Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · x^a y^b: the binomial mass where counts need not be whole. a, b > 0. Source: Loader 2000. */
export function logBinomialTerm(a: number, b: number, x: number, y: number): number {
	const n = a + b;
	const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
	return errors - deviance(a, n * x) - deviance(b, n * y) - 0.5 * Math.log(2 * Math.PI * a * (b / n));
}

/**
 * x^a y^b / (B(a, b) I_x(a, b)). Two steps of DLMF 8.17.22 taken as one, so that what is near 1 is nowhere subtracted
 * from 1. Source: Didonato and Morris, ACM Transactions on Mathematical Software 18 (1992) 360, equation 9; by Lentz's method.
 */
function fraction(x: number, y: number, a: number, b: number): number {
	const gap = a * y - b * x + 1;
	let h = (a * gap) / (a + 1);
	let c = nonZero(h);
	let d = 0;
	for (let k = 1; ; k++) {
		const odd = a + 2 * k - 1;
		const top = (((a + k - 1) * x) / odd) * (((a + b + k - 1) * x) / odd) * k * (b - k);
		const rest = k + (k * (b - k) * x) / odd + ((a + k) * (gap + k * (1 + y))) / (odd + 2);
		d = 1 / nonZero(rest + top * d);
		c = nonZero(rest + top / c);
		h *= c * d;
		if (Math.abs(c * d - 1) < 3e-16) return h;
	}
}

/**
 * Where the beta distribution reaches a tail: x, and y = 1 − x with its own digits.
 * @throws Refusal not-valid for a probability outside 0…1 or a parameter that is not above zero
 */
export function betaPlace(tail: Tail, a: number, b: number): { x: number; y: number } {
	if (!(a > 0 && b > 0))
		throw new Refusal('not-valid', `The parameters of a beta distribution are above zero; ${a} and ${b} are not both.`);
	const at = (logit: number) => ({ x: 1 / (1 + Math.exp(-logit)), y: 1 / (1 + Math.exp(logit)) });
	const place = quantile(
		(logit) => {
			const { x, y } = at(logit);
			return betaTails(x, a, b, y);
		},
		tail,
		-700,
		700,
	);
	if (place <= -700) return { x: 0, y: 1 };
	return place >= 700 ? { x: 1, y: 0 } : at(place);
}

export function betaQuantile(tail: Tail, a: number, b: number): number {
	return betaPlace(tail, a, b).x;
}
