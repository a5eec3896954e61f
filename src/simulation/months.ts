/** Counts by place and month, exactly: what the page of that name shows, summed up, and county by county for its map. */

import { scenarioOf, type Wish } from './address.ts';
import { type CountName, type Counts, expectCounts, series } from './country.ts';
import { type OpenCase, placeName, stateOf } from './files.ts';
import { mark } from './limits.ts';
import { buildModel } from './model.ts';
import { monthText } from './month.ts';
import { atCentre, withChoices } from './parameter.ts';
import { choosePlaces, isMeant } from './place.ts';
import { hashOf, type Scenario } from './scenario.ts';

/** All places and months of a wish, as it was and with its first way of leaving; one and the same where that is none. */
export type Worlds = { readonly scenario: Scenario; readonly today: Counts; readonly changed: Counts };

/** Every rate at its middle. @throws Refusal for a wish that cannot be answered */
export function countWorlds(opened: OpenCase, wish: Wish): Worlds {
	const scenario = scenarioOf(wish, 0);
	choosePlaces(opened.places, [wish.place]);
	const parameters = withChoices(opened.parameters, scenario);
	const model = buildModel(parameters, atCentre(parameters), opened.profile);
	const changed = expectCounts(model, scenario, opened.places);
	const today = scenario.steps.length === 0 ? changed : expectCounts(model, { ...scenario, steps: [] }, opened.places);
	return { scenario, today, changed };
}

type Sum = { readonly today: number; readonly changed: number };
export type MonthsAnswer = typeof mark & {
	readonly wish: Wish;
	readonly place: string;
	readonly measure: CountName;
	readonly months: readonly string[];
	/** Of the place asked for. */
	readonly series: { readonly today: readonly number[]; readonly changed: readonly number[] };
	readonly total: Sum;
	/** All states, then the nation as their sum; people per state, so that a map can compare. */
	readonly states: readonly (Sum & { readonly state: string; readonly people: number })[];
	readonly nation: Sum;
	/** The counties of the state asked for, most first. */
	readonly counties: readonly (Sum & { readonly fips: string; readonly name: string })[];
	readonly hash: string;
};

/** Expected counts of every county and month, added up; the sums of states and nation are those of their counties. */
export async function countMonths(
	opened: OpenCase,
	wish: Wish,
	measure: CountName,
	{ scenario, today, changed } = countWorlds(opened, wish),
): Promise<MonthsAnswer> {
	const state = stateOf(opened.places, wish.place);
	const line = { today: new Array<number>(today.months).fill(0), changed: new Array<number>(today.months).fill(0) };
	const states = new Map<string, { today: number; changed: number; people: number }>();
	const counties: MonthsAnswer['counties'][number][] = [];
	const nation = { today: 0, changed: 0 };
	const total = { today: 0, changed: 0 };
	opened.places.forEach((place, at) => {
		const rows = { today: series(today, at, measure), changed: series(changed, at, measure) };
		const sums = { today: sum(rows.today), changed: sum(rows.changed) };
		const whole = states.get(place.state) ?? { today: 0, changed: 0, people: 0 };
		whole.people += place.population;
		states.set(place.state, whole);
		for (const world of ['today', 'changed'] as const) {
			whole[world] += sums[world];
			nation[world] += sums[world];
			if (!isMeant(place, wish.place)) continue;
			total[world] += sums[world];
			for (let month = 0; month < today.months; month++)
				line[world][month] = (line[world][month] ?? 0) + (rows[world][month] as number);
		}
		if (place.state === state) counties.push({ fips: place.fips, name: place.name, ...sums });
	});
	return {
		...mark,
		wish,
		place: placeName(opened, wish.place),
		measure,
		months: Array.from({ length: today.months }, (_, month) => monthText(today.first + month)),
		series: line,
		total,
		states: [...states]
			.map(([name, one]) => ({ state: name, ...one }))
			.toSorted((a, b) => (a.state < b.state ? -1 : 1)),
		nation,
		counties: counties.toSorted((a, b) => b.today - a.today),
		hash: await hashOf(scenario),
	};
}

/** What a map is coloured by: place after place, in each month after month, and last the sum of all months. */
export type MapCounts = {
	readonly places: readonly { readonly fips: string; readonly name: string; readonly dated: boolean }[];
	/** Columns of a place: the months, and one for their sum. */
	readonly columns: number;
	readonly today: Float32Array;
	readonly changed: Float32Array;
	/** Bookings while the sharing was on, which a lever does not change. */
	readonly bookings: Float32Array;
};

/** The counts of `countWorlds` for every county of the map. */
export function countMap(opened: OpenCase, measure: CountName, { today, changed }: Worlds): MapCounts {
	const columns = today.months + 1;
	const table = (counts: Counts, name: CountName) => {
		const cells = new Float32Array(counts.places.length * columns);
		for (let at = 0; at < counts.places.length; at++) {
			const row = series(counts, at, name);
			cells.set(row, at * columns);
			cells[at * columns + today.months] = sum(row);
		}
		return cells;
	};
	return {
		places: opened.places.map(({ fips, name, state, activated }) => ({
			fips,
			name: `${name}, ${state}`,
			dated: activated !== undefined,
		})),
		columns,
		today: table(today, measure),
		changed: table(changed, measure),
		bookings: table(today, 'bookings'),
	};
}

function sum(amounts: Float64Array): number {
	let whole = 0;
	for (const amount of amounts) whole += amount;
	return whole;
}
