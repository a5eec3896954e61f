/** What goes with an earlier or later event: Cox regression by partial likelihood. */

import { Refusal } from '../base/refusal.ts';
import { twoSided } from './comparison.ts';
import { reach } from './distribution.ts';
import { addOuter, dot, inverse, type Matrix, times, zeros } from './matrix.ts';
import { checkLevel, type Interval } from './share.ts';
import { checkSpells, type Spell } from './survival.ts';

/** A spell with its covariates, in one order for all. */
export type Subject = Spell & { readonly x: readonly number[] };
/** How events at one time are put in order: Efron, JASA 72 (1977); Breslow, JRSS B 34 (1972); exact: Cox, JRSS B 34 (1972), for time that comes in steps. */
export type Ties = 'efron' | 'breslow' | 'exact';

export type Coefficient = {
	readonly coefficient: number;
	readonly se: number;
	readonly hazardRatio: number;
	readonly interval: Interval;
	readonly p: number;
};

/**
 * Log hazard ratios by partial likelihood. Source: Cox, JRSS B 34 (1972).
 * @returns one coefficient a covariate; `interval` is of the hazard ratio
 * @throws Refusal not-valid where covariates are missing, constant, or separate the events perfectly
 */
export function coxRegression(
	subjects: readonly Subject[],
	options: { ties?: Ties | undefined; level?: number | undefined } = {},
): Coefficient[] {
	const size = checkSubjects(subjects);
	const centred = centre(subjects, size);
	const times = [...new Set(subjects.filter(({ happened }) => happened).map(({ time }) => time))];
	const sets = times.map((time) => ({
		died: centred.filter((subject) => subject.happened && subject.time === time).map(({ x }) => x),
		risk: centred
			.filter((subject) => subject.time >= time && (subject.entry ?? Number.NEGATIVE_INFINITY) < time)
			.map(({ x }) => x),
	}));
	const ties = options.ties ?? 'efron';
	const slope = (beta: readonly number[]) => {
		const total: Slope = { log: 0, gradient: new Array<number>(size).fill(0), information: zeros(size) };
		for (const set of sets) (ties === 'exact' ? addExact : addTied)(total, set, beta, ties === 'efron');
		return total;
	};
	return climb(slope, size, options.level ?? 0.95);
}

type Slope = { log: number; gradient: number[]; information: number[][] };
type RiskSet = { died: readonly (readonly number[])[]; risk: readonly (readonly number[])[] };

function addTied(total: Slope, { died, risk }: RiskSet, beta: readonly number[], isEfron: boolean): void {
	const all = moments(risk, beta);
	const own = moments(died, beta);
	for (let k = 0; k < died.length; k++) {
		// Efron: those who went at the same time count in the risk set by halves, thirds, …
		const share = isEfron ? k / died.length : 0;
		const weight = all.weight - share * own.weight;
		const mean = all.first.map((value, i) => (value - share * (own.first[i] ?? 0)) / weight);
		total.log += dot(died[k] ?? [], beta) - Math.log(weight);
		for (const [i, value] of mean.entries()) total.gradient[i] = (total.gradient[i] ?? 0) + (died[k]?.[i] ?? 0) - value;
		for (const [i, row] of total.information.entries())
			for (let j = 0; j < row.length; j++) {
				const second = ((all.second[i]?.[j] ?? 0) - share * (own.second[i]?.[j] ?? 0)) / weight;
				row[j] = (row[j] ?? 0) + second - (mean[i] ?? 0) * (mean[j] ?? 0);
			}
	}
}

function moments(rows: readonly (readonly number[])[], beta: readonly number[]) {
	const sums = { weight: 0, first: beta.map(() => 0), second: zeros(beta.length) };
	for (const x of rows) {
		const weight = Math.exp(dot(x, beta));
		sums.weight += weight;
		for (const [i, value] of x.entries()) sums.first[i] = (sums.first[i] ?? 0) + weight * value;
		addOuter(sums.second, x, x, weight);
	}
	return sums;
}

