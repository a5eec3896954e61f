/** Expected counts with intervals: the parameters drawn again and again, places and months allowed to differ, chance added. */

import { type CountName, countNames, expectSums } from './country.ts';
import { type Differences, differences, spanOf, weigh } from './differences.ts';
import { uniforms } from './distribution.ts';
import { buildModel, type Profile } from './model.ts';
import { normalQuantile } from './normal.ts';
import { drawParameters, type Parameter } from './parameter.ts';
import { choosePlaces, isMeant, type Place } from './place.ts';
import type { Scenario } from './scenario.ts';
import { completeWith } from './undated.ts';

export type Interval = {
	readonly mean: number;
	readonly p2_5: number;
	readonly p10: number;
	readonly p25: number;
	readonly p75: number;
	readonly p90: number;
	readonly p97_5: number;
};

/** One count of a group of places: with the steps of the scenario, without any, and the paired difference. */
export type Prediction = {
	readonly place: string;
	readonly measure: CountName;
	readonly scenario: Interval;
	readonly today: Interval;
	readonly difference: Interval;
	/** Variance of the scenario's count from not knowing the rates, and from chance alone. */
	readonly variance: { readonly parameters: number; readonly chance: number };
};

/** What counts are made from. `parameters` hold the scenario's choices already. */
export type About = {
	readonly parameters: readonly Parameter[];
	readonly profile: Profile;
	readonly places: readonly Place[];
	readonly scenario: Scenario;
};

/**
 * Runs the scenario and the world as it was on the same draws, for each word of places.
 * @throws Refusal not-found for a word that means no place
 */
export function predict(
	about: About,
	words: readonly string[],
	onDraw: (done: number) => void = () => {},
): Prediction[] {
	return predictFrom(about, words, drawRange(about, words, { from: 0, to: about.scenario.draws }, onDraw));
}

/** The same from draws already made, in one range or several laid end to end. */
export function predictFrom(about: About, words: readonly string[], draws: Float64Array): Prediction[] {
	const drawn = together(about, words, draws);
	return words.flatMap((place, group) =>
		countNames.map((measure) => {
			const [expected, before] = drawn.expected(group, measure);
			const change = expected.map((count, draw) => count - (before[draw] ?? 0));
			return {
				place,
				measure,
				scenario: { ...interval(drawn.scenario(group, measure)), mean: mean(expected) },
				today: { ...interval(drawn.today(group, measure)), mean: mean(before) },
				// Paired worlds differ only by those whom a lever moves, so chance enters with them alone.
				difference: { ...interval(drawn.lucky(group, measure, change)), mean: mean(change) },
				variance: { parameters: variance(expected), chance: mean(expected) },
			};
		}),
	);
}

/** The draws themselves, by group of places and count. */
export type Together = {
	/** Expected counts of each draw, under the scenario and as it was. */
	expected(group: number, measure: CountName): readonly [number[], number[]];
	/** The same with chance on top. */
	scenario(group: number, measure: CountName): number[];
	today(group: number, measure: CountName): number[];
	/** Chance on top of any counts of these draws, with the same luck. */
	lucky(group: number, measure: CountName, counts: readonly number[]): number[];
};

/**
 * Draws `from` ≤ n < `to`, each by itself the same whatever the range: threads may share them out.
 * @returns expected counts: draw after draw, the scenario and (where it has steps) the world as it was, group after group
 * @throws Refusal not-found for a word that means no place
 */
