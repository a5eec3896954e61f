/** Bookings drawn one by one for the places and months of a scenario: shared out in lots, which threads may draw in any order. */

import { statuses } from './classes.ts';
import { expectFlow } from './expectation.ts';
import { exposure } from './exposure.ts';
import { floating } from './fraction.ts';
import { stages } from './graph.ts';
import { type Model, statusMix } from './model.ts';
import { compileWorld, cumulated, emptyTally, simulate, type World } from './montecarlo.ts';
import { monthNumber } from './month.ts';
import type { Key } from './philox.ts';
import type { Place } from './place.ts';
import { type Regime, regimes } from './regime.ts';
import type { Scenario } from './scenario.ts';

/** So many invented bookings of one place in one month. */
export type Lot = { readonly place: Place; readonly month: number; readonly bookings: number };

type Window = Pick<Scenario, 'from' | 'to' | 'steps'>;

/**
 * Shares bookings out over places and months as real ones are expected while the sharing was on; what whole numbers leave
 * over goes to the largest remainders, so that the lots sum to `bookings`.
 */
export function lotsOf(model: Model, scenario: Window, places: readonly Place[], bookings: number): Lot[] {
	const [first, last] = [monthNumber(scenario.from), monthNumber(scenario.to)];
	const weighed: { place: Place; month: number; weight: number }[] = [];
	for (const place of places)
		for (let month = first; month <= last; month++) {
			const weight = place.population * model.perThousand * exposure(place, month);
			if (weight > 0) weighed.push({ place, month, weight });
		}
	const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
	const shares = weighed.map(({ weight }, at) => {
		const share = (bookings * weight) / whole;
		return { at, bookings: Math.floor(share), rest: share - Math.floor(share) };
	});
	const over = bookings - shares.reduce((sum, share) => sum + share.bookings, 0);
	const lucky = new Set(
		shares
			.toSorted((a, b) => b.rest - a.rest || a.at - b.at)
			.slice(0, Math.max(0, over))
			.map(({ at }) => at),
	);
	return weighed.flatMap(({ place, month }, at) => {
		const count = (shares[at]?.bookings ?? 0) + (lucky.has(at) ? 1 : 0);
		return count === 0 ? [] : [{ place, month, bookings: count }];
	});
}

/** Cuts lots into parts of about as many bookings each, for threads. */
export function cutLots(lots: readonly Lot[], parts: number): Lot[][] {
	const whole = lots.reduce((sum, { bookings }) => sum + bookings, 0);
	const cut: Lot[][] = Array.from({ length: parts }, () => []);
	let passed = 0;
	for (const lot of lots) {
		cut[Math.min(parts - 1, Math.floor((passed * parts) / whole))]?.push(lot);
		passed += lot.bookings;
	}
	return cut;
}

/** How many of the bookings reached each stage, in the order of `stages`. Tallies of parts add up to that of the whole. */
export type Reached = { readonly scenario: Float64Array; readonly today: Float64Array };

/** Draws the bookings of the lots, the same people in both worlds. */
export function drawLots(
	model: Model,
	scenario: Window,
	lots: readonly Lot[],
	key: Key,
	onLot: (bookings: number) => void = () => {},
): Reached {
	const [rulesOf, rulesBefore] = [rulesFor(model, scenario), rulesFor(model, { ...scenario, steps: [] })];
	const bookedAs = statusBounds(model);
	// Where no lever reaches, the same people have the same fate in both worlds: they are drawn once.
	const [same, changed, today] = [emptyTally(), emptyTally(), emptyTally()];
	let done = 0;
	for (const { place, month, bookings } of lots) {
		const batch = { jurisdiction: Number(place.fips), month, from: 0, to: bookings };
		const status = bookedAs(place);
		const { pulled, world } = rulesOf(place, month);
		if (pulled) {
			simulate({ ...world, status }, key, batch, changed);
			simulate({ ...rulesBefore(place, month).world, status }, key, batch, today);
		} else simulate({ ...world, status }, key, batch, same);
		done += bookings;
		onLot(done);
	}
	const plus = (tally: typeof same) => tally.stages.map((count, stage) => count + (same.stages[stage] as number));
	return { scenario: plus(changed), today: plus(today) };
}

/** The rules of each place and month, ready to be drawn against, and whether any lever is pulled there. */
function rulesFor(model: Model, scenario: Window): (place: Place, month: number) => { pulled: boolean; world: World } {
	const first = monthNumber(scenario.from);
	const calendarOf = regimes(scenario, first, monthNumber(scenario.to) - first + 1);
	const known = new Map<Regime, { pulled: boolean; world: World }>();
	return (place, month) => {
		const regime = regimeAt(calendarOf(place), month - first);
		const rules = known.get(regime) ?? {
			pulled: regime.levers.length > 0,
			world: compileWorld(regime.graph, model.values),
		};
		known.set(regime, rules);
		return rules;
	};
}

/** Who is booked in a place, as bounds for the draws. */
function statusBounds(model: Model): (place: Place) => Float64Array {
	const known = new Map<number, Float64Array>();
	return ({ foreignBorn = 0 }) => {
		const mix = statusMix(model, foreignBorn);
		const bounds = known.get(foreignBorn) ?? cumulated(statuses.map((status) => mix[status]));
		known.set(foreignBorn, bounds);
		return bounds;
	};
}

function regimeAt(calendar: readonly Regime[], at: number): Regime {
	const regime = calendar[at];
	if (!regime) throw new Error(`There is no regime for month ${at} of ${calendar.length}.`);
	return regime;
}

/** What the exact way of counting expects of the same lots. */
export function expectLots(model: Model, scenario: Window, lots: readonly Lot[]): Reached {
	return { scenario: expected(model, scenario, lots), today: expected(model, { ...scenario, steps: [] }, lots) };
}

function expected(model: Model, scenario: Window, lots: readonly Lot[]): Float64Array {
	const first = monthNumber(scenario.from);
	const calendarOf = regimes(scenario, first, monthNumber(scenario.to) - first + 1);
	// Places differ in who is booked there and in nothing else, so the bookings of a regime are walked together.
	const booked = new Map<Regime, { bookings: number; status: ReturnType<typeof statusMix> }>();
	for (const { place, month, bookings } of lots) {
		const regime = regimeAt(calendarOf(place), month - first);
		const mix = statusMix(model, place.foreignBorn ?? 0);
		const sum = booked.get(regime) ?? {
			bookings: 0,
			status: { citizen: 0, naturalised: 0, lawful: 0, removable: 0 },
		};
		for (const one of statuses) sum.status[one] += bookings * mix[one];
		sum.bookings += bookings;
		booked.set(regime, sum);
	}
	const reached = new Float64Array(stages.length);
	for (const [regime, { bookings, status }] of booked) {
		const share = (one: (typeof statuses)[number]) => status[one] / bookings;
		const mix = {
			citizen: share('citizen'),
			naturalised: share('naturalised'),
			lawful: share('lawful'),
			removable: share('removable'),
		};
		const flow = expectFlow(regime.graph, { ...model.values, status: mix }, bookings, floating);
		stages.forEach((stage, at) => {
			reached[at] = (reached[at] as number) + flow.stages[stage].reduce((sum, amount) => sum + amount, 0);
		});
	}
	return reached;
}
