/** Time until something happens, where some are still waiting when the extract ends: Kaplan–Meier, median, restricted mean, log-rank test. */

import { Refusal } from '../base/refusal.ts';
import { type ChiSquare, chiSquare, sum } from './contingency.ts';
import { reach } from './distribution.ts';
import { dot, inverse, times } from './matrix.ts';
import { checkLevel, type Interval } from './share.ts';

/** One person or file. `happened` false: still open at `time` (censored). `entry`: watched from then on only (left truncation). */
export type Spell = { readonly time: number; readonly happened: boolean; readonly entry?: number | undefined };

/** At one time at which something happened. */
export type Step = {
	readonly time: number;
	readonly atRisk: number;
	readonly events: number;
	readonly survival: number;
	/** Greenwood, Reports on Public Health 33 (1926). */
	readonly se: number;
	/** On the scale log(−log S), so that it stays between 0 and 1; null where S is 0 or 1. Kalbfleisch and Prentice (1980). */
	readonly interval: Interval | null;
};

export type Survival = {
	readonly n: number;
	readonly events: number;
	readonly steps: readonly Step[];
	/** null where the curve does not reach one half. */
	readonly median: number | null;
	/** Brookmeyer and Crowley, Biometrics 38 (1982); an end is null where its curve does not reach one half. */
	readonly medianInterval: { readonly low: number | null; readonly high: number | null };
	/** The mean time spent up to a horizon. Irwin 1949; Klein and Moeschberger, Survival Analysis (2003) 4.5. */
	readonly restrictedMean: { readonly horizon: number; readonly mean: number; readonly se: number };
};

/**
 * Source: Kaplan and Meier, JASA 53 (1958).
 * @param options.horizon of the restricted mean; the longest time where left out
 * @throws Refusal not-valid for times that are none
 */
export function kaplanMeier(
	spells: readonly Spell[],
	options: { level?: number | undefined; horizon?: number | undefined } = {},
): Survival {
	const level = options.level ?? 0.95;
	checkLevel(level);
	checkSpells(spells);
	const z = reach(level);
	const steps: Step[] = [];
	let [survival, hazards] = [1, 0];
	for (const { time, atRisk, events } of riskTable(spells)) {
		survival *= 1 - events / atRisk;
		hazards += events / (atRisk * (atRisk - events));
		const se = survival > 0 ? survival * Math.sqrt(hazards) : 0;
		steps.push({ time, atRisk, events, survival, se, interval: logLog(survival, Math.sqrt(hazards), z) });
	}
	const horizon = options.horizon ?? spells.reduce((most, { time }) => Math.max(most, time), 0);
	if (!(horizon > 0))
		throw new Refusal('not-valid', `The horizon of the restricted mean must be above 0; ${horizon} is not.`);
	return {
		n: spells.length,
		events: spells.filter(({ happened }) => happened).length,
		steps,
		median: crossing(steps.map((step) => [step.time, step.survival])),
		medianInterval: {
			low: crossing(steps.map((step) => [step.time, step.interval?.low ?? step.survival])),
			high: crossing(steps.map((step) => [step.time, step.interval?.high ?? step.survival])),
		},
		restrictedMean: { horizon, ...restrictedMean(steps, horizon) },
	};
}

/** @throws Refusal not-valid */
export function checkSpells(spells: readonly { readonly time: number; readonly entry?: number | undefined }[]): void {
	if (spells.length === 0) throw new Refusal('not-valid', 'There are no spells to follow.');
	for (const [i, { time, entry = 0 }] of spells.entries()) {
		if (!(Number.isFinite(time) && time >= 0))
			throw new Refusal('not-valid', `The time of spell ${i + 1} must be a number, 0 or more; ${time} is not.`);
		if (entry !== 0 && !(entry < time))
			throw new Refusal(
				'not-valid',
				`Spell ${i + 1} is watched from ${entry} on, which is not before its end at ${time}.`,
			);
	}
}

/** How many are watched at a time, just before anything happens then. */
export function atRisk(
	spells: readonly { readonly time: number; readonly entry?: number | undefined }[],
): (time: number) => number {
	const ends = Float64Array.from(spells, ({ time }) => time).sort();
	const entries = Float64Array.from(spells, ({ entry }) => entry ?? Number.NEGATIVE_INFINITY).sort();
	return (time) => countBelow(entries, time) - countBelow(ends, time);
}

