/** Who moves: the same invented people followed through the world as it was and the world with the levers. */

import type { Class } from './classes.ts';
import { type Ensemble, meanAbroad, withStatus } from './ensemble.ts';
import { exposure } from './exposure.ts';
import { programme, type Stage } from './graph.ts';
import { compileWorld, fate, type World } from './montecarlo.ts';
import { monthNumber, monthText } from './month.ts';
import { bookings } from './outlook.ts';
import { type Regime, regimes } from './regime.ts';
import type { Scenario } from './scenario.ts';

/** Where a booking ends, by what a reader would call it. */
export const endNames = {
	'not-searched': ['not-printed', 'not-sent', 'withheld', 'not-searched'],
	'no-match': ['no-match'],
	'not-followed': ['ignored', 'found-citizen', 'not-amenable', 'undetermined'],
	'let-go': ['not-collected', 'free-after-refusal', 'free-after-notice', 'free-without-detainer'],
	'custody-only': ['citizen-released', 'not-removed', 'relief', 'terminated', 'pending'],
	gone: ['removed', 'returned'],
} as const satisfies Record<string, readonly Stage[]>;
export type EndName = keyof typeof endNames;
export const ends = Object.keys(endNames) as readonly EndName[];

const endOf = new Map<Stage, EndName>(ends.flatMap((name) => endNames[name].map((stage) => [stage, name] as const)));

/** One invented person whose fate the levers change. */
export type Mover = {
	/** The number of the booking, from 1. */
	readonly entity: number;
	readonly month: string;
	readonly one: Class;
	/** The last stage both worlds share, and the way on from it in each. */
	readonly parted: { readonly at: Stage; readonly today: Stage; readonly changed: Stage };
	readonly today: EndName;
	readonly changed: EndName;
};

export type Movers = {
	readonly bookings: number;
	/** How many end where, in the world as it was and with the levers. */
	readonly moved: readonly { readonly today: EndName; readonly changed: EndName; readonly count: number }[];
	/** Of those who reach custody in either world: in both, only as it was, only with the levers. */
	readonly custody: { readonly both: number; readonly onlyToday: number; readonly onlyChanged: number };
	/** Those whose end differs, in the order of their booking. */
	readonly people: readonly Mover[];
};

/** Every parameter stands at its centre, so that the people differ by chance alone. Bookings are spread over the months. */
export function followPeople(ensemble: Ensemble, steps: Scenario['steps'], most = 40): Movers {
	const { frame, places, middle } = ensemble;
	const first = monthNumber(frame.from);
	const months = monthNumber(frame.to) - first + 1;
	const values = withStatus(middle.values, middle.model, meanAbroad(middle.model, places, frame));
	const before = compileWorld(programme, values);
	const worlds = new Map<Regime, World>();
	const worldOf = (regime: Regime): World => {
		const known = worlds.get(regime) ?? (regime.levers.length === 0 ? before : compileWorld(regime.graph, values));
		worlds.set(regime, known);
		return known;
	};
	const calendarOf = regimes({ steps }, first, months);
	const monthOf = spread(places, first, months);
	const key = { seed: frame.seed, replicate: 0 };
	const jurisdiction = Number(places[0]?.fips ?? 0);
	const counts = new Map<string, number>();
	const custody = { both: 0, onlyToday: 0, onlyChanged: 0 };
	const people: Mover[] = [];
	for (let entity = 0; entity < bookings; entity++) {
		const { month, place } = monthOf(entity);
		const where = { jurisdiction, month: first + month };
		const today = fate(before, key, where, entity);
		const world = worldOf(calendarOf(place)[month] as Regime);
		const changed = world === before ? today : fate(world, key, where, entity);
		const [end, other] = [endAt(today.path), endAt(changed.path)];
		const name = `${end} ${other}`;
		counts.set(name, (counts.get(name) ?? 0) + 1);
		const [taken, still] = [today.path.includes('custody'), changed.path.includes('custody')];
		if (taken && still) custody.both++;
		else if (taken) custody.onlyToday++;
		else if (still) custody.onlyChanged++;
		if (end !== other && people.length < most)
			people.push({
				entity: entity + 1,
				month: monthText(first + month),
				one: today.one,
				parted: parting(today.path, changed.path),
				today: end,
				changed: other,
			});
	}
	return {
		bookings,
		moved: [...counts].map(([name, count]) => {
			const [today, changed] = name.split(' ') as [EndName, EndName];
			return { today, changed, count };
		}),
		custody,
		people,
	};
}

function endAt(path: readonly Stage[]): EndName {
	return endOf.get(path.at(-1) ?? 'booked') ?? 'not-searched';
}

function parting(today: readonly Stage[], changed: readonly Stage[]): Mover['parted'] {
	const at = today.findIndex((stage, nth) => stage !== changed[nth]);
	return {
		at: today[at - 1] ?? 'booked',
		today: today[at] ?? 'booked',
		changed: changed[at] ?? 'booked',
	};
}

/** Which place and month a booking belongs to: as many of each as its share of the people searched. */
function spread(places: Ensemble['places'], first: number, months: number) {
	const cells = places.flatMap((place) =>
		Array.from({ length: months }, (_, month) => ({
			place,
			month,
			people: place.population * exposure(place, first + month),
		})).filter(({ people }) => people > 0),
	);
	const whole = cells.reduce((sum, { people }) => sum + people, 0);
	let at = 0;
	let below = cells[0]?.people ?? 0;
	// Bookings come in their order, so one pass over the cells serves them all.
	return (entity: number) => {
		while (((entity + 0.5) / bookings) * whole > below && at < cells.length - 1) below += cells[++at]?.people ?? 0;
		return cells[at] as (typeof cells)[number];
	};
}
