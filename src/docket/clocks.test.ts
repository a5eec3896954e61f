import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { addDays, type Day, weekday } from '../base/day.ts';
import { rows } from './answer.ts';
import { calendarsOf } from './calendars.ts';
import { deadlines, reckon, reckonDocket } from './clocks.ts';
import type { Reckoning } from './deadline.ts';
import type { DocketEvent } from './event.ts';
import { federalHolidays } from './holidays-federal.ts';
import { parseDockets } from './parse.ts';
import { rulesOf } from './rules.ts';
import { written } from './words.ts';

type Given = { type: string; date: string } & Record<string, unknown>;

function compute(jurisdiction: string, events: readonly Given[], asOf?: string): Reckoning {
	const [docket] = parseDockets({ jurisdiction, events });
	assert.ok(docket);
	return reckonDocket(docket, asOf as Day | undefined);
}

function date(found: Reckoning, name: string): string | undefined {
	return rows(found.deadlines).find((row) => row.name === name)?.date;
}

const federal = (...events: Given[]) => compute('US-FED', events);
const on = (type: string, day: string, more: Record<string, unknown> = {}): Given => ({ type, date: day, ...more });

const Vectors = z.array(
	z.object({
		id: z.string(),
		jurisdiction: z.string(),
		events: z.array(z.looseObject({ type: z.string(), date: z.string() })),
		expected: z.record(z.string(), z.string()),
		expect_flags: z.array(z.string()).optional(),
		expect_values: z.record(z.string(), z.union([z.number(), z.boolean()])).optional(),
	}),
);

test('every shared vector comes out to the day, with its findings and values', (t) => {
	const file = new URL('../../../shared/data/foia-vectors.json', import.meta.url);
	if (!existsSync(file))
		return t.skip('The shared vectors are not beside this checkout; the counts in words below stand for them.');
	const vectors = Vectors.parse(JSON.parse(readFileSync(file, 'utf8')));
	assert.ok(vectors.length >= 60);
	for (const vector of vectors) {
		const found = compute(vector.jurisdiction, vector.events);
		for (const [name, day] of Object.entries(vector.expected))
			assert.equal(date(found, name), day, `${vector.id} ${name}`);
		for (const name of vector.expect_flags ?? []) assert.ok(found.flags.includes(name), `${vector.id} ${name}`);
		for (const [name, value] of Object.entries(vector.expect_values ?? {}))
			assert.equal(found.values[name], value, `${vector.id} ${name}`);
	}
});

