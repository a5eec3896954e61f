import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn, daysIn } from './intake-date.ts';
import { proposeLetter } from './intake-letter.ts';
import { samples } from './intake-letters.case.ts';
import { brief } from './intake-letters-brief.case.ts';
import { held } from './intake-letters-held.case.ts';
import { plain } from './intake-letters-plain.case.ts';

for (const sample of [...samples, ...plain, ...brief])
	test(`a letter of ${sample.date} is read as ${sample.kind ?? 'no kind that is known'}, with its days and numbers`, () => {
		const reading = proposeLetter(sample.text);
		assert.equal(reading.kind?.value ?? null, sample.kind);
		assert.deepEqual(
			{
				date: reading.date?.value,
				received: reading.received?.value,
				requestDate: reading.requestDate?.value,
				replyBy: reading.replyBy?.value,
				newDate: reading.newDate?.value,
				extension: reading.extension?.value,
				replyDays: reading.replyDays?.value.n,
				appealDays: reading.appealDays?.value.n,
				fee: reading.fee?.value,
			},
			{
				date: sample.date,
				received: sample.received,
				requestDate: sample.requestDate,
				replyBy: sample.replyBy,
				newDate: sample.newDate,
				extension: sample.extension,
				replyDays: sample.replyDays,
				appealDays: sample.appealDays,
				fee: sample.fee,
			},
		);
		if (sample.tracking) assert.ok(reading.tracking.some(({ value }) => value === sample.tracking));
		if (sample.pages)
			assert.partialDeepStrictEqual(Object.fromEntries(reading.pages.map(({ kind, n }) => [kind, n])), sample.pages);
	});

test('whatever is read stands in the letter: the words can be found and hold the value', () => {
	for (const { text } of [...samples, ...plain, ...brief, ...held]) {
		const plain = text.replace(/\s+/g, ' ');
		const { kind, received, requestDate, replyBy, newDate, extension, fee, tracking } = proposeLetter(text);
		for (const read of [kind, received, requestDate, replyBy, newDate, extension, fee, ...tracking])
			if (read) assert.ok(plain.includes(read.words.slice(0, 60)), read.words);
		for (const read of [received, requestDate, replyBy, newDate])
			if (read) assert.ok(daysIn(read.words).some(({ day }) => day === read.value));
		for (const read of tracking) assert.ok(read.words.includes(read.value));
	}
});

test('of letters held back most kinds and numbers and every day are read', () => {
	const right = { kind: 0, tracking: 0 };
	for (const sample of held) {
		const reading = proposeLetter(sample.text);
		if (reading.kind?.value === sample.kind) right.kind++;
		if (reading.tracking.some(({ value }) => value === sample.tracking)) right.tracking++;
		for (const day of ['date', 'received', 'requestDate', 'replyBy', 'newDate'] as const)
			assert.equal(reading[day]?.value, sample[day], `${day} of ${sample.tracking}`);
	}
	assert.ok(
		right.kind >= 10 && right.tracking >= 11,
		`${right.kind} kinds and ${right.tracking} numbers of ${held.length}`,
	);
});

test('a bare number is one where a letter begins or names it, and not in a paragraph of law, an address or the records', () => {
	const numbers = (text: string) => proposeLetter(text).tracking.map(({ value }) => value);
	assert.deepEqual(numbers('March 4, 2019\n\nPRA 23-1187\n\nDear Sam,'), ['PRA 23-1187']);
	assert.deepEqual(numbers('Our reference is 10-2674. Write to Washington, DC 20535-0001 or call 202-555-0100.'), [
		'10-2674',
	]);
	assert.deepEqual(numbers('See § 2-3704 and Rule 26-1100; Pub. L. 110-175; 19-cv-00123; from 05-2012 on.'), []);
	assert.deepEqual(numbers(`${'The records follow. '.repeat(100)}\nInvoice IG 11-044`), []);
	assert.deepEqual(numbers('FOIA Tracking No. FY10-041'), ['FY10-041']);
});

test('quoted mail below a reply is not taken for the reply, and an e-mail without a day has that of its header', () => {
	const reading = proposeLetter(
		'We acknowledge receipt of your request.\n\n-----Original Message-----\nSent: May 1, 2010\nNo responsive records were found.',
		{ sent: '2010-05-04' as never },
	);
	assert.equal(reading.kind?.value, 'acknowledgement');
	assert.equal(reading.date?.value, '2010-05-04');
});

test('days are read as Americans write them, and what is no day is none', () => {
	for (const [text, day] of [
		['March 4, 2010', '2010-03-04'],
		['Sept. 9, 2011', '2011-09-09'],
		['4th of July 2012', '2012-07-04'],
		['3/4/2010', '2010-03-04'],
		['2010-03-04', '2010-03-04'],
	] as const)
		assert.equal(dayIn(`on ${text}.`), day, text);
	for (const text of [
		'February 30, 2010',
		'13/40/2010',
		'3/4/10',
		'10-2674',
		'2010FOIA0304',
		'May 2010',
		'March 4 and 5',
	])
		assert.deepEqual(daysIn(text), [], text);
	assert.equal(dayIn('from 2010-01-01 to 2010-02-01'), undefined);
});
