import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stages } from './graph.ts';
import { cutLots, expectLots, lotsOf } from './lot.ts';
import { centred, cutRange, doPart } from './part.ts';
import { choosePlaces } from './place.ts';
import type { About } from './predict.ts';
import { parseScenario } from './scenario.ts';
import { parameters, places, profile } from './secure.case.ts';

const scenario = parseScenario({
	schema: 'uncover-scenario-1',
	from: '2010-06',
	to: '2011-05',
	places: ['06085', '06075', '17031'],
	steps: [{ places: ['06085'], from: '2010-10', levers: [{ lever: 'no-detainers' }] }],
	draws: 24,
});
const about: About = { parameters, places, profile, scenario };
const chosen = choosePlaces(places, scenario.places);

test('draws of the parameters are the same however they are shared out among threads', () => {
	const words = ['06085', 'IL'];
	const whole = doPart(about, { do: 'draws', words, from: 0, to: 24 });
	for (const threads of [2, 3, 7]) {
		const parts = cutRange(24, threads).map((range) => doPart(about, { do: 'draws', words, ...range }));
		assert.deepEqual(
			Float64Array.from(parts.flatMap((part) => (part instanceof Float64Array ? [...part] : []))),
			whole,
		);
	}
});

test('lots hold every booking once, and parts of them too', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 9 }), (bookings, threads) => {
			const lots = lotsOf(centred(about), scenario, chosen, bookings);
			const sum = (some: typeof lots) => some.reduce((all, lot) => all + lot.bookings, 0);
			assert.equal(sum(lots), bookings);
			assert.deepEqual(cutLots(lots, threads).flat(), lots);
		}),
		{ numRuns: 40 },
	);
	// San Francisco was switched on in June 2010, Cook County never while the programme was young.
	const months = lotsOf(centred(about), scenario, chosen, 50_000);
	assert.ok(months.every(({ place }) => place.fips !== '17031'));
});

test('bookings drawn in parts add up to those drawn at once, and to what is expected', () => {
	const lots = lotsOf(centred(about), scenario, chosen, 60_000);
	const draw = (some: typeof lots) => {
		const made = doPart(about, { do: 'bookings', lots: some, replicate: 0 });
		assert.ok(!(made instanceof Float64Array));
		return made;
	};
	const whole = draw(lots);
	const parts = cutLots(lots, 4).map(draw);
	for (const world of ['scenario', 'today'] as const)
		assert.deepEqual(
			Float64Array.from(stages, (_, at) => parts.reduce((sum, part) => sum + (part[world][at] ?? 0), 0)),
			whole[world],
		);
	const exact = expectLots(centred(about), scenario, lots);
	for (const world of ['scenario', 'today'] as const)
		stages.forEach((stage, at) => {
			const expected = exact[world][at] ?? 0;
			const share = Math.min(1, expected / 60_000);
			// Two worlds of some 40 stages at a family-wise error of 1e-6: 5.7 standard deviations, and room for skew.
			const room = 5.7 * Math.sqrt(60_000 * share * (1 - share)) + (share > 0 && share < 1 - 1e-9 ? 6 : 1e-6);
			assert.ok(Math.abs((whole[world][at] ?? 0) - expected) <= room, `${world}, ${stage}`);
		});
	const held = stages.indexOf('honoured');
	assert.ok((whole.scenario[held] ?? 0) < (whole.today[held] ?? 0));
});
