import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addDays, parseDay } from '../base/day.ts';
import { eventTypes, type LedgerEvent, positions, type Statement } from './fact.ts';
import { emptyLedger, indexLedger, type Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import { statusOn, statusWords } from './status.ts';
import { anyDay, anyWhen } from './when.case.ts';
import { parseWhen, type When } from './when.ts';

const county = (id: string, activated: string | null): Place => ({
	id,
	kind: 'county',
	name: `${id} County`,
	state: 'VA',
	within: '51',
	counties: [],
	aliases: [],
	population: null,
	foreignBornShare: null,
	activated: activated === null ? null : parseWhen(activated),
});
const state: Place = { ...county('51', null), kind: 'state', name: 'Virginia', within: null };
const event = (id: string, when: When, type: LedgerEvent['type'], effective: When | null = null): LedgerEvent => ({
	kind: 'event',
	id,
	when,
	effective,
	type,
	places: ['51013'],
	actor: 'the board',
	act: null,
	position: null,
	summary: 'It happened.',
	source: 'somewhere',
	known: when,
	standing: 'asserted',
});
const answer = (id: string, when: When, position: Statement['position'], answers: string[] = ['51013']): Statement => ({
	...event(id, when, 'letter'),
	kind: 'statement',
	speaker: 'ICE',
	office: 'ICE',
	department: '',
	venue: '',
	question: 'can-leave',
	position,
	answers,
});

type Facts = { events?: LedgerEvent[]; statements?: Statement[]; activated?: string | null; others?: Place[] };
const ledger = ({ events = [], statements = [], activated = '2010-04', others = [] }: Facts): Ledger => ({
	...emptyLedger,
	places: [state, county('51013', activated), ...others],
	events,
	statements,
});
const on = (facts: Facts, day: string, id = '51013') => {
	const index = indexLedger(ledger(facts));
	const place = index.place.get(id);
	assert.ok(place);
	return statusOn(index, place, parseDay(day));
};

const anyEvent = fc
	.tuple(anyWhen, fc.constantFrom(...eventTypes), fc.nat(99), fc.option(fc.nat(400)))
	.map(([when, type, n, later]) =>
		event(`event-${n}`, when, type, later === null ? null : parseWhen(addDays(when.last, later))),
	);
const anyAnswer = fc
	.tuple(anyWhen, fc.constantFrom(...positions, null), fc.nat(99))
	.map(([when, position, n]) => answer(`statement-${n}`, when, position));
const anyFacts = fc.record({
	events: fc.uniqueArray(anyEvent, { maxLength: 8, selector: ({ id }) => id }),
	statements: fc.uniqueArray(anyAnswer, { maxLength: 5, selector: ({ id }) => id }),
	activated: fc.constantFrom(null, '2010-04', '2011-02'),
});

describe('the laws of a status', () => {
	test('the order of loading does not matter', () => {
		fc.assert(
			fc.property(anyFacts, anyDay, (facts, day) => {
				const turned = { ...facts, events: facts.events.toReversed(), statements: facts.statements.toReversed() };
				assert.deepEqual(on(turned, day), on(facts, day));
			}),
		);
	});

	test('adding a later event or answer never changes an earlier day', () => {
		fc.assert(
			fc.property(
				anyFacts,
				fc.oneof(anyEvent, anyAnswer),
				fc.integer({ min: 1, max: 2000 }),
				(facts, added, before) => {
					const day = addDays(added.when.first, -before);
					const later = { ...added, id: 'added' };
					const more =
						later.kind === 'event'
							? { ...facts, events: [...facts.events, later] }
							: { ...facts, statements: [...facts.statements, later] };
					assert.deepEqual(on(more, day), on(facts, day));
				},
			),
		);
	});

	test('without a date no county is ever said not to share', () => {
		fc.assert(
			fc.property(anyFacts, anyDay, (facts, day) => {
				const events = facts.events.filter(({ type }) => type !== 'deactivated');
				assert.notEqual(on({ ...facts, events, activated: null }, day).sharing, false);
			}),
		);
		assert.deepEqual(on({ activated: null }, '2013-02-01'), {
			status: 'unknown',
			by: null,
			limits: null,
			sharing: null,
			since: null,
			perhaps: false,
			counties: null,
		});
	});

	test('every answer is a word of the list', () => {
		fc.assert(fc.property(anyFacts, anyDay, (facts, day) => assert.ok(statusWords.includes(on(facts, day).status))));
	});
});

describe('one county, day by day', () => {
	const facts: Facts = {
		activated: '2010-06',
		events: [
			event('switched', parseWhen('2010-06-08'), 'activated'),
			event('vote', parseWhen('2010-09-28'), 'vote-to-leave'),
			event('letter', parseWhen('2010-10-07'), 'asked-to-leave'),
			event('ordinance', parseWhen('2011-05-06'), 'detainers-limited', parseWhen('2011-06-01')),
			event('act', parseWhen('2013-10-05'), 'law', parseWhen('2014-01-01')),
		],
		statements: [
			answer('told', parseWhen('2010-11-05'), 'no'),
			answer('elsewhere', parseWhen('2010-11-06'), 'yes', []),
		],
	};
	const days: [string, string, boolean | null, string | null][] = [
		['2010-05-31', 'not-sharing', false, null],
		// The list knows the month only; nothing certain is said of it before the announced day.
		['2010-06-07', 'unknown', null, null],
		['2010-06-08', 'sharing', true, '2010-06-08'],
		['2010-09-28', 'vote-to-leave', true, '2010-06-08'],
		['2010-10-31', 'asked-to-leave', true, '2010-06-08'],
		['2010-11-06', 'answered-no', true, '2010-06-08'],
		['2011-05-31', 'answered-no', true, '2010-06-08'],
		['2011-06-01', 'detainers-limited', true, '2010-06-08'],
		['2013-12-31', 'law-signed', true, '2010-06-08'],
		['2014-01-01', 'law-in-force', true, '2010-06-08'],
	];
	for (const [day, status, sharing, since] of days)
		test(`${day}: ${status}`, () => {
			const found = on(facts, day);
			assert.deepEqual([found.status, found.sharing, found.since?.text ?? null], [status, sharing, since]);
		});

	test('a second source for the switching on does not hide what the place did in the same month', () => {
		const vote = event('vote', parseWhen('2010-06-20'), 'vote-to-leave');
		assert.equal(
			on({ ...facts, events: [...(facts.events ?? []).slice(0, 1), vote] }, '2010-07-15').status,
			'vote-to-leave',
		);
	});

	test('a limit stands beside what came after it, and a switching on does not hide what the place did', () => {
		const asked = event('again', parseWhen('2015-03-01'), 'asked-to-leave');
		const found = on({ ...facts, activated: null, events: [...(facts.events ?? []), asked] }, '2015-03-01');
		assert.deepEqual([found.status, found.limits], ['asked-to-leave', 'law-in-force']);
		const early = event('early', parseWhen('2010-05-01'), 'detainers-limited');
		const over = on({ events: [early], activated: '2010-06' }, '2010-07-01');
		assert.deepEqual([over.status, over.sharing], ['detainers-limited', true]);
	});

	test('a vote of “some day in September” is the status only once September is over', () => {
		const events = [event('vote', parseWhen('2010-09'), 'vote-to-leave')];
		assert.equal(on({ events }, '2010-09-29').status, 'sharing');
		assert.equal(on({ events }, '2010-09-30').status, 'vote-to-leave');
	});

	test('what was asked and answered on one day is answered', () => {
		const events = [event('asked', parseWhen('2010-10-07'), 'asked-to-leave')];
		const statements = [answer('a-reply', parseWhen('2010-10-07'), 'unclear')];
		assert.equal(on({ events, statements }, '2010-10-07').status, 'answered-unclear');
		const limit = [event('a-limit', parseWhen('2010-10-07'), 'detainers-limited')];
		assert.equal(on({ events: limit, statements }, '2010-10-07').status, 'detainers-limited');
	});

	test('an agreement is the status only until sharing begins', () => {
		const events = [event('signed', parseWhen('2009-11'), 'agreement-signed')];
		assert.equal(on({ events, activated: '2010-06' }, '2010-01-01').status, 'agreement-signed');
		assert.equal(on({ events, activated: '2010-06' }, '2010-06-30').status, 'sharing');
	});

	test('a fact that was withdrawn plays no part', () => {
		const events = [{ ...event('vote', parseWhen('2010-09-28'), 'vote-to-leave'), standing: 'withdrawn' as const }];
		assert.equal(on({ events }, '2010-10-01').status, 'sharing');
	});

	test('as known by a day: what was not public yet is left out, the published list stays', () => {
		const events = [{ ...event('vote', parseWhen('2010-09-28'), 'vote-to-leave'), known: parseWhen('2011-02-17') }];
		const asKnown = (known: string) => {
			const index = indexLedger(ledger({ events }), parseDay(known));
			const place = index.place.get('51013');
			assert.ok(place);
			return statusOn(index, place, parseDay('2010-12-31')).status;
		};
		assert.equal(asKnown('2011-02-16'), 'sharing');
		assert.equal(asKnown('2011-02-17'), 'vote-to-leave');
	});
});

describe('a place of several counties', () => {
	const others = [county('51059', '2010-06'), county('51600', null)];
	test('it shares only where all do, and an unknown county is counted as unknown', () => {
		const found = on({ others }, '2010-05-15', '51');
		assert.deepEqual(found.counties, { sharing: 1, possible: 0, not: 1, unknown: 1 });
		assert.deepEqual([found.status, found.sharing], ['partly-sharing', null]);
	});
	test('it shares since the last of them joined', () => {
		const found = on({ others: others.slice(0, 1) }, '2010-07-01', '51');
		assert.deepEqual([found.status, found.sharing, found.since?.text], ['sharing', true, '2010-06']);
	});
	test('a report that all of it was switched on counts no county', () => {
		const events = [{ ...event('all', parseWhen('2010-06-21'), 'activated'), places: ['51'] }];
		const found = on({ others, events }, '2010-07-01', '51');
		assert.deepEqual([found.status, found.sharing], ['partly-sharing', null]);
	});
});
