/** What drives an answer of this model: the sensitivity of one count, or of what the levers change in it, to each parameter. */

import { type CountName, countNames, expectSums } from './country.ts';
import { type Drawn, quantileOf, uniformsOf } from './distribution.ts';
import { buildModel, type Profile } from './model.ts';
import { atCentre, drawParameters, type Parameter } from './parameter.ts';
import type { Place } from './place.ts';
import type { Scenario } from './scenario.ts';
import { type Question, type Screened, type Share, screen, shareVariance } from './sensitivity.ts';
import { sobolPoints } from './sobol.ts';

export type Drivers = {
	/** All uncertain parameters, by the size of what they move; assumed ones say so. */
	readonly screened: readonly (Screened & { readonly quality: Parameter['quality'] })[];
	/** The shares of variance of the first few, the others held at their centre. */
	readonly shares: readonly (Share & { readonly quality: Parameter['quality'] })[];
};

/** @param sizes how many points are screened, how many parameters survive, and how many points share the variance out */
export function findDrivers(
	about: { parameters: readonly Parameter[]; profile: Profile; places: readonly Place[]; scenario: Scenario },
	measure: CountName,
	sizes: { screened: number; survivors: number; rows: number },
): Drivers {
	const { parameters } = about;
	// The spread of days and the differences between places are not what we do not know about the rates.
	const uncertain = parameters.filter((one) => one.value.kind !== 'point' && one.unit !== 'days');
	const quality = (id: string) => parameters.find((one) => one.id === id)?.quality ?? 'assumed';
	const { seed } = about.scenario;
	const screened = screen(questionOf(about, measure, uncertain, drawnPoints(uncertain, seed)), sizes.screened);
	const survivors = screened
		.slice(0, sizes.survivors)
		.flatMap(({ input }) => uncertain.filter((one) => one.id === input));
	const shares = shareVariance(questionOf(about, measure, survivors, evenPoints(survivors, seed)), sizes.rows);
	return {
		screened: screened.map((one) => ({ ...one, quality: quality(one.input) })),
		shares: shares.map((one) => ({ ...one, quality: quality(one.input) })),
	};
}

function questionOf(
	{ parameters, profile, places, scenario }: Parameters<typeof findDrivers>[0],
	measure: CountName,
	inputs: readonly Parameter[],
	points: Points,
): Question<Drawn> {
	const centre = atCentre(parameters);
	const nth = countNames.indexOf(measure);
	const worlds = scenario.steps.length > 0 ? [scenario, { ...scenario, steps: [] }] : [scenario];
	return {
		inputs: inputs.map((one) => one.id),
		answer(point) {
			const settled = new Map(centre);
			for (const [at, one] of inputs.entries()) settled.set(one.id, point[at] ?? 0);
			const model = buildModel(parameters, settled, profile);
			const [changed = 0, today = 0] = worlds.map((world) =>
				expectSums(model, world, places, []).reduce((sum, counts) => sum + (counts[nth] ?? 0), 0),
			);
			return changed - today;
		},
		...points,
	};
}

/** Two independent samples of the values of some parameters, row by row. */
type Points = Pick<Question<Drawn>, 'first' | 'second'>;

function drawnPoints(inputs: readonly Parameter[], seed: number): Points {
	const sample = (key: number) => (replicate: number) => {
		const drawn = drawParameters(inputs, { seed: key, replicate });
		return inputs.map((one) => drawn.get(one.id) ?? 0);
	};
	return { first: sample(seed), second: sample(seed + 0x5bd1e995) };
}

/** The same from scrambled Sobol points, with which the shares of variance settle on fewer rows; both samples are halves of one point. */
export function evenPoints(inputs: readonly Pick<Parameter, 'value'>[], seed: number): Points {
	const half = inputs.reduce((sum, one) => sum + uniformsOf(one.value), 0);
	const points = sobolPoints(2 * half, seed);
	const sample = (from: number) => (row: number) => {
		const point = points(row);
		let at = from;
		return inputs.map((one) => quantileOf(one.value, () => point[at++] ?? 0.5));
	};
	return { first: sample(0), second: sample(half) };
}
