import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before } from './before.ts';
import { day, dossier, duty, entry, suit } from './dossier.case.ts';
import { clockOf } from './due.ts';
import type { Clock } from './reckoned.ts';

const on = (given: Parameters<typeof dossier>[0], asOf: string) => {
	const made = dossier(given);
	return clockOf(before(made, day(asOf)), day(asOf));
};
const named = (clock: Clock, name: string) => clock.due.find((one) => one.name === name);

// Known answers: fed-019 and fed-027 of the shared vectors.
const received = { sent: day('2026-03-01'), receivedUs: day('2026-03-02') };

test('dates and letters of a request start its clocks, with more time for a notice in time', () => {
	const clock = on(
		{ request: received, entries: [entry(1, 'unusual_circumstances_notice', '2026-03-27')] },
		'2026-04-01',
	);
	assert.deepEqual(
		[named(clock, 'determination_due')?.date, named(clock, 'determination_due')?.state],
		['2026-04-13', 'coming'],
	);
	assert.deepEqual([clock.computed.stage, clock.computed.conditions], ['running', ['extended']]);
	assert.equal(named(on({ request: received }, '2026-03-30'), 'determination_due')?.state, 'due');
	const late = on({ request: received }, '2026-04-02');
	assert.deepEqual(
		[named(late, 'determination_due')?.state, named(late, 'determination_due')?.days, late.computed.stage],
		['late', -3, 'overdue'],
	);
	assert.ok(late.computed.conditions.includes('may-sue'));
});

test('two days of receipt: due from the first, arguable until the one the agency claims has run out', () => {
	const clock = on({ request: { ...received, receivedAgency: day('2026-03-05') } }, '2026-03-31');
	const due = named(clock, 'determination_due');
	assert.deepEqual([due?.date, due?.latest, due?.state], ['2026-03-30', '2026-04-02', 'arguable']);
	assert.deepEqual(clock.computed.conditions, ['arguably-overdue', 'fee-bar']);
});

test('the appeal window of a component is that of its department, and ours is acted on by its safe day', () => {
	const given = { request: received, entries: [entry(1, 'partial_grant', '2026-03-30')] };
	const window = named(on(given, '2026-04-01'), 'appeal_window_end');
	assert.deepEqual(
		[window?.date, window?.act, window?.rule, window?.state],
		['2026-08-06', '2026-06-26', 'DHS-2016', 'coming'],
	);
	assert.equal(
		named(on(given, '2026-07-01'), 'appeal_window_end')?.state,
		'due',
		'past the safe day, and still in time',
	);
	assert.equal(named(on(given, '2026-08-07'), 'appeal_window_end')?.state, 'late');
	const appealed = { ...given, appeals: [appeal({ sent: day('2026-06-01'), received: day('2026-06-01') })] };
	assert.equal(named(on(appealed, '2026-08-07'), 'appeal_window_end')?.state, 'done');
	const decision = named(on(appealed, '2026-06-15'), 'appeal_decision_due');
	assert.deepEqual([decision?.date, decision?.whose], ['2026-06-30', 'agency']);
	assert.equal(on(appealed, '2026-07-02').computed.stage, 'appeal-overdue');
});

test('a day in the past is judged by what had happened then', () => {
	const given = {
		request: received,
		entries: [entry(1, 'clarification_requested', '2026-03-12'), entry(2, 'clarification_answered', '2026-03-25')],
	};
	const open = on(given, '2026-03-20');
	assert.deepEqual(
		[open.computed.stage, open.computed.since, named(open, 'determination_due')],
		['stopped', '2026-03-12', undefined],
	);
	assert.equal(named(on(given, '2026-03-26'), 'determination_due')?.date, '2026-04-10');
	assert.equal(on(given, '2026-03-01').computed.stage, 'sent');
	assert.equal(on(given, '2026-02-01').computed.stage, 'draft');
});

