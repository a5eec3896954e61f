/** Expected counts for every place and month of a scenario, exactly: no draw is taken. */

import { type Class, classes, isCitizen, type Status, statuses } from './classes.ts';
import { expectFlow } from './expectation.ts';
import { exposure } from './exposure.ts';
import { floating } from './fraction.ts';
import type { Stage } from './graph.ts';
import { after, longest } from './lag.ts';
import { departures, type Model, statusMix } from './model.ts';
import { monthNumber } from './month.ts';
import type { Place } from './place.ts';
import { type Regime, regimes } from './regime.ts';
import type { Scenario } from './scenario.ts';

/** What is counted per place and month, with its name in plain words. `removed` counts removals and returns together, as ICE did. */
export const countTitles = {
	bookings: 'bookings while the sharing was on',
	criminalAnswers: 'criminal-history answers to the jail',
	submissions: 'searches of DHS records',
	matches: 'matches',
	findings: 'found removable',
	detainers: 'holds asked for',
	honoured: 'holds honoured',
	custody: 'taken into ICE custody',
	custodyCitizens: 'citizens taken into ICE custody',
	custodyWithoutConviction: 'taken into ICE custody without a conviction',
	removed: 'removed or returned',
} as const;
export type CountName = keyof typeof countTitles;
export const countNames = Object.keys(countTitles) as readonly CountName[];

export type Counts = {
	readonly places: readonly Place[];
	/** Month number of the first column. */
	readonly first: number;
	readonly months: number;
	/** Place after place, in each count after count, in each month after month. */
	readonly cells: Float64Array;
};

/** Counts in month of event: departures come after the delay of their procedure, and searches at conviction after that delay. */
export function expectCounts(
	model: Model,
	scenario: Pick<Scenario, 'from' | 'to' | 'steps'>,
	places: readonly Place[],
): Counts {
	const first = monthNumber(scenario.from);
	const months = Math.max(0, monthNumber(scenario.to) - first + 1);
	const cells = new Float64Array(places.length * countNames.length * months);
	// Whoever was booked before the first month can still be removed in it.
	const early = Math.max(0, first - monthNumber('2008-10'));
	const calendarOf = regimes(scenario, first - early, early + months);
	const known = new Map<Regime, Kernels>();
	const kernelsFor = (regime: Regime) => {
		const kernels = known.get(regime) ?? kernelsOf(model, regime);
		known.set(regime, kernels);
		return kernels;
	};
	const bookings = new Float64Array(early + months);
	const here = new Float64Array(longest);
	places.forEach((place, at) => {
		if (place.activated === undefined) return;
		const mix = statusMix(model, place.foreignBorn ?? 0);
		const monthly = (place.population * model.perThousand) / 1000;
		const calendar = calendarOf(place);
		for (const regime of new Set(calendar)) {
			for (let month = 0; month < bookings.length; month++)
				bookings[month] = calendar[month] === regime ? monthly * exposure(place, first - early + month) : 0;
			kernelsFor(regime).forEach((kernel, count) => {
				const row = (at * countNames.length + count) * months;
				addEvents(cells.subarray(row, row + months), early, bookings, kernel.length, weigh(kernel, mix, here));
			});
		}
	});
	return { places, first, months, cells };
}

/** Adds what follows from each month's bookings, in its month: a convolution with the delays. The row begins `early` months after the bookings. */
function addEvents(
	row: Float64Array,
	early: number,
	bookings: Float64Array,
	length: number,
	shares: Float64Array,
): void {
	for (let month = 0; month < bookings.length; month++) {
		const amount = bookings[month] as number;
		if (amount === 0) continue;
		const start = month - early;
		const end = Math.min(start + length, row.length);
		for (let then = Math.max(0, start); then < end; then++)
			row[then] = (row[then] as number) + amount * (shares[then - start] as number);
	}
}

/** The events per booking of a place, from those per booking of each status. Writes into and returns `into`. */
function weigh({ length, shares }: Kernel, mix: Readonly<Record<Status, number>>, into: Float64Array): Float64Array {
	const { citizen, naturalised, lawful, removable } = mix;
	for (let delay = 0; delay < length; delay++)
		into[delay] =
			citizen * (shares[delay] as number) +
			naturalised * (shares[length + delay] as number) +
			lawful * (shares[2 * length + delay] as number) +
			removable * (shares[3 * length + delay] as number);
	return into;
}

/** The sum of one count over places and months. */
export function total(counts: Counts, name: CountName): number {
	const nth = countNames.indexOf(name);
	let sum = 0;
	for (let place = 0; place < counts.places.length; place++) {
		const row = (place * countNames.length + nth) * counts.months;
		for (let month = 0; month < counts.months; month++) sum += counts.cells[row + month] as number;
	}
	return sum;
}

/** One count of one place, month by month. */
export function series(counts: Counts, place: number, name: CountName): Float64Array {
	const row = (place * countNames.length + countNames.indexOf(name)) * counts.months;
	return counts.cells.subarray(row, row + counts.months);
}

/** Expected events per booking: status after status, in each the months of delay. */
type Kernel = { readonly length: number; readonly shares: Float64Array };
/** One per count, in their order. */
type Kernels = readonly Kernel[];

function kernelsOf(model: Model, { graph, late }: Regime): Kernels {
	// One walk serves all places: the classes of a status are weighed afterwards by how often a place books that status.
	const even = { citizen: 0.25, naturalised: 0.25, lawful: 0.25, removable: 0.25 };
	const flow = expectFlow(graph, { ...model.values, status: even }, statuses.length, floating);
	const wait = late ? model.lags.conviction : Float64Array.of(1);
	const sum = (amounts: readonly number[], status: Status, keep: (one: Class) => boolean = () => true) =>
		amounts.reduce(
			(whole, amount, at) => (classes[at]?.status === status && keep(flow.seen[at] as Class) ? whole + amount : whole),
			0,
		);
	const delayed = (parts: (status: Status) => readonly { share: number; lag: Float64Array }[]): Kernel => {
		const length = Math.max(...parts('citizen').map(({ lag }) => lag.length));
		const shares = new Float64Array(statuses.length * length);
		statuses.forEach((status, nth) => {
			for (const { share, lag } of parts(status))
				for (let delay = 0; delay < lag.length; delay++)
					shares[nth * length + delay] = (shares[nth * length + delay] as number) + share * (lag[delay] as number);
		});
		return { length, shares };
	};
	const at = (stage: Stage, lag: Float64Array = wait, keep?: (one: Class) => boolean) =>
		delayed((status) => [{ share: sum(flow.stages[stage], status, keep), lag }]);
	const gone = departures.map(({ way, process }) => ({
		way,
		lag: late ? after(wait, model.lags[process]) : model.lags[process],
	}));
	const kernels: Record<CountName, Kernel> = {
		bookings: at('booked', Float64Array.of(1)),
		criminalAnswers: at('fbi', Float64Array.of(1)),
		submissions: at('dhs'),
		matches: at('match'),
		findings: at('found-removable'),
		detainers: at('hold'),
		honoured: at('honoured'),
		custody: at('custody'),
		custodyCitizens: at('custody', wait, (one) => isCitizen(one.status)),
		custodyWithoutConviction: at('custody', wait, (one) => one.level === 'none'),
		removed: delayed((status) => gone.map(({ way, lag }) => ({ share: sum(flow.ways[way], status), lag }))),
	};
	return countNames.map((name) => kernels[name]);
}