describe('counted day by day on paper', () => {
	const cases: [name: string, count: string, found: () => Reckoning, expected: Record<string, string>][] = [
		[
			'four plain weeks',
			'Received Monday 2 March 2026. Tuesday 3 to Friday 6 March are days 1 to 4, the 9th to 13th days 5 to 9, the 16th to 20th days 10 to 14, the 23rd to 27th days 15 to 19, Monday 30 March day 20.',
			() => federal(on('request_received', '2026-03-02')),
			{ determination_due: '2026-03-30', constructive_exhaustion_from: '2026-03-31' },
		],
		[
			'Juneteenth and a moved Independence Day',
			'Received Friday 12 June 2026. 15 to 18 June are days 1 to 4 (Friday 19th is Juneteenth), 22 to 26 days 5 to 9, 29 and 30 June and 1 and 2 July days 10 to 13 (Friday 3rd stands for Saturday 4th), 6 to 10 July days 14 to 18, Monday 13th day 19, Tuesday 14th day 20. Were Friday 3 July counted, Monday 13th would be day 20.',
			() => federal(on('request_received', '2026-06-12')),
			{ determination_due: '2026-07-14', determination_due_if_saturday_holiday_not_shifted: '2026-07-13' },
		],
		[
			'Christmas and New Year on Saturdays',
			'Received Friday 10 December 2021. 13 to 17 December are days 1 to 5, 20 to 23 days 6 to 9 (Friday 24th stands for Christmas), 27 to 30 days 10 to 13 (Friday 31st stands for New Year’s Day 2022), 3 to 7 January days 14 to 18, Monday 10th day 19, Tuesday 11 January 2022 day 20.',
			() => federal(on('request_received', '2021-12-10')),
			{ determination_due: '2022-01-11' },
		],
		[
			'routing that took too long',
			'Another component had it on Monday 2 March 2026: 3 to 6 March are routing days 1 to 4, 9 to 13 days 5 to 9, Monday 16th day 10, where the clock starts at the latest. Then 17 to 20 March are days 1 to 4, 23 to 27 days 5 to 9, 30 March to 3 April days 10 to 14, 6 to 10 April days 15 to 19, Monday 13 April day 20.',
			() => federal(on('received_by_other_component', '2026-03-02'), on('received_by_proper_component', '2026-04-15')),
			{ clock_start: '2026-03-16', determination_due: '2026-04-13' },
		],
		[
			'a clarification that stops the clock',
			'Received Monday 2 March 2026; asked on Thursday 12 March, which is day 8; answered on Wednesday 25 March. 26 and 27 March are days 9 and 10, 30 March to 3 April days 11 to 15, 6 to 10 April days 16 to 20: Friday 10 April.',
			() =>
				federal(
					on('request_received', '2026-03-02'),
					on('clarification_requested', '2026-03-12'),
					on('clarification_answered', '2026-03-25'),
				),
			{ determination_due: '2026-04-10' },
		],
		[
			'two stops that overlap',
			'Received Monday 2 March 2026; asked on Tuesday 10 March (day 6) and about fees on the 17th; the fees answered on the 20th, the rest on Tuesday 24th. 25 to 27 March are days 7 to 9, 30 March to 3 April days 10 to 14, 6 to 10 April days 15 to 19, Monday 13 April day 20.',
			() =>
				federal(
					on('request_received', '2026-03-02'),
					on('clarification_requested', '2026-03-10'),
					on('fee_query', '2026-03-17'),
					on('fee_query_answered', '2026-03-20'),
					on('clarification_answered', '2026-03-24'),
				),
			{ determination_due: '2026-04-13' },
		],
		[
			'an appeal over Juneteenth',
			'Received Monday 1 June 2026. 2 to 5 June are days 1 to 4, 8 to 12 days 5 to 9, 15 to 18 days 10 to 13, 22 to 26 days 14 to 18, Monday 29th day 19, Tuesday 30 June day 20.',
			() => federal(on('appeal_received', '2026-06-01')),
			{ appeal_decision_due: '2026-06-30', constructive_exhaustion_from: '2026-07-01' },
		],
		[
			'closings by executive order',
			'Received Monday 16 December 2024. 17 to 20 December are days 1 to 4, 23 and 24 days 5 and 6, 26 and 27 days 7 and 8, 30 and 31 days 9 and 10, 2 and 3 January days 11 and 12, 6 to 10 days 13 to 17, 13 to 15 days 18 to 20. Without 24 December and 9 January two more are needed: Friday 17 January 2025.',
			() => federal(on('request_received', '2024-12-16')),
			{ determination_due: '2025-01-15', determination_due_latest: '2025-01-17' },
		],
		[
			'the request of February 2010 and the snow',
			'Received Wednesday 3 February 2010. 4 and 5 February are days 1 and 2, 8 to 12 days 3 to 7, 16 to 19 days 8 to 11 (Monday 15th is Washington’s Birthday), 22 to 26 days 12 to 16, 1 to 4 March days 17 to 20. Without the four days of snow, 8 to 11 February, it is Wednesday 10 March.',
			() => federal(on('request_received', '2010-02-03')),
			{ determination_due: '2010-03-04', determination_due_latest: '2010-03-10' },
		],
		[
			'ninety working days to appeal to Homeland Security',
			'The letter is of Monday 30 March 2026. 31 March is day 1; April has 22 working days, to day 23; May 20 (Memorial Day is not one), to day 43; June 21 (Juneteenth is not one), to day 64; July 22 (Friday 3rd is not one), to day 86; 3 to 6 August are days 87 to 90. The floor of ninety plain days is Sunday 28 June; the working day before it is Friday 26 June.',
			() => federal(on('adverse_determination', '2026-03-30', { agency: 'ICE' })),
			{ appeal_window_end: '2026-08-06', statutory_floor: '2026-06-28', appeal_file_by_safe: '2026-06-26' },
		],
		[
			'forty-five business days in Texas',
			'The Attorney General had it on Thursday 15 October 2026. 16 October is day 1, 19 to 23 days 2 to 6, 26 to 30 days 7 to 11, 2 to 6 November days 12 to 16, 9 and 10 days 17 and 18 (11th is Veterans Day), 12 and 13 days 19 and 20, 16 to 20 days 21 to 25, 23 to 25 days 26 to 28 (Thanksgiving and the Friday after), 30 November day 29, 1 to 4 December days 30 to 33, 7 to 11 days 34 to 38, 14 to 18 days 39 to 43, 21 and 22 days 44 and 45.',
			() => compute('US-TX', [on('ag_received_request', '2026-10-15')]),
			{ ag_ruling_due: '2026-12-22', ag_ruling_extended: '2027-01-08' },
		],
		[
			'New York keeps Lincoln’s Birthday',
			'Received Friday 6 February 2026. Monday 9th to Wednesday 11th are days 1 to 3, Thursday 12th is Lincoln’s Birthday, Friday 13th day 4, Monday 16th is Washington’s Birthday, Tuesday 17th day 5.',
			() => compute('US-NY', [on('request_received', '2026-02-06')]),
			{ acknowledge_due: '2026-02-17', constructive_denial_from: '2026-02-18' },
		],
		[
			'thirty working days to say we are still interested',
			'The letter is of Monday 31 August 2026. 1 to 4 September are days 1 to 4, 8 to 11 days 5 to 8 (Monday 7th is Labor Day), 14 to 18 days 9 to 13, 21 to 25 days 14 to 18, 28 September to 2 October days 19 to 23, 5 to 9 days 24 to 28, 13 and 14 days 29 and 30 (Monday 12th is Columbus Day).',
			() => federal(on('still_interested_letter', '2026-08-31')),
			{ reply_min_deadline: '2026-10-14' },
		],
		[
			'mail that met a closed office',
			'Mail was delivered on Monday 20 October 2025, in the lapse from 1 October to 12 November; offices opened on Thursday 13 November. 14 November is day 1, 17 to 21 days 2 to 6, 24 to 26 days 7 to 9, 28 day 10, 1 to 5 December days 11 to 15, 8 to 12 days 16 to 20.',
			() => federal(on('delivered_by_mail', '2025-10-20')),
			{ clock_start: '2025-11-13', determination_due: '2025-12-12' },
		],
	];
	for (const [name, count, found, expected] of cases)
		test(name, () => {
			const result = found();
			for (const [key, day] of Object.entries(expected)) assert.equal(date(result, key), day, `${key}. ${count}`);
		});
});

