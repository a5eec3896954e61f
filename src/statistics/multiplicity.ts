/** p values corrected for how many comparisons were made. */

import { Refusal } from '../base/refusal.ts';

export type Adjusted = {
	readonly comparisons: number;
	/** Against any false finding. Holm, Scandinavian Journal of Statistics 6 (1979). */
	readonly holm: readonly number[];
	/** Against the share of false findings. Benjamini and Hochberg, JRSS B 57 (1995). */
	readonly benjaminiHochberg: readonly number[];
};

/** In the order given. @throws Refusal not-valid for a p outside 0…1 */
export function adjustForMany(ps: readonly number[]): Adjusted {
	for (const p of ps)
		if (!(p >= 0 && p <= 1)) throw new Refusal('not-valid', `A p value lies between 0 and 1; ${p} does not.`);
	const order = ps.map((p, place) => ({ p, place })).sort((a, b) => a.p - b.p);
	const holm = new Array<number>(ps.length).fill(1);
	const benjaminiHochberg = new Array<number>(ps.length).fill(1);
	let most = 0;
	for (const [i, { p, place }] of order.entries()) {
		most = Math.max(most, Math.min(1, p * (ps.length - i)));
		holm[place] = most;
	}
	let least = 1;
	for (const [i, { p, place }] of [...order.entries()].reverse()) {
		least = Math.min(least, (p * ps.length) / (i + 1));
		benjaminiHochberg[place] = least;
	}
	return { comparisons: ps.length, holm, benjaminiHochberg };
}
