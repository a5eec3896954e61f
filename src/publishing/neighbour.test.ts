import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Topology } from 'topojson-specification';
import { bordersOf, neighboursOf } from './neighbour.ts';

const file = new URL('./border.json', import.meta.url);
const atlas = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');

/** One county a line: a change of the map shows where it is. */
const written = (borders: ReturnType<typeof bordersOf>) =>
	`{\n${Object.entries(borders)
		.map(([id, others]) => `"${id}":${JSON.stringify(others)}`)
		.join(',\n')}\n}\n`;

test('the kept borders are those of the map; UNCOVER_REWRITE=1 makes them anew', () => {
	const borders = bordersOf(JSON.parse(readFileSync(atlas, 'utf8')) as Topology);
	if (process.env.UNCOVER_REWRITE) writeFileSync(file, written(borders));
	const kept = readFileSync(file, 'utf8');
	assert.equal(kept, written(borders));
	assert.ok(kept.length <= 200_000, `${kept.length} bytes`);
});

test('counties that touch are neighbours, both ways', () => {
	// Santa Clara: Alameda, Merced, San Benito, San Mateo, Santa Cruz, Stanislaus; San Joaquin touches it at a point at most.
	assert.deepEqual(neighboursOf('06085'), ['06001', '06047', '06069', '06081', '06087', '06099']);
	for (const other of neighboursOf('06085')) assert.ok(neighboursOf(other).includes('06085'), other);
	// Arlington lies between Fairfax and, across the river, the District.
	assert.ok(neighboursOf('51013').includes('51059') && neighboursOf('51013').includes('11001'));
});

test('states that share a border are neighbours; islands have none', () => {
	assert.deepEqual(neighboursOf('06'), ['04', '32', '41']);
	assert.deepEqual(neighboursOf('23'), ['33']);
	assert.deepEqual(neighboursOf('15'), []);
	assert.deepEqual(neighboursOf('25019'), [], 'Nantucket');
	assert.deepEqual(neighboursOf('51515'), [], 'Bedford city is on no map since 2013');
});
