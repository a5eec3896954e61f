import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { countyAt, readOutlines } from '../../web/outlines.ts';
import { type Atlas, outlineOf } from './atlas.ts';
import type { View } from './fact.ts';
import { today, viewOf } from './ledger.case.ts';
import { type Spread, spreadOf } from './map.ts';
import { openAtlas } from './map-actions.ts';
import { outlinesOf, shapesOf } from './map-shapes.ts';

let atlas: Atlas;
let view: View;
let spread: Spread;
before(async () => {
	atlas = await openAtlas();
	view = await viewOf();
	spread = spreadOf(view.index, today);
});

/** The rings of path data made of M, l and z, as points. */
function ringsOf(path: string): [number, number][][] {
	return path.split('z').flatMap((ring) => {
		if (ring === '') return [];
		let [x, y] = [0, 0];
		const numbers = ring.match(/-?\d+/g)?.map(Number) ?? [];
		return [
			Array.from({ length: numbers.length / 2 }, (_, i): [number, number] => {
				x += numbers[2 * i] ?? 0;
				y += numbers[2 * i + 1] ?? 0;
				return [x, y];
			}),
		];
	});
}

/** Holes run the other way round, so they count against. */
function areaOf(path: string): number {
	const twice = ringsOf(path).map((ring) =>
		ring.reduce((sum, [x, y], i) => {
			const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
			return sum + x * nextY - nextX * y;
		}, 0),
	);
	return Math.abs(twice.reduce((sum, one) => sum + one, 0)) / 2;
}

test('a group of counties covers what its counties cover, no more and no less', () => {
	for (const { counties } of spread.groups.slice(0, 6)) {
		const whole = areaOf(
			outlineOf(
				atlas,
				counties.map(({ id }) => id),
			),
		);
		const parts = counties.reduce((sum, { id }) => sum + areaOf(outlineOf(atlas, [id])), 0);
		assert.ok(Math.abs(whole - parts) <= 4, `${whole} against ${parts}`);
	}
});

test('every county of the ledger is drawn, but for those the atlas has no place for', () => {
	const missing = spread.groups
		.flatMap(({ counties }) => counties)
		.filter(({ id }) => !atlas.plates.some((plate) => plate.counties.has(id)))
		.map(({ id }) => id)
		.sort();
	// Bedford city became part of its county in 2013; the others are the smaller territories.
	assert.equal(missing.length, 14);
	assert.ok(missing.includes('51515'));
	assert.ok(
		missing.every((id) => id === '51515' || /^(60|66|69|78)/.test(id)),
		missing.join(),
	);
	const drawn = new Set(spread.groups.flatMap(({ counties }) => counties.map(({ id }) => id)));
	for (const plate of atlas.plates) for (const id of plate.counties.keys()) assert.ok(drawn.has(id), id);
});

test('pointing at the middle of a county finds it, also in Puerto Rico', () => {
	const counties = readOutlines(outlinesOf(atlas, spread, ({ name }) => name));
	for (const id of ['06085', '06075', '17031', '51013', '48201', '02020', '72127', '36061']) {
		const [x, y] = atlas.middle([id]) ?? [0, 0];
		assert.equal(countyAt(counties, x, y)?.id, id);
	}
	assert.equal(countyAt(counties, -50, 300), undefined, 'the Pacific');
	const santaClara = counties.find(({ id }) => id === '06085');
	assert.equal(santaClara?.since, '2010-05-04');
	assert.equal(atlas.middle(['60010']), undefined);
});

test('both files of the map together are at most 250 kB', () => {
	const shapes = gzipSync(shapesOf(atlas, spread)).length;
	const outlines = gzipSync(JSON.stringify(outlinesOf(atlas, spread, ({ name, state }) => `${name}, ${state}`))).length;
	assert.ok(shapes < 50_000, `${shapes}`);
	assert.ok(shapes + outlines < 250_000, `${shapes} + ${outlines}`);
});
