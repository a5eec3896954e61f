import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { countOn } from '../ledger/count.ts';
import { indexLedger } from '../ledger/ledger.ts';
import { findPlace } from '../ledger/place.ts';
import { sharingOn } from '../ledger/status.ts';
import { parseWhen } from '../ledger/when.ts';
import type { View } from './fact.ts';
import { today, viewOf } from './ledger.case.ts';
import { endOf, monthAt, monthBy, type Spread, spreadOf, stageAt, stageOf } from './map.ts';

let view: View;
let spread: Spread;
before(async () => {
	view = await viewOf();
	spread = spreadOf(view.index, today);
});
const month = (text: string) => spread.months.indexOf(text);

test('the map covers October 2008 to January 2013, month by month', () => {
	assert.equal(spread.months.length, 52);
	assert.deepEqual([spread.months[0], spread.months[3], spread.months.at(-1)], ['2008-10', '2009-01', '2013-01']);
});

test('14 counties share by the end of 2008, 26 of Illinois by the end of 2010', () => {
	assert.equal(spread.counts[month('2008-12')]?.sharing, 14);
	const illinois = spread.groups.flatMap(({ history, counties }) =>
		stageAt(history, month('2010-12')) === 'sharing' ? counties.filter(({ state }) => state === 'IL') : [],
	);
	assert.equal(illinois.length, 26);
});

test('every month counts as `uncover ledger count` does on its last day', () => {
	for (const [i, text] of spread.months.entries()) {
		if (i % 6 !== 0 && i < 50) continue;
		const { count, possible, not, unknown } = countOn(view.index, endOf(text));
		assert.deepEqual(spread.counts[i], { sharing: count, possible, not, unknown }, text);
	}
});

test('a county stands on the map as its own page says, in any month', () => {
	const counties = spread.groups.flatMap(({ history, counties }) => counties.map((place) => ({ place, history })));
	assert.equal(new Set(counties.map(({ place }) => place.id)).size, counties.length, 'each county is in one group');
	assert.equal(counties.length, view.index.ledger.places.filter(({ kind }) => kind === 'county').length);
	fc.assert(
		fc.property(fc.constantFrom(...counties), fc.nat(51), ({ place, history }, at) => {
			const own = sharingOn(view.index, place, endOf(spread.months[at] ?? ''));
			assert.equal(stageAt(history, at), stageOf(own));
		}),
		{ numRuns: 300 },
	);
});

test('a county that no source dates is unknown in every month, never “not sharing”', () => {
	for (const name of ['02020', '15003', '72127']) {
		const group = spread.groups.find(({ counties }) => counties.some(({ id }) => id === name));
		assert.deepEqual(group?.history, [[0, 'unknown']]);
		assert.equal(spread.since.has(name), false);
	}
});

test('a county that is switched off again leaves the map', () => {
	const santaClara = findPlace(view.index.ledger.places, '06085');
	const [first] = view.index.ledger.events;
	assert.ok(first);
	const off = {
		...first,
		id: 'off',
		when: parseWhen('2011-03'),
		type: 'deactivated' as const,
		places: [santaClara.id],
	};
	const other = spreadOf(indexLedger({ ...view.index.ledger, events: [...view.index.ledger.events, off] }), today);
	const stages = (one: Spread) =>
		one.groups.find(({ counties }) => counties.some(({ id }) => id === santaClara.id))?.history ?? [];
	for (let at = 0; at < month('2011-03'); at++)
		assert.equal(stageAt(stages(other), at), stageAt(stages(spread), at), 'earlier months stay as they were');
	assert.equal(stageAt(stages(other), month('2011-03')), 'not');
	assert.equal((other.counts.at(-1)?.sharing ?? 0) + 1, spread.counts.at(-1)?.sharing);
});

test('on a day of knowledge the map ends with the month before it', async () => {
	const then = spreadOf((await viewOf({ known: '2010-10-06' })).index, parseWhen('2010-10-06').last);
	assert.equal(then.months.at(-1), '2010-09');
	assert.equal(
		then.groups.flatMap(({ history }) => history).every(([from]) => from < then.months.length),
		true,
	);
	assert.equal(
		spreadOf(view.index, parseWhen('2007-01-01').last).months.length,
		1,
		'there is always one month to show',
	);
});

test('a month is found by its name, by a day in it, and at the ends', () => {
	assert.equal(monthAt(spread.months, '2011-08'), month('2011-08'));
	assert.equal(monthAt(spread.months, '2011-08-31'), month('2011-08'));
	assert.equal(monthAt(spread.months, '2001-01'), 0);
	assert.equal(monthAt(spread.months, '2024-01'), 51);
	for (const wrong of ['', '2011', '2011-13', '2011-02-30', 'August'])
		assert.equal(monthAt(spread.months, wrong), undefined);
});

test('a date counts from the first month by whose end it had surely come', () => {
	assert.equal(monthBy(spread.months, parseWhen('2010-05-18')), month('2010-05'));
	assert.equal(monthBy(spread.months, parseWhen('2010-05/2010-08')), month('2010-08'));
	assert.equal(monthBy(spread.months, parseWhen('2014-05-29')), undefined);
});
