import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confidence, evidence, pageText, parseWords } from './ocr-words.ts';

const row = (line: string, box: string, sure: string, text: string) =>
	`5\t1\t${line}\t1\t${box}\t${sure}\t${text}`.replaceAll(' ', '\t');
const tsv = [
	'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
	'1\t1\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t',
	row('1 1 1', '10 10 40 10', '96.123', 'The'),
	row('1 1 1', '60 10 40 10', '41.5', 'cuunty'),
	row('1 1 2', '10 30 8 8', '12.0', '~'),
	row('1 1 2', '10 30 40 10', '88', '$12'),
	row('2 1 1', '10 60 8 8', '91', '-'),
	row('2 1 1', '10 60 8 8', '95', ' '),
].join('\n');

test('words come in order with one space between them and one line break between lines; uncertain words stay, specks go', () => {
	const { text, words } = pageText(parseWords(tsv), ({ x, y, w, h }) => ({
		x: x / 200,
		y: y / 100,
		w: w / 200,
		h: h / 100,
	}));
	assert.equal(text, 'The cuunty\n$12\n-');
	assert.deepEqual(words[1], { x: 0.3, y: 0.1, w: 0.2, h: 0.1, start: 4, end: 10, confidence: 41.5 });
	assert.deepEqual(
		words.map(({ start, end }) => text.slice(start, end)),
		['The', 'cuunty', '$12', '-'],
	);
	assert.equal(words[0]?.confidence, 96.1);
});

test('confident reading counts for, doubtful against', () => {
	const [sure, doubtful] = parseWords(tsv);
	assert.ok(sure && doubtful);
	assert.equal(confidence([]), 0);
	assert.ok(confidence([sure, doubtful]) < 70);
	assert.ok(evidence([sure]) > 0 && evidence([doubtful]) < 0);
});

test('no table, however broken, stops the reading', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('5', '\t', '\n', 'a', '-', ' ') }), (text) => {
			for (const word of parseWords(text)) assert.ok(word.text.length > 0);
		}),
	);
});
