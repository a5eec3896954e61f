import assert from 'node:assert/strict';
import { test } from 'node:test';
import english from '../messages/en.json' with { type: 'json' };
import { day, dossier, entry } from '../src/docket/dossier.case.ts';
import { clockOf } from '../src/docket/due.ts';
import { clockPicture } from './clockline.ts';
import { happenings } from './happened.ts';
import { translator } from './message.ts';

const en = translator('en', english);
const width = 900;

function drawn(...entries: ReturnType<typeof entry>[]) {
	const given = dossier({ request: { sent: day('2010-03-05'), receivedUs: day('2010-03-08') }, entries });
	const picture = clockPicture(happenings(en, given), clockOf(given, day('2010-04-20')), given, width);
	assert.ok(picture);
	return { picture, decide: picture.lanes.find(({ due }) => due.name === 'determination_due') };
}

test('what happened stands in order of days, and a clock runs from receipt to its day', () => {
	const { picture, decide } = drawn(entry(1, 'status_inquiry', '2010-03-22'));
	assert.deepEqual(
		picture.marks.map(({ n }) => n),
		[1, 2, 3],
	);
	const [sent, received, asked] = picture.marks.map(({ x }) => x);
	assert.ok(sent !== undefined && received !== undefined && asked !== undefined && sent < received && received < asked);
	assert.ok(decide && Math.abs((decide.from ?? 0) - received) < 0.01 && decide.at > asked);
});

test('days on which the clock stood are hatched from question to answer', () => {
	const { picture, decide } = drawn(
		entry(1, 'clarification_requested', '2010-03-15'),
		entry(2, 'clarification_answered', '2010-03-22'),
	);
	const [stop, ...more] = decide?.stops ?? [];
	assert.equal(more.length, 0);
	assert.deepEqual(stop, [picture.marks[2]?.x, picture.marks[3]?.x]);
});

test('numbers of days that lie together move apart', () => {
	const { picture } = drawn(entry(1, 'note', '2010-03-08'), entry(2, 'note', '2010-03-08'));
	const levels = picture.marks.filter(({ x }) => x === picture.marks[1]?.x).map(({ level }) => level);
	assert.equal(new Set(levels).size, levels.length);
});

test('a six-year limit to sue does not press everything else together', () => {
	const { picture } = drawn();
	assert.ok(picture.last < '2011-01-01');
});

test('what is known to a month only stands about where it was', () => {
	const { picture } = drawn(entry(1, 'acknowledgement', '2010-03-15', { details: { month: true } }));
	assert.deepEqual(
		picture.marks.map(({ about }) => about),
		[false, false, true],
	);
});
