/** Groups compared with one another and with a benchmark that has to be named: a share alone is no disparity. */

import { Refusal } from '../base/refusal.ts';
import { type RiskRatio, riskRatio, shareDifference } from './comparison.ts';
import { sum } from './contingency.ts';
import { checkShare, type Interval, type Share } from './share.ts';

/** `x` of `n` in a group have the outcome; `benchmark`: how many of the population compared with belong to the group. */
export type Group = Share & { readonly name: string; readonly benchmark: number };

export type Disparity = {
	/** What the shares are compared with, in the words given: population, arrestees, … */
	readonly comparedWith: string;
	readonly reference: string;
	readonly groups: readonly {
		readonly name: string;
		readonly rate: number;
		readonly ratio: RiskRatio;
		readonly difference: { readonly estimate: number; readonly interval: Interval };
		readonly representation: Representation;
	}[];
	/** Mean of |rate − overall| ÷ overall. Pearcy and Keppel, Public Health Reports 117 (2002). null where nobody has the outcome. */
	readonly index: number | null;
	/** The same, each group weighted by its size. */
	readonly weightedIndex: number | null;
};

/** @param options.benchmark in words: what the benchmark counts. @throws Refusal not-valid */
export function disparity(
	groups: readonly Group[],
	options: { reference: string; benchmark: string; level?: number },
): Disparity {
	const reference = groups.find(({ name }) => name === options.reference);
	if (!reference)
		throw new Refusal(
			'not-valid',
			`The reference group “${options.reference}” is none of the groups: ${groups.map(({ name }) => name).join(', ')}.`,
		);
	if (options.benchmark.trim() === '')
		throw new Refusal(
			'not-valid',
			'Name the benchmark: what the groups’ shares are compared with, such as “residents 2010” or “all arrestees”.',
		);
	for (const group of groups) {
		checkShare(group, `“${group.name}”`);
		if (!(group.benchmark >= 0))
			throw new Refusal('not-valid', `The benchmark of “${group.name}” must be 0 or more; ${group.benchmark} is not.`);
	}
	const x = sum(groups.map((group) => group.x));
	const n = sum(groups.map((group) => group.n));
	const all = sum(groups.map(({ benchmark }) => benchmark));
	const overall = x / n;
	const away = groups.map((group) => Math.abs(group.x / group.n - overall));
	return {
		comparedWith: options.benchmark,
		reference: options.reference,
		groups: groups.map((group) => ({
			name: group.name,
			rate: group.x / group.n,
			ratio: riskRatio(group, reference, options.level),
			difference: shareDifference(group, reference, options.level),
			representation: representation(x > 0 ? group.x / x : 0, all > 0 ? group.benchmark / all : 0),
		})),
		index: overall > 0 ? sum(away) / groups.length / overall : null,
		weightedIndex: overall > 0 ? sum(away.map((gap, i) => gap * ((groups[i]?.n ?? 0) / n))) / overall : null,
	};
}

/** A group's share among those with the outcome against its share of the benchmark; null where the benchmark has none of the group, or nobody else. */
export type Representation = {
	readonly share: number;
	readonly benchmark: number;
	readonly ratio: number | null;
	readonly oddsRatio: number | null;
};

/** @throws Refusal not-valid for shares outside 0…1 */
export function representation(share: number, benchmark: number): Representation {
	for (const [value, name] of [
		[share, 'share'],
		[benchmark, 'benchmark'],
	] as const)
		if (!(value >= 0 && value <= 1))
			throw new Refusal('not-valid', `The ${name} lies between 0 and 1; ${value} does not.`);
	const hasOdds = benchmark > 0 && benchmark < 1;
	return {
		share,
		benchmark,
		ratio: benchmark > 0 ? share / benchmark : null,
		oddsRatio: hasOdds ? (share === 1 ? Infinity : (share * (1 - benchmark)) / ((1 - share) * benchmark)) : null,
	};
}
