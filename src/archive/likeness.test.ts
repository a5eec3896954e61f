import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jaccard, shingles } from './likeness.ts';

const memo = Array.from({ length: 40 }, (_, i) => `word${i}`);
const grams = (words: readonly string[]) => shingles(words.join(' ')) ?? new Uint32Array();

test('one word changed in forty touches five runs of five: 31 shared of 41', () => {
	const changed = memo.with(20, 'other');
	assert.equal(jaccard(grams(memo), grams(changed)), 31 / 41);
});

test('case, accents, punctuation and printed exemption codes do not make pages differ', () => {
	const printed = memo.map((word, i) => (i === 10 ? `(b)(7)(C) ${word.toUpperCase()},` : word));
	assert.equal(jaccard(grams(memo), grams(printed)), 1);
});

test('a page of fewer words than asked for has no likeness to tell', () => {
	assert.equal(shingles('a cover sheet'), undefined);
});

test('likeness is the same both ways, 1 for a page and itself, 0 for pages that share nothing', () => {
	const sets = fc.uniqueArray(fc.nat(500), { maxLength: 60 }).map((list) => Uint32Array.from(list).sort());
	fc.assert(
		fc.property(sets, sets, (a, b) => {
			assert.equal(jaccard(a, b), jaccard(b, a));
			assert.equal(jaccard(a, a), 1);
			const common = a.filter((one) => b.includes(one)).length;
			const all = new Set([...a, ...b]).size;
			assert.equal(jaccard(a, b), all === 0 ? 1 : common / all);
		}),
	);
});
