/**
 * The draws of the parameters for one place and time, ready to be run again and again: everything that does not depend on
 * a lever is reckoned once, so that a lever can be moved and the picture drawn anew at once.
 */

import { Refusal } from '../base/refusal.ts';
import { type CountName, countNames } from './country.ts';
import { type Differences, differences, weigh } from './differences.ts';
import { exposure } from './exposure.ts';
import type { OpenCase } from './files.ts';
import { buildModel, type Model } from './model.ts';
import { monthNumber } from './month.ts';
import { atCentre, drawParameters, type Parameter, withChoices } from './parameter.ts';
import { choosePlaces, type Place } from './place.ts';
import { regimes } from './regime.ts';
import type { Scenario } from './scenario.ts';
import { along, book, emptyFlow, type Flat, layOut, runFlat } from './shares.ts';
import type { Values } from './values.ts';

/** What the draws depend on; levers are no part of it. */
export type Frame = Pick<Scenario, 'from' | 'to' | 'places' | 'parameters' | 'readings' | 'seed' | 'draws'>;

/** One draw, as it holds at the place. */
export type Member = { readonly model: Model; readonly values: Values<number>; readonly today: Flat };

/** The bookings of the months in which the same levers hold. */
export type Ground = {
	readonly levers: Scenario['steps'][number]['levers'];
	/** So many bookings of all these months, divided among the classes as a draw has it. */
	booked(member: Member, bookings: number): Float64Array;
};

export type Ensemble = {
	readonly frame: Frame;
	readonly places: readonly Place[];
	readonly parameters: readonly Parameter[];
	/** The draws made so far, at most `frame.draws`. */
	readonly members: readonly Member[];
	/** Every parameter at its centre, and no difference from the nation. */
	readonly middle: Member;
	/** Makes one more draw. @returns false where all are made */
	grow(): boolean;
};

/** Models depend on the parameters alone, and their making takes longest, so they outlive a change of place. */
export type ModelCache = Map<string, Model[]>;

/** @throws Refusal not-found for a place or parameter that is not there; not-valid where nothing was searched in these months */
export function openEnsemble(opened: OpenCase, frame: Frame, cache: ModelCache = new Map()): Ensemble {
	const parameters = withChoices(opened.parameters, frame);
	const places = choosePlaces(opened.places, frame.places);
	if (residentMonths(places, frame) === 0) throw new Refusal('not-valid', neverOn(places, frame));
	const nation = { weighed: weigh(opened.places), profile: opened.profile };
	const named = JSON.stringify([frame.parameters, frame.readings, frame.seed]);
	const models = cache.get(named) ?? [];
	cache.set(named, models);
	const middle = buildModel(parameters, atCentre(parameters), opened.profile);
	const weights = weightsOf(places, frame);
	const members: Member[] = [];
	return {
		frame,
		places,
		parameters,
		members,
		middle: { model: middle, values: middle.values, today: layOut(middle.values) },
		grow() {
			const replicate = members.length;
			if (replicate >= frame.draws) return false;
			const key = { seed: frame.seed, replicate };
			const model = models[replicate] ?? buildModel(parameters, drawParameters(parameters, key), opened.profile);
			models[replicate] = model;
			const differ = differences(model, frame, places, nation, key);
			const values = here(model, factorsOf(differ, weights), meanAbroad(model, places, frame));
			members.push({ model, values, today: layOut(values) });
			return true;
		},
	};
}

/** The months of the frame, parted by which levers hold. `bookings` of all of them are spread over the months the sharing was on. */
export function groundsOf(ensemble: Pick<Ensemble, 'frame' | 'places'>, steps: Scenario['steps']): Ground[] {
	const { frame, places } = ensemble;
	const first = monthNumber(frame.from);
	const months = monthNumber(frame.to) - first + 1;
	const calendarOf = regimes({ steps }, first, months);
	const grounds = new Map<object, Pick<Ground, 'levers'> & { people: number[]; abroad: number[] }>();
	let whole = 0;
	for (const place of places)
		calendarOf(place).forEach((regime, at) => {
			const people = place.population * exposure(place, first + at);
			if (people === 0) return;
			whole += people;
			const ground = grounds.get(regime) ?? { levers: [...regime.levers], people: [], abroad: [] };
			grounds.set(regime, ground);
			ground.people.push(people);
			ground.abroad.push(place.foreignBorn ?? 0);
		});
	return [...grounds.values()].map(({ levers, people, abroad }) => {
		const sum = people.reduce((all, one) => all + one, 0);
		return {
			levers,
			booked(member, bookings) {
				const share = weightedAbroad(member.model, people, abroad) / sum;
				return book(withStatus(member.values, member.model, share), (bookings * sum) / whole);
			},
		};
	});
}

/** Who is booked here: of those born abroad the mix is the nation's. */
export function withStatus(values: Values<number>, model: Model, abroad: number): Values<number> {
	const { naturalised, lawful, removable } = model.foreignBornMix;
	return {
		...values,
		status: {
			citizen: 1 - abroad,
			naturalised: abroad * naturalised,
			lawful: abroad * lawful,
			removable: abroad * removable,
		},
	};
}

