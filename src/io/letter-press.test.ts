import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { paperOf } from '../base/paper.ts';
import { breakLines, formatOf, layOut } from './letter-layout.ts';
import { pdfOf } from './letter-press.ts';
import { createReader } from './reader.ts';

const reader = createReader({ workers: 1 });
after(() => reader.close());

const rows = Array.from({ length: 90 }, (_, i) => `| ${i + 1} | Records on matter ${i + 1} | ICE FOIA 10-2674.${i} |`);
const paper = paperOf(
	`# What Came\n\nFor Łukasz Kowalczyk and José Núñez, of [date: unknown].\n\n| Item | Asked | Bates |\n|--|-----|---|\n${rows.join('\n')}`,
	{ title: 'Table of ICE 10-2674', header: 'Draft for counsel, not legal advice' },
);

test('a printed paper reads back: every page has its header, number and the head of the table, every row stands once', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-letter-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, 'paper.pdf');
	await writeFile(path, pdfOf(paper));
	const { pages } = await reader.open(path, 'paper.pdf', { scratch: folder });
	assert.ok(pages >= 3, `${pages} pages`);
	const texts: string[] = [];
	for await (const page of reader.pages(path, 'pdf', { from: 1, to: pages })) texts.push(page.layer.text);
	texts.forEach((text, i) => {
		assert.match(text, /Draft for counsel, not legal advice/);
		assert.match(text, new RegExp(`Page ${i + 1} of ${pages}`));
		assert.match(text, /Item Asked Bates/);
	});
	const all = texts.join('\n');
	assert.match(all, /Łukasz Kowalczyk and José Núñez, of \[date: unknown\]/);
	for (let i = 1; i <= 90; i++) assert.equal(all.split(new RegExp(`Records on matter ${i}\\b`)).length, 2, `row ${i}`);
});

test('names keep every letter and accent, and what no font has is a box that is still copied as itself', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-letter-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, 'names.pdf');
	const words = ['Nguyễn Thị Hường', 'Łukasz Żółć', 'José Núñez', 'Дмитрий', 'Ελένη', '§ 552 — “x”…', '中文'];
	const decomposed = 'Nguye\u0302\u0303n';
	const text = `# ${words.join(' ')}\n\n${words.join(' ')} **${words.join(' ')}** _${words.join(' ')}_ ${decomposed}`;
	await writeFile(path, pdfOf(paperOf(text, { title: 'Names', header: '' })));
	let read = '';
	for await (const page of reader.pages(path, 'pdf', { from: 1, to: 1 })) read += page.layer.text;
	const flat = read.replace(/\s+/g, ' ').normalize('NFC');
	for (const word of words) assert.equal(flat.split(word).length - 1, 4, word);
	assert.match(flat, /Nguyễn(?! Thị)/);
	const bytes = Buffer.from(await readFile(path)).toString('latin1');
	assert.doesNotMatch(bytes, /\/Type1|Times/, 'every font goes with the file');
});

test('the same paper gives the same bytes, another paper others', () => {
	assert.deepEqual(pdfOf(paper), pdfOf(structuredClone(paper)));
	assert.notDeepEqual(pdfOf(paper), pdfOf({ ...paper, title: 'Another' }));
});

test('nothing is printed outside the margins, and no word is lost', () => {
	const measure = (text: string, _face: string, size: number) => text.length * size * 0.5;
	const word = fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom(...'abcdefghij') });
	const cell = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }), fc.boolean(), (cells, landscape) => {
			const text = `| a | b |\n|--|----|\n${cells.map(([one, two]) => `| ${one} | ${two} |`).join('\n')}`;
			const given = paperOf(text, { title: 't', header: '', landscape });
			const { width, height, margin } = formatOf(given);
			const pages = layOut(given, measure);
			for (const page of pages)
				for (const { y, pieces } of page.lines) {
					assert.ok(y >= margin && y <= height - margin + 4, `line at ${y}`);
					for (const piece of pieces)
						assert.ok(piece.x >= margin - 0.01 && piece.x + piece.width <= width - margin + 0.01);
				}
			const printed = pages
				.flatMap((page) => page.lines.flatMap((line) => line.pieces.map((piece) => piece.text)))
				.join('');
			const heads = pages.length * 2;
			assert.equal(printed.replace(/ /g, '').length, cells.flat().join('').replace(/ /g, '').length + heads);
		}),
		{ numRuns: 60 },
	);
});

test('words are set into lines that fit, and one that is too long is cut', () => {
	const measure = (text: string) => text.length;
	const lines = breakLines([{ text: 'one two abcdefghijklmnop' }], 8, 1, measure);
	assert.deepEqual(
		lines.map((line) => line.map((piece) => piece.text).join(' ')),
		['one two', 'abcdefgh', 'ijklmnop'],
	);
});
