import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageText } from '#src/base/page.ts';
import { between, boxFrom, chosenBoxes, moved, nudged, wholeWords, wordAt } from './selection.ts';

const word = (start: number, end: number, x: number, y: number) => ({
	start,
	end,
	x,
	y,
	w: 0.1,
	h: 0.02,
	confidence: null,
});
const page: PageText = {
	text: 'can a county\nopt out',
	words: [
		word(0, 3, 0.1, 0.1),
		word(4, 5, 0.3, 0.1),
		word(6, 12, 0.5, 0.1),
		word(13, 16, 0.1, 0.2),
		word(17, 20, 0.3, 0.2),
	],
};
const said = (chosen: readonly [number, number] | null) => chosen && page.text.slice(...chosen);

test('half a word chosen is the word', () => {
	assert.equal(said(wholeWords(page, 7, 14)), 'county\nopt');
	assert.equal(wholeWords(page, 12, 13), null, 'the space between two words holds none');
});

test('a choice grows and shrinks by words and never becomes empty', () => {
	assert.equal(said(moved(page, [6, 12], 'start', -1)), 'a county');
	assert.equal(said(moved(page, [6, 12], 'end', 1)), 'county\nopt');
	assert.equal(said(moved(page, [4, 12], 'end', -1)), 'a');
	assert.equal(said(moved(page, [6, 12], 'start', 1)), 'county');
	assert.equal(said(moved(page, [0, 3], 'start', -1)), 'can');
	assert.equal(said(moved(page, [17, 20], 'end', 1)), 'out');
});

test('dragging upwards chooses the same words as downwards', () => {
	assert.deepEqual(between(page, 3, 1), between(page, 1, 3));
	assert.equal(said(between(page, 1, 3)), 'a county\nopt');
});

test('the hand need not hit a word: the nearest on its line is meant', () => {
	assert.equal(wordAt(page.words, 0.55, 0.11), 2);
	assert.equal(wordAt(page.words, 0.95, 0.205), 4);
	assert.equal(wordAt([], 0.5, 0.5), -1);
});

test('chosen words are drawn as one box a line', () => {
	assert.equal(chosenBoxes(page, [4, 16]).length, 2);
});

test('a drawn box stays on the page, by hand and by arrow key', () => {
	assert.deepEqual(boxFrom(0.5, 1.2, -0.3, 0.25), { x: 0, y: 0.25, w: 0.5, h: 0.75 });
	assert.equal(nudged({ x: 0.9, y: 0, w: 0.1, h: 0.1 }, 'ArrowRight', false)?.x, 0.9);
	const grown = nudged({ x: 0.5, y: 0, w: 0.5, h: 0.1 }, 'ArrowRight', true);
	assert.equal(grown?.w, 0.5, 'nor does it grow over the edge');
	assert.equal(nudged({ x: 0, y: 0, w: 0.1, h: 0.1 }, 'Tab', false), null);
});
