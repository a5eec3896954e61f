import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../base/refusal.ts';
import { type Sheet, visibleText, type Width } from '../base/sheet.ts';
import { fewestPages, type PracticePdf, planPractice } from './practice.ts';
import { planted } from './practice-english.ts';
import { invented } from './practice-stamp.ts';
import { truthOf, truthOfFile } from './practice-truth.ts';

/** Every letter half as wide as it is high: near enough to real type to lay pages out. */
const width: Width = (text, _, size) => text.length * size * 0.5;

const pdfs = (pages: number, seed: string) =>
	[...planPractice(pages, seed, width)].filter((file): file is PracticePdf => file.kind === 'pdf');
const sheets = (pages: number, seed: string): Sheet[] => pdfs(pages, seed).flatMap((file) => file.sheets);

const large = sheets(300, 'large');
const truth = truthOf(
	'large',
	[...planPractice(300, 'large', width)].map((file) => truthOfFile(file, { sha256: file.name, size: 1, text: null })),
);

test('any number of pages is met to the page, and every page says that it is invented', () => {
	fc.assert(
		fc.property(fc.integer({ min: fewestPages, max: 70 }), fc.string(), (pages, seed) => {
			const all = sheets(pages, seed);
			assert.equal(all.length, pages);
			for (const sheet of all) assert.ok(visibleText(sheet).includes(invented));
		}),
		{ numRuns: 25 },
	);
});

test('the same pages and seed give the same plan, another seed another', () => {
	assert.deepEqual([...planPractice(40, 'one', width)], [...planPractice(40, 'one', width)]);
	assert.notDeepEqual([...planPractice(40, 'one', width)], [...planPractice(40, 'two', width)]);
});

test('too few pages are refused in a sentence that names the least', () => {
	for (const pages of [0, fewestPages - 1, 20.5, Number.NaN])
		assert.throws(
			() => planPractice(pages, 'x', width).next(),
			(error) => isRefusal(error) && error.code === 'not-valid' && error.message.includes(`at least ${fewestPages}`),
		);
});

test('a production of some size shows every kind of page, of box and of failure', () => {
	const kinds = new Set(large.map((sheet) => sheet.kind));
	assert.deepEqual([...kinds].sort(), [
		'agreement',
		'e-mail',
		'fax-cover',
		'letter',
		'memorandum',
		'notice',
		'questions',
		'slide',
		'slip-sheet',
		'table',
	]);
	assert.deepEqual(new Set(large.map((sheet) => sheet.language)), new Set(['en', 'es']));
	const boxes = large.flatMap((sheet) => sheet.redactions);
	const has = (name: string, values: Iterable<string | null>, ...wanted: (string | null)[]) => {
		const found = new Set(values);
		for (const one of wanted) assert.ok(found.has(one), `${name}: ${one}`);
	};
	has(
		'shade',
		boxes.map((box) => box.shade),
		'black',
		'white',
		'grey',
	);
	has(
		'place',
		boxes.map((box) => box.place),
		'inside',
		'beside',
		'margin',
		'none',
	);
	has(
		'extent',
		boxes.map((box) => box.extent),
		'words',
		'line',
		'paragraph',
		'page',
	);
	has(
		'bad',
		boxes.map((box) => box.bad),
		null,
		'text-under-box',
		'text-under-image',
		'unapplied-redaction',
		'hidden-layer',
		'same-colour-text',
		'earlier-revision',
	);
	has(
		'layer',
		large.map((sheet) => sheet.scan?.layer ?? 'words'),
		'words',
		'none',
		'stamp',
		'garbage',
	);
	assert.ok(large.some((sheet) => sheet.turned));
});

test('about three pages in ten are scans, and one document holds a fifth of the pages', () => {
	const scanned = large.filter((sheet) => sheet.scan !== null).length / large.length;
	assert.ok(scanned > 0.22 && scanned < 0.38, String(scanned));
	assert.ok(Math.max(...pdfs(300, 'large').map((file) => file.sheets.length)) >= 60);
});

test('each numbering has one gap and one number printed twice', () => {
	assert.deepEqual(
		truth.bates.map((run) => [run.prefix, run.gaps.length, run.repeats.length]),
		[
			['ACSO FOIA 10-0417.', 1, 1],
			['AC 2010FOIA0417.', 1, 1],
		],
	);
});

test('every planted phrase can be found on a page, and truth names the page', () => {
	const english = truth.planted.filter(({ language }) => language === 'en');
	assert.equal(english.length, planted.length);
	for (const { phrase, places } of truth.planted) {
		assert.ok(places.length > 0, phrase);
		for (const { file, page } of places) {
			const shown = truth.files.find((one) => one.name === file)?.pages[(page ?? 0) - 1];
			if (page !== null) assert.ok(shown?.text.replaceAll('\n', ' ').includes(phrase), phrase);
		}
	}
});

test('statute citations are traps: no page that only cites statutes has a code', () => {
	const agreements = truth.files
		.flatMap((file) => file.pages)
		.filter((page) => page.kind === 'agreement' && page.boxes.length === 0);
	assert.ok(agreements.some((page) => page.text.includes('Rule 12(b)(6)')));
	for (const page of agreements) assert.deepEqual(page.codes, []);
});

test('one page is released twice, the second time with words that the first withheld', () => {
	const later = truth.files.find((file) => file.releaseOf !== null);
	const earlier = truth.files.find((file) => file.name === later?.releaseOf?.file);
	const words = (text: string) => text.split(/\s/).length;
	const [before, after] = [earlier?.pages[0], later?.pages[0]];
	assert.ok(before && after);
	assert.ok(words(after.text) > words(before.text) + 10, `${words(before.text)} words, then ${words(after.text)}`);
});

test('truth tells what a bad redaction fails to hide, and never what a proper one hides', () => {
	for (const page of truth.files.flatMap((file) => file.pages))
		for (const box of page.boxes) assert.equal(box.hides === null, box.bad === null);
});
