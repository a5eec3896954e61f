/** Which parameters drive an answer: screening first, then the shares of variance of those that survive it. */

import { draw, scale } from './philox.ts';

/** A function of independent inputs, and two independent samples of them; row r of a sample is one point. */
export type Question<P> = {
	readonly inputs: readonly string[];
	answer(point: readonly P[]): number;
	first(row: number): readonly P[];
	second(row: number): readonly P[];
};

export type Screened = {
	readonly input: string /** Mean size of the change when only this input is drawn anew. */;
	readonly effect: number;
};

/**
 * Morris's screening in its radial form (Campolongo, Saltelli and Cariboni, “From screening to quantitative sensitivity
 * analysis”, 2011): from each of `rows` points every input is drawn anew once, alone. Costs rows × (inputs + 1) answers.
 */
export function screen<P>(question: Question<P>, rows: number): Screened[] {
	const sums = question.inputs.map(() => 0);
	for (let row = 0; row < rows; row++) {
		const point = question.first(row);
		const other = question.second(row);
		const base = question.answer(point);
		for (let nth = 0; nth < sums.length; nth++)
			sums[nth] = (sums[nth] ?? 0) + Math.abs(question.answer(swapped(point, other, nth)) - base);
	}
	return question.inputs
		.map((input, nth) => ({ input, effect: (sums[nth] ?? 0) / rows }))
		.toSorted((a, b) => b.effect - a.effect);
}

export type Range = { readonly value: number; readonly low: number; readonly high: number };
export type Share = {
	readonly input: string;
	/** Share of the variance from this input alone, with a 95 % bootstrap interval. */ readonly own: Range;
	/** Share in which it has any part, with others too. */ readonly total: Range;
};

/**
 * Sobol’ indices by the estimators of Saltelli et al. (“Variance based sensitivity analysis of model output”, 2010, for
 * the first order) and Jansen (1999, for the total). Costs rows × (inputs + 2) answers.
 */
export function shareVariance<P>(question: Question<P>, rows: number, resamples = 200): Share[] {
	const a = new Float64Array(rows);
	const b = new Float64Array(rows);
	const mixed = question.inputs.map(() => new Float64Array(rows));
	for (let row = 0; row < rows; row++) {
		const [first, second] = [question.first(row), question.second(row)];
		a[row] = question.answer(first);
		b[row] = question.answer(second);
		mixed.forEach((answers, nth) => {
			answers[row] = question.answer(swapped(first, second, nth));
		});
	}
	// Taking the mean away first changes no index and loses less to rounding and to noise.
	const middle = [...a, ...b].reduce((sum, value) => sum + value, 0) / (2 * rows);
	for (const answers of [a, b, ...mixed])
		for (let row = 0; row < rows; row++) answers[row] = (answers[row] as number) - middle;
	const whole = Int32Array.from({ length: rows }, (_, row) => row);
	const again = Array.from({ length: resamples }, (_, nth) => resampled(rows, nth));
	return question.inputs.map((input, nth) => {
		const answers = mixed[nth] ?? a;
		const at = indices(a, b, answers, whole);
		const spread = again.map((chosen) => indices(a, b, answers, chosen));
		const range = (value: number, of: 'own' | 'total'): Range => {
			const sorted = spread.map((one) => one[of]).toSorted((x, y) => x - y);
			return {
				value,
				low: sorted[Math.floor(0.025 * sorted.length)] ?? value,
				high: sorted[Math.ceil(0.975 * sorted.length) - 1] ?? value,
			};
		};
		return { input, own: range(at.own, 'own'), total: range(at.total, 'total') };
	});
}

function indices(
	a: Float64Array,
	b: Float64Array,
	mixed: Float64Array,
	rows: Int32Array,
): { own: number; total: number } {
	let squares = 0;
	let sum = 0;
	let own = 0;
	let total = 0;
	for (const row of rows) {
		const [x, y, z] = [a[row] as number, b[row] as number, mixed[row] as number];
		sum += x + y;
		squares += x * x + y * y;
		own += y * (z - x);
		total += (x - z) ** 2;
	}
	const count = rows.length;
	const variance = squares / (2 * count) - (sum / (2 * count)) ** 2;
	if (variance <= 0) return { own: 0, total: 0 };
	return { own: own / count / variance, total: total / (2 * count) / variance };
}

function swapped<P>(point: readonly P[], other: readonly P[], nth: number): P[] {
	return point.map((value, at) => (at === nth ? (other[at] ?? value) : value));
}

function resampled(rows: number, nth: number): Int32Array {
	const out = new Int32Array(4);
	return Int32Array.from({ length: rows }, (_, row) =>
		Math.floor((draw({ seed: 0xb007, replicate: nth }, row, 0, 0, 0, out) / scale) * rows),
	);
}