describe('what the law says of events', () => {
	const request = on('request_received', '2026-03-02');

	test('before 31 December 2008 any number of questions stops the clock, and routing has no limit', () => {
		const events = (year: number) => [
			on('request_received', `${year}-03-03`),
			on('clarification_requested', `${year}-03-05`),
			on('clarification_answered', `${year}-03-10`),
			on('clarification_requested', `${year}-03-12`),
			on('clarification_answered', `${year}-03-20`),
		];
		assert.ok(!federal(...events(2008)).flags.includes('second_clarification_does_not_toll'));
		assert.ok(federal(...events(2009)).flags.includes('second_clarification_does_not_toll'));
		assert.equal(
			date(
				federal(on('received_by_other_component', '2008-12-15'), on('received_by_proper_component', '2009-01-30')),
				'clock_start',
			),
			'2009-01-30',
		);
	});

	test('a plain receipt beside another component’s is the proper component’s', () => {
		const found = federal(on('received_by_other_component', '2026-03-02'), on('request_received', '2026-03-09'));
		assert.equal(date(found, 'clock_start'), '2026-03-09');
	});

	test('while a question is open there is no date, and a sentence says what is missing', () => {
		const found = federal(request, on('clarification_requested', '2026-03-12'));
		assert.equal(date(found, 'determination_due'), undefined);
		assert.match(found.problems.join(), /stood still since Thu 12 March 2026 with 12 working days left/);
		const asked = compute('US-FED', [request, on('clarification_requested', '2026-03-12')], '2026-03-25');
		assert.match(
			asked.problems.join(),
			/Were it received on Wed 25 March 2026, the time would end on Fri 10 April 2026/,
		);
	});

	test('an agreed time frame governs where a notice alone would not', () => {
		const notice = on('unusual_circumstances_notice', '2026-03-27', { new_date: '2026-06-30' });
		const found = federal(request, notice, on('alternative_time_frame_agreed', '2026-04-01'));
		assert.equal(date(found, 'determination_due'), '2026-06-30');
		assert.ok(!found.flags.includes('extension_exceeds_statute'));
	});

	test('a notice after the time has ended, or without a ground of the statute, adds nothing', () => {
		const late = federal(request, on('unusual_circumstances_notice', '2026-03-31'));
		assert.equal(date(late, 'determination_due'), '2026-03-30');
		assert.ok(late.flags.includes('late_extension_notice'));
		const groundless = federal(
			request,
			on('unusual_circumstances_notice', '2026-03-27', { grounds: ['staff shortage'] }),
		);
		assert.equal(date(groundless, 'determination_due'), '2026-03-30');
		assert.equal(date(groundless, 'determination_due_latest'), '2026-04-13');
		assert.equal(
			date(
				federal(request, on('extension_notice', '2026-03-27', { grounds: ['voluminous records'] })),
				'determination_due',
			),
			'2026-04-13',
		);
	});

	test('the ten days of extension are to be had once, on the request or on the appeal', () => {
		const found = federal(
			request,
			on('extension_notice', '2026-03-27'),
			on('denied', '2026-04-10', { agency: 'DHS' }),
			on('appeal_received', '2026-06-01'),
			on('extension_notice', '2026-06-25'),
		);
		assert.equal(date(found, 'appeal_decision_due'), '2026-06-30');
		assert.ok(found.flags.includes('extension_already_used'));
	});

	test('a late determination before suit takes the right to sue for silence away; after suit it does not', () => {
		const late = on('adverse_determination', '2026-04-20', { agency: 'DHS' });
		const cured = federal(request, late);
		assert.ok(cured.flags.includes('late_determination_cures_constructive_exhaustion'));
		assert.equal(date(cured, 'constructive_exhaustion_from'), undefined);
		const sued = federal(request, late, on('complaint_filed', '2026-04-10', { court: 'D.D.C.' }));
		assert.equal(date(sued, 'constructive_exhaustion_from'), '2026-03-31');
		assert.ok(!sued.flags.includes('late_determination_cures_constructive_exhaustion'));
	});

	test('a determination in time leaves no silence to sue for', () => {
		const found = federal(request, on('denied', '2026-03-30', { agency: 'DOJ' }));
		assert.equal(date(found, 'constructive_exhaustion_from'), undefined);
		assert.equal(date(found, 'limitations_end'), undefined);
		assert.equal(date(found, 'appeal_window_end'), '2026-06-28');
	});

	test('each agency’s appeal rule is the one of the day, and never shorter than the statute’s', () => {
		const denied = (made: string, letter: string, agency: string) =>
			federal(on('request_made', made), on('denied', letter, { agency }));
		assert.equal(date(denied('2010-02-03', '2010-07-09', 'US-VISIT'), 'appeal_window_end'), '2010-09-07');
		assert.equal(date(denied('2015-06-01', '2015-07-01', 'FBI'), 'appeal_window_end'), '2015-08-30');
		assert.equal(date(denied('2016-08-01', '2016-09-01', 'DHS'), 'appeal_window_end'), '2016-11-30');
		assert.equal(date(denied('2016-08-01', '2016-09-01', 'DHS'), 'appeal_file_by_safe'), '2016-10-31');
		assert.equal(date(denied('2026-03-01', '2026-03-30', 'EOIR'), 'appeal_window_end'), '2026-06-28');
		assert.equal(date(denied('2026-03-01', '2026-03-30', 'some other agency'), 'appeal_window_end'), '2026-06-28');
		const unknown = denied('2010-02-03', '2010-07-09', 'some other agency');
		assert.equal(date(unknown, 'appeal_window_end'), undefined);
		assert.ok(unknown.flags.includes('appeal_window_unknown'));
	});

	test('the last hour to appeal is the agency’s, wherever the sender is', () => {
		const sent = (instant: string) =>
			federal(on('denied', '2026-03-30', { agency: 'DHS' }), on('appeal_transmitted', '2026-08-06', { instant })).values
				.timely;
		assert.equal(sent('2026-08-07T03:59:59Z'), true);
		assert.equal(sent('2026-08-07T04:00:00Z'), false);
	});

	test('what lateness does to fees', () => {
		const bar = (asOf: string, ...events: Given[]) => compute('US-FED', [request, ...events], asOf).feeBar?.status;
		const notice = on('extension_notice', '2026-03-27');
		assert.equal(bar('2026-03-30'), 'not_barred');
		assert.equal(bar('2026-03-31'), 'barred');
		assert.equal(bar('2026-04-01', notice), 'excused_until');
		assert.equal(bar('2026-04-14', notice), 'barred');
		assert.equal(bar('2026-04-14', { ...notice, pages: 6000, attempts: 3 }), 'not_barred');
		assert.equal(bar('2026-04-14', { ...notice, pages: 6000, attempts: 2 }), 'barred');
	});

	test('a court’s own day stands, a day it counts out moves, and each month of a schedule is a duty', () => {
		const ordered = (more: Record<string, unknown>) =>
			federal(on('court_order', '2010-12-17', { court: 'S.D.N.Y.', ...more }))
				.deadlines.filter((one) => one.name === 'obligation_due')
				.map((one) => [one.date, one.latest]);
		assert.deepEqual(ordered({ due: '2011-01-15' }), [['2011-01-15', '2011-01-18']]);
		assert.deepEqual(ordered({ days: 29 }), [['2011-01-18', '2011-01-18']]);
		assert.deepEqual(
			ordered({ every: 'month', first: '2011-01-31', until: '2011-03-31', pages: 500 }).map(([day]) => day),
			['2011-01-31', '2011-02-28', '2011-03-31'],
		);
	});

	test('Florida gets an age and no due date', () => {
		const found = compute('US-FL', [on('request_received', '2026-03-02')], '2026-04-01');
		assert.deepEqual(found.deadlines, []);
		assert.equal(found.values.age_days, 30);
		assert.match(found.problems.join(' '), /no number of days/);
	});

	test('a Texas question asked in time starts the ten days anew, one asked too late does not', () => {
		const asked = (day: string, answered: string) =>
			compute('US-TX', [
				on('request_received', '2026-10-01'),
				on('clarification_requested', day),
				on('clarification_answered', answered),
			]);
		assert.equal(date(asked('2026-10-08', '2026-10-20'), 'ag_decision_request_due'), '2026-11-03');
		assert.equal(date(asked('2026-10-20', '2026-10-22'), 'ag_decision_request_due'), '2026-10-15');
	});

	test('states: rolling, moved holidays, silence', () => {
		const california = compute('US-CA', [on('request_received', '2022-11-03')]);
		assert.deepEqual(
			['determination_due', 'determination_due_unrolled', 'extended_due'].map((name) => date(california, name)),
			['2022-11-14', '2022-11-13', '2022-11-28'],
		);
		const virginia = compute('US-VA', [on('request_received', '2026-10-30')]);
		assert.deepEqual(
			['response_due', 'extended_due', 'extended_due_criminal_files'].map((name) => date(virginia, name)),
			['2026-11-09', '2026-11-19', '2027-02-09'],
		);
		const massachusetts = compute('US-MA', [on('request_received', '2026-04-10')]);
		assert.deepEqual(
			['response_due', 'produce_by_agency', 'produce_by_municipality', 'rao_petition_by', 'appeal_by_if_silent'].map(
				(name) => date(massachusetts, name),
			),
			['2026-04-27', '2026-05-04', '2026-05-18', '2026-05-11', '2026-07-09'],
		);
		const newYork = compute('US-NY', [
			on('denied', '2026-03-17'),
			on('appeal_received', '2026-04-16'),
			on('appeal_denied', '2026-04-30'),
		]);
		assert.deepEqual(
			['appeal_by', 'appeal_decision_due', 'article78_by', 'article78_safe'].map((name) => date(newYork, name)),
			['2026-04-16', '2026-04-30', '2026-08-31', '2026-08-28'],
		);
		assert.equal(
			date(
				compute('US-NY', [on('request_received', '2026-02-06'), on('acknowledged', '2026-02-17')]),
				'constructive_denial_from',
			),
			undefined,
		);
	});
});

