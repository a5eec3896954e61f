/** Shades of a map of counts: few, with round bounds, each for about as many places. */

/** How a place is drawn: a shade from 0 on, or in words why it has none. */
export type Shade = number | 'none' | 'off' | 'unknown';

/** How many shades there are at most. */
export const shades = 5;

/**
 * Bounds between shades, rising: the fifths of the values above zero, rounded to one figure. Where places are much alike
 * there are fewer. A value at a bound belongs above it.
 */
export function boundsOf(values: Iterable<number>): number[] {
	const sorted = [...values].filter((value) => value > 0).toSorted((a, b) => a - b);
	if (sorted.length === 0) return [];
	const fifths = Array.from({ length: shades - 1 }, (_, nth) =>
		rounded(sorted[Math.floor(((nth + 1) / shades) * sorted.length)] ?? 0),
	);
	return [...new Set(fifths)].filter((bound) => bound > 0);
}

/** The shade of a value above zero. */
export function shadeOf(value: number, bounds: readonly number[]): number {
	const nth = bounds.findIndex((bound) => value < bound);
	return nth < 0 ? bounds.length : nth;
}

/** To one significant figure: 0.034 becomes 0.03. */
function rounded(value: number): number {
	return value > 0 ? Number(value.toPrecision(1)) : 0;
}

/** About four round steps that cover low to high, zero among them. */
export function ticksOf(low: number, high: number): number[] {
	const span = Math.max(high, 0) - Math.min(low, 0) || 1;
	const ten = 10 ** Math.floor(Math.log10(span / 3));
	const step = ([1, 2, 5, 10].find((one) => span / (one * ten) <= 4) ?? 10) * ten;
	const first = Math.floor(Math.min(low, 0) / step + 1e-9);
	const last = Math.ceil(Math.max(high, 0) / step - 1e-9);
	return Array.from({ length: Math.max(1, last - first) + 1 }, (_, nth) => (first + nth) * step);
}
