import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, dayFromNumber, dayNumber, weekday } from '../base/day.ts';
import { rows } from './answer.ts';
import { secondCount } from './clocks.case.ts';
import { reckonDocket } from './clocks.ts';
import type { Deadline, Reckoning } from './deadline.ts';
import { parseDockets } from './parse.ts';

type Given = { type: string; date: string } & Record<string, unknown>;
const on = (type: string, date: string, more: Record<string, unknown> = {}): Given => ({ type, date, ...more });

function compute(jurisdiction: string, ...events: Given[]): Reckoning {
	const [docket] = parseDockets({ jurisdiction, events });
	assert.ok(docket);
	return reckonDocket(docket);
}
const federal = (...events: Given[]) => compute('US-FED', ...events);
const date = (found: Reckoning, name: string) => rows(found.deadlines).find((row) => row.name === name)?.date;

test('a second reckoner, written from the rules alone, comes to the same days', () => {
	const lines = secondCount.trim().split('\n');
	assert.ok(lines.length > 100);
	for (const line of lines) {
		const [jurisdiction = '', events = '', days = ''] = line.split(' | ');
		const found = compute(
			jurisdiction,
			...events.split('; ').map((words) => {
				const [type = '', day = '', ...fields] = words.split(' ');
				return on(type, day, Object.fromEntries(fields.map((field) => field.replaceAll('_', ' ').split('='))));
			}),
		);
		for (const pair of days.split(', ')) {
			const [name = '', day] = pair.split(' ');
			assert.equal(date(found, name), day, `${name}: ${line}`);
		}
	}
});

// What a person with a calendar does: nothing is known here but the words of the working.
const written = /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) (\d{1,2}) ([A-Z][a-z]+) (\d{4})/g;
const months = 'January February March April May June July August September October November December'.split(' ');

function daysIn(words: string): Day[] {
	return [...words.matchAll(written)].map(([, day, month = '', year]) => {
		const number = months.indexOf(month) + 1;
		return `${year}-${String(number).padStart(2, '0')}-${day?.padStart(2, '0')}` as Day;
	});
}

/** The day that the working comes to when its own words are counted through again; undefined where it counts nothing. */
function countedAgain(deadline: Deadline): Day | undefined {
	const left = new Set(
		deadline.steps.flatMap((step) => (/^Not counted besides weekends/.test(step) ? daysIn(step) : [])),
	);
	const stops: [asked: Day, answered: Day][] = [];
	const walk = (from: Day, count: number): Day => {
		let at = from;
		for (let n = 0; n < count; ) {
			at = addDays(at, 1);
			const stopped = stops.some(([asked, answered]) => asked < at && at <= answered);
			if (weekday(at) % 6 !== 0 && !left.has(at) && !stopped) n++;
		}
		return at;
	};
	let at: Day | undefined;
	let counted: Day | undefined;
	for (const step of deadline.steps) {
		const days = daysIn(step);
		const number = Number(/\b(\d+) (?:working|business|calendar) days\b/.exec(step)?.[1] ?? 0);
		const cap = /no later than (\d+) working days after that/.exec(step);
		if (cap) at = days[1];
		else if (/that is day 0/.test(step)) at = days.at(-1);
		else if (/that day is not counted|^The letter is dated/.test(step)) at = days[0];
		else if (/stops the clock/.test(step)) stops.push([days[0] as Day, days[1] as Day]);
		else if (/^\d+ (?:working|business) days(?:: day 1| are counted)/.test(step) && at) counted = at = walk(at, number);
		else if (/^\d+ calendar days after/.test(step) && days[0])
			counted = at = dayFromNumber(dayNumber(days[0]) + number);
		else if (/It adds at most/.test(step)) {
			stops.length = 0;
			counted = walk(days[1] as Day, Number(/at most (\d+)/.exec(step)?.[1]));
		} else if (/so .* governs/.test(step)) counted = days.at(-1);
		else if (/it moves on to/.test(step) && counted) {
			// A weekend, or the days the step itself names, and then the next one.
			const named = new Set(days.slice(0, -1));
			while (weekday(counted) % 6 === 0 || named.has(counted)) counted = addDays(counted, 1);
		}
	}
	return counted;
}

const day = fc.integer({ min: 0, max: 7000 }).map((n) => addDays('2009-02-02' as Day, n));
const length = fc.integer({ min: 0, max: 40 });

