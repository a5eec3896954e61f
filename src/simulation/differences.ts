/** How places and months depart from the national rates in one draw of the parameters. */

import { type CountName, countNames } from './country.ts';
import { uniforms } from './distribution.ts';
import { exposure } from './exposure.ts';
import { fittedTo, type Model, type Profile } from './model.ts';
import { monthNumber } from './month.ts';
import { normalQuantile } from './normal.ts';
import type { Key } from './philox.ts';
import type { Place } from './place.ts';
import type { Scenario } from './scenario.ts';

type Months = Pick<Scenario, 'from' | 'to'>;

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
	scenario: Months,
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
	for (const one of nation.weighed)
		for (const [nth, factor] of ofPlace(one.place).entries())
			sums[nth] = (sums[nth] ?? 0) + factor * (nth === 0 ? one.residents : one.abroad);
	// The rates are fitted over the places whose date is known; what a draw adds to these gives way to the published total.
	const { residentMonths, foreignBorn } = nation.profile;
	const means = sums.map((sum, nth) => sum / (residentMonths * (nth === 0 ? 1 : foreignBorn)));
	return {
		places: places.map((place) => ofPlace(place).map((factor, nth) => factor / (means[nth] ?? 1))),
		months: drift(vary, scenario, nation.profile, key),
	};
}

/**
 * Random walks away from the month the rates are fitted to, in both directions: searches do not drift, what follows does.
 * Nobody knows which way, so a rate is expected to stay where it was: each step has the mean 1 as a factor, not as a log.
 * Matches also drift apart from custody, whose share of searches is known better than either step towards it.
 */
function drift(vary: Model['vary'], scenario: Months, profile: Profile, key: Key): Float64Array[] {
	const [start, first, last] = [monthNumber('2008-10'), monthNumber(scenario.from), monthNumber(scenario.to)];
	const logs = [vary.drift, vary.drift, vary.drift, vary.split].map((sd, nth) => {
		const walk = new Map<number, number>();
		// Nine months together have the standard deviation `sd`.
		const step = sd / 3;
		for (const direction of [-1, 1]) {
			const next = uniforms(key, 0x60000000 + nth * 2 + (direction + 1) / 2);
			let log = 0;
			for (let month = fittedTo; month >= start && month <= Math.max(last, fittedTo); month += direction) {
				walk.set(month, log);
				log += step * normalQuantile(next()) - step ** 2 / 2;
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
/** The span of each count, in the order of `countNames`. */
export const spanOf = Int8Array.from(countNames, (name) => spans[name]);

/** From the factors of the four spans to those of each count. */
function perCount(factors: readonly number[]): Float64Array {
	return Float64Array.from(spanOf, (span) => factors[span] ?? 1);
}