test('a second appeal runs beside the first and moves nothing of it', () => {
	const appeals = [
		appeal({ received: day('2026-06-01') }),
		appeal({ id: 2, against: 'fee-waiver' as const, received: day('2026-06-08') }),
	];
	const clock = on({ request: received, appeals }, '2026-06-20');
	assert.deepEqual(
		clock.due.filter(({ name }) => name === 'appeal_decision_due').map(({ date, duty }) => [date, duty]),
		[
			['2026-06-30', 'decide the appeal'],
			['2026-07-08', 'decide the appeal against the denial of the fee waiver'],
		],
	);
});

test('each duty of an order is a day of the suit: met, late, or in doubt', () => {
	const papers = [entry(5, 'complaint_filed', '2026-04-20'), entry(6, 'court_order', '2026-06-01')];
	const obligations = [
		duty(1, 6, '2026-07-01', { met: day('2026-07-03') }),
		duty(2, 6, '2026-08-03', { pages: 500 }),
		duty(3, 6, '2026-09-01', { doubt: 'Not in the sources.' }),
		duty(4, 6, null),
	];
	const clock = on({ request: received, suits: [suit(papers, obligations)] }, '2026-09-10');
	const duties = clock.due.filter(({ obligation }) => obligation !== null);
	assert.deepEqual(
		duties.map(({ obligation, date, state, duty }) => [obligation, date, state, duty]),
		[
			[1, '2026-07-01', 'done', 'produce records'],
			[2, '2026-08-03', 'late', 'produce records (500 pages)'],
			[3, '2026-09-01', 'fact', 'produce records'],
		],
	);
	assert.equal(duties[0]?.standing, 'met 2 days late, on Fri 3 July 2026');
	assert.equal(clock.computed.stage, 'in-court');
	assert.equal(named(clock, 'service_deadline')?.state, 'moot', 'the court has ruled, so it was served');
	assert.equal(named(clock, 'limitations_end')?.state, 'done');
	const soon = on({ request: received, suits: [suit(papers, obligations)] }, '2026-05-01');
	assert.deepEqual([named(soon, 'service_deadline')?.state, named(soon, 'obligation_due')], ['coming', undefined]);
});

test('a law that is not on file gives a sentence and no date', () => {
	const clock = on({ request: received, agency: { jurisdiction: 'US-CO', within: null }, parent: null }, '2026-04-01');
	assert.deepEqual([clock.due, clock.computed.stage], [[], 'no-clock']);
	assert.match(clock.problems.join(), /rules of US-CO are not on file/);
	const florida = on({ request: received, agency: { jurisdiction: 'US-FL' }, parent: null }, '2026-04-01');
	assert.deepEqual([florida.computed.stage, florida.values.age_days], ['no-clock', 30]);
});

test('a mistyped year far off is told of and keeps nothing else from being counted', () => {
	const papers = [entry(6, 'court_order', '2026-06-01')];
	const duties = [duty(1, 6, '2206-07-01'), duty(2, 6, '2026-08-03')];
	const clock = on(
		{
			request: { ...received, receivedAgency: day('0206-03-02') },
			appeals: [appeal({ received: day('0206-06-01') }), appeal({ id: 2, received: day('0206-06-01') })],
			suits: [suit(papers, duties)],
			entries: [entry(1, 'closure', '2026-03-20', { details: { until: '9999-12-31' } })],
		},
		'2026-09-10',
	);
	assert.equal(named(clock, 'determination_due')?.date, '2026-03-30');
	assert.deepEqual(
		clock.due.flatMap(({ obligation }) => obligation ?? []),
		[2],
	);
	assert.equal(clock.problems.filter((problem) => /calendars cover/.test(problem)).length, 3);
});

function appeal(more: object) {
	return {
		id: 1,
		key: null,
		request: 1,
		against: 'determination' as const,
		grounds: [],
		tracking: null,
		sent: null,
		received: null,
		decided: null,
		outcome: null,
		note: '',
		...more,
	};
}
