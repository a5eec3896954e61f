/** The hazard where time comes in whole periods (the month a county was switched on) and many events share one. */

import { Refusal } from '../base/refusal.ts';
import { sum } from './contingency.ts';
import { type Coefficient, checkSubjects, coefficients, type Subject, unseparable } from './cox.ts';
import { addOuter, dot, inverse, times, zeros } from './matrix.ts';
import { checkLevel } from './share.ts';

export type PeriodHazard = {
	readonly coefficients: readonly Coefficient[];
	/** The same as R's glm prints it, which stops once the deviance changes by less than 1e-8 of itself: five or so digits agree. */
	readonly asInR: readonly Coefficient[];
};

/**
 * A binomial regression with complementary log-log link on one row for each subject and period at risk; every period with
 * an event has its own baseline. Source: Prentice and Gloeckler, Biometrics 34 (1978); fitted by weighted least squares
 * (Nelder and Wedderburn, JRSS A 135, 1972).
 * @throws Refusal not-valid where a period takes everyone, or a covariate tells nothing
 */
export function periodHazard(subjects: readonly Subject[], level = 0.95): PeriodHazard {
	checkLevel(level);
	const size = checkSubjects(subjects);
	const rows = personPeriods(subjects);
	const told = ({ beta, covariance }: Fit) => coefficients(beta.slice(0, size), covariance, level);
	let predictor = rows.map(({ y }) => Math.log(-Math.log1p(-(y + 0.5) / 2)));
	let before = deviance(rows, predictor);
	let last: { beta: readonly number[]; moved: number } = { beta: [], moved: Infinity };
	let asInR: Coefficient[] | undefined;
	for (let round = 0; round < 200; round++) {
		const fit = leastSquares(rows, predictor);
		if (!fit || fit.beta.some((value) => Math.abs(value) > 40)) throw unseparable();
		predictor = rows.map(({ x }) => dot(x, fit.beta));
		const now = deviance(rows, predictor);
		const change = Math.abs(now - before) / (Math.abs(now) + 0.1);
		if (change < 1e-8) asInR ??= told(fit);
		const moved = Math.max(...fit.beta.map((value, i) => Math.abs(value - (last.beta[i] ?? Infinity))));
		// The deviance is flat where the coefficients still move in their eighth digit, so it is these that have to rest.
		const rests = moved < 1e-12 || (moved < 1e-9 && moved >= last.moved);
		if (rests && asInR) return { coefficients: told(fit), asInR };
		[before, last] = [now, { beta: fit.beta, moved }];
	}
	throw unseparable();
}

type Row = { readonly x: readonly number[]; readonly y: 0 | 1 };
type Fit = { readonly beta: number[]; readonly covariance: number[][] };

function personPeriods(subjects: readonly Subject[]): Row[] {
	const periods = [...new Set(subjects.filter(({ happened }) => happened).map(({ time }) => time))].sort(
		(a, b) => a - b,
	);
	return periods.flatMap((time, place) => {
		const own = periods.map((_, i) => (i === place ? 1 : 0));
		const risk = subjects.filter((one) => one.time >= time && (one.entry ?? Number.NEGATIVE_INFINITY) < time);
		const rows = risk.map(
			({ x, ...one }): Row => ({ x: [...x, ...own], y: one.happened && one.time === time ? 1 : 0 }),
		);
		if (rows.every(({ y }) => y === 1))
			throw new Refusal(
				'not-valid',
				`Everyone who is left has the event at time ${time}, so that period’s hazard has no upper end. Join it with the period before.`,
			);
		return rows;
	});
}

function leastSquares(rows: readonly Row[], predictor: readonly number[]): Fit | undefined {
	const size = rows[0]?.x.length ?? 0;
	const information = zeros(size);
	const pull = new Array<number>(size).fill(0);
	for (const [i, { x, y }] of rows.entries()) {
		const eta = predictor[i] ?? 0;
		const p = chance(eta);
		const slope = Math.exp(eta - Math.exp(eta));
		const weight = (slope * slope) / (p * (1 - p));
		addOuter(information, x, x, weight);
		const target = eta + (y - p) / slope;
		for (const [j, value] of x.entries()) pull[j] = (pull[j] ?? 0) + weight * value * target;
	}
	const covariance = inverse(information);
	return covariance && { beta: times(covariance, pull), covariance };
}

function chance(eta: number): number {
	return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, -Math.expm1(-Math.exp(eta))));
}

function deviance(rows: readonly Row[], predictor: readonly number[]): number {
	return (
		-2 *
		sum(
			rows.map(({ y }, i) => (y === 1 ? Math.log(chance(predictor[i] ?? 0)) : Math.log1p(-chance(predictor[i] ?? 0)))),
		)
	);
}