/** The share of this place's bookings that are of people born abroad. */
export function meanAbroad(model: Model, places: readonly Place[], frame: Pick<Frame, 'from' | 'to'>): number {
	const people = places.map((place) => place.population * monthsOn(place, frame));
	const whole = people.reduce((all, one) => all + one, 0);
	return (
		weightedAbroad(
			model,
			people,
			places.map((place) => place.foreignBorn ?? 0),
		) / whole
	);
}

/** The cap is that of `statusMix`. */
function weightedAbroad(model: Model, people: readonly number[], abroad: readonly number[]): number {
	let sum = 0;
	for (let at = 0; at < people.length; at++)
		sum += (people[at] as number) * Math.min(0.95, (abroad[at] as number) * model.foreignBornRatio);
	return sum;
}

function monthsOn(place: Place, { from, to }: Pick<Frame, 'from' | 'to'>): number {
	let months = 0;
	for (let month = monthNumber(from); month <= monthNumber(to); month++) months += exposure(place, month);
	return months;
}

function residentMonths(places: readonly Place[], frame: Pick<Frame, 'from' | 'to'>): number {
	return places.reduce((sum, place) => sum + place.population * monthsOn(place, frame), 0);
}

function neverOn(places: readonly Place[], { from, to }: Frame): string {
	return places.every((place) => place.activated === undefined)
		? 'No date was published on which the sharing was switched on here, so the model has no search to follow. Choose another place.'
		: `The sharing was not on here between ${from} and ${to}. Choose later months.`;
}

type Factors = { readonly match: number; readonly custody: number; readonly removed: number };

/** How much each place and month of the frame weighs: bookings of people born abroad, places after months. */
function weightsOf(places: readonly Place[], { from, to }: Frame): Float64Array[] {
	const first = monthNumber(from);
	return Array.from({ length: monthNumber(to) - first + 1 }, (_, nth) =>
		Float64Array.from(places, (place) => place.population * exposure(place, first + nth) * (place.foreignBorn ?? 0)),
	);
}

/** How the place departs from the national rates over these months, by the counts that `predict` multiplies. */
function factorsOf(differ: Differences, weights: readonly Float64Array[]): Factors {
	const [searched = 0, matched = 0, custody = 0, removed = 0] = factorCounts.map((name, span) => {
		const count = countNames.indexOf(name);
		const factors = Float64Array.from(differ.places, (place) => place[span] ?? 1);
		let sum = 0;
		weights.forEach((month, nth) => {
			let inMonth = 0;
			for (let at = 0; at < month.length; at++) inMonth += (month[at] as number) * (factors[at] as number);
			sum += inMonth * (differ.months[nth]?.[count] ?? 1);
		});
		return sum;
	});
	if (searched === 0) return { match: 1, custody: 1, removed: 1 };
	return { match: matched / searched, custody: custody / matched, removed: removed / custody };
}

/** The last count of each span that a place departs in, in the order of `Differences`. */
const factorCounts: readonly CountName[] = ['submissions', 'matches', 'custody', 'removed'];

/**
 * The national rates as they are here. A share that would pass 1 stays at 1; what custody then lacks is made up by more
 * matches, so that custody comes out as `predict` has it.
 */
function here(model: Model, { match, custody, removed }: Factors, abroad: number): Values<number> {
	const national = withStatus(model.values, model, abroad);
	const scaled = <T extends Readonly<Record<string, number>>>(
		shares: T,
		factor: number,
		room?: Record<string, number>,
	) =>
		Object.fromEntries(
			Object.entries(shares).map(([name, share]) => [name, Math.min(share * factor, 1 - (room?.[name] ?? 0))]),
		) as T;
	const gone = scaled(national.removed, removed, { judge: national.relief + national.terminated });
	const local: Values<number> = {
		...national,
		match: scaled(national.match, match),
		takenFromHold: Math.min(1, national.takenFromHold * custody),
		takenAtLarge: Math.min(1, national.takenAtLarge * custody),
		takenOnNotice: Math.min(1, national.takenOnNotice * custody),
		takenWithoutDetainer: Math.min(1, national.takenWithoutDetainer * custody),
		removed: gone,
		returned: scaled(national.returned, removed, gone),
	};
	const lacking = (custodyOf(national) * match * custody) / custodyOf(local);
	return { ...local, match: scaled(local.match, Number.isFinite(lacking) ? lacking : 1) };
}

function custodyOf(values: Values<number>): number {
	const flow = emptyFlow();
	runFlat(layOut(values), book(values, 1), flow);
	return intoCustody.reduce((sum, way) => sum + along(flow, way), 0);
}

/** The four ways on which somebody comes into ICE custody. */
export const intoCustody = ['honoured>custody', 'refused>custody', 'notice>custody', 'no-detainer>custody'] as const;
