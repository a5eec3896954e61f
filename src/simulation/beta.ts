/** The Beta distribution: its area and its quantiles, for parameters from ½ to 10⁶. */

/** The value with this area below it, 0 < `share` < 1: Newton's steps, kept inside what is known to hold the answer. */
export function betaQuantile(share: number, a: number, b: number): number {
	const log = logBeta(a, b);
	let [low, high] = [0, 1];
	let x = a / (a + b);
	for (let step = 0; step < 200; step++) {
		const error = betaCdf(x, a, b, log) - share;
		if (error > 0) high = x;
		else low = x;
		const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - log);
		const newton = x - error / density;
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - x) <= 1e-14 * x) return next;
		x = next;
	}
	return x;
}

/** Area below `x`, 0 < `x` < 1: the continued fraction of DLMF 8.17.22, on the side of the mean where it converges fast. */
export function betaCdf(x: number, a: number, b: number, log = logBeta(a, b)): number {
	if (x * (a + b + 2) > a + 1) return 1 - betaCdf(1 - x, b, a, log);
	return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - log) / a) * fraction(x, a, b);
}

/** By the modified method of Lentz. */
function fraction(x: number, a: number, b: number): number {
	let value = 1;
	let [above, below] = [1, 0];
	for (let step = 0; step < 10_000; step++) {
		const half = Math.floor(step / 2);
		const top =
			step % 2 === 0
				? (-(a + half) * (a + b + half) * x) / ((a + step) * (a + step + 1))
				: ((half + 1) * (b - half - 1) * x) / ((a + step) * (a + step + 1));
		below = 1 / (1 + top * below);
		above = 1 + top / above;
		value *= above * below;
		if (Math.abs(above * below - 1) < 1e-16) break;
	}
	return 1 / value;
}

function logBeta(a: number, b: number): number {
	return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series (DLMF 5.11.1), from 10 on, where seven terms reach double precision; smaller arguments are raised to it first. */
function logGamma(x: number): number {
	let product = 1;
	let y = x;
	for (; y < 10; y++) product *= y;
	let series = 0;
	for (const [nth, term] of stirling.entries()) series += term / y ** (2 * nth + 1);
	return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}

const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156] as const;
