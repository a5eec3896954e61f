/** Single counties under the pointer: read from the file of outlines that the page of the map loads once somebody points at it. */

import { grid } from '#src/publishing/atlas.ts';
import type { Outlines } from '#src/publishing/map-shapes.ts';

export type County = {
	readonly id: string;
	readonly name: string;
	/** As noted, `2010-05`; '' where it is not known. */
	readonly since: string;
	/** Which outline of the picture it is part of. */
	readonly group: number;
	/** In units of the map. */
	readonly rings: readonly (readonly Point[])[];
	readonly box: readonly [left: number, top: number, right: number, bottom: number];
};
type Point = readonly [x: number, y: number];

export function readOutlines(outlines: Outlines): County[] {
	return outlines.plates.flatMap((plate) => {
		const arcs = plate.arcs.map(pointsOf);
		return plate.counties.map(([id, name, since, group, numbers]) => {
			const rings = numbers.map((ring) => ring.flatMap((arc) => arcs[arc]?.slice(1) ?? backwards(arcs[~arc])));
			const xs = rings.flat().map(([x]) => x);
			const ys = rings.flat().map(([, y]) => y);
			const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
			return { id, name, since, group, rings, box };
		});
	});
}

/** Each arc begins where the one before it ended, so its own first point is left out. */
function backwards(arc: readonly Point[] | undefined): Point[] {
	return (arc ?? []).slice(0, -1).reverse();
}

function pointsOf(steps: readonly number[]): Point[] {
	let [x, y] = [0, 0];
	return Array.from({ length: steps.length / 2 }, (_, i): Point => {
		x += steps[2 * i] ?? 0;
		y += steps[2 * i + 1] ?? 0;
		return [x * grid, y * grid];
	});
}

/** The county at a point of the map, in its units; undefined in the sea. */
export function countyAt(counties: readonly County[], x: number, y: number): County | undefined {
	return counties.find(
		({ box: [left, top, right, bottom], rings }) =>
			x >= left && x <= right && y >= top && y <= bottom && inside(rings, x, y),
	);
}

/** A ray to the right crosses the borders an odd number of times; holes and islands count by themselves. */
function inside(rings: County['rings'], x: number, y: number): boolean {
	let odd = false;
	for (const ring of rings)
		for (const [i, [ax, ay]] of ring.entries()) {
			const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
		}
	return odd;
}

/** The outline of one county as path data. */
export function pathOf({ rings }: Pick<County, 'rings'>): string {
	return rings.map((ring) => `M${ring.map((point) => point.join(' ')).join('L')}Z`).join('');
}
