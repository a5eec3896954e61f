import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageText } from '../base/page.ts';
import { compareReleases } from './compare.ts';
import { type Copy, releasedAgain, shownOn, tellingPhrases, unstamped } from './release.ts';

let serial = 100;
/** Words that stand nowhere else. */
const invented = (count = 240) => Array.from({ length: count }, () => `w${serial++}`);

/** Words in rows of ten; a withheld word leaves a box in its place. */
function copyOf(words: readonly string[], withheld: (i: number) => boolean = () => false): Copy {
	const text: PageText = { text: '', words: [] };
	const redactions: Copy['redactions'][number][] = [];
	let row = 0;
	words.forEach((word, i) => {
		const cell = { x: 0.1 + (i % 10) * 0.08, y: 0.05 + Math.floor(i / 10) * 0.03, w: 0.075, h: 0.014 };
		if (withheld(i)) redactions.push({ ...cell, shade: 'black', codes: ['(b)(5)'], printed: [], confidence: 1 });
		else {
			const below = Math.floor(i / 10) > row;
			row = Math.floor(i / 10);
			text.text += `${text.text === '' ? '' : below ? '\n' : ' '}${word}`;
			text.words.push({ ...cell, start: text.text.length - word.length, end: text.text.length, confidence: null });
		}
	});
	return { text, redactions };
}

test('a page is known again whatever two passages each release withholds while both show a third, and from either side', () => {
	const words = invented();
	const passage = fc.record({ from: fc.nat(200), length: fc.integer({ min: 1, max: 60 }) });
	const within = (passages: { from: number; length: number }[]) => (i: number) =>
		passages.some(({ from, length }) => i >= from && i < from + length);
	fc.assert(
		fc.property(fc.array(passage, { maxLength: 2 }), fc.array(passage, { maxLength: 2 }), (inA, inB) => {
			fc.pre(words.filter((_, i) => !within(inA)(i) && !within(inB)(i)).length >= words.length / 3);
			const [a, b] = [copyOf(words, within(inA)), copyOf(words, within(inB))];
			const [there, back] = [releasedAgain(a)(b), releasedAgain(b)(a)];
			assert.ok(there && back);
			assert.equal(there.same, back.same);
			const only = shownOn('a', there, a.text).map((one) => one.text);
			assert.deepEqual(
				shownOn('b', back, a.text).map((one) => one.text),
				only,
			);
		}),
		{
			numRuns: 60,
			examples: [
				[
					[
						{ from: 71, length: 60 },
						{ from: 144, length: 57 },
					],
					[{ from: 0, length: 46 }],
				],
			],
		},
	);
});

test('pages that share a letterhead and a closing are two pages, withheld or not', () => {
	const [head, end] = [invented(30), invented(20)];
	const letters = [0, 1].map(() => [...head, ...invented(190), ...end]);
	const body = (i: number) => i >= 30 && i < 220;
	for (const hide of [() => false, body, (i: number) => body(i) && i > 60]) {
		const [one, other] = letters.map((words) => copyOf(words, hide));
		assert.ok(one && other);
		const same = releasedAgain(one)(other);
		// With the whole body withheld in both, nothing is left that could tell them apart.
		if (hide !== body) assert.equal(same, undefined);
		assert.equal(releasedAgain(one)(copyOf(invented())), undefined);
	}
});

test('a page of which next to nothing is left is no release of any', () => {
	const words = invented();
	assert.equal(releasedAgain(copyOf(words, (i) => i >= 12))(copyOf(words)), undefined);
});

test('telling phrases are spread over the page, stand in it word by word, and cross no box', () => {
	const words = invented();
	const hidden = (i: number) => i >= 100 && i < 140;
	const phrases = tellingPhrases(copyOf(words, hidden));
	assert.ok(phrases.length >= 8 && phrases.length <= 12, `${phrases.length} phrases`);
	const places = phrases.map((phrase) => words.join(' ').split(phrase)[0]?.split(' ').length ?? 0);
	assert.ok(Math.min(...places) < 40 && Math.max(...places) > 200);
	for (const phrase of phrases) {
		const at = words.findIndex((_, i) => words.slice(i, i + 3).join(' ') === phrase);
		assert.ok(at >= 0 && ![at, at + 1, at + 2].some(hidden), phrase);
	}
	assert.deepEqual(tellingPhrases(copyOf(['two', 'words'])), []);
});

test('of small words and long ones the long ones tell', () => {
	const words = 'it was in the fingerprint interoperability deployment that they said it of them'.split(' ');
	assert.deepEqual(tellingPhrases(copyOf(words), 1), ['fingerprint interoperability deployment']);
});

test('a code or a speck in place of the other’s box is nothing shown; the stamp is no word of the record', () => {
	const words = invented(60);
	const shown = (printed: string) => {
		const [here, there] = [copyOf(words.with(30, printed)), copyOf(words, (i) => i === 30)];
		const found = compareReleases(here.text, here.redactions, there.text, there.redactions);
		return shownOn('a', found, here.text).map((one) => one.text);
	};
	assert.deepEqual(shown('(b)(7)(E)'), []);
	assert.deepEqual(shown('—'), []);
	assert.deepEqual(shown('Rutherford'), ['Rutherford']);
	const page = copyOf(words).text;
	const last = page.words.at(-1) ?? assert.fail();
	assert.deepEqual(unstamped(page, last).words, page.words.slice(0, -1));
	assert.equal(unstamped(page, null), page);
});
