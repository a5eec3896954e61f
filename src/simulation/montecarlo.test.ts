import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LeverChoice } from './choice.ts';
import { expectFlow } from './expectation.ts';
import { floating } from './fraction.ts';
import { programme, stages } from './graph.ts';
import { pull } from './lever.ts';
import { compareFates, compileWorld, emptyTally, fate, simulate } from './montecarlo.ts';
import { toyValues } from './toy.case.ts';
import type { Values } from './values.ts';

const key = { seed: 20_110_207, replicate: 3 };
const place = { jurisdiction: 6085, month: 24_130 };
const world = (levers: readonly object[] = [], values: Values<number> = toyValues) =>
	compileWorld(
		pull(
			programme,
			levers.map((lever) => LeverChoice.parse(lever)),
		),
		values,
	);
const count = (of: ReturnType<typeof world>, from: number, to: number, where = place) => {
	const tally = emptyTally();
	simulate(of, key, { ...where, from, to }, tally);
	return tally;
};

test('a lever that changes nothing gives the same bytes', () => {
	const plain = count(world(), 0, 50_000);
	const pulled = count(
		world([
			{ lever: 'fbi-filter', leak: 1 },
			{ lever: 'threshold', levels: ['L1', 'L2', 'L3', 'none'] },
		]),
		0,
		50_000,
	);
	assert.deepEqual(new Uint8Array(pulled.stages.buffer), new Uint8Array(plain.stages.buffer));
	assert.deepEqual(new Uint8Array(pulled.classes.buffer), new Uint8Array(plain.classes.buffer));
});

test('chunks and their order change nothing, and one replicate needs no other', () => {
	const whole = count(world(), 0, 20_000);
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 19_999 }), { maxLength: 6 }), (cuts) => {
			const edges = [0, ...new Set(cuts.toSorted((a, b) => a - b)), 20_000];
			const tally = emptyTally();
			for (const at of edges
				.slice(1)
				.map((_, nth) => nth)
				.toReversed())
				simulate(world(), key, { ...place, from: edges[at] ?? 0, to: edges[at + 1] ?? 0 }, tally);
			assert.deepEqual(tally, whole);
		}),
		{ numRuns: 15 },
	);
});

test('raising one share never takes a later success from the same booking', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0, max: 0.39, noNaN: true }),
			fc.double({ min: 0.001, max: 0.2, noNaN: true }),
			(low, more) => {
				const [less, greater] = [low, low + more].map((share) =>
					world([], { ...toyValues, match: { ...toyValues.match, removable: share } }),
				);
				if (!less || !greater) return;
				const moved = compareFates([less, greater], key, { ...place, from: 0, to: 1500 }, 'removed');
				assert.equal(moved.onlyFirst, 0);
			},
		),
		{ numRuns: 20 },
	);
});

test('two worlds with nested rules share the fate of everyone the lever does not touch', () => {
	const moved = compareFates(
		[world(), world([{ lever: 'threshold' }])],
		key,
		{ ...place, from: 0, to: 30_000 },
		'honoured',
	);
	assert.equal(moved.onlySecond, 0);
	assert.ok(moved.onlyFirst > 0 && moved.both > 0);
});

test('the fast count is the count of the fates', () => {
	const one = world([{ lever: 'conviction-check' }, { lever: 'state-withholds', charges: ['misdemeanour'] }]);
	const tally = count(one, 0, 5000);
	const paths = Array.from({ length: 5000 }, (_, entity) => fate(one, key, place, entity).path);
	for (const [at, stage] of stages.entries())
		assert.equal(tally.stages[at], paths.filter((path) => path.includes(stage)).length, stage);
});

test('other place, month, seed or replicate: other people', () => {
	const base = count(world(), 0, 50_000).stages;
	for (const where of [
		{ ...place, jurisdiction: 6086 },
		{ ...place, month: place.month + 1 },
	])
		assert.notDeepEqual(count(world(), 0, 50_000, where).stages, base);
	for (const other of [
		{ ...key, seed: 1 },
		{ ...key, replicate: 4 },
	]) {
		const tally = emptyTally();
		simulate(world(), other, { ...place, from: 0, to: 50_000 }, tally);
		assert.notDeepEqual(tally.stages, base);
	}
});

test('drawn counts agree with the exact expectation at every stage', () => {
	const bookings = 400_000;
	for (const levers of [[], [{ lever: 'threshold' }], [{ lever: 'conviction-check' }], [{ lever: 'no-detainers' }]]) {
		const flow = expectFlow(
			pull(
				programme,
				levers.map((lever) => LeverChoice.parse(lever)),
			),
			toyValues,
			bookings,
			floating,
		);
		const tally = count(world(levers), 0, bookings);
		stages.forEach((stage, at) => {
			const expected = flow.stages[stage].reduce((sum, amount) => sum + amount, 0);
			const share = expected / bookings;
			// 4 worlds × about 40 stages at a family-wise error of 1e-6: 6.1 standard deviations, and room for skew in small counts.
			const room = 6.1 * Math.sqrt(bookings * share * (1 - share)) + (share > 0 && share < 1 ? 6 : 1e-6);
			assert.ok(
				Math.abs((tally.stages[at] ?? 0) - expected) <= room,
				`${stage}: ${tally.stages[at]} drawn, ${expected} expected`,
			);
		});
	}
});

test('where every share is 0 or 1 both ways of counting are equal', () => {
	const sure: Values<number> = {
		...toyValues,
		match: { citizen: 0, naturalised: 0, lawful: 1, removable: 1 },
		status: { citizen: 0, naturalised: 0, lawful: 0, removable: 1 },
		foundRemovable: { citizen: 0, naturalised: 0, lawful: 0, removable: 1 },
		hold: { L1: 1, L2: 1, L3: 1, none: 1 },
		takenFromHold: 1,
		removed: { reinstatement: 1, expedited: 1, administrative: 1, voluntary: 1, judge: 1 },
		returned: { reinstatement: 0, expedited: 0, administrative: 0, voluntary: 0, judge: 0 },
	};
	const tally = count(world([], sure), 0, 1000);
	const flow = expectFlow(programme, sure, 1000, floating);
	for (const [at, stage] of stages.entries()) {
		const expected = flow.stages[stage].reduce((sum, amount) => sum + amount, 0);
		assert.ok(Math.abs((tally.stages[at] ?? 0) - expected) < 1e-9, stage);
	}
	assert.equal(tally.stages[stages.indexOf('removed')], 1000);
});
