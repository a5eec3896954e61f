import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { random } from '../base/random.ts';
import { type Sheet, visibleText, type Width } from '../base/sheet.ts';
import { flow, marked, unmarked } from './practice-flow.ts';
import { letterFrame, sheetsOf } from './practice-paper.ts';
import { skewed } from './practice-scan.ts';
import { someStyle, spoil, withhold } from './practice-withhold.ts';

const width: Width = (text, _, size) => text.length * size * 0.5;

function page(text: string, secret?: 'advice'): Sheet {
	const [sheet] = sheetsOf(flow([{ kind: 'text', text, ...(secret ? { secret } : {}) }], letterFrame, width), 'letter');
	assert.ok(sheet);
	return sheet;
}

const style = { shade: 'black', place: 'inside', printing: 'comma' } as const;

test('marks are read, and punctuation goes with the word before it', () => {
	assert.deepEqual(marked('Call {p:Wren Foxglove}, at {c:(555) 555-0100}.'), [
		{ text: 'Call' },
		{ text: 'Wren', secret: 'person' },
		{ text: 'Foxglove,', secret: 'person' },
		{ text: 'at' },
		{ text: '(555)', secret: 'contact' },
		{ text: '555-0100.', secret: 'contact' },
	]);
	assert.equal(unmarked('Call {p:Wren Foxglove}, now'), 'Call Wren Foxglove, now');
});

test('withheld words leave the page, each under a box that covers it, and the rest stays', () => {
	fc.assert(
		fc.property(fc.string(), (seed) => {
			const chance = random(seed);
			const bare = page(
				'The file was kept by {p:Odell Quillfeather} who could be reached at {c:(555) 555-0142} until {=:the lantern went out} in May.',
			);
			const sheet = withhold(bare, someStyle(chance), 1, chance, width);
			const shown = visibleText(sheet);
			for (const word of ['Odell', 'Quillfeather', '555-0142']) assert.ok(!shown.includes(word), word);
			assert.ok(shown.replaceAll('\n', ' ').includes('the lantern went out'));
			for (const line of sheet.lines)
				for (const word of line.words) {
					const box = word.covered === undefined ? undefined : sheet.redactions[word.covered];
					if (word.covered !== undefined)
						assert.ok(box && box.x <= word.x && box.x + box.w >= word.x + word.w && box.y < line.y);
				}
		}),
		{ numRuns: 50 },
	);
});

test('codes in truth are the codes that are printed', () => {
	fc.assert(
		fc.property(fc.string(), (seed) => {
			const chance = random(seed);
			const sheet = withhold(
				page(
					'I would rather not say this in so many words, and I recommend that nobody else does. '.repeat(3),
					'advice',
				),
				style,
				1,
				chance,
				width,
			);
			for (const box of sheet.redactions) {
				const printed = box.label?.words.map((word) => word.text).join(' ') ?? '';
				for (const code of box.codes) assert.ok(printed.includes(code), `${code} in ${printed}`);
				assert.equal(box.place === 'none', box.label === undefined);
			}
		}),
		{ numRuns: 50 },
	);
});

test('a name and the address beside it go under one box', () => {
	const chance = random('one box');
	const sheet = withhold(page('From {p:Foxglove, Fern} {c:<fern@bcr.agency.example>} to all'), style, 1, chance, width);
	assert.equal(sheet.redactions.length, 1);
});

test('words made invisible have no box; words under a box keep it', () => {
	const chance = random('spoilt');
	const sheet = withhold(page('Kept by {p:Odell Quillfeather} alone'), style, 1, chance, width);
	assert.deepEqual(
		spoil(sheet, 'same-colour-text', 'white').redactions.map(({ bad, drawn }) => ({ bad, drawn })),
		[{ bad: 'same-colour-text', drawn: false }],
	);
	assert.deepEqual(
		spoil(sheet, 'text-under-box', 'grey').redactions.map(({ bad, drawn, shade }) => ({ bad, drawn, shade })),
		[{ bad: 'text-under-box', drawn: true, shade: 'grey' }],
	);
});

test('text stays inside its frame, whatever it says', () => {
	const word = fc.stringMatching(/^[a-z]{1,14}$/);
	fc.assert(
		fc.property(
			fc.array(word, { minLength: 1, maxLength: 2000 }),
			fc.double({ min: 6, max: 30, noNaN: true }),
			(words, size) => {
				const leaves = flow([{ kind: 'text', text: words.join(' '), size }], letterFrame, width);
				const lines = leaves.flatMap((leaf) => leaf.lines);
				assert.deepEqual(
					lines.flatMap((line) => line.words.map((one) => one.text)),
					words,
				);
				for (const line of lines) {
					assert.ok(line.y <= letterFrame.bottom + 0.001);
					const last = line.words.at(-1);
					assert.ok(last && last.x + last.w <= letterFrame.right + 0.001);
				}
			},
		),
		{ numRuns: 60 },
	);
});

test('a crooked box is as large as it was or larger, and a straight one is itself', () => {
	const sheet = { width: 612, height: 792 };
	const place = fc.record({
		x: fc.integer({ min: 0, max: 500 }),
		y: fc.integer({ min: 0, max: 700 }),
		w: fc.integer({ min: 1, max: 100 }),
		h: fc.integer({ min: 1, max: 80 }),
	});
	fc.assert(
		fc.property(place, fc.double({ min: -2, max: 2, noNaN: true }), (rect, degrees) => {
			const turned = skewed(rect, sheet, degrees);
			assert.ok(turned.w * turned.h >= rect.w * rect.h - 1e-6);
			const straight = skewed(rect, sheet, 0);
			for (const key of ['x', 'y', 'w', 'h'] as const) assert.ok(Math.abs(straight[key] - rect[key]) < 1e-9);
		}),
	);
	// Two degrees clockwise about the middle of the page take its top edge to the right: 396 · sin 2° = 13.82 points.
	const top = skewed({ x: 306, y: 0, w: 0, h: 0 }, sheet, 2);
	assert.ok(Math.abs(top.x - (306 + 13.82)) < 0.01);
});
