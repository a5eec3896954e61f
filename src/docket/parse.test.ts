import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { reckonDocket } from './clocks.ts';
import { parseDockets, parseEvent } from './parse.ts';

const only = (given: unknown) => {
	const [docket] = parseDockets(given);
	assert.ok(docket);
	return docket;
};

test('one request, a list, and a list under "requests" are read alike', () => {
	const one = { jurisdiction: 'US-FED', events: [{ type: 'request_received', date: '2026-03-02' }] };
	assert.equal(parseDockets(one)[0]?.id, 'request');
	assert.deepEqual(
		parseDockets([one, { ...one, id: 'b' }]).map((docket) => docket.id),
		['1', 'b'],
	);
	assert.equal(parseDockets({ requests: [one, one] }).length, 2);
});

test('the words that letters and portals use are understood, in any case and spacing', () => {
	const read = (type: string) => parseEvent({ type, date: '2026-03-02' }, 'Event 1').event;
	assert.equal(read('Request received')?.type, 'request_received');
	assert.equal(read('extension-notice')?.type, 'unusual_circumstances_notice');
	assert.deepEqual([read('denied')?.type, read('denied')?.outcome], ['determination', 'adverse']);
	assert.deepEqual(
		[read('expedite_granted')?.type, read('expedite_granted')?.outcome],
		['expedite_decision', 'granted'],
	);
	assert.equal(read('served')?.type, 'complaint_served_us_attorney');
});

test('fields may be written in either manner, and the moment gives the day', () => {
	const { event } = parseEvent(
		{ type: 'extension', date: '2026-03-27T09:00:00-04:00', newDate: '2026-04-06' },
		'Event 1',
	);
	assert.deepEqual([event?.date, event?.newDate], ['2026-03-27', '2026-04-06']);
});

test('each event that cannot be used has its own sentence, and the others still count', () => {
	const docket = only({
		jurisdiction: 'federal',
		events: [
			{ type: 'request_received', date: '2026-03-02' },
			{ type: 'sent a pigeon', date: '2026-03-03' },
			{ type: 'denied', date: '2026-02-30' },
			{ type: 'denied' },
			{ date: '2026-03-04' },
			{ type: 'denied', date: '1850-01-01' },
			'denied',
			{ type: 'extension', date: '2026-03-20', new_date: 'soon' },
			{ type: 'appeal_sent', date: '2026-05-01', instant: '2026-05-01T10:00', tz: 'Mars/Olympus' },
		],
	});
	assert.equal(docket.events.length, 3);
	assert.equal(docket.problems.length, 8);
	for (const problem of docket.problems) assert.match(problem, /^Event \d.*\.$/);
	assert.ok(reckonDocket(docket).deadlines.some((one) => one.name === 'determination_due'));
});

test('a jurisdiction without rules, and a file without a request, are told of', () => {
	assert.match(only({ jurisdiction: 'US-ZZ', events: [] }).problems.join(' '), /not on file.*US-FED/);
	assert.match(only({ events: [{ type: 'denied', date: '2026-03-02' }] }).problems.join(' '), /No jurisdiction/);
	for (const given of [[], 'text', 7, null]) assert.throws(() => parseDockets(given), isRefusal);
});

test('contradictions get a sentence each', () => {
	const problems = (...events: [string, string][]) =>
		reckonDocket(
			only({
				jurisdiction: 'US-FED',
				court: 'D.D.C.',
				agency: 'DHS',
				events: events.map(([type, date]) => ({ type, date })),
			}),
		).problems.join(' ');
	assert.match(problems(['request_received', '2026-03-02'], ['denied', '2026-02-20']), /dated before the clock starts/);
	assert.match(problems(['request_received', '2026-03-02'], ['request_received', '2026-03-05']), /2 days of receipt/);
	assert.match(
		problems(['request_received', '2026-03-02'], ['clarification_answered', '2026-03-05']),
		/no question before it/,
	);
	assert.match(problems(['complaint_filed', '2026-03-02'], ['served', '2026-03-01']), /before it is filed/);
	assert.match(problems(['request_received', '2026-03-02'], ['complaint_filed', '2026-03-20']), /premature/);
	assert.match(problems(['request_received', '1996-03-04']), /before 2 October 1997 are not on file/);
	assert.match(problems(['submitted', '2026-03-02']), /clock starts only then/);
});