describe('laws of the engine', () => {
	const day = fc.integer({ min: 0, max: 5000 }).map((n) => addDays('2009-02-02' as Day, n));
	const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }));
	const story = fc.record({
		received: day,
		fees: fc.array(span, { maxLength: 4 }),
		notice: fc.option(fc.integer({ min: 1, max: 60 })),
		decided: fc.option(fc.integer({ min: 1, max: 120 })),
		appealed: fc.option(fc.integer({ min: 130, max: 200 })),
	});
	type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;
	const event = (type: DocketEvent['type'], at: Day, more: Partial<DocketEvent> = {}): DocketEvent => ({
		type,
		date: at,
		written: type,
		...more,
	});
	const tell = ({ received, fees, notice, decided, appealed }: Story): DocketEvent[] => [
		event('request_received', received),
		...fees.flatMap(([after, length]) => [
			event('fee_query', addDays(received, after)),
			event('fee_query_answered', addDays(received, after + length)),
		]),
		...(notice === null ? [] : [event('unusual_circumstances_notice', addDays(received, notice))]),
		...(decided === null
			? []
			: [event('determination', addDays(received, decided), { outcome: 'adverse', agency: 'DHS' })]),
		...(appealed === null ? [] : [event('appeal_received', addDays(received, appealed))]),
	];
	const rules = rulesOf('US-FED');
	const calendars = calendarsOf('US-FED');

	test('every date explains itself in its working, and what is not checked says so', () => {
		fc.assert(
			fc.property(story, (given) => {
				for (const deadline of deadlines(tell(given), rules, calendars)) {
					const steps = deadline.steps.join('\n');
					assert.ok(steps.includes(written(deadline.date)), `${deadline.name} ${deadline.date}\n${steps}`);
					assert.ok(deadline.citation.length > 0 && deadline.rule.length > 0);
					if (!deadline.checked) assert.match(steps, /not yet checked/i, deadline.name);
					assert.ok(deadline.latest === null || deadline.latest >= deadline.date, deadline.name);
					assert.ok(deadline.safe === null || deadline.safe <= deadline.date, deadline.name);
				}
			}),
			{ numRuns: 200 },
		);
	});

	test('so does every date of every state', () => {
		const events = [
			on('request_received', '2025-10-04', { purpose: 'commercial' }),
			on('postmarked', '2025-10-01'),
			on('acknowledged', '2025-10-09'),
			on('extension_notice', '2025-10-09'),
			on('clarification_requested', '2025-10-10'),
			on('denied', '2025-12-15'),
			on('appeal_received', '2026-01-09'),
			on('appeal_denied', '2026-02-20'),
			on('ag_received_request', '2025-10-20'),
			on('presuit_notice', '2026-03-02'),
			on('last_installment', '2026-03-03'),
		];
		for (const state of ['CA', 'NY', 'IL', 'MA', 'VA', 'TX', 'FL', 'WA', 'WV'])
			for (const purpose of ['commercial', 'news'])
				for (const row of rows(
					compute(
						`US-${state}`,
						events.map((one) => ({ ...one, purpose })),
					).deadlines,
				)) {
					assert.ok(
						row.steps.join('\n').includes(written(row.date)),
						`${state} ${row.name} ${row.date}\n${row.steps.join('\n')}`,
					);
					if (!row.checked) assert.match(row.steps.join('\n'), /not yet checked/i, `${state} ${row.name}`);
				}
	});

	test('the order of entry, a repeated event and events that no rule knows change nothing', () => {
		fc.assert(
			fc.property(story, fc.infiniteStream(fc.nat()), day, (given, order, at) => {
				const events = tell(given);
				const plain = reckon(events, rules, calendars);
				const other = [
					...events,
					events[0] ?? event('no_effect', at),
					event('no_effect', at, { agency: 'DOJ', court: 'D.D.C.' }),
				]
					.map((one) => ({ one, key: order.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ one }) => one);
				assert.deepEqual(reckon(other, rules, calendars), plain);
			}),
			{ numRuns: 100 },
		);
	});

	test('a later receipt never gives an earlier due date', () => {
		const due = (received: Day, more: readonly DocketEvent[]) =>
			deadlines([event('request_received', received), ...more], rules, calendars).find(
				(one) => one.name === 'determination_due',
			);
		fc.assert(
			fc.property(story, fc.integer({ min: 1, max: 25 }), (given, later) => {
				const more = tell({ ...given, decided: null, appealed: null }).slice(1);
				const [early, late] = [due(given.received, more), due(addDays(given.received, later), more)];
				assert.ok(!early || !late || (late.date >= early.date && (late.latest ?? '') >= (early.latest ?? '')));
			}),
			{ numRuns: 400 },
		);
	});

	test('stops are a union: day by day, a working day counts unless some question was open', () => {
		const holidays = new Set(
			calendars.own.leftOut('2009-01-01' as Day, '2030-01-01' as Day).map((holiday) => holiday.day),
		);
		const works = (at: Day) => weekday(at) % 6 !== 0 && !holidays.has(at);
		// A naïve walk: one day at a time, and a question that comes too late is no question.
		const walk = (received: Day, fees: readonly (readonly [number, number])[]): Day => {
			let at = received;
			for (let counted = 0; counted < 20; ) {
				at = addDays(at, 1);
				const stopped = fees.some(
					([after, length]) => addDays(received, after) < at && at <= addDays(received, after + length),
				);
				if (works(at) && !stopped) counted++;
			}
			return at;
		};
		fc.assert(
			fc.property(
				day,
				fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 20 })), { maxLength: 4 }),
				(received, fees) => {
					// Answers close questions in the order asked, so stops are written that way; the union stays what it is.
					const asked = fees.map(([after]) => after).sort((a, b) => a - b);
					const answered = fees.map(([after, length]) => after + length).sort((a, b) => a - b);
					const pairs = asked.map((after, i): [number, number] => [after, (answered[i] ?? after) - after]);
					const events = [
						event('request_received', received),
						...pairs.flatMap(([after, length], i) => [
							event('fee_query', addDays(received, after), { text: `${i}` }),
							event('fee_query_answered', addDays(received, after + length), { text: `${i}` }),
						]),
					];
					const due = deadlines(events, rules, calendars).find((one) => one.name === 'determination_due');
					assert.equal(due?.date, walk(received, pairs));
					assert.equal(walk(received, pairs), walk(received, fees));
				},
			),
			{ numRuns: 200 },
		);
	});

	test('a closing that a person adds never makes a date earlier, and only the latest later', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 30 }), (received, after) => {
				const closure = event('closure', addDays(received, after), { text: 'flood' });
				const own = calendarsOf('US-FED', [
					{ from: closure.date, name: 'flood', kind: 'closure', source: 'test', checked: true },
				]);
				const find = (with_: typeof own) =>
					deadlines([event('request_received', received)], rules, with_).find(
						(one) => one.name === 'determination_due',
					);
				const [plain, closed] = [find(calendars), find(own)];
				assert.equal(closed?.date, plain?.date);
				assert.ok((closed?.latest ?? '') >= (plain?.latest ?? ''));
			}),
			{ numRuns: 10 },
		);
	});

	test('no date hangs on the time zone of the machine', () => {
		const zone = process.env.TZ;
		const plain = JSON.stringify(
			federal(
				on('request_received', '2026-03-02'),
				on('denied', '2026-03-20', { agency: 'DHS' }),
				on('appeal_sent', '2026-08-06', { instant: '2026-08-07T03:30:00Z' }),
			),
		);
		try {
			for (const other of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
				process.env.TZ = other;
				assert.equal(
					JSON.stringify(
						federal(
							on('request_received', '2026-03-02'),
							on('denied', '2026-03-20', { agency: 'DHS' }),
							on('appeal_sent', '2026-08-06', { instant: '2026-08-07T03:30:00Z' }),
						),
					),
					plain,
				);
			}
		} finally {
			if (zone === undefined) delete process.env.TZ;
			else process.env.TZ = zone;
		}
	});

	test('the federal holidays of the statute are eleven', () => assert.equal(federalHolidays.length, 11));
});
