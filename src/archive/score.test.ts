import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TruthBox, TruthPage } from './practice-truth.ts';
import {
	type FoundPage,
	type Pair,
	precision,
	recall,
	scoreBad,
	scoreBates,
	scoreBoxCodes,
	scoreBoxes,
	scorePageCodes,
	scoreQuarantine,
	scoreWords,
	wordErrors,
} from './score.ts';

const box = (more: Partial<TruthBox> = {}): TruthBox => ({
	x: 0.1,
	y: 0.1,
	w: 0.2,
	h: 0.02,
	shade: 'black',
	drawn: true,
	extent: 'words',
	codes: ['(b)(6)'],
	place: 'inside',
	bad: null,
	hides: null,
	...more,
});
const page = (more: Partial<TruthPage> = {}): TruthPage => ({
	number: 1,
	kind: 'letter',
	language: 'en',
	bates: 'AC 2010FOIA0417.0000001',
	text: 'one two three',
	boxes: [box()],
	codes: ['(b)(6)'],
	scanned: false,
	layer: 'words',
	traps: [],
	planted: [],
	...more,
});
const found = (more: Partial<FoundPage> = {}): FoundPage => ({
	bates: 'AC 2010FOIA0417.0000001',
	boxes: [{ x: 0.1, y: 0.1, w: 0.2, h: 0.02, codes: ['(b)(6)'] }],
	covered: [],
	text: 'one two three',
	...more,
});
const pair = (truth: Partial<TruthPage> = {}, read: Partial<FoundPage> | null = {}): Pair => ({
	truth: page(truth),
	found: read === null ? undefined : found(read),
});
const shares = (tally: Parameters<typeof recall>[0]) => [precision(tally), recall(tally)];

test('a perfect reading scores one everywhere', () => {
	const all = [pair()];
	for (const score of [scoreBates, scoreBoxes, scoreBoxCodes, scorePageCodes])
		assert.deepEqual(shares(score(all)), [1, 1]);
	assert.deepEqual(scoreWords(all), { words: 3, errors: 0, missed: 0 });
});

test('a page that was not read counts against recall and not against precision', () => {
	const all = [pair(), pair({}, null)];
	for (const score of [scoreBates, scoreBoxes, scorePageCodes]) assert.deepEqual(shares(score(all)), [1, 0.5]);
	assert.deepEqual(scoreWords(all), { words: 6, errors: 3, missed: 3 });
});

test('Bates numbers are compared without case and spaces', () => {
	assert.deepEqual(shares(scoreBates([pair({}, { bates: 'ac 2010foia0417. 0000001' })])), [1, 1]);
	assert.deepEqual(shares(scoreBates([pair({}, { bates: 'AC 2010FOIA0417.0000007' })])), [0, 0]);
	assert.deepEqual(shares(scoreBates([pair({ bates: null }, { bates: null })])), [null, null]);
});

test('a box must share half of its union with the true one, and each is used once', () => {
	const shifted = (by: number) => [{ x: 0.1 + by, y: 0.1, w: 0.2, h: 0.02, codes: [] }];
	// Moved by a third of its width it shares 2/3 of 4/3, which is exactly half.
	assert.deepEqual(shares(scoreBoxes([pair({}, { boxes: shifted(0.2 / 3 - 1e-9) })])), [1, 1]);
	assert.deepEqual(shares(scoreBoxes([pair({}, { boxes: shifted(0.08) })])), [0, 0]);
	assert.deepEqual(shares(scoreBoxes([pair({}, { boxes: [...shifted(0), ...shifted(0.01)] })])), [0.5, 1]);
});

test('a place where words were made invisible is no box that could be missed or found wrongly', () => {
	assert.deepEqual(shares(scoreBoxes([pair({ boxes: [box({ drawn: false, bad: 'same-colour-text' })] })])), [
		null,
		null,
	]);
});

test('codes are scored by the box they belong to and by the page', () => {
	const wrong = pair({}, { boxes: [{ ...box(), codes: ['(b)(5)'] }] });
	assert.deepEqual(shares(scoreBoxCodes([wrong])), [0, 0]);
	assert.deepEqual(shares(scorePageCodes([wrong])), [0, 0]);
	const elsewhere = pair({}, { boxes: [{ x: 0.7, y: 0.7, w: 0.1, h: 0.1, codes: ['(b)(6)'] }] });
	assert.deepEqual(shares(scorePageCodes([elsewhere])), [1, 1]);
	assert.deepEqual(shares(scoreBoxCodes([elsewhere])), [null, null]);
});

test('one covered place may lie on two bad redactions; one on none is wrong', () => {
	const bad = { boxes: [box({ bad: 'text-under-box' }), box({ y: 0.13, bad: 'text-under-box' })] };
	const over = { x: 0.1, y: 0.1, w: 0.2, h: 0.05, how: 'text-under-box' } as const;
	assert.deepEqual(shares(scoreBad([pair(bad, { covered: [over] })])), [1, 1]);
	assert.deepEqual(shares(scoreBad([pair(bad, { covered: [over, { ...over, y: 0.8 }] })])), [0.5, 1]);
	assert.deepEqual(shares(scoreBad([pair(bad)])), [null, 0]);
	assert.deepEqual(shares(scoreQuarantine([pair(bad, { covered: [over] }), pair({}, { covered: [over] })])), [0.5, 1]);
});

test('errors are the fewest changes; missed words are those not on the page at all', () => {
	assert.deepEqual(scoreWords([pair({ text: 'a b c d' }, { text: 'c d a b' })]), { words: 4, errors: 4, missed: 0 });
	assert.deepEqual(scoreWords([pair({ text: '“a” – b' }, { text: '"a" - b' })]), { words: 3, errors: 0, missed: 0 });
});

test('word errors are a distance', () => {
	const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
	fc.assert(
		fc.property(words, words, words, (a, b, c) => {
			assert.equal(wordErrors(a, b), wordErrors(b, a));
			assert.equal(wordErrors(a, a), 0);
			assert.ok(wordErrors(a, c) <= wordErrors(a, b) + wordErrors(b, c));
		}),
	);
});
