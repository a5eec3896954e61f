import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markedLetter } from './letter.ts';

test('the words that something was read from are marked, also across a line break', () => {
	const text = 'Dear requester,\nyour request was received on\n3 May 2010. It has a number.';
	assert.deepEqual(markedLetter(text, ['your request was received on 3 May 2010.']), [
		{ text: 'Dear requester,\n', marked: false },
		{ text: 'your request was received on\n3 May 2010.', marked: true },
		{ text: ' It has a number.', marked: false },
	]);
});

test('whatever is marked, no word of the letter is lost', () => {
	fc.assert(
		fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
			const runs = markedLetter(text, words);
			assert.equal(runs.map((run) => run.text).join(''), text);
		}),
	);
});
