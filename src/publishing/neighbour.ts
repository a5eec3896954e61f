/** Which counties and states lie next to each other: those whose borders share a line on the map of us-atlas. */

import { neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import border from './border.json' with { type: 'json' };

/** For each county (FIPS code) those beside it that have a higher code, in order: each border once. */
export type Borders = Readonly<Record<string, readonly string[]>>;

/** Read off a map whose object `counties` has a FIPS code as the id of each shape. src/publishing/border.json is made by this. */
export function bordersOf(map: Topology): Borders {
	const counties = map.objects.counties as GeometryCollection;
	const ids = counties.geometries.map(({ id }) => String(id).padStart(5, '0'));
	const beside = neighbors(counties.geometries);
	const pairs = ids.map(
		(id, i) =>
			[
				id,
				(beside[i] ?? [])
					.map((j) => ids[j] ?? '')
					.filter((other) => other > id)
					.sort(),
			] as const,
	);
	return Object.fromEntries(pairs.filter(([, others]) => others.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The counties beside a county, or the states beside a state, by FIPS code and in its order; none where the map does not have it. */
export function neighboursOf(fips: string): readonly string[] {
	beside ??= bothWays(border);
	return beside.get(fips) ?? [];
}

let beside: ReadonlyMap<string, readonly string[]> | undefined;

function bothWays(borders: Borders): Map<string, readonly string[]> {
	const sets = new Map<string, Set<string>>();
	const add = (one: string, other: string) => {
		const set = sets.get(one) ?? new Set();
		sets.set(one, set.add(other));
	};
	for (const [one, others] of Object.entries(borders))
		for (const other of others) {
			add(one, other);
			add(other, one);
			const [state, next] = [one.slice(0, 2), other.slice(0, 2)];
			if (state === next) continue;
			add(state, next);
			add(next, state);
		}
	return new Map([...sets].map(([id, set]) => [id, [...set].sort()]));
}