export function drawRange(
	{ parameters, profile, scenario, places: all }: About,
	words: readonly string[],
	{ from, to }: { from: number; to: number },
	onDraw: (done: number) => void = () => {},
): Float64Array {
	const places = choosePlaces(all, words);
	const groups = words.map((word) => places.map((place) => isMeant(place, word)));
	const dated = weigh(all);
	const undated = all.filter(({ activated }) => activated === undefined);
	const complete = completeWith(all);
	const worlds = worldsOf(scenario);
	const size = worlds.length * groups.length * countNames.length;
	const table = new Float64Array((to - from) * size);
	for (let replicate = from; replicate < to; replicate++) {
		const key = { seed: scenario.seed, replicate };
		const model = buildModel(parameters, drawParameters(parameters, key), profile);
		const completed = complete(key);
		const here = places.map(completed);
		const differ = differences(
			model,
			scenario,
			here,
			{ weighed: [...dated, ...weigh(undated.map(completed))], profile },
			key,
		);
		const counts = worlds.flatMap((world) =>
			sums(expectSums(model, world, here, differ.months), groups, differ.places),
		);
		for (const [nth, row] of counts.entries()) table.set(row, (replicate - from) * size + nth * countNames.length);
		onDraw(replicate - from + 1);
	}
	return table;
}

/** The scenario, and beside it the world as it was. */
function worldsOf(scenario: Scenario): Scenario[] {
	return scenario.steps.length > 0 ? [scenario, { ...scenario, steps: [] }] : [scenario];
}

/** @throws Refusal not-found for a word that means no place */
export function drawTogether(about: About, words: readonly string[]): Together {
	return together(about, words, drawRange(about, words, { from: 0, to: about.scenario.draws }));
}

function together({ scenario }: About, words: readonly string[], draws: Float64Array): Together {
	const worlds = worldsOf(scenario);
	const size = worlds.length * words.length * countNames.length;
	const counts = (world: number, group: number, measure: CountName) => {
		const column = (world * words.length + group) * countNames.length + countNames.indexOf(measure);
		return Array.from({ length: draws.length / size }, (_, draw) => draws[draw * size + column] as number);
	};
	const lucky: Together['lucky'] = (group, measure, of) => {
		const stream = group * countNames.length + countNames.indexOf(measure);
		const next = uniforms({ seed: scenario.seed, replicate: 0x7fffffff }, stream);
		return withChance(
			of,
			of.map(() => normalQuantile(next())),
		);
	};
	const before = worlds.length - 1;
	return {
		expected: (group, measure) => [counts(0, group, measure), counts(before, group, measure)],
		scenario: (group, measure) => lucky(group, measure, counts(0, group, measure)),
		today: (group, measure) => lucky(group, measure, counts(before, group, measure)),
		lucky,
	};
}

/** Chance on top of expected counts: close to Poisson, since each booking counts at most once. The same luck in both worlds: a lever that changes nothing shows nothing. */
export function withChance(counts: readonly number[], luck: readonly number[]): number[] {
	return counts.map((count, draw) => {
		const moved = count + Math.sqrt(Math.abs(count)) * (luck[draw] ?? 0);
		return count < 0 ? Math.min(0, moved) : Math.max(0, moved);
	});
}

/** What stands at these shares of the sorted values, interpolated (type 7 of Hyndman and Fan, 1996). */
export function interval(values: readonly number[]): Interval {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number) => {
		const place = share * (sorted.length - 1);
		const low = sorted[Math.floor(place)] ?? 0;
		return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low);
	};
	return {
		mean: mean(values),
		p2_5: at(0.025),
		p10: at(0.1),
		p90: at(0.9),
		p97_5: at(0.975),
		p25: at(0.25),
		p75: at(0.75),
	};
}

/** Per group and count. */
function sums(
	places: readonly Float64Array[],
	groups: readonly (readonly boolean[])[],
	factors: Differences['places'],
): Float64Array[] {
	return groups.map((meant) => {
		const whole = new Float64Array(countNames.length);
		for (const [place, counts] of places.entries()) {
			if (!meant[place]) continue;
			const factor = factors[place] ?? [];
			for (let nth = 0; nth < whole.length; nth++)
				whole[nth] = (whole[nth] as number) + (counts[nth] as number) * (factor[spanOf[nth] as number] ?? 1);
		}
		return whole;
	});
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function variance(values: readonly number[]): number {
	const middle = mean(values);
	return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
}
