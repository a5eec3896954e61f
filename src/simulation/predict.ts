/** Expected counts with intervals: the parameters drawn again and again, places and months allowed to differ, chance added. */

import { type CountName, countNames, expectCounts } from './country.ts';
import { uniforms } from './distribution.ts';
import { buildModel, fittedTo, type Model, type Profile } from './model.ts';
import { monthNumber } from './month.ts';
import { normalQuantile } from './normal.ts';
import { drawParameters, type Parameter } from './parameter.ts';
import { choosePlaces, isMeant, type Place } from './place.ts';
import type { Scenario } from './scenario.ts';

export type Interval = {
	readonly mean: number;
	readonly p2_5: number;
	readonly p10: number;
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

/**
 * Runs the scenario and the world as it was on the same draws, for each word of places.
 * @throws Refusal not-found for a word that means no place
 */
export function predict(
	about: { parameters: readonly Parameter[]; profile: Profile; places: readonly Place[]; scenario: Scenario },
	words: readonly string[],
	onDraw: (done: number, of: number) => void = () => {},
): Prediction[] {
	const { parameters, profile, scenario } = about;
	const places = choosePlaces(about.places, words);
	const groups = words.map((word) => places.map((place) => isMeant(place, word)));
	const worlds = [scenario, { ...scenario, steps: [] }];
	const drawn = Array.from({ length: scenario.draws }, (_, replicate) => {
		const key = { seed: scenario.seed, replicate };
		const model = buildModel(parameters, drawParameters(parameters, key), profile);
		const differ = differences(model, scenario, places, key);
		onDraw(replicate + 1, scenario.draws);
		return worlds.map(({ from, to, steps }) => sums(expectCounts(model, { from, to, steps }, places), groups, differ));
	});
	return words.flatMap((place, group) =>
		countNames.map((measure, nth) => {
			const at = (world: number) => drawn.map((one) => one[world]?.[group]?.[nth] ?? 0);
			const [scenarios, todays] = [at(0), at(1)];
			const next = uniforms({ seed: scenario.seed, replicate: 0x7fffffff }, group * countNames.length + nth);
			const luck = scenarios.map(() => normalQuantile(next()));
			const change = scenarios.map((count, draw) => count - (todays[draw] ?? 0));
			return {
				place,
				measure,
				scenario: withChance(scenarios, luck),
				today: withChance(todays, luck),
				// Paired worlds differ only by those whom a lever moves, so chance enters with them alone.
				difference: withChance(change, luck),
				variance: { parameters: variance(scenarios), chance: mean(scenarios) },
			};
		}),
	);
}

/** Chance on top of expected counts: close to Poisson, since each booking counts at most once. The same luck in both worlds: a lever that changes nothing shows nothing. */
function withChance(counts: readonly number[], luck: readonly number[]): Interval {
	const lucky = counts.map((count, draw) => {
		const moved = count + Math.sqrt(Math.abs(count)) * (luck[draw] ?? 0);
		return count < 0 ? Math.min(0, moved) : Math.max(0, moved);
	});
	return { ...interval(lucky), mean: mean(counts) };
}

/** What stands at these shares of the sorted values, interpolated (type 7 of Hyndman and Fan, 1996). */
export function interval(values: readonly number[]): Interval {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number) => {
		const place = share * (sorted.length - 1);
		const low = sorted[Math.floor(place)] ?? 0;
		return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low);
	};
	return { mean: mean(values), p2_5: at(0.025), p10: at(0.1), p90: at(0.9), p97_5: at(0.975) };
}

/** How each place and month of one draw departs from the national rates, as factors by count. */
type Differences = { readonly places: readonly Float64Array[]; readonly months: readonly Float64Array[] };

function differences(
	model: Model,
	scenario: Scenario,
	places: readonly Place[],
	key: { seed: number; replicate: number },
): Differences {
	const { vary } = model;
	const stages = [vary.submissions, vary.match, vary.custody, vary.removed];
	const factors = (stream: number, share: number) => {
		const next = uniforms(key, stream);
		return stages.map((sd) => sd * Math.sqrt(share) * normalQuantile(next()));
	};
	const states = new Map<string, number[]>();
	const ofPlaces = places.map((place) => {
		const state = states.get(place.state) ?? factors(0x40000000 + Number(place.fips.slice(0, 2)), vary.state);
		states.set(place.state, state);
		const own = factors(0x50000000 + Number(place.fips), 1 - vary.state);
		let log = 0;
		const upTo = stages.map((sd, nth) => {
			log += (state[nth] ?? 0) + (own[nth] ?? 0) - sd ** 2 / 2;
			return Math.exp(log);
		});
		return perCount(upTo);
	});
	return { places: ofPlaces, months: drift(vary.drift, scenario, key) };
}

/** A random walk away from the month the rates are fitted to, in both directions: searches do not drift, what follows does. */
function drift(sd: number, scenario: Scenario, key: { seed: number; replicate: number }): Float64Array[] {
	const first = monthNumber(scenario.from);
	const count = monthNumber(scenario.to) - first + 1;
	const walks = [1, 2, 3].map((nth) => {
		const logs = new Float64Array(Math.max(0, count));
		for (const direction of [-1, 1]) {
			const next = uniforms(key, 0x60000000 + nth * 2 + (direction + 1) / 2);
			const edge = direction < 0 ? first : first + count - 1;
			let log = 0;
			for (let month = fittedTo; direction < 0 ? month >= edge : month <= edge; month += direction) {
				if (month >= first && month < first + count) logs[month - first] = log;
				log += (sd / 3) * normalQuantile(next());
			}
		}
		return logs;
	});
	return Array.from({ length: Math.max(0, count) }, (_, month) => {
		const [match = 0, custody = 0, removed = 0] = walks.map((walk) => walk[month] ?? 0);
		return perCount([1, Math.exp(match), Math.exp(match + custody), Math.exp(match + custody + removed)]);
	});
}

/** From the factors up to search, match, custody and removal to those of each count. */
function perCount([search = 1, match = 1, custody = 1, removed = 1]: readonly number[]): Float64Array {
	const by: Record<CountName, number> = {
		bookings: search,
		criminalAnswers: search,
		submissions: search,
		matches: match,
		findings: match,
		detainers: match,
		honoured: match,
		custody,
		custodyCitizens: custody,
		custodyWithoutConviction: custody,
		removed,
	};
	return Float64Array.from(countNames, (name) => by[name]);
}

function sums(
	counts: ReturnType<typeof expectCounts>,
	groups: readonly (readonly boolean[])[],
	differ: Differences,
): Float64Array[] {
	const perPlace = counts.places.map((_, place) =>
		Float64Array.from(countNames, (_, nth) => {
			const row = (place * countNames.length + nth) * counts.months;
			let sum = 0;
			for (let month = 0; month < counts.months; month++)
				sum += (counts.cells[row + month] as number) * (differ.months[month]?.[nth] ?? 1);
			return sum * (differ.places[place]?.[nth] ?? 1);
		}),
	);
	return groups.map((meant) =>
		Float64Array.from(countNames, (_, nth) =>
			perPlace.reduce((sum, counts, place) => (meant[place] ? sum + (counts[nth] ?? 0) : sum), 0),
		),
	);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function variance(values: readonly number[]): number {
	const middle = mean(values);
	return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
}
