/** What browsers draw the map from: one file of outlines that change together, and one of single counties to point at. */

import { type Atlas, outlineOf } from './atlas.ts';
import type { Spread } from './map.ts';

/**
 * The picture's parts as SVG: `#g0` … one for each group of the spread, and `#states`, the borders; in steps of the
 * atlas's grid, without colours. Pages draw them with `<use>` and colour them by month.
 */
export function shapesOf(atlas: Atlas, spread: Spread): string {
	const groups = spread.groups.map(({ counties }, i) => {
		const outline = outlineOf(
			atlas,
			counties.map(({ id }) => id),
		);
		return `<path id="g${i}" d="${outline}"/>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg">\n${groups.join('\n')}\n<path id="states" d="${atlas.states}"/>\n</svg>\n`;
}

/** A county to point at: id, name, since when it shares (as noted; '' where it is not known), its group, and its rings by arcs of the plate. */
export type OutlineRow = readonly [
	id: string,
	name: string,
	since: string,
	group: number,
	rings: readonly (readonly number[])[],
];

/** Arcs are runs of steps `dx, dy` on the grid; an arc numbered `~n` is the arc `n` backwards, as in TopoJSON. */
export type Outlines = {
	readonly plates: readonly {
		readonly arcs: readonly (readonly number[])[];
		readonly counties: readonly OutlineRow[];
	}[];
};

/** Counties in groups, and since when they share: a spread, or less. */
type Grouped<C> = {
	readonly groups: readonly { readonly counties: readonly C[] }[];
	readonly since: ReadonlyMap<string, { readonly text: string }>;
};

/** @param name what a county is called, by its place in the spread. */
export function outlinesOf<C extends { readonly id: string }>(
	atlas: Atlas,
	spread: Grouped<C>,
	name: (county: C) => string,
): Outlines {
	const members = spread.groups.flatMap(({ counties }, group) => counties.map((county) => ({ county, group })));
	return {
		plates: atlas.plates.map((plate) => {
			const numbers = new Map<number, number>();
			// Only the arcs that counties of the plate use are sent, numbered anew.
			const renumber = (arc: number): number => {
				const old = arc < 0 ? ~arc : arc;
				const now = numbers.get(old) ?? numbers.size;
				numbers.set(old, now);
				return arc < 0 ? ~now : now;
			};
			const counties = members.flatMap(({ county, group }): OutlineRow[] => {
				const shape = plate.counties.get(county.id);
				if (!shape) return [];
				const rings = shape.type === 'Polygon' ? shape.arcs : shape.arcs.flat();
				return [
					[
						county.id,
						name(county),
						spread.since.get(county.id)?.text ?? '',
						group,
						rings.map((ring) => ring.map(renumber)),
					],
				];
			});
			return { arcs: [...numbers.keys()].map((arc) => stepsOf(plate.topology.arcs[arc] ?? [])), counties };
		}),
	};
}

function stepsOf(points: readonly (readonly number[])[]): number[] {
	return points.flatMap(([x = 0, y = 0], i) => {
		const [px = 0, py = 0] = points[i - 1] ?? [];
		return [x - px, y - py];
	});
}
