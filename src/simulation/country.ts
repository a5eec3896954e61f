/** Expected counts for every place and month of a scenario, exactly: no draw is taken. */

import { type Class, classes, isCitizen, type Status, statuses } from './classes.ts';
import { expectFlow } from './expectation.ts';
import { exposure } from './exposure.ts';
import { floating } from './fraction.ts';
import type { Stage } from './graph.ts';
import { after } from './lag.ts';
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
	honoured: 'holds honored',
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
export function expectCounts(model: Model, scenario: Window, places: readonly Place[]): Counts {
	const { first, months } = windowOf(scenario);
	const width = countNames.length * months;
	const cells = new Float64Array(places.length * width);
	const courseOf = courses(model, scenario);
	places.forEach((place, at) => {
		const course = courseOf(place);
		if (!course) return;
		const [citizen, naturalised, lawful, removable] = weights(model, place);
		const [a, b, c, d] = course;
		const row = cells.subarray(at * width, (at + 1) * width);
		for (let cell = 0; cell < width; cell++)
			row[cell] =
				citizen * (a[cell] as number) +
				naturalised * (b[cell] as number) +
				lawful * (c[cell] as number) +
				removable * (d[cell] as number);
	});
	return { places, first, months, cells };
}

/**
 * Per place the sum of each count over the months, each month weighed by its factor per count: what a draw needs, without
 * the months in between.
 */
export function expectSums(
	model: Model,
	scenario: Window,
	places: readonly Place[],
	factors: readonly Float64Array[],
): Float64Array[] {
	const courseOf = courses(model, scenario);
	const { months } = windowOf(scenario);
	const summed = new Map<Course, Course>();
	const sum = (cells: Float64Array) =>
		Float64Array.from(countNames, (_, count) => {
			let whole = 0;
			for (let month = 0; month < months; month++)
				whole += (cells[count * months + month] as number) * (factors[month]?.[count] ?? 1);
			return whole;
		});
	return places.map((place) => {
		const course = courseOf(place);
		if (!course) return new Float64Array(countNames.length);
		const [a, b, c, d] = summed.get(course) ?? [sum(course[0]), sum(course[1]), sum(course[2]), sum(course[3])];
		summed.set(course, [a, b, c, d]);
		const [citizen, naturalised, lawful, removable] = weights(model, place);
		const sums = new Float64Array(countNames.length);
		for (let nth = 0; nth < sums.length; nth++)
			sums[nth] =
				citizen * (a[nth] as number) +
				naturalised * (b[nth] as number) +
				lawful * (c[nth] as number) +
				removable * (d[nth] as number);
		return sums;
	});
}

type Window = Pick<Scenario, 'from' | 'to' | 'steps'>;

function windowOf(scenario: Window): { first: number; months: number } {
	const first = monthNumber(scenario.from);
	return { first, months: Math.max(0, monthNumber(scenario.to) - first + 1) };
}

/** Bookings per month of full sharing, by status in their order. */
function weights(model: Model, place: Place): [number, number, number, number] {
	const { citizen, naturalised, lawful, removable } = statusMix(model, place.foreignBorn ?? 0);
	const monthly = (place.population * model.perThousand) / 1000;
	return [monthly * citizen, monthly * naturalised, monthly * lawful, monthly * removable];
}

/** One per status: what follows from one booking a month, count after count and month after month. */
type Course = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * Places switched on in the same month under the same steps take the same course; they differ only in how many are booked
 * and who. So the walk along months is made once for each month of activation and not for each of 3,000 counties.
 */
function courses(model: Model, scenario: Window): (place: Place) => Course | undefined {
	const { first, months } = windowOf(scenario);
	// Whoever was booked before the first month can still be removed in it.
	const early = Math.max(0, first - monthNumber('2008-10'));
	const calendarOf = regimes(scenario, first - early, early + months);
	const kernels = new Map<Regime, readonly Kernel[]>();
	const known = new Map<readonly Regime[], Map<number, Course>>();
	const make = (calendar: readonly Regime[], activated: number): Course => {
		const course: Course = [0, 1, 2, 3].map(() => new Float64Array(countNames.length * months)) as unknown as Course;
		for (const regime of new Set(calendar)) {
			const shared = kernels.get(regime) ?? kernelsOf(model, regime);
			kernels.set(regime, shared);
			const bookings = calendar.map((one, at) => (one === regime ? exposure({ activated }, first - early + at) : 0));
			course.forEach((cells, status) => {
				for (const [count, { length, shares }] of shared.entries())
					addEvents(
						cells.subarray(count * months, (count + 1) * months),
						early,
						bookings,
						shares.subarray(status * length, (status + 1) * length),
					);
			});
		}
		return course;
	};
	return (place) => {
		const { activated } = place;
		if (activated === undefined) return undefined;
		const calendar = calendarOf(place);
		const mine = known.get(calendar) ?? new Map<number, Course>();
		known.set(calendar, mine);
		const course = mine.get(activated) ?? make(calendar, activated);
		mine.set(activated, course);
		return course;
	};
}

/** Adds what follows from each month's bookings, in its month: a convolution with the delays. The row begins `early` months after the bookings. */
function addEvents(row: Float64Array, early: number, bookings: readonly number[], shares: Float64Array): void {
	for (const [month, amount] of bookings.entries()) {
		if (amount === 0) continue;
		const start = month - early;
		const end = Math.min(start + shares.length, row.length);
		for (let then = Math.max(0, start); then < end; then++)
			row[then] = (row[then] as number) + amount * (shares[then - start] as number);
	}
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
function kernelsOf(model: Model, { graph, late }: Regime): readonly Kernel[] {
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
