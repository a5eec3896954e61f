/** Exact fractions, and the small algebra that lets one graph be computed exactly or in floating point. */

import { Refusal } from '../base/refusal.ts';

/** In lowest terms, with a positive denominator. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

/** What the engine needs of a number. The same graph runs on `exact` and on `floating`. */
export type Field<N> = {
	readonly zero: N;
	readonly one: N;
	plus(a: N, b: N): N;
	minus(a: N, b: N): N;
	times(a: N, b: N): N;
	/** a ÷ b; `b` is not zero. */
	over(a: N, b: N): N;
	below(a: N, b: N): boolean;
	of(value: number): N;
};

/** @throws RangeError for a zero denominator, which is a bug of the caller. */
export function fraction(top: bigint, bottom = 1n): Fraction {
	if (bottom === 0n) throw new RangeError('A fraction with denominator zero.');
	const divisor = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
	return { top: top / divisor, bottom: bottom / divisor };
}

/** Reads `0.005`, `1e-3`, `12` or `2/3` exactly as written: 0.1 is one tenth, not the nearest binary number. @throws Refusal not-valid */
export function parseFraction(text: string | number): Fraction {
	const written = String(text).trim();
	const ratio = /^(-?\d+)\s*\/\s*(\d+)$/.exec(written);
	if (ratio?.[1] && ratio[2] && BigInt(ratio[2]) !== 0n) return fraction(BigInt(ratio[1]), BigInt(ratio[2]));
	const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(written);
	if (!decimal) throw new Refusal('not-valid', `“${written}” is no number. Write it as 0.25, as 25e-2 or as 1/4.`);
	const [, sign = '', whole = '0', places = '', exponent = '0'] = decimal;
	const shift = Number(exponent) - places.length;
	const digits = BigInt(`${sign}${whole}${places}`);
	return shift >= 0 ? fraction(digits * 10n ** BigInt(shift)) : fraction(digits, 10n ** BigInt(-shift));
}

export const exact: Field<Fraction> = {
	zero: fraction(0n),
	one: fraction(1n),
	plus: (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom),
	minus: (a, b) => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom),
	times: (a, b) => fraction(a.top * b.top, a.bottom * b.bottom),
	over: (a, b) => fraction(a.top * b.bottom, a.bottom * b.top),
	below: (a, b) => a.top * b.bottom < b.top * a.bottom,
	of: parseFraction,
};

export const floating: Field<number> = {
	zero: 0,
	one: 1,
	plus: (a, b) => a + b,
	minus: (a, b) => a - b,
	times: (a, b) => a * b,
	over: (a, b) => a / b,
	// Shares that sum to one in decimal may miss it by a rounding in binary.
	below: (a, b) => a < b - 1e-12,
	of: (value) => value,
};

/** The nearest floating-point number, also where both parts are too large for one. */
export function toNumber({ top, bottom }: Fraction): number {
	const size = Math.max(digits(top), digits(bottom));
	if (size < 300) return Number(top) / Number(bottom);
	const cut = 10n ** BigInt(size - 300);
	return Number(top / cut) / Number(bottom / cut);
}

function digits(value: bigint): number {
	return String(value < 0n ? -value : value).length;
}

function gcd(a: bigint, b: bigint): bigint {
	let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
	while (y !== 0n) [x, y] = [y, x % y];
	return x === 0n ? 1n : x;
}
