import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, parseDay } from '../base/day.ts';
import { parseWhen } from '../ledger/when.ts';
import { axisOver, isOn, markAt, place, ticksOf } from './lane.ts';

const axis = { first: parseDay('2010-01-01'), last: parseDay('2011-12-31') };
const day = fc.integer({ min: -4000, max: 4000 }).map((days) => addDays(parseDay('2010-06-01'), days));

test('days keep their order on the axis, and none leaves it', () => {
	fc.assert(
		fc.property(day, day, (a, b) => {
			const [x, y] = [place(axis, a), place(axis, b)];
			assert.ok(x >= 0 && x <= 100);
			if (a < b) assert.ok(x <= y);
		}),
	);
	assert.equal(place(axis, axis.first), 0);
	assert.equal(place(axis, axis.last, 'close'), 100);
	assert.equal(place(axis, parseDay('2011-01-01')), 50);
});

test('a date known by its month is as wide as the month; a day is a day', () => {
	const month = markAt(axis, parseWhen('2010-09'), 'yes', '', 'a');
	const exact = markAt(axis, parseWhen('2010-09-15'), 'no', '', 'b');
	assert.ok(Math.abs(month.to - month.from - (30 / 730) * 100) < 0.02);
	assert.ok(exact.to - exact.from < 0.2 && exact.x > month.from && exact.x < month.to);
});

test('an axis covers whole years and ends where the telling ends', () => {
	const over = (days: string[], end: string) => axisOver(days as Day[], parseDay(end));
	assert.deepEqual(over(['2009-05-01', '2012-02-02'], '2026-01-01'), { first: '2009-01-01', last: '2012-12-31' });
	assert.deepEqual(over(['2009-05-01', '2012-02-02'], '2010-10-06'), { first: '2009-01-01', last: '2010-10-06' });
	assert.ok(isOn(axis, parseWhen('2009/2010')) && !isOn(axis, parseWhen('2009-12')));
});

test('two years are ticked by quarter, many years thinly', () => {
	assert.deepEqual(
		ticksOf(axis, (one) => one.slice(5, 7)).map(({ label }) => label),
		['2010', '04', '07', '10', '2011', '04', '07', '10'],
	);
	const long = ticksOf({ first: parseDay('2008-01-01'), last: parseDay('2026-12-31') }, () => '');
	assert.equal(long.length, 19);
	assert.ok(long.filter(({ minor }) => !minor).length <= 7);
});
