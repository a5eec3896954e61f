import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { before } from './before.ts';
import { day, dossier, entry } from './dossier.case.ts';
import { clockOf } from './due.ts';
import { eventsOf } from './happened.ts';
import { dayTyped, whenOf } from './inexact.ts';

test('a month and words stay what they are, and are told as they are known', () => {
	const told = (text: string, about?: string) => {
		const { date, details } = dayTyped(text, about);
		return whenOf({ date: day(date), details });
	};
	assert.equal(told('2010-10-28'), 'October 28, 2010');
	assert.equal(told('2010-10'), 'October 2010');
	assert.equal(told('2010-10-28', 'in late October 2010'), 'in late October 2010');
	for (const wrong of ['2010', '2010-13', 'soon']) assert.throws(() => dayTyped(wrong), isRefusal, wrong);
});

test('no clock counts from an entry whose day is not exact, and a sentence says so', () => {
	const given = (details: Record<string, unknown>) =>
		dossier({ entries: [entry(1, 'partial_grant', '2010-03-01', { details })] });
	const due = (details: Record<string, unknown>) => clockOf(given(details), day('2010-06-01'));
	assert.equal(due({}).computed.stage, 'decided');
	for (const details of [{ month: true }, { about: 'early in March 2010' }]) {
		const clock = due(details);
		assert.notEqual(clock.computed.stage, 'decided');
		assert.equal(
			clock.due.find(({ name }) => name === 'appeal_window_end'),
			undefined,
		);
		assert.match(clock.problems.join('\n'), /no exact day/);
	}
	const note = dossier({ entries: [entry(1, 'note', '2010-03-01', { details: { month: true } })] });
	assert.deepEqual(eventsOf(before(note, day('2010-06-01'))).problems, [], 'what moves no clock needs no sentence');
});
