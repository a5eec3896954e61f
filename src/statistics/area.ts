/** Which counties an area of responsibility covers: for drawing, never for counting. Records name the office, not the county. */

import { Refusal } from '../base/refusal.ts';

export type Area = {
	/** As in the codebook: BOS. */
	readonly area: string;
	/** FIPS codes of states that belong to it, but for the counties that another area names. */
	readonly states: readonly string[];
	/** FIPS codes of counties inside a state of another area. */
	readonly counties: readonly string[];
};

/** @param text cases/secure-communities/areas.csv. @throws Refusal not-valid naming the line */
export function parseAreas(text: string): Area[] {
	return text
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => {
			const [, area, states, counties] = /^([A-Z]{2,3}),((?:\d\d;?)*),((?:\d{5};?)*)$/.exec(line) ?? [];
			if (area === undefined)
				throw new Refusal('not-valid', `areas.csv: “${line}” is no area with its states and counties.`);
			const codes = (list = '') => list.split(';').filter((code) => code !== '');
			return { area, states: codes(states), counties: codes(counties) };
		});
}

/** The counties of each area among those given. */
export function countiesOf(areas: readonly Area[], counties: Iterable<string>): Map<string, string[]> {
	const apart = new Map(areas.flatMap(({ area, counties: own }) => own.map((county) => [county, area] as const)));
	const whole = new Map(areas.flatMap(({ area, states }) => states.map((state) => [state, area] as const)));
	const found = new Map<string, string[]>();
	for (const county of counties) {
		const area = apart.get(county) ?? whole.get(county.slice(0, 2));
		if (area !== undefined) found.set(area, [...(found.get(area) ?? []), county]);
	}
	return found;
}
