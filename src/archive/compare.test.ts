import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageText, RedactionBox } from '../base/page.ts';
import { align, compareReleases } from './compare.ts';

/** Words in rows of six, every word in its own cell; a withheld word leaves a box in its cell. */
function release(
	words: readonly string[],
	withheld: (i: number) => boolean,
): { page: PageText; boxes: RedactionBox[] } {
	const page: PageText = { text: '', words: [] };
	const boxes: RedactionBox[] = [];
	words.forEach((word, i) => {
		const cell = { x: 0.1 + (i % 6) * 0.13, y: 0.1 + Math.floor(i / 6) * 0.02, w: 0.12, h: 0.014 };
		if (withheld(i)) boxes.push({ ...cell, shade: 'black', codes: ['(b)(5)'], printed: [], confidence: 1 });
		else {
			page.text += `${page.text === '' ? '' : i % 6 === 0 ? '\n' : ' '}${word}`;
			page.words.push({ ...cell, start: page.text.length - word.length, end: page.text.length, confidence: null });
		}
	});
	return { page, boxes };
}

const shown = (a: ReturnType<typeof release>, b: ReturnType<typeof release>) =>
	compareReleases(a.page, a.boxes, b.page, b.boxes).shown.map((one) => [
		one.in,
		(one.in === 'a' ? a : b).page.text.slice(one.start, one.end).replaceAll('\n', ' '),
	]);

const memo =
	'we believe that a county may opt out of the programme although the memo of last spring said the opposite'.split(' ');

test('what one release withholds and the other shows is found, on both sides', () => {
	const first = release(memo, (i) => i >= 5 && i <= 7);
	const second = release(memo, (i) => i === 13);
	assert.deepEqual(shown(first, second), [
		['b', 'may opt out'],
		['a', 'memo'],
	]);
	const { same } = compareReleases(first.page, first.boxes, second.page, second.boxes);
	assert.ok(same > 0.75 && same < 1);
});

test('a small word that two withheld passages share by chance cuts neither of them', () => {
	const [start, end] = ['the county sent its answer in may'.split(' '), 'nobody replied before june'.split(' ')];
	const passage = 'please consider whether the earlier letter binds us'.split(' ');
	const other = 'counsel will not clear the answer of last winter'.split(' ');
	const words = [...start, ...passage, ...other, ...end];
	const withheld = (from: number, to: number) => (i: number) => i >= from && i < to;
	const first = release(words, withheld(start.length, start.length + passage.length));
	const second = release(words, withheld(start.length + passage.length, words.length - end.length));
	assert.deepEqual(shown(first, second), [
		['a', other.join(' ')],
		['b', passage.join(' ')],
	]);
});

test('equal releases show nothing more; a change without a box is none either', () => {
	const whole = release(memo, () => false);
	assert.deepEqual(compareReleases(whole.page, [], whole.page, []), { same: 1, shown: [] });
	const edited = release(memo.with(5, 'must'), () => false);
	assert.deepEqual(shown(whole, edited), []);
	assert.deepEqual(compareReleases({ text: '', words: [] }, [], { text: '', words: [] }, []), { same: 1, shown: [] });
});

test('a code printed in the box is no difference', () => {
	const whole = release(memo, () => false);
	const boxed = release(memo.with(3, '(b)(5)'), () => false);
	const cell = boxed.page.words[3] ?? assert.fail();
	const box: RedactionBox = {
		x: cell.x,
		y: cell.y,
		w: cell.w,
		h: cell.h,
		shade: 'white',
		codes: ['(b)(5)'],
		printed: [],
		confidence: 1,
	};
	assert.deepEqual(shown(whole, { page: boxed.page, boxes: [box] }), [['a', 'a']]);
});

test('whatever is withheld in either release is what comes back', () => {
	const words = Array.from({ length: 40 }, (_, i) => `word${i}`);
	fc.assert(
		fc.property(fc.uniqueArray(fc.nat(39)), fc.uniqueArray(fc.nat(39)), (inA, inB) => {
			const a = release(words, (i) => inA.includes(i));
			const b = release(words, (i) => inB.includes(i));
			const found = shown(a, b).flatMap(([side, text]) => text?.split(' ').map((word) => `${side} ${word}`) ?? []);
			const expected = [
				...inB.filter((i) => !inA.includes(i)).map((i) => `a word${i}`),
				...inA.filter((i) => !inB.includes(i)).map((i) => `b word${i}`),
			];
			assert.deepEqual(found.sort(), expected.sort());
		}),
		{ numRuns: 300 },
	);
});

test('the alignment is a longest common subsequence', () => {
	const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 });
	fc.assert(
		fc.property(letters, letters, (a, b) => {
			const pairs = align(a, b);
			pairs.forEach(([i, k], n) => {
				assert.equal(a[i], b[k]);
				const before = pairs[n - 1];
				if (before) assert.ok(before[0] < i && before[1] < k);
			});
			const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
			for (let i = a.length - 1; i >= 0; i--)
				for (let k = b.length - 1; k >= 0; k--)
					(table[i] ?? [])[k] =
						a[i] === b[k] ? 1 + (table[i + 1]?.[k + 1] ?? 0) : Math.max(table[i + 1]?.[k] ?? 0, table[i]?.[k + 1] ?? 0);
			assert.equal(pairs.length, table[0]?.[0] ?? 0);
		}),
	);
});
