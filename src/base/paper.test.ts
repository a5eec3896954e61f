import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blanksOf, literally, paperOf, spansOf, wordsOf } from './paper.ts';

const about = { title: 'A paper', header: 'Draft' };

test('marks make titles, items, tables, centred lines and pages, and a backslash keeps a line', () => {
	const { blocks } = paperOf(
		'# Title\n\nDear Ada,\\\nsecond line\nsame line\n\n## Facts\n1. one\n(A.1) two **bold** and _slanted_\n- dot\n\n^ middle\n\n===\n\n| No. | What |\n|--|------|\n| 1 | a \\| b |\n| 2 |',
		about,
	);
	assert.deepEqual(
		blocks.map((block) => block.kind),
		['title', 'paragraph', 'heading', 'item', 'item', 'item', 'paragraph', 'break', 'table'],
	);
	assert.ok(blocks[1]?.kind === 'paragraph' && wordsOf(blocks[1].spans) === 'Dear Ada,\nsecond line same line');
	assert.ok(blocks[4]?.kind === 'item' && blocks[4].label === '(A.1)');
	assert.deepEqual(blocks[4].spans, [
		{ text: 'two ' },
		{ text: 'bold', bold: true },
		{ text: ' and ' },
		{ text: 'slanted', italic: true },
	]);
	const table = blocks[8];
	assert.ok(table?.kind === 'table');
	assert.deepEqual(table.widths, [0.25, 0.75]);
	assert.deepEqual(
		table.rows.map((row) => row.map(wordsOf)),
		[
			['1', 'a | b'],
			['2', ''],
		],
	);
});

test('what is not known stays a blank that can be listed, each once', () => {
	const paper = paperOf(
		'Received on [date of receipt: unknown].\n\n| [Name] |\n|--|\n| [date of receipt: unknown] |',
		about,
	);
	assert.deepEqual(blanksOf(paper), ['[date of receipt: unknown]', '[Name]']);
});

test('words from outside come out as they are, whatever signs they hold', () => {
	const signs = fc.stringMatching(/^[ -~áñł“”–]{0,40}$/);
	fc.assert(
		fc.property(signs, (words) => {
			const written = literally(words);
			assert.equal(wordsOf(spansOf(written)), words.replace(/ +/g, ' ').trim());
			assert.deepEqual(blanksOf(paperOf(written, about)), []);
			const { blocks } = paperOf(`| Head |\n|--|\n| ${written} |`, about);
			assert.ok(blocks.length === 1 && blocks[0]?.kind === 'table' && blocks[0].head.length === 1);
		}),
	);
});
