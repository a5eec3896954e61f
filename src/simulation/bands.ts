/** Where 80 and 95 of 100 draws lie in every month of one place: as it was, with levers, and the paired difference. */

import { scenarioOf, type Wish } from './address.ts';
import { type CountName, countNames, expectCounts, series } from './country.ts';
import { differences, spanOf, weigh } from './differences.ts';
import { uniforms } from './distribution.ts';
import type { OpenCase } from './files.ts';
import { buildModel } from './model.ts';
import { monthNumber } from './month.ts';
import { normalQuantile } from './normal.ts';
import type { Band } from './outlook.ts';
import { drawParameters, withChoices } from './parameter.ts';
import { choosePlaces } from './place.ts';
import { interval, withChance } from './predict.ts';
import { completeWith } from './undated.ts';

export type World = 'today' | 'changed' | 'difference';

/** Month after month, and of all months together. */
export type MonthBands = {
	readonly draws: number;
	readonly months: Readonly<Record<World, readonly Band[]>>;
	readonly total: Readonly<Record<World, Band>>;
};

export type BandDesk = {
	/** Makes one more draw: of a county in milliseconds, of the nation in a tenth of a second or so. */
	grow(): void;
	/** The bands of the draws made so far. */
	bands(): MonthBands;
};

/**
 * The same draws as those of `predict`, month by month.
 * @throws Refusal for a wish that cannot be answered
 */
export function openBands(opened: OpenCase, wish: Wish, measure: CountName): BandDesk {
	const scenario = scenarioOf(wish, 0);
	const places = choosePlaces(opened.places, [wish.place]);
	const parameters = withChoices(opened.parameters, scenario);
	const months = monthNumber(wish.to) - monthNumber(wish.from) + 1;
	const count = countNames.indexOf(measure);
	const span = spanOf[count] as number;
	const dated = weigh(opened.places);
	const undated = opened.places.filter(({ activated }) => activated === undefined);
	const complete = completeWith(opened.places);
	const worlds = scenario.steps.length === 0 ? [scenario] : [{ ...scenario, steps: [] }, scenario];
	/** By world, then draw: one number for each month. */
	const drawn: Float64Array[][] = worlds.map(() => []);

	function grow() {
		const key = { seed: scenario.seed, replicate: drawn[0]?.length ?? 0 };
		const model = buildModel(parameters, drawParameters(parameters, key), opened.profile);
		const completed = complete(key);
		const here = places.map(completed);
		const nation = { weighed: [...dated, ...weigh(undated.map(completed))], profile: opened.profile };
		const differ = differences(model, scenario, here, nation, key);
		for (const [nth, world] of worlds.entries()) {
			const counts = expectCounts(model, world, here);
			const sums = new Float64Array(months);
			here.forEach((_, at) => {
				const factor = differ.places[at]?.[span] ?? 1;
				const row = series(counts, at, measure);
				for (let month = 0; month < months; month++)
					sums[month] = (sums[month] as number) + (row[month] as number) * factor;
			});
			drawn[nth]?.push(sums.map((sum, month) => sum * (differ.months[month]?.[count] ?? 1)));
		}
	}

	/** Chance has its own stream for each month, and the same luck in every world. */
	function band(values: readonly number[], stream: number): Band {
		const next = uniforms({ seed: scenario.seed, replicate: 0x7ffffffd }, stream);
		const lucky = withChance(
			values,
			values.map(() => normalQuantile(next())),
		);
		const { p2_5, p10, p90, p97_5 } = interval(lucky);
		return { mean: values.reduce((all, one) => all + one, 0) / Math.max(1, values.length), p2_5, p10, p90, p97_5 };
	}

	function bands(): MonthBands {
		const [before = [], after = before] = drawn;
		const change = after.map((row, draw) => row.map((value, month) => value - (before[draw]?.[month] ?? 0)));
		const each = (rows: readonly Float64Array[]) =>
			Array.from({ length: months }, (_, month) =>
				band(
					rows.map((row) => row[month] as number),
					month,
				),
			);
		const whole = (rows: readonly Float64Array[]) =>
			band(
				rows.map((row) => row.reduce((all, one) => all + one, 0)),
				months,
			);
		const of = <T>(made: (rows: readonly Float64Array[]) => T): Record<World, T> => ({
			today: made(before),
			changed: made(after),
			difference: made(change),
		});
		return { draws: before.length, months: of(each), total: of(whole) };
	}

	return { grow, bands };
}
