import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assembleWords, type Characters } from './pdfium-text.ts';

/** Each character one point wide and one high, on one line; a page of 100 × 10 points. */
function characters(codes: readonly number[]): Characters {
	const boxes = Float32Array.from(codes.flatMap((_, i) => [i, i + 1, 5, 6]));
	return { count: codes.length, codes: Uint32Array.from(codes), boxes, objects: new Uint32Array(codes.length) };
}
const page = [0.01, 0, 0, -0.1, 0, 1] as const;
const read = (codes: readonly number[]) => assembleWords(characters(codes), new Map(), page);
const codesOf = (text: string) => [...text].map((char) => char.codePointAt(0) ?? 0);

test('Words stand in the text where they say, with the box of their letters', () => {
	const { text, words } = read(codesOf('Opt  out\r\nnow'));
	assert.equal(text, 'Opt out\nnow');
	assert.deepEqual(
		words.map(({ start, end }) => text.slice(start, end)),
		['Opt', 'out', 'now'],
	);
	const [first] = words;
	assert.deepEqual([first?.x, first?.w], [0, 0.03]);
	assert.ok(Math.abs((first?.y ?? 0) - 0.4) < 1e-6 && Math.abs((first?.h ?? 0) - 0.1) < 1e-6);
});

test('A hyphen that breaks a line, and a soft one, stay as printed', () => {
	assert.equal(
		read([...codesOf('infor'), 2, 13, 10, ...codesOf('mation co'), 0xad, ...codesOf('op')]).text,
		'infor-\nmation co-op',
	);
});

test('NUL, control characters and byte order marks vanish; ligatures and characters beyond the first plane stay', () => {
	assert.equal(read([0x66, 0, 0xfb01, 7, 0xfeff, 0x1f4c4, 0xffff]).text, 'f\ufb01\u{1f4c4}');
	assert.equal(read([0xd83d, 0xdcc4]).text, '\u{1f4c4}', 'surrogates given one by one make one character');
});

test('Whatever characters a page has, its text is well formed and every word is a slice of it without spaces', () => {
	const code = fc.oneof(
		fc.integer({ min: 0, max: 0x2ff }),
		fc.integer({ min: 0xd7f0, max: 0xe010 }),
		fc.integer({ min: 0, max: 0x11ffff }),
	);
	fc.assert(
		fc.property(fc.array(code, { maxLength: 60 }), (codes) => {
			const { text, words } = read(codes);
			assert.ok(text.isWellFormed());
			let end = 0;
			for (const word of words) {
				assert.ok(word.start >= end && word.end > word.start && word.end <= text.length);
				assert.doesNotMatch(text.slice(word.start, word.end), /[ \n\r\t]/);
				assert.match(text.slice(end, word.start), /^[ \n]?$/);
				end = word.end;
			}
			assert.equal(end, text.length);
		}),
	);
});
