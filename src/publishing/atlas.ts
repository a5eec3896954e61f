/** The outlines of the counties, from the Census Bureau by way of us-atlas, on one sheet of 975 × 610 units. */

import type { MultiPolygon, Polygon } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type {
	GeometryCollection,
	MultiPolygon as MultiShape,
	Polygon as Shape,
	Topology,
} from 'topojson-specification';

/** Points lie on a grid of half a unit: finer than a screen shows, and neighbours keep their common border. */
export const grid = 0.5;

/** Where Puerto Rico stands, which the projection of the fifty states leaves out: left, top, width, height. */
const inset = [868, 563, 62, 24] as const;

type CountyShape = (Shape | MultiShape) & { readonly id: string };

/** One projection with the counties on it; points are counted in steps of the grid. */
export type Plate = {
	readonly topology: Topology;
	readonly counties: ReadonlyMap<string, CountyShape>;
};

export type Atlas = {
	readonly plates: readonly Plate[];
	/** Borders of the states, as path data in steps of the grid. */
	readonly states: string;
	/** Middle of the given counties taken together, in units; undefined where none of them is drawn. */
	middle(ids: readonly string[]): readonly [x: number, y: number] | undefined;
};

type Counties = { readonly counties: GeometryCollection; readonly states: GeometryCollection };

/**
 * @param projected counties-albers-10m.json of us-atlas: the states, in units.
 * @param unprojected counties-10m.json: longitude and latitude, from which Puerto Rico is taken.
 */
export function atlasOf(projected: Topology, unprojected: Topology): Atlas {
	const main = gridded(
		projected,
		(x, y) => [x, y],
		() => true,
	);
	const plates = [main, puertoRico(unprojected)];
	const { states } = main.topology.objects as unknown as Counties;
	return {
		plates,
		states: linesOf(mesh(main.topology, states as never, (a, b) => a !== b).coordinates),
		middle: (ids) => middleOf(plates, ids),
	};
}

function puertoRico(topology: Topology): Plate {
	const mine = (id: string) => id.startsWith('72');
	// West and north edge of the islands, and how many units a degree is at their latitude.
	const [west, north] = [-67.95, 18.53];
	const [left, top, width] = inset;
	const scale = width / 2.73;
	const squeeze = 1 / Math.cos((18.2 * Math.PI) / 180);
	return gridded(topology, (x, y) => [left + (x - west) * scale, top + (north - y) * scale * squeeze], mine);
}

/** The counties kept, with their arcs decoded, put through a projection and rounded to the grid. */
function gridded(
	topology: Topology,
	project: (x: number, y: number) => readonly [number, number],
	kept: (id: string) => boolean,
): Plate {
	const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
	const arcs = topology.arcs.map((arc) => {
		const points: [number, number][] = [];
		let [x, y] = [0, 0];
		for (const [dx = 0, dy = 0] of arc) {
			x += dx;
			y += dy;
			const [px, py] = project(x * scale[0] + translate[0], y * scale[1] + translate[1]);
			const point: [number, number] = [Math.round(px / grid), Math.round(py / grid)];
			const last = points.at(-1);
			if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
		}
		// An arc has two ends, also where both fell onto one point.
		const [only] = points;
		return only && points.length === 1 ? [only, only] : points;
	});
	const { counties } = topology.objects as unknown as Counties;
	const shapes = counties.geometries.filter((one): one is CountyShape => typeof one.id === 'string' && kept(one.id));
	const { transform: _, bbox: __, ...rest } = topology;
	return { topology: { ...rest, arcs }, counties: new Map(shapes.map((one) => [one.id, one])) };
}

/** Several counties as one outline without the borders between them, as path data in steps of the grid; '' where none is drawn. */
export function outlineOf(atlas: Atlas, ids: readonly string[]): string {
	return atlas.plates.map((plate) => ringsOf(together(plate, ids).coordinates.flat())).join('');
}

function together(plate: Plate, ids: readonly string[]): MultiPolygon {
	const shapes = ids.flatMap((id) => plate.counties.get(id) ?? []);
	return merge(plate.topology as Topology, shapes as never);
}

function middleOf(plates: readonly Plate[], ids: readonly string[]): readonly [number, number] | undefined {
	for (const plate of plates) {
		const rings = together(plate, ids).coordinates.flatMap(([outer]) => (outer ? [outer] : []));
		const [largest] = rings.sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)));
		if (largest) return centroid(largest);
	}
	return undefined;
}

type Ring = Polygon['coordinates'][number];

/** Twice the area, with its sign. */
function areaOf(ring: Ring): number {
	return corners(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0);
}

function centroid(ring: Ring): readonly [number, number] {
	const area = areaOf(ring);
	if (area === 0) return [(ring[0]?.[0] ?? 0) * grid, (ring[0]?.[1] ?? 0) * grid];
	let [x, y] = [0, 0];
	for (const [[ax, ay], [bx, by]] of corners(ring)) {
		const cross = ax * by - bx * ay;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return [(x / (3 * area)) * grid, (y / (3 * area)) * grid];
}

/** Each point with the one after it. */
function corners(ring: Ring): [[number, number], [number, number]][] {
	return ring.slice(1).map((point, i) => [
		[ring[i]?.[0] ?? 0, ring[i]?.[1] ?? 0],
		[point[0] ?? 0, point[1] ?? 0],
	]);
}

/** Closed rings as short path data; points on a straight line between their neighbours are left out. */
function ringsOf(rings: readonly Ring[]): string {
	return rings
		.map((ring) => {
			const open = distinct(ring).slice(0, -1);
			const bends = open.filter((point, i) => {
				const before = open.at(i - 1) ?? point;
				const after = open[(i + 1) % open.length] ?? point;
				return !straight(before, point, after);
			});
			return bends.length < 3 ? '' : `${stepped(bends)}z`;
		})
		.join('');
}

function linesOf(lines: readonly Ring[]): string {
	return lines
		.map((line) => {
			const points = distinct(line);
			return stepped(
				points.filter((point, i) => {
					const [before, after] = [points[i - 1], points[i + 1]];
					return !before || !after || !straight(before, point, after);
				}),
			);
		})
		.join('');
}

/** Without points that repeat the one before them: where an arc shrank to a point, its neighbours meet there twice. */
function distinct(points: Ring): Ring {
	return points.filter(([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1]);
}

function straight(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
	const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = [...a, ...b, ...c];
	return (bx - ax) * (cy - by) === (by - ay) * (cx - bx);
}

/** `M1 2l3-4 5 6`: whole numbers, each point as the step from the one before. */
function stepped(points: readonly (readonly number[])[]): string {
	let [x, y] = [0, 0];
	const steps = points.map(([px = 0, py = 0]) => {
		const step = `${px - x} ${py - y}`;
		[x, y] = [px, py];
		return step;
	});
	const [start = '', ...more] = steps;
	return more.length === 0 ? '' : `M${start}l${more.join(' ').replaceAll(' -', '-')}`;
}
