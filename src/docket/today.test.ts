import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reminder } from './docket.ts';
import { day, dossier, entry } from './dossier.case.ts';
import { clockOf } from './due.ts';
import { type Listed, today } from './today.ts';

const asOf = day('2026-03-31');
const listed = (id: number, received: string, entries: ReturnType<typeof entry>[] = []): Listed => ({
	request: id,
	suit: null,
	title: `Request ${id}`,
	agency: 'ice',
	agencyName: 'An invented component',
	tracking: null,
	due: clockOf(dossier({ request: { id, sent: day(received), receivedUs: day(received) }, entries }), asOf).due,
});
const reminder = (id: number, more: Partial<Reminder>): Reminder => ({
	id,
	request: 1,
	suit: null,
	text: 'Call them',
	person: 'Ada Example',
	day: null,
	deadline: null,
	done: null,
	...more,
});

test('what is late, due and coming, by whose duty it is, each in order of days', () => {
	const found = today(
		[listed(1, '2026-03-02'), listed(2, '2026-03-03'), listed(3, '2026-03-20'), listed(4, '2026-03-31')],
		[],
		asOf,
		21,
		0,
	);
	const decide = (rows: typeof found.agency.late) =>
		rows.filter(({ duty }) => duty === 'decide on the request').map(({ request, day, days }) => [request, day, days]);
	assert.deepEqual(decide(found.agency.late), [[1, '2026-03-30', -1]]);
	assert.deepEqual(decide(found.agency.due), [[2, '2026-03-31', 0]]);
	assert.deepEqual(decide(found.agency.coming), [[3, '2026-04-17', 17]], 'the fourth lies more than three weeks ahead');
	assert.ok(
		found.us.coming.some(
			({ id, duty }) => id === 'request-2/constructive_exhaustion_from' && duty.startsWith('may sue'),
		),
	);
	assert.equal(found.open, 4);
	const ids = [...found.agency.late, ...found.agency.coming, ...found.us.coming].map(({ id }) => id);
	assert.equal(new Set(ids).size, ids.length);
});

test('a reminder comes on its day whatever happens; one that follows a deadline goes with it', () => {
	const requests = [listed(1, '2026-03-02', [entry(1, 'denied', '2026-03-20')])];
	const found = today(
		requests,
		[
			reminder(1, { day: day('2026-03-31') }),
			reminder(2, { day: day('2026-03-01'), request: 99 }),
			reminder(3, { deadline: 'appeal_window_end' }),
			reminder(4, { deadline: 'determination_due' }),
			reminder(5, { day: day('2026-03-31'), done: { by: 'Ada Example', at: '2026-03-30' } }),
		],
		asOf,
		120,
		2,
	);
	const told = [...found.us.late, ...found.us.due, ...found.us.coming].filter(({ kind }) => kind === 'reminder');
	assert.deepEqual(
		told.map(({ reminder, day, state, person }) => [reminder, day, state, person]),
		[
			[2, '2026-03-01', 'late', 'Ada Example'],
			[1, '2026-03-31', 'due', 'Ada Example'],
			// The safe day of an appeal against a letter of 20 March: the statute's ninety days end on a Thursday.
			[3, '2026-06-18', 'coming', 'Ada Example'],
		],
		'the fourth follows a duty that is met',
	);
	assert.equal(found.proposals, 2);
});