/** How many of sorted values are below a limit. */
function countBelow(sorted: Float64Array, limit: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}

function riskTable(spells: readonly Spell[]): { time: number; atRisk: number; events: number }[] {
	const events = new Map<number, number>();
	for (const { time, happened } of spells) if (happened) events.set(time, (events.get(time) ?? 0) + 1);
	const watched = atRisk(spells);
	return [...events].sort(([a], [b]) => a - b).map(([time, count]) => ({ time, atRisk: watched(time), events: count }));
}

function logLog(survival: number, seLog: number, z: number): Interval | null {
	if (survival <= 0 || survival >= 1) return null;
	const spread = (z * seLog) / Math.abs(Math.log(survival));
	return { low: survival ** Math.exp(spread), high: survival ** Math.exp(-spread) };
}

/** Where a falling curve passes one half; the middle of the plateau where it rests there, as R does. */
function crossing(curve: readonly (readonly [number, number])[]): number | null {
	const place = curve.findIndex(([, value]) => value <= 0.5 + 1e-12);
	const [time, value] = curve[place] ?? [];
	if (time === undefined || value === undefined) return null;
	const [next] = curve[place + 1] ?? [];
	return Math.abs(value - 0.5) < 1e-12 && next !== undefined ? (time + next) / 2 : time;
}

function restrictedMean(steps: readonly Step[], horizon: number): { mean: number; se: number } {
	const within = steps.filter(({ time }) => time < horizon);
	const areas = within.map(({ time, survival }, i) => ((within[i + 1]?.time ?? horizon) - time) * survival);
	const mean = (within[0]?.time ?? horizon) + sum(areas);
	let [after, variance] = [0, 0];
	for (const [i, { atRisk, events }] of [...within.entries()].reverse()) {
		after += areas[i] ?? 0;
		if (atRisk > events) variance += (after ** 2 * events) / (atRisk * (atRisk - events));
	}
	return { mean, se: Math.sqrt(variance) };
}

export type LogRank = ChiSquare & {
	readonly groups: readonly {
		readonly name: string;
		readonly n: number;
		readonly observed: number;
		readonly expected: number;
	}[];
};

/** Whether groups leave at one pace. Source: Mantel, Cancer Chemotherapy Reports 50 (1966); Peto and Peto, JRSS A 135 (1972). @throws Refusal not-valid */
export function logRank(spells: readonly (Spell & { readonly group: string })[]): LogRank {
	checkSpells(spells);
	const names = [...new Set(spells.map(({ group }) => group))];
	if (names.length < 2) throw new Refusal('not-valid', 'A log-rank test compares at least two groups.');
	const members = names.map((name) => spells.filter(({ group }) => group === name));
	const watched = members.map(atRisk);
	const observed = members.map((group) => group.filter(({ happened }) => happened).length);
	const expected = names.map(() => 0);
	// The last group follows from the others, so the test is made without it.
	const free = names.slice(1).map((_, i) => i);
	const variance = free.map(() => free.map(() => 0));
	for (const { time, atRisk: all, events } of riskTable(spells)) {
		const shares = watched.map((count) => count(time) / all);
		for (const [i, share] of shares.entries()) expected[i] = (expected[i] ?? 0) + events * share;
		if (all < 2) continue;
		const spread = (events * (all - events)) / (all - 1);
		for (const i of free)
			for (const [j, value] of (variance[i] ?? []).entries()) {
				const row = variance[i];
				if (row) row[j] = value + spread * (shares[i] ?? 0) * ((i === j ? 1 : 0) - (shares[j] ?? 0));
			}
	}
	const gaps = free.map((i) => (observed[i] ?? 0) - (expected[i] ?? 0));
	const inverted = inverse(variance);
	if (!inverted)
		throw new Refusal('not-valid', 'The groups are never watched at the same time, so there is nothing to compare.');
	return {
		...chiSquare(dot(times(inverted, gaps), gaps), free.length),
		groups: names.map((name, i) => ({
			name,
			n: members[i]?.length ?? 0,
			observed: observed[i] ?? 0,
			expected: expected[i] ?? 0,
		})),
	};
}
