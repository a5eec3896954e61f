import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../base/day.ts';
import { isRefusal } from '../base/refusal.ts';
import { calendarsOf } from './calendars.ts';
import { courtState } from './rules-court.ts';

const day = (text: string) => text as Day;
const closed = (jurisdiction: string, text: string) => !calendarsOf(jurisdiction).own.isOpen(day(text));

test('a New Year’s Day on Saturday closes the last day of the year before', () => {
	for (const friday of ['2010-12-31', '2021-12-31', '2027-12-31']) assert.ok(closed('US-FED', friday), friday);
	assert.ok(!closed('US-FED', '2022-12-30'));
	assert.ok(closed('US-FED', '2023-01-02'));
});

test('Juneteenth begins with Friday 18 June 2021, inauguration days are arguable only', () => {
	const { own } = calendarsOf('US-FED');
	assert.ok(own.isOpen(day('2020-06-19')) && !own.isOpen(day('2021-06-18')));
	assert.ok(own.isOpen(day('2021-01-20')) && !own.isOpen(day('2021-01-20'), 'cautious'));
	assert.ok(!own.isOpen(day('2013-01-21')), 'King Day and the moved inauguration day');
});

test('each state keeps its own days', () => {
	assert.ok(closed('US-CA', '2026-03-31') && !closed('US-NY', '2026-03-31'));
	assert.ok(closed('US-MA', '2026-04-20') && !closed('US-MA', '2026-07-03'));
	assert.ok(closed('US-VA', '2026-11-03') && !closed('US-VA', '2019-11-05'));
	assert.ok(closed('US-IL', '2026-11-03') && !closed('US-IL', '2025-11-04'));
	assert.ok(closed('US-TX', '2026-04-21') && !closed('US-TX', '2026-10-12'));
	assert.ok(closed('US-WA', '2022-11-25') && !closed('US-MA', '2022-11-25'));
	assert.ok(closed('US-WA', '2026-07-03'));
});

test('a court keeps the days of the state where it sits', () => {
	for (const [name, state] of [
		['D.D.C.', 'DC'],
		['S.D.N.Y.', 'NY'],
		['SDNY', 'NY'],
		['U.S. District Court, S.D.N.Y.', 'NY'],
		['USDC D. Mass.', 'MA'],
		['N.D. Cal.', 'CA'],
		['District of Massachusetts', 'MA'],
		['U.S. District Court for the District of Columbia', 'DC'],
		['E.D. Va.', 'VA'],
		['W.D. Wash.', 'WA'],
		['D. Or.', undefined],
	] as const)
		assert.equal(courtState(name), state, name);
	const { court } = calendarsOf('US-FED');
	assert.ok(!court('D.D.C.').isOpen(day('2026-04-16')) && court('S.D.N.Y.').isOpen(day('2026-04-16')));
	assert.ok(!court('S.D.N.Y.').isOpen(day('2026-02-12')) && !court('S.D.N.Y.').isOpen(day('2026-11-03')));
	// Emancipation Day 2022 fell on a Saturday.
	assert.ok(!court('D.D.C.').isOpen(day('2022-04-15')));
});

test('a count that leaves the calendars is refused', () => {
	assert.throws(() => calendarsOf('US-FED').own.after(day('2080-12-30'), 20), isRefusal);
});
