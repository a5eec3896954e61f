import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attemptsOf } from './leaving.ts';
import { viewOf } from './ledger.case.ts';
import { spreadOf } from './map.ts';
import { openAtlas } from './map-actions.ts';
import { placeMarks, sheet } from './map-marks.ts';
import { mapPage } from './map-page.ts';
import { type Side, swarm } from './swarm.ts';

test('what a place did to leave stands under the act it was about', async () => {
	const { index } = await viewOf();
	const acts = (id: string) => [
		...new Set(attemptsOf(index).flatMap(({ place, act }) => (place.id === id ? [act] : []))),
	];
	assert.deepEqual(
		acts('06075'),
		['bureau', null, 'switch', 'detainer'],
		'San Francisco: a letter to the state, a vote that named none, letters to ICE, a limit on detainers',
	);
	assert.deepEqual(acts('17031'), ['detainer'], 'Cook County');
	assert.deepEqual(acts('09').slice(0, 1), ['switch'], 'Connecticut asked for a delay');
	assert.deepEqual(acts('us'), [], 'the nation is what they left');
	assert.deepEqual(acts('35'), [], 'a law of 2026 on section 287(g) is not about leaving');
});

test('on a day of knowledge a place has tried only what could be known', async () => {
	const { index } = await viewOf({ known: '2010-09-15' });
	assert.deepEqual(
		attemptsOf(index).map(({ event }) => event.id),
		['event-031', 'event-027', 'event-037', 'event-050'],
	);
});

test('marks stand on the sheet and none covers another, on a wide screen and on a phone', async () => {
	const view = await viewOf();
	const page = mapPage(view, spreadOf(view.index, view.today), await openAtlas());
	for (const { marks, radius, step } of [page.wide, page.narrow]) {
		assert.ok(marks.length >= 12);
		const shapes = marks.flatMap((mark) =>
			mark.acts.map((_, i) => ({ name: mark.name, x: mark.x + i * step, y: mark.y })),
		);
		for (const [i, a] of shapes.entries()) {
			assert.ok(a.x >= sheet.left && a.x <= sheet.left + sheet.width && a.y >= sheet.top, a.name);
			for (const b of shapes.slice(i + 1))
				assert.ok(Math.abs(a.x - b.x) >= 1.9 * radius || Math.abs(a.y - b.y) >= 1.9 * radius, `${a.name}, ${b.name}`);
		}
	}
});

test('names push shapes aside too, and the same places always end in the same spots', () => {
	const spot = fc.record({ x: fc.integer({ min: 170, max: 900 }), y: fc.integer({ min: 40, max: 560 }) });
	fc.assert(
		fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), (spots) => {
			const tried = spots.map(({ x, y }, i) => ({
				id: `${i}`,
				name: 'Anywhere',
				path: '',
				at: [x, y] as const,
				acts: [{ act: null, from: 0 }],
			}));
			const layout = placeMarks(tried, { radius: 6, letter: 6, height: 14 });
			assert.deepEqual(placeMarks(tried, { radius: 6, letter: 6, height: 14 }), layout);
			for (const [i, a] of layout.marks.entries())
				for (const b of layout.marks.slice(i + 1))
					assert.ok(Math.abs(a.x - b.x) >= 11 || Math.abs(a.y - b.y) >= 11, `${a.x},${a.y} and ${b.x},${b.y}`);
		}),
		{ numRuns: 60 },
	);
});

test('dots on a line never cover each other, go the way they are to go, and one alone stays on it', () => {
	const sides: readonly Side[] = ['up', 'down', 'either'];
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.constantFrom(...sides))), (some) => {
			const inOrder = [...some].sort(([a], [b]) => a - b);
			const at = inOrder.map(([one]) => one);
			const levels = swarm(
				at,
				10,
				inOrder.map(([, side]) => side),
			);
			for (const [i, [, side]] of inOrder.entries())
				assert.ok(side === 'either' || (levels[i] ?? 0) * (side === 'up' ? 1 : -1) >= 0, `${side} ${levels[i]}`);
			for (const [i, a] of at.entries())
				for (const [j, b] of at.entries())
					if (i < j && b - a < 10) assert.notEqual(levels[i], levels[j], `${a} and ${b}`);
		}),
	);
	assert.deepEqual(swarm([5, 50, 95], 10), [0, 0, 0]);
	assert.deepEqual(swarm([5, 6, 7], 10), [0, 1, -1]);
	assert.deepEqual(swarm([5, 6, 7, 8], 10, ['up', 'up', 'down', 'down']), [0, 1, -1, -2]);
});
