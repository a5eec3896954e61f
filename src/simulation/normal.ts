/** The normal distribution: its area and its quantiles, in double precision. */

/** Area below `x` (Hart 1968 in the form of West, “Better approximations to cumulative normal functions”, 2005). */
export function normalCdf(x: number): number {
	const size = Math.abs(x);
	if (size > 37) return x > 0 ? 1 : 0;
	const bell = Math.exp((-size * size) / 2);
	let tail: number;
	if (size < 7.07106781186547) {
		tail = (bell * polynomial(west.top, size)) / polynomial(west.bottom, size);
	} else tail = bell / (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))))) / 2.506628274631;
	return x > 0 ? 1 - tail : tail;
}

/** The value with this area below it, 0 < `share` < 1: Acklam's rational approximation (2003), made exact by one step of Halley. */
export function normalQuantile(share: number): number {
	const first = approximate(share);
	const error = (normalCdf(first) - share) * Math.sqrt(2 * Math.PI) * Math.exp((first * first) / 2);
	return first - error / (1 + (first * error) / 2);
}

function approximate(share: number): number {
	const edge = 0.02425;
	if (share > 1 - edge) return -approximate(1 - share);
	if (share < edge) {
		const q = Math.sqrt(-2 * Math.log(share));
		return polynomial(edges.top, q) / polynomial(edges.bottom, q);
	}
	const q = share - 0.5;
	const r = q * q;
	return (q * polynomial(middle.top, r)) / polynomial(middle.bottom, r);
}

function polynomial(terms: readonly number[], x: number): number {
	let sum = 0;
	for (let nth = terms.length - 1; nth >= 0; nth--) sum = sum * x + (terms[nth] as number);
	return sum;
}

// Coefficients stand here and not in the functions: a posterior draw of the country asks for 25,000 quantiles.
const west = {
	top: [
		220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
		0.0352624965998911,
	],
	bottom: [
		440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
		1.75566716318264, 0.0883883476483184,
	],
} as const;
/** Acklam: within 0.02425 of an end, and between. */
const edges = {
	top: [
		2.938163982698783, 4.374664141464968, -2.549732539343734, -2.400758277161838, -0.3223964580411365,
		-0.007784894002430293,
	],
	bottom: [1, 3.754408661907416, 2.445134137142996, 0.3224671290700398, 0.007784695709041462],
} as const;
const middle = {
	top: [
		2.506628277459239, -30.66479806614716, 138.357751867269, -275.9285104469687, 220.9460984245205, -39.69683028665376,
	],
	bottom: [1, -13.28068155288572, 66.80131188771972, -155.6989798598866, 161.5858368580409, -54.47609879822406],
} as const;