test('a rule pack and the unit of the routing cap can be named outright', () => {
	const routed = [
		{ type: 'received_by_other_component', date: '2026-03-02' },
		{ type: 'routed', date: '2026-04-15' },
	];
	const start = (more: object) => reckonDocket(only({ jurisdiction: 'US-FED', events: routed, ...more }));
	assert.equal(start({}).deadlines[0]?.date, '2026-03-16');
	assert.equal(start({ routing_cap_unit: 'calendar' }).deadlines[0]?.date, '2026-03-12');
	assert.equal(start({ routing_cap_unit: 'calendar' }).deadlines[0]?.latest, '2026-03-16');
	assert.equal(start({ rulepack: 'FOIA-pre-OPEN-Government-Act' }).deadlines[0]?.date, '2026-04-15');
	assert.match(start({ rulepack: 'FOIA-1776' }).problems.join(), /no rule pack/);
});

test('a day beyond the calendars is told of and left aside wherever it stands, and the rest is still counted', () => {
	const found = (event: object) =>
		reckonDocket(
			only({
				jurisdiction: 'US-FED',
				events: [
					{ type: 'request_received', date: '2026-03-02' },
					{ date: '2026-03-20', ...event },
				],
			}),
		);
	for (const event of [
		{ type: 'closure', until: '9999-12-31' },
		{ type: 'court_order', due: '2206-04-01' },
		{ type: 'court_order', schedule: ['2206-04-01'] },
		{ type: 'court_order', every: 'month', first: '2026-04-01', until: '9999-12-31' },
		{ type: 'answer_extended', due: '2206-04-01' },
		{ type: 'still_interested_letter', reply_by: '0026-04-01' },
		{ type: 'alternative_time_frame_agreed', new_date: '2206-04-01' },
	]) {
		const { deadlines, problems } = found(event);
		assert.match(problems.join(' '), /^Event 2 .*calendars cover/, event.type);
		assert.equal(deadlines.find(({ name }) => name === 'determination_due')?.date, '2026-03-30', event.type);
	}
});

test('a moment with its time zone falls on the day it had there', () => {
	const read = (event: object) => parseEvent({ type: 'request_received', ...event }, 'Event 1').event?.date;
	assert.equal(read({ date: '2026-03-03T03:30:00Z', tz: 'America/New_York' }), '2026-03-02');
	assert.equal(read({ instant: '2026-03-03T03:30:00Z', tz: 'America/New_York' }), '2026-03-02');
	assert.equal(read({ instant: '2026-03-03T03:30:00Z' }), '2026-03-03');
	assert.equal(read({ date: '2026-03-02', instant: '2026-03-03T03:30:00Z', tz: 'America/New_York' }), '2026-03-02');
});

test('jurisdictions are known in any case and spacing, and one bad request does not keep the others from an answer', () => {
	const events = [{ type: 'request_received', date: '2026-03-02' }];
	for (const [name, known] of [
		['us_fed', 'US-FED'],
		[' US-Federal ', 'US-FED'],
		['New  York', 'US-NY'],
		['us_ca', 'US-CA'],
	] as const)
		assert.equal(only({ jurisdiction: name, events }).jurisdiction, known);
	const mixed = parseDockets([
		'no request',
		{ id: 'b', jurisdiction: 'US-FED', events: [null, 7, { type: {}, date: [] }] },
		{ id: 'c', jurisdiction: 'US-FED', events },
	]).map((docket) => reckonDocket(docket));
	assert.deepEqual(
		mixed.map(({ deadlines, problems }) => [deadlines.length > 0, problems.length]),
		[
			[false, 1],
			[false, 3],
			[true, 0],
		],
	);
});

test('fields go by the names that other programs give them', () => {
	const read = (fields: object) => parseEvent({ type: 'extension', date: '2026-03-27', ...fields }, 'Event 1').event;
	for (const key of ['new_date', 'extendedUntil', 'due_date', 'Estimated Completion', 'agreed-date'])
		assert.equal(read({ [key]: '2026-04-06' })?.newDate, '2026-04-06', key);
	assert.equal(read({ stage: 'Administrative appeal' })?.stage, 'appeal');
	for (const channel of ['mail', 'US Mail', 'USPS', 'postal mail', 'letter'])
		assert.equal(read({ channel })?.channel, 'mail', channel);
	for (const channel of ['email', 'e-mail', 'portal', 'fax']) assert.equal(read({ channel })?.channel, channel);
	assert.equal(read({ category: 'commercial' })?.purpose, 'commercial');
});

test('a court whose holidays are not on file is counted without them, and a sentence says so', () => {
	const answer = (court: string) =>
		reckonDocket(only({ jurisdiction: 'US-FED', court, events: [{ type: 'served', date: '2026-03-17' }] })).problems;
	assert.match(answer('D. Or.').join(' '), /holidays of the state where D\. Or\. sits are not on file/);
	assert.doesNotMatch(answer('S.D.N.Y.').join(' '), /not on file/);
});
