import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../base/day.ts';
import { type CalendarEntry, calendarText, escaped, folded, uidOf } from './ics.ts';
import { calendarOf, type Dated } from './ics-docket.ts';

const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
	key: 'request-1/determination_due',
	day: '2010-03-04' as Day,
	summary: 'Agency: decide on the request',
	description: ['5 U.S.C. 552(a)(6)(A)(i)', 'Day 20 is Thu 4 March 2010.'],
	sequence: 3,
	cancelled: false,
	alarms: [1, 0],
	...change,
});
const feed = (...entries: CalendarEntry[]) =>
	calendarText({ name: 'Case', identity: 'c', at: new Date('2010-03-01T10:20:30Z'), entries });

/** As a calendar program reads it: lines joined where a space begins one (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

/** The reverse of escaping (RFC 5545, 3.3.11). */
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

test('a deadline is a whole day with its working, its alarms and its place in the order of changes', () => {
	const lines = unfolded(feed(entry()));
	for (const line of [
		'DTSTAMP:20100301T102030Z',
		'SEQUENCE:3',
		'DTSTART;VALUE=DATE:20100304',
		'DTEND;VALUE=DATE:20100305',
		'SUMMARY:Agency: decide on the request',
		'DESCRIPTION:5 U.S.C. 552(a)(6)(A)(i)\\nDay 20 is Thu 4 March 2010.',
		'STATUS:CONFIRMED',
		'TRIGGER:-PT15H',
		'TRIGGER:PT9H',
	])
		assert.ok(lines.includes(line), line);
	assert.equal(lines.filter((line) => line === 'BEGIN:VALARM').length, 2);
	assert.equal(lines[0], 'BEGIN:VCALENDAR');
	assert.equal(lines.at(-2), 'END:VCALENDAR');
});

test('what is met or gone is cancelled under the same name, and rings no more', () => {
	const lines = unfolded(feed(entry({ cancelled: true, sequence: 4 })));
	assert.ok(lines.includes('STATUS:CANCELLED'));
	assert.ok(!lines.includes('BEGIN:VALARM'));
	const uid = (text: string[]) => text.find((line) => line.startsWith('UID:'));
	assert.equal(uid(lines), uid(unfolded(feed(entry()))));
});

test('no line is longer than 75 bytes, no letter is torn, and unfolding gives the line back', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replace(/[\r\n]/g, '')),
			(line) => {
				const out = folded(line);
				for (const part of out.split('\r\n')) {
					assert.ok(Buffer.byteLength(part) <= 75);
					assert.ok(!part.includes('\ufffd') || line.includes('\ufffd'));
				}
				assert.equal(out.replace(/\r\n /g, ''), line);
			},
		),
	);
});

test('commas, semicolons, backslashes and line ends come back as they were; nothing can start a line of its own', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('a', ',', ';', '\\', '\n', 'n', ':', 'é', ' ') }), (text) => {
			const out = escaped(text);
			assert.ok(!/[\r\n]/.test(out));
			assert.equal(unescaped(out), text);
		}),
	);
	assert.ok(!unfolded(feed(entry({ summary: 'x\r\nSTATUS:CANCELLED' }))).includes('STATUS:CANCELLED'));
});

test('a name is the same for good, and different for every key and case', () => {
	assert.equal(uidOf('case', 'request-1/determination_due'), uidOf('case', 'request-1/determination_due'));
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), (one, other, identity) => {
			assert.equal(uidOf(identity, one) === uidOf(identity, other), one === other);
			assert.match(uidOf(identity, one), /^[0-9a-f]{32}@uncover\.invalid$/);
		}),
	);
});

const due = (change: object) =>
	({
		name: 'reply_by',
		duty: 'answer',
		whose: 'us',
		date: '2020-05-08',
		act: '2020-05-07',
		safe: '2020-05-07',
		latest: null,
		rule: 'letter',
		citation: 'the letter',
		checked: true,
		steps: [],
		request: 1,
		suit: null,
		obligation: null,
		days: 3,
		state: 'coming',
		standing: '',
		...change,
	}) as unknown as Dated['due'][number];
const reminder = (change: object) =>
	({
		id: 9,
		request: 1,
		suit: null,
		text: 'Ring them',
		person: 'Ada',
		day: '2020-05-01',
		deadline: null,
		done: null,
		...change,
	}) as unknown as Dated['reminders'][number];
const dated = (change: Partial<Dated>): Dated => ({
	key: 'request-1',
	name: 'ICE: records',
	url: 'http://127.0.0.1:4600/docket/requests/1',
	sequence: 2,
	due: [],
	reminders: [],
	...change,
});

test('our duties stand on their safe day, two of one name are two events, and rights or facts are none', () => {
	const entries = calendarOf([
		dated({
			due: [
				due({}),
				due({ act: '2020-06-01' }),
				due({ name: 'may_sue', state: 'open' }),
				due({ name: 'clock_start', state: 'fact' }),
			],
		}),
	]);
	assert.deepEqual(
		entries.map(({ key, day }) => [key, day]),
		[
			['request-1/reply_by', '2020-05-07'],
			['request-1/reply_by-2', '2020-06-01'],
		],
	);
});

test('a person’s feed has their reminders alone; one that follows a deadline goes where it goes, and ends with it', () => {
	const all = [
		dated({
			due: [due({})],
			reminders: [
				reminder({}),
				reminder({ id: 10, person: 'Ben' }),
				reminder({ id: 11, day: null, deadline: 'reply_by' }),
			],
		}),
	];
	const keys = calendarOf(all, 'Ada').map(({ key, day, cancelled }) => [key, day, cancelled]);
	assert.deepEqual(keys, [
		['request-1/reply_by', '2020-05-07', false],
		['reminder-9', '2020-05-01', false],
		['reminder-11', '2020-05-07', false],
	]);
	const met = [
		dated({
			due: [due({ state: 'done', act: '2020-05-20' })],
			reminders: [reminder({ id: 11, day: null, deadline: 'reply_by' })],
		}),
	];
	assert.deepEqual(
		calendarOf(met).map(({ key, day, cancelled }) => [key, day, cancelled]),
		[
			['request-1/reply_by', '2020-05-20', true],
			['reminder-11', '2020-05-20', true],
		],
	);
});
