import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../base/random.ts';
import { jaccard, likePages, shingles } from './likeness.ts';

const r = random('likeness');
const page = (words = 200) => Array.from({ length: words }, () => `w${r.whole(0, 5000)}`);

test('the same memorandum with other boxes is found, and nothing else', () => {
	const pages = Array.from({ length: 400 }, (_, id) => ({ id, text: page().join(' ') }));
	const memo = page();
	const versions = [memo, memo.toSpliced(50, 4), memo.toSpliced(120, 3, '(b)(5)'), memo.with(7, 'another')];
	for (const [i, words] of versions.entries()) pages.push({ id: 1000 + i, text: words.join(' ') });
	const grams = versions.map((words) => shingles(words.join(' ')) ?? new Uint32Array());
	const expected = grams.flatMap((one, i) =>
		grams
			.slice(0, i)
			.flatMap((other, k) => (jaccard(other, one) >= 0.9 ? [[1000 + k, 1000 + i, jaccard(other, one)]] : [])),
	);
	assert.ok(expected.length >= 3);
	const order = (pairs: number[][]) => pairs.map((pair) => pair.join(' ')).sort();
	assert.deepEqual(order(likePages(pages, 0.9)), order(expected));
});

test('letter case, accents, punctuation and exemption codes do not count; short pages are left out', () => {
	const text = page(60).join(' ');
	const [pair] = likePages([
		{ id: 1, text },
		{ id: 2, text: `${text.toUpperCase().replaceAll(' ', ',  ')} (b)(7)(E)` },
	]);
	assert.deepEqual(pair, [1, 2, 1]);
	assert.deepEqual(
		likePages([
			{ id: 1, text: 'cover sheet' },
			{ id: 2, text: 'cover sheet' },
		]),
		[],
	);
});

test('99 of 100 pairs at the threshold are found', () => {
	const pages: { id: number; text: string }[] = [];
	for (let i = 0; i < 300; i++) {
		const words = page(300);
		// Three replaced words touch 15 of 296 grams: Jaccard 281 ÷ 311.
		const changed = words.with(40, 'x').with(140, 'y').with(240, 'z');
		pages.push({ id: 2 * i, text: words.join(' ') }, { id: 2 * i + 1, text: changed.join(' ') });
	}
	assert.ok(likePages(pages, 0.9).length >= 297);
});

test('a crowd of equal pages is linked without comparing each with each', () => {
	const text = page().join(' ');
	const found = likePages(Array.from({ length: 5000 }, (_, id) => ({ id, text })));
	assert.ok(found.length >= 4999 && found.length <= 5000 * 8);
	const linked = new Set(found.map(([a]) => a).concat(found.map(([, b]) => b)));
	assert.equal(linked.size, 5000);
});
