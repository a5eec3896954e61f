/** Expected counts with intervals: the parameters drawn again and again, places and months allowed to differ, chance added. */

import { type CountName, countNames, expectSums } from './country.ts';
import { uniforms } from './distribution.ts';
import { exposure } from './exposure.ts';
import { buildModel, fittedTo, type Model, type Profile } from './model.ts';
import { monthNumber } from './month.ts';
import { normalQuantile } from './normal.ts';
import { drawParameters, type Parameter } from './parameter.ts';
import type { Key } from './philox.ts';
import { choosePlaces, isMeant, type Place } from './place.ts';
import type { Scenario } from './scenario.ts';

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
	const nation = { weighed: weigh(all), profile };
	const worlds = worldsOf(scenario);
	const size = worlds.length * groups.length * countNames.length;
	const table = new Float64Array((to - from) * size);
	for (let replicate = from; replicate < to; replicate++) {
		const key = { seed: scenario.seed, replicate };
		const model = buildModel(parameters, drawParameters(parameters, key), profile);
		const differ = differences(model, scenario, places, nation, key);
		const counts = worlds.flatMap((world) =>
			sums(expectSums(model, world, places, differ.months), groups, differ.places),
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
function withChance(counts: readonly number[], luck: readonly number[]): number[] {
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

/** How each place and month of one draw departs from the national rates: places by span, months by count. */
export type Differences = { readonly places: readonly (readonly number[])[]; readonly months: readonly Float64Array[] };

/** What each place weighs in the published national totals: resident-months up to March 2011, and those of the foreign-born. */
export type Weighed = { readonly place: Place; readonly residents: number; readonly abroad: number };

export function weigh(places: readonly Place[]): Weighed[] {
	const first = monthNumber('2008-10');
	return places.flatMap((place) => {
		let months = 0;
		for (let month = first; month <= fittedTo; month++) months += exposure(place, month);
		const residents = months * place.population;
		return residents === 0 ? [] : [{ place, residents, abroad: residents * (place.foreignBorn ?? 0) }];
	});
}

/**
 * Places and months differ, but the country to March 2011 was published: so the differences of each draw are divided by
 * their weighted mean over the country, and leave its total as it was fitted.
 */
export function differences(
	{ vary }: Model,
	scenario: Scenario,
	places: readonly Place[],
	nation: { weighed: readonly Weighed[]; profile: Profile },
	key: Key,
): Differences {
	const stages = [vary.submissions, vary.match, vary.custody, vary.removed];
	const factors = (stream: number, share: number) => {
		const next = uniforms(key, stream);
		return stages.map((sd) => sd * Math.sqrt(share) * normalQuantile(next()));
	};
	const states = new Map<string, number[]>();
	const known = new Map<string, number[]>();
	const ofPlace = (place: Place): number[] => {
		const made = known.get(place.fips);
		if (made) return made;
		const state = states.get(place.state) ?? factors(0x40000000 + Number(place.fips.slice(0, 2)), vary.state);
		states.set(place.state, state);
		const own = factors(0x50000000 + Number(place.fips), 1 - vary.state);
		let log = 0;
		const upTo = stages.map((_, nth) => {
			log += (state[nth] ?? 0) + (own[nth] ?? 0);
			return Math.exp(log);
		});
		known.set(place.fips, upTo);
		return upTo;
	};
	const sums = [0, 0, 0, 0];
	let [residents, abroad] = [0, 0];
	for (const one of nation.weighed) {
		for (const [nth, factor] of ofPlace(one.place).entries())
			sums[nth] = (sums[nth] ?? 0) + factor * (nth === 0 ? one.residents : one.abroad);
		residents += one.residents;
		abroad += one.abroad;
	}
	const means = sums.map((sum, nth) => sum / (nth === 0 ? residents : abroad));
	return {
		places: places.map((place) => ofPlace(place).map((factor, nth) => factor / (means[nth] ?? 1))),
		months: drift(vary, scenario, nation.profile, key),
	};
}

/**
 * Random walks away from the month the rates are fitted to, in both directions: searches do not drift, what follows does.
 * Matches also drift apart from custody, whose share of searches is known better than either step towards it.
 */
function drift(vary: Model['vary'], scenario: Scenario, profile: Profile, key: Key): Float64Array[] {
	const [start, first, last] = [monthNumber('2008-10'), monthNumber(scenario.from), monthNumber(scenario.to)];
	const logs = [vary.drift, vary.drift, vary.drift, vary.split].map((sd, nth) => {
		const walk = new Map<number, number>();
		for (const direction of [-1, 1]) {
			const next = uniforms(key, 0x60000000 + nth * 2 + (direction + 1) / 2);
			let log = 0;
			for (let month = fittedTo; month >= start && month <= Math.max(last, fittedTo); month += direction) {
				walk.set(month, log);
				log += (sd / 3) * normalQuantile(next());
			}
		}
		return walk;
	});
	const upTo = (month: number) => {
		const [match = 0, custody = 0, removed = 0, split = 0] = logs.map((walk) => walk.get(month) ?? 0);
		return [match + split, match + custody, match + custody + removed].map(Math.exp);
	};
	const means = [0, 0, 0];
	let whole = 0;
	for (const [at, weight] of profile.months.entries()) {
		for (const [nth, factor] of upTo(start + at).entries()) means[nth] = (means[nth] ?? 0) + weight * factor;
		whole += weight;
	}
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, month) =>
		perCount([1, ...upTo(first + month).map((factor, nth) => (factor * whole) / (means[nth] ?? whole))]),
	);
}

/** How far each count lies along the way: a place departs in searches, in matches, in custody and in removal, each on top of the one before. */
const spans: Readonly<Record<CountName, 0 | 1 | 2 | 3>> = {
	bookings: 0,
	criminalAnswers: 0,
	submissions: 0,
	matches: 1,
	findings: 1,
	detainers: 1,
	honoured: 1,
	custody: 2,
	custodyCitizens: 2,
	custodyWithoutConviction: 2,
	removed: 3,
};
const spanOf = Int8Array.from(countNames, (name) => spans[name]);

/** From the factors of the four spans to those of each count. */
function perCount(factors: readonly number[]): Float64Array {
	return Float64Array.from(spanOf, (span) => factors[span] ?? 1);
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