test('the working of every federal count can be counted through again from its own words', () => {
	const names =
		/^(determination_due|determination_due_base|appeal_decision_due|appeal_decision_due_base|reply_min_deadline)$/;
	let checked = 0;
	fc.assert(
		fc.property(
			day,
			fc.array(fc.tuple(length, length), { maxLength: 3 }),
			fc.option(fc.tuple(length, fc.option(length))),
			length,
			(received, stops, notice, late) => {
				const asked = stops.map(([after]) => after).sort((a, b) => a - b);
				const answered = stops.map(([after, more]) => after + more).sort((a, b) => a - b);
				const events = [
					on('request_received', received),
					...asked.flatMap((after, i) => [
						on('fee_query', addDays(received, after), { text: `${i}` }),
						on('fee_query_answered', addDays(received, answered[i] ?? after), { text: `${i}` }),
					]),
					...(notice
						? [
								on('unusual_circumstances_notice', addDays(received, notice[0]), {
									stage: 'request',
									...(notice[1] === null ? {} : { new_date: addDays(received, notice[0] + notice[1]) }),
								}),
							]
						: []),
					on('appeal_received', addDays(received, 90 + late)),
					on('still_interested_letter', addDays(received, 50 + late)),
				];
				for (const deadline of federal(...events).deadlines) {
					if (!names.test(deadline.name)) continue;
					checked++;
					assert.equal(countedAgain(deadline), deadline.date, `${deadline.name}\n${deadline.steps.join('\n')}`);
				}
			},
		),
		{ numRuns: 150 },
	);
	assert.ok(checked > 400);
});

test('so can the working of the states', () => {
	const counts: readonly [string, string][] = [
		['US-CA', 'request_received'],
		['US-NY', 'request_received'],
		['US-NY', 'denied'],
		['US-IL', 'request_received'],
		['US-IL', 'denied'],
		['US-VA', 'request_received'],
		['US-TX', 'request_received'],
		['US-WA', 'request_received'],
		['US-WV', 'request_received'],
	];
	const firsts = /^(determination_due|acknowledge_due|response_due|ag_decision_request_due|ag_submission_due)$/;
	const ours = /^(appeal_by|pac_review_by)$/;
	fc.assert(
		fc.property(day, fc.constantFrom(...counts), (received, [jurisdiction, type]) => {
			const wanted = type === 'denied' ? ours : firsts;
			const found = compute(jurisdiction, on(type, addDays(received, 400))).deadlines.filter(({ name }) =>
				wanted.test(name),
			);
			assert.ok(found.length > 0);
			for (const deadline of found)
				assert.equal(
					countedAgain(deadline),
					deadline.date,
					`${jurisdiction} ${deadline.name}\n${deadline.steps.join('\n')}`,
				);
		}),
		{ numRuns: 300 },
	);
});

const everywhere = ['FED', 'FED', 'FED', 'CA', 'NY', 'IL', 'MA', 'VA', 'TX', 'WA', 'WV'].map((state) => `US-${state}`);
/** Questions with their answers and a notice, in days from a first one. */
const happenings = fc
	.tuple(
		fc.array(fc.tuple(fc.boolean(), length, fc.option(fc.integer({ min: 0, max: 20 }))), { maxLength: 3 }),
		fc.option(fc.tuple(length, fc.option(length))),
	)
	.map(([questions, notice]) => (first: Day): Given[] => [
		...questions.flatMap(([fee, asked, answered]) => [
			on(fee ? 'fee_query' : 'clarification_requested', addDays(first, asked)),
			...(answered === null
				? []
				: [on(fee ? 'fee_query_answered' : 'clarification_answered', addDays(first, asked + answered))]),
		]),
		...(notice
			? [
					on('unusual_circumstances_notice', addDays(first, notice[0]), {
						...(notice[1] === null ? {} : { new_date: addDays(first, notice[0] + notice[1]) }),
					}),
				]
			: []),
	]);

test('in no jurisdiction does a later receipt give an earlier day, whatever else happened', () => {
	const theirs =
		/^(determination_due|response_due|acknowledge_due|ag_decision_request_due|ag_submission_due|extended_due)$/;
	const due = (jurisdiction: string, events: Given[]) =>
		new Map(
			compute(jurisdiction, ...events)
				.deadlines.filter(({ name }) => theirs.test(name))
				.map((deadline) => [deadline.name, deadline]),
		);
	fc.assert(
		fc.property(
			fc.constantFrom(...everywhere),
			day,
			fc.integer({ min: 0, max: 10 }),
			fc.integer({ min: 1, max: 20 }),
			happenings,
			fc.boolean(),
			(jurisdiction, first, at, later, more, routed) => {
				const received = (after: number): Given[] =>
					routed
						? [
								on('received_by_other_component', addDays(first, -5)),
								on('received_by_proper_component', addDays(first, after)),
							]
						: [on('request_received', addDays(first, after))];
				const early = due(jurisdiction, [...received(at), ...more(first)]);
				for (const [name, late] of due(jurisdiction, [...received(at + later), ...more(first)])) {
					const before = early.get(name);
					assert.ok(!before || (late.date >= before.date && (late.latest ?? '') >= (before.latest ?? '')), name);
				}
			},
		),
		{ numRuns: 600 },
	);
});