/** All ways to choose the dead from those at risk, summed one person at a time (elementary symmetric functions). Source: Gail, Lubin and Rubinstein, Biometrika 68 (1981). */
function addExact(total: Slope, { died, risk }: RiskSet, beta: readonly number[]): void {
	const size = beta.length;
	const ways = Array.from({ length: died.length + 1 }, (_, k) => ({
		weight: k === 0 ? 1 : 0,
		first: beta.map(() => 0),
		second: zeros(size),
	}));
	// Each person's weight is taken relative to the heaviest, so that products stay in range.
	const most = risk.reduce((top, x) => Math.max(top, dot(x, beta)), Number.NEGATIVE_INFINITY);
	for (const x of risk) {
		const weight = Math.exp(dot(x, beta) - most);
		for (let k = died.length; k >= 1; k--) {
			const [to, from] = [ways[k], ways[k - 1]];
			if (!to || !from) continue;
			addOuter(to.second, x, x, weight * from.weight);
			addOuter(to.second, x, from.first, weight);
			addOuter(to.second, from.first, x, weight);
			for (const [i, row] of to.second.entries())
				for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + weight * (from.second[i]?.[j] ?? 0);
			for (const [i, value] of x.entries())
				to.first[i] = (to.first[i] ?? 0) + weight * ((from.first[i] ?? 0) + value * from.weight);
			to.weight += weight * from.weight;
		}
	}
	const chosen = ways[died.length];
	if (!chosen) return;
	const mean = chosen.first.map((value) => value / chosen.weight);
	total.log += died.reduce((sum, x) => sum + dot(x, beta) - most, 0) - Math.log(chosen.weight);
	for (const [i, value] of mean.entries())
		total.gradient[i] = (total.gradient[i] ?? 0) + died.reduce((sum, x) => sum + (x[i] ?? 0), 0) - value;
	for (const [i, row] of total.information.entries())
		for (let j = 0; j < size; j++)
			row[j] = (row[j] ?? 0) + (chosen.second[i]?.[j] ?? 0) / chosen.weight - (mean[i] ?? 0) * (mean[j] ?? 0);
}

/** Newton's method with halved steps. */
function climb(slopeAt: (beta: readonly number[]) => Slope, size: number, level: number): Coefficient[] {
	checkLevel(level);
	let beta: readonly number[] = new Array<number>(size).fill(0);
	let here = slopeAt(beta);
	for (let round = 0; round < 60; round++) {
		const covariance = inverse(here.information);
		if (!covariance) break;
		const step = times(covariance, here.gradient);
		const moved = (factor: number) => beta.map((value, i) => value + factor * (step[i] ?? 0));
		let factor = 1;
		let next = slopeAt(moved(factor));
		while (!(next.log >= here.log - 1e-12 * Math.abs(here.log)) && factor > 1e-6) {
			factor /= 2;
			next = slopeAt(moved(factor));
		}
		beta = moved(factor);
		here = next;
		if (Math.max(...step.map(Math.abs)) < 1e-10)
			return coefficients(beta, inverse(here.information) ?? covariance, level);
	}
	throw unseparable();
}

/** What both regressions say where there is no one answer. */
export function unseparable(): Refusal {
	return new Refusal(
		'not-valid',
		'These covariates cannot be told apart from the events: one is constant, repeats another, or separates the events perfectly. Leave it out.',
	);
}

/** Normal intervals and tests of estimates with a covariance. */
export function coefficients(beta: readonly number[], covariance: Matrix, level: number): Coefficient[] {
	const z = reach(level);
	return beta.map((coefficient, i) => {
		const se = Math.sqrt(covariance[i]?.[i] ?? Number.NaN);
		const interval = { low: Math.exp(coefficient - z * se), high: Math.exp(coefficient + z * se) };
		return { coefficient, se, hazardRatio: Math.exp(coefficient), interval, p: twoSided(coefficient, se) };
	});
}

/** How many covariates each has. @throws Refusal not-valid */
export function checkSubjects(subjects: readonly Subject[]): number {
	checkSpells(subjects);
	const size = subjects[0]?.x.length ?? 0;
	if (size === 0) throw new Refusal('not-valid', 'A regression needs at least one covariate (x).');
	for (const [i, { x }] of subjects.entries())
		if (x.length !== size || x.some((value) => !Number.isFinite(value)))
			throw new Refusal('not-valid', `Spell ${i + 1} does not have ${size} covariates that are all numbers.`);
	if (!subjects.some(({ happened }) => happened))
		throw new Refusal('not-valid', 'No event happened, so nothing goes with it.');
	return size;
}

/** Covariates around their means: the estimates are the same, and exponentials stay in range. */
function centre(subjects: readonly Subject[], size: number): Subject[] {
	const means = Array.from(
		{ length: size },
		(_, i) => subjects.reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / subjects.length,
	);
	return subjects.map((subject) => ({ ...subject, x: subject.x.map((value, i) => value - (means[i] ?? 0)) }));
}
