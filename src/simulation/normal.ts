/** The normal distribution: its area and its quantiles, in double precision. */

/** Area below `x` (Hart 1968 in the form of West, “Better approximations to cumulative normal functions”, 2005). */
export function normalCdf(x: number): number {
	const size = Math.abs(x);
	if (size > 37) return x > 0 ? 1 : 0;
	const bell = Math.exp((-size * size) / 2);
	let tail: number;
	if (size < 7.07106781186547) {
		const top = [
			220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
			0.0352624965998911,
		];
		const bottom = [
			440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
			1.75566716318264, 0.0883883476483184,
		];
		tail = (bell * polynomial(top, size)) / polynomial(bottom, size);
	} else tail = bell / (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))))) / 2.506628274631;
	return x > 0 ? 1 - tail : tail;
}

/** The value with this area below it, by bisection: 0 < `share` < 1. Slow and sure; draws use it a few dozen times each. */
export function normalQuantile(share: number): number {
	let [low, high] = [-38, 38];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (normalCdf(middle) < share) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

function polynomial(terms: readonly number[], x: number): number {
	return terms.reduceRight((sum, term) => sum * x + term, 0);
}