test('in no jurisdiction do notes, calls and referrals, or the order of entry, change a day', () => {
	const idle = ['note', 'phone_call', 'ogis_request', 'referral_out', 'status_inquiry', 'fee_paid'];
	fc.assert(
		fc.property(
			fc.constantFrom(...everywhere),
			day,
			happenings,
			fc.array(fc.tuple(fc.constantFrom(...idle), length), { minLength: 1, maxLength: 4 }),
			(jurisdiction, first, more, notes) => {
				const events = [on('request_received', first), ...more(first), on('denied', addDays(first, 60))];
				const noted = [...notes.map(([type, after]) => on(type, addDays(first, after))), ...events.toReversed()];
				assert.deepEqual(compute(jurisdiction, ...noted), compute(jurisdiction, ...events));
			},
		),
		{ numRuns: 300 },
	);
});

test('one answer to two fee questions closes both, and a sentence says that it was taken so', () => {
	// 3 to 6 March are days 1 to 4. 18 to 20 March are days 5 to 7, 23 to 27 days 8 to 12, 30 March to 3 April days 13 to 17, 6 to 8 April days 18 to 20.
	const found = federal(
		on('request_received', '2026-03-02'),
		on('fee_query', '2026-03-06'),
		on('fee_query', '2026-03-10'),
		on('fee_query_answered', '2026-03-17'),
	);
	assert.equal(date(found, 'determination_due'), '2026-04-08');
	assert.match(found.problems.join(), /fee question of Tue 10 March 2026 has no answer of its own/);
});

test('a question on the day of the answer before it is still open', () => {
	const found = federal(
		on('request_received', '2026-03-02'),
		on('fee_query', '2026-03-06'),
		on('fee_query', '2026-03-10'),
		on('fee_query_answered', '2026-03-10'),
	);
	assert.equal(date(found, 'determination_due'), undefined);
	assert.ok(found.flags.includes('clock_stopped'));
});

test('a question asked and answered before the clock ran does not use up the one that may stop it', () => {
	const found = federal(
		on('received_by_other_component', '2026-03-02'),
		on('clarification_requested', '2026-03-04'),
		on('clarification_answered', '2026-03-06'),
		on('received_by_proper_component', '2026-03-09'),
		on('clarification_requested', '2026-03-12'),
		on('clarification_answered', '2026-03-20'),
	);
	// 10 to 12 March are days 1 to 3, 23 to 27 days 4 to 8, 30 March to 3 April days 9 to 13, 6 to 10 days 14 to 18, 13 and 14 April days 19 and 20.
	assert.equal(date(found, 'determination_due'), '2026-04-14');
	assert.deepEqual(found.flags, []);
});

test('Virginia’s sixty days for criminal files stand in place of the seven, not on top of them', () => {
	const found = compute('US-VA', on('request_received', '2026-10-30'), on('extension_notice', '2026-11-05'));
	assert.deepEqual(
		['extended_due', 'extended_due_criminal_files'].map((name) => date(found, name)),
		['2026-11-19', '2027-02-09'],
	);
});

test('in Washington an Inauguration Day on a Saturday closes no Friday, and one on a weekday closes the court', () => {
	const answer = (served: string) => date(federal(on('served', served, { court: 'D.D.C.' })), 'answer_due');
	assert.equal(answer('2028-12-20'), '2029-01-19');
	assert.equal(answer('2020-12-21'), '2021-01-21');
});

test('where only the answer to a Texas question is entered, the ten days run from it', () => {
	const found = compute('US-TX', on('clarification_answered', '2026-10-20'));
	// 21 to 23 October are days 1 to 3, 26 to 30 days 4 to 8, 2 and 3 November days 9 and 10.
	assert.equal(date(found, 'ag_decision_request_due'), '2026-11-03');
});

test('a request perfected later is due from the first day, and arguably only from the second', () => {
	const found = federal(on('request_received', '2026-03-02'), on('request_perfected', '2026-03-16'));
	assert.equal(date(found, 'determination_due'), '2026-03-30');
	assert.equal(date(found, 'determination_due_latest'), '2026-04-13');
});

test('where routing runs over the Friday before a Saturday holiday, what the strict text gives is told too', () => {
	// With the Fridays 24 and 31 December counted, routing ends on Thursday 6 January 2022; without them on Monday 10th.
	const found = federal(
		on('received_by_other_component', '2021-12-23'),
		on('received_by_proper_component', '2022-01-31'),
	);
	assert.notEqual(date(found, 'determination_due_if_saturday_holiday_not_shifted'), undefined);
	assert.ok(
		(date(found, 'determination_due_if_saturday_holiday_not_shifted') ?? '') < (date(found, 'determination_due') ?? ''),
	);
});
