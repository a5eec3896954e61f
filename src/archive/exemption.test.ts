import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Box, PageText } from '../base/page.ts';
import { findCodes, normaliseCode } from './exemption.ts';

const somewhere: Box[] = [{ x: 0, y: 0, w: 1, h: 1 }];

function fixture(name: string): { text: string; boxes: Box[] }[] {
	return readFileSync(new URL(`../../test/fixtures/archive/${name}`, import.meta.url), 'utf8')
		.split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => (line.startsWith('box: ') ? { text: line.slice(5), boxes: somewhere } : { text: line, boxes: [] }));
}

const codesOf = (text: string, boxes: Box[] = []) => findCodes(text, boxes).map((code) => code.code);

for (const { text, boxes } of fixture('exemption-valid.txt')) {
	const [label = '', codes = ''] = text.split(' → ');
	test(`reads ${label}${boxes.length > 0 ? ' in a box' : ''}`, () =>
		assert.deepEqual(codesOf(label, boxes), codes.match(/\S+/g) ?? []));
}

for (const { text, boxes } of fixture('exemption-invalid.txt'))
	test(`finds no exemption in “${text}”${boxes.length > 0 ? ' in a box' : ''}`, () =>
		assert.deepEqual(codesOf(text, boxes), []));

test('a numbered paragraph of a regulation is no exemption, a label at the start of a line is', () => {
	assert.deepEqual(
		codesOf('(a) Scope of this part.\n(b)(1) The officer shall give notice.\n(b)(2) The agency may reply.'),
		[],
	);
	assert.deepEqual(codesOf('Dear Sir:\n(b)(6) called on Monday.'), ['(b)(6)']);
});

test('tells what is printed with a code, and where it stands', () => {
	const text = 'see (b)(3): 8 U.S.C. § 1367 and (b)(5) DPP';
	const [third, fifth] = findCodes(text);
	assert.equal(third?.statute, '8 U.S.C. § 1367');
	assert.equal(fifth?.sub, 'DPP');
	for (const code of findCodes(text)) assert.equal(text.slice(code.start, code.end), code.printed);
	assert.equal(findCodes('b7C -2', somewhere)[0]?.sub, '2');
	assert.deepEqual(
		findCodes('(b)(6), (k)(2), 7(1)(b), NR', somewhere).map((code) => code.family),
		['foia', 'privacy', 'state', 'mark'],
	);
});

test('spacing, case and separators do not change the reading', () => {
	const letter = fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { nil: '' });
	const code = fc
		.tuple(fc.integer({ min: 1, max: 9 }), letter)
		.map(([number, part]) => ({ number, part: number === 7 ? part : '' }));
	const space = fc.constantFrom('', ' ');
	const separator = fc.constantFrom(', ', ',', '; ', ';', ' ', '/', ' and ', '\n');
	fc.assert(
		fc.property(
			fc.array(code, { minLength: 1, maxLength: 5 }),
			space,
			separator,
			fc.boolean(),
			(codes, gap, between, lower) => {
				const canonical = codes.map(({ number, part }) => `(b)(${number})${part && `(${part})`}`);
				const printed = codes.map(
					({ number, part }) => `(b)${gap}(${number})${part && `${gap}(${lower ? part.toLowerCase() : part})`}`,
				);
				assert.deepEqual(codesOf(printed.join(between)), canonical);
				canonical.forEach((expected, i) => {
					assert.equal(normaliseCode(printed[i] ?? ''), expected);
				});
			},
		),
	);
});

test('normalising is idempotent and refuses what is more or less than one code', () => {
	for (const printed of ['(b)(7)(e)', 'b6', 'B(6)', '(K)(2)', '7(1)(D)(IV)', 'Non-Responsive', '(b)(7XC)']) {
		const code = normaliseCode(printed);
		assert.ok(code, printed);
		assert.equal(normaliseCode(code), code);
	}
	for (const printed of ['', '(b)(6), (b)(7)(C)', '(b)(6) said', 'Rule 12(b)(6)'])
		assert.equal(normaliseCode(printed), undefined);
});

/** A page of words on one line each, `y` from the top. */
function page(...words: [text: string, x: number, y: number][]): PageText {
	let text = '';
	const placed = words.map(([word, x, y]) => {
		text += text ? ` ${word}` : word;
		return {
			x,
			y,
			w: word.length * 0.009,
			h: 0.012,
			start: text.length - word.length,
			end: text.length,
			confidence: null,
		};
	});
	return { text, words: placed };
}

test('short forms count only by a box, garbled ones only against one', () => {
	const box: Box = { x: 0.3, y: 0.5, w: 0.2, h: 0.015 };
	const beside = page(['b6', 0.51, 0.5], ['room', 0.1, 0.2], ['b7C', 0.2, 0.2]);
	assert.deepEqual(
		findCodes(beside, [box]).map((code) => code.code),
		['(b)(6)'],
	);
	assert.deepEqual(
		findCodes(beside).map((code) => code.code),
		[],
	);
	const garbled = page(['(h)(6)', 0.35, 0.5], ['(h)(6)', 0.35, 0.7]);
	assert.deepEqual(
		findCodes(garbled, [box]).map((code) => code.start),
		[0],
	);
	const margin = page(['b5', 0.92, 0.503]);
	assert.deepEqual(
		findCodes(margin, [box]).map((code) => code.code),
		['(b)(5)'],
	);
});
