import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageText, RedactionBox, Word } from '#src/base/page.ts';
import { placeBars } from './bars.ts';
import { isBar, paragraphs, split } from './segments.ts';

/** A page set in one column: each string a line, words of even width. */
function page(...lines: string[]): PageText {
	const words: Word[] = [];
	let start = 0;
	lines.forEach((line, row) => {
		let at = start;
		for (const word of line.split(' ')) {
			const x = 0.1 + (at - start) * 0.01;
			words.push({
				start: at,
				end: at + word.length,
				x,
				y: 0.1 + row * 0.03,
				w: word.length * 0.01,
				h: 0.02,
				confidence: null,
			});
			at += word.length + 1;
		}
		start += line.length + 1;
	});
	return { text: lines.join('\n'), words };
}

function box(x: number, y: number, w: number, codes: string[] = ['(b)(5)']): RedactionBox {
	return { x, y, w, h: 0.02, shade: 'black', codes, printed: codes, confidence: 1 };
}

const letter = page('The sheriff wrote to the', 'governor about the county');

test('a box stands behind the word left of it', () => {
	assert.deepEqual(placeBars(letter, [box(0.36, 0.1, 0.1)]), [{ at: 24, codes: ['(b)(5)'], boxes: 1 }]);
	assert.equal(
		letter.text.slice(0, placeBars(letter, [box(0.19, 0.13, 0.05)])[0]?.at),
		'The sheriff wrote to the\ngovernor',
	);
});

test('a box at the start of a line stands before the word right of it, and one between lines after the line above', () => {
	assert.equal(placeBars(page('knows it', 'well'), [box(0.02, 0.13, 0.05)])[0]?.at, 9);
	assert.equal(placeBars(letter, [box(0.1, 0.3, 0.5)])[0]?.at, letter.text.length);
});

test('a withheld page without words shows its bar', () => {
	const [only] = paragraphs({ text: '', words: [] }, [box(0, 0, 1)], []);
	assert.deepEqual(only?.runs, [{ at: 0, codes: ['(b)(5)'], boxes: 1 }]);
});

test('boxes in one place under one code are one bar, under two codes two', () => {
	const end = [box(0.36, 0.1, 0.1), box(0.48, 0.1, 0.1)];
	assert.deepEqual(placeBars(letter, end), [{ at: 24, codes: ['(b)(5)'], boxes: 2 }]);
	assert.equal(placeBars(letter, [...end, box(0.6, 0.1, 0.1, ['(b)(6)'])]).length, 2);
});

test('a code printed in its box is said by the bar and not a second time', () => {
	const text = page('we decided (b)(5) on Monday');
	const [only] = paragraphs(text, [box(0.2, 0.1, 0.08)], []);
	const said = only?.runs.map((run) => (isBar(run) ? `[${run.codes}]` : run.text.trim())).join(' ');
	assert.equal(said?.replace(/\s+/g, ' '), 'we decided [(b)(5)] on Monday');
});

test('codes painted after all else do not carry their bars to the end of the text', () => {
	const text = page('from somebody at', 'to another', '(b)(6)');
	const label = text.words.at(-1);
	assert.ok(label);
	Object.assign(label, { x: 0.28, y: 0.1 });
	const said = paragraphs(text, [box(0.27, 0.1, 0.1, ['(b)(6)'])], [])
		.flatMap((part) => part.runs)
		.map((run) => (isBar(run) ? `[${run.codes}]` : run.text.trim()));
	assert.deepEqual(said.filter(Boolean), ['from somebody at', '[(b)(6)]', 'to another']);
});

test('a word in a box that is no code stays', () => {
	const [only] = paragraphs(page('we decided nothing on Monday'), [box(0.21, 0.1, 0.07)], []);
	assert.match(only?.runs.map((run) => (isBar(run) ? '' : run.text)).join('') ?? '', /nothing/);
});

test('a line that stops short ends its paragraph; full lines run on', () => {
	const text = page('a full line of the letter goes on here', 'and ends.', 'another full line of the letter begins');
	assert.deepEqual(
		paragraphs(text, [], []).map((part) => text.text.slice(part.start, part.end).trim()),
		['a full line of the letter goes on here\nand ends.', 'another full line of the letter begins'],
	);
});

test('mail, of which no places are known, breaks at its empty lines only', () => {
	const text = 'From: the sheriff\nTo: the county\n\nWe will not.\n';
	const mail = { text, words: [{ start: 0, end: 5, x: 0, y: 0, w: 0, h: 0, confidence: null }] };
	assert.deepEqual(
		paragraphs(mail, [], []).map((part) => text.slice(part.start, part.end).trim()),
		['From: the sheriff\nTo: the county', 'We will not.'],
	);
});

test('cutting never loses or changes a letter, whatever is marked or withheld', () => {
	const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
	const line = fc
		.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 6 })
		.map((words) => words.join(' '));
	const boxes = fc.array(
		fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 6 }), fc.array(range), boxes, (lines, marks, places) => {
			const text = page(...lines);
			const parts = paragraphs(
				text,
				places.map(([x, y]) => box(x, y, 0.1)),
				marks,
			);
			const runs = parts.flatMap((part) => part.runs);
			const pieces = runs.flatMap((run) => (isBar(run) ? [] : [run]));
			assert.equal(pieces.map((piece) => piece.text).join(''), text.text);
			for (const piece of pieces)
				assert.equal(text.text.slice(piece.start, piece.start + piece.text.length), piece.text);
			assert.equal(
				runs.filter(isBar).reduce((sum, bar) => sum + bar.boxes, 0),
				places.length,
			);
		}),
	);
});

test('marks are cut where they begin and end', () => {
	assert.deepEqual(
		split('opt out now', [[0, 7]]).map((piece) => [piece.text, piece.marked]),
		[
			['opt out', true],
			[' now', false],
		],
	);
});
