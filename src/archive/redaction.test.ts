import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { area, type Box, intersection, type PageText, type Picture, type RedactionBox } from '../base/page.ts';
import { random } from '../base/random.ts';
import { findRedactions, withText } from './redaction.ts';

/** Pixels at 100 dots an inch: left, top, width, height. */
type Rect = [x: number, y: number, w: number, h: number];
const none: PageText = { text: '', words: [] };

/** A white letter page at `dpi` that is drawn on in pixels of 100 dpi. */
function sheet(dpi = 100) {
	const width = Math.round(8.5 * dpi);
	const height = 11 * dpi;
	const picture: Picture = { width, height, grey: new Uint8Array(width * height).fill(255) };
	const by = dpi / 100;
	const fill = ([x, y, w, h]: Rect, level = 0) => {
		for (let row = Math.round(y * by); row < Math.round((y + h) * by); row++)
			picture.grey.fill(level, row * width + Math.round(x * by), row * width + Math.round((x + w) * by));
	};
	const frame = ([x, y, w, h]: Rect, level = 0) => {
		fill([x, y, w, 1], level);
		fill([x, y + h - 1, w, 1], level);
		fill([x, y, 1, h], level);
		fill([x + w - 1, y, 1, h], level);
	};
	/** Something with the density of print, 9 high: a stem and two arms for each letter of 6. */
	const print = (x: number, y: number, letters: number, level = 0) => {
		for (let i = 0; i < letters; i++) {
			fill([x + i * 6, y, 1, 9], level);
			fill([x + i * 6, y + (i % 3) * 3, 4, 1], level);
			fill([x + i * 6, y + 8, 4, 1], level);
		}
	};
	return { picture, fill, frame, print };
}

function text(...words: [word: string, x: number, y: number, w: number, h?: number][]): PageText {
	let all = '';
	const placed = words.map(([word, x, y, w, h = 10]) => {
		all += all ? ` ${word}` : word;
		return {
			x: x / 850,
			y: y / 1100,
			w: w / 850,
			h: h / 1100,
			start: all.length - word.length,
			end: all.length,
			confidence: null,
		};
	});
	return { text: all, words: placed };
}

const at = ([x, y, w, h]: Rect): Box => ({ x: x / 850, y: y / 1100, w: w / 850, h: h / 1100 });

function alike(a: Box, b: Box): number {
	const common = intersection(a, b);
	return common ? area(common) / (area(a) + area(b) - area(common)) : 0;
}

/** Asserts that exactly these boxes were found, each nearly to the pixel. */
function expectBoxes(found: readonly RedactionBox[], expected: readonly Rect[], least = 0.8): void {
	assert.equal(found.length, expected.length, `found ${JSON.stringify(found)}`);
	for (const rect of expected)
		assert.ok(
			found.some((box) => alike(box, at(rect)) > least),
			`no box at ${rect}: ${JSON.stringify(found)}`,
		);
}

test('finds black boxes in lines of print, wherever they are, and nothing else', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 40, max: 400 }),
			fc.integer({ min: 110, max: 300 }),
			(rows, width, left) => {
				const { picture, fill, print } = sheet();
				for (let row = 0; row < 26; row++) print(100, 203 + row * 20, 100);
				const boxes = rows.map((row): Rect => [left, 200 + row * 20, width, 15]);
				for (const box of boxes) {
					fill([box[0] - 7, box[1], box[2] + 14, box[3]], 255);
					fill(box);
				}
				expectBoxes(findRedactions(picture, none), boxes);
			},
		),
		{ numRuns: 15 },
	);
});

for (const dpi of [60, 75, 100, 150, 200, 300])
	test(`finds the same boxes at ${dpi} dpi`, () => {
		const { picture, fill } = sheet(dpi);
		const boxes: Rect[] = [
			[100, 200, 120, 15],
			[300, 400, 250, 120],
			[100, 600, 60, 14],
		];
		for (const box of boxes) fill(box);
		expectBoxes(findRedactions(picture, none), boxes, 0.75);
	});

test('a white code in a black box is read from the text, or marked for reading', () => {
	const { picture, fill, print } = sheet();
	fill([100, 200, 150, 15]);
	print(104, 203, 8, 255);
	const [unread] = findRedactions(picture, none);
	assert.deepEqual(unread?.codes, []);
	assert.ok(unread?.ink && alike(unread.ink, at([104, 203, 46, 9])) > 0.8);
	const [read] = findRedactions(picture, text(['(b)(7)(E)', 104, 203, 46]));
	assert.deepEqual(read?.codes, ['(b)(7)(E)']);
	assert.equal(read?.ink, undefined);
	assert.ok((read?.confidence ?? 0) >= (unread?.confidence ?? 1));
});

test('a code beside a box or in the margin goes to the nearest box of its line', () => {
	const { picture, fill } = sheet();
	fill([100, 200, 120, 14]);
	fill([400, 200, 120, 14]);
	fill([100, 230, 120, 14]);
	fill([100, 300, 120, 14]);
	const found = findRedactions(
		picture,
		text(['(b)(6)', 224, 202, 40], ['b7C', 524, 202, 25], ['(b)(5)', 770, 232, 40]),
	);
	assert.deepEqual(
		found.map((box) => box.codes),
		[['(b)(6)'], ['(b)(7)(C)'], ['(b)(5)'], []],
	);
});

test('white and grey boxes with an outline', () => {
	const { picture, fill, frame, print } = sheet();
	const white: Rect = [100, 200, 150, 16];
	const empty: Rect = [300, 200, 90, 16];
	const grey: Rect = [100, 300, 200, 60];
	frame(white);
	print(140, 204, 6);
	frame(empty);
	fill(grey, 184);
	frame(grey);
	print(150, 325, 6);
	const found = findRedactions(picture, text(['(b)(6)', 140, 203, 36], ['(b)(5)', 150, 324, 36]));
	expectBoxes(found, [white, empty, grey]);
	assert.deepEqual(
		found.map((box) => [box.shade, ...box.codes]),
		[['white', '(b)(6)'], ['white'], ['grey', '(b)(5)']],
	);
});

test('a code where words are missing is a box without an outline; a code that is spoken of is none', () => {
	const { picture } = sheet();
	const line = text(
		['spoke', 100, 200, 40],
		['with', 145, 200, 30],
		['(b)(6)', 230, 200, 40],
		['about', 340, 200, 40],
		['it', 385, 200, 12],
	);
	const [gap, ...more] = findRedactions(picture, line);
	assert.equal(more.length, 0);
	assert.ok(gap && gap.shade === 'white' && gap.x < at([200, 0, 0, 0]).x && gap.x + gap.w > at([320, 0, 0, 0]).x);
	const spoken = text(
		['withheld', 100, 200, 60],
		['under', 165, 200, 40],
		['(b)(6)', 210, 200, 40],
		['of', 255, 200, 15],
	);
	assert.deepEqual(findRedactions(picture, spoken), []);
});

test('several lines in one box are one box; boxes of different length stay apart', () => {
	const { picture, fill } = sheet();
	const block: Rect = [100, 100, 500, 90];
	const lines: Rect[] = [
		[300, 300, 300, 15],
		[100, 317, 500, 15],
		[100, 334, 200, 15],
	];
	const shape: Rect[] = [
		[300, 500, 300, 20],
		[100, 520, 500, 20],
	];
	for (const rect of [block, ...lines, ...shape]) fill(rect);
	expectBoxes(findRedactions(picture, none), [block, ...lines, ...shape]);
});

test('two boxes drawn against each other come apart where each has its code in the middle', () => {
	const { picture, fill, print } = sheet();
	fill([100, 200, 400, 15]);
	print(176, 203, 8, 255);
	print(376, 203, 8, 255);
	expectBoxes(findRedactions(picture, none), [
		[100, 200, 200, 15],
		[300, 200, 200, 15],
	]);
});

test('what a crooked, grainy scan leaves of a box is still found', () => {
	const { picture, fill, print } = sheet();
	for (let row = 0; row < 40; row++) print(100, 103 + row * 20, 100);
	fill([293, 400, 214, 15], 255);
	fill([300, 400, 200, 15]);
	const noise = random('grain');
	const slope = Math.tan((1.5 * Math.PI) / 180);
	const { width, height, grey } = picture;
	const scan = grey.map((_, i) => {
		const x = i % width;
		const y = Math.floor(i / width);
		const from = [Math.round(x + slope * (y - height / 2)), Math.round(y - slope * (x - width / 2))] as const;
		const value =
			from[0] >= 0 && from[0] < width && from[1] >= 0 && from[1] < height
				? (grey[from[1] * width + from[0]] ?? 255)
				: 255;
		return Math.max(0, Math.min(255, value * 0.88 + 10 + noise.whole(-9, 9)));
	});
	const found = findRedactions({ width, height, grey: scan }, none);
	assert.equal(found.length, 1);
	// The upright box around the crooked one; the page's middle is where it was.
	assert.ok(alike(found[0] as Box, at([300, 397.7, 200, 20.2])) > 0.75, JSON.stringify(found));
});

test('a felt marker full of grain is one box', () => {
	const { picture } = sheet();
	const noise = random('marker');
	for (let y = 300; y < 400; y++)
		for (let x = 100 + Math.round(4 * Math.sin(y / 9)); x < 600; x++)
			picture.grey[y * 850 + x] = noise.chance(0.7) ? 20 : 210;
	const found = findRedactions(picture, none);
	expectBoxes(found, [[100, 300, 500, 100]], 0.7);
});

test('rules, tables, charts, checkboxes, barcodes, punched holes, borders and signature lines are no redactions', () => {
	const { picture, fill, frame, print } = sheet();
	fill([80, 60, 690, 5]);
	for (let row = 0; row < 8; row++)
		for (let column = 0; column < 5; column++) {
			frame([80 + column * 130, 120 + row * 22, 131, 23]);
			print(90 + column * 130, 127 + row * 22, 12);
		}
	for (let i = 0; i < 6; i++) frame([100, 330 + i * 24, 12, 12]);
	for (let i = 0; i < 40; i++) fill([300 + i * 5, 340, 1 + (i % 3), 40]);
	for (const y of [150, 550, 950])
		for (let dy = -13; dy <= 13; dy++) fill([30 - Math.sqrt(169 - dy * dy), y + dy, 2 * Math.sqrt(169 - dy * dy), 1]);
	fill([838, 0, 12, 1100]);
	fill([0, 1090, 850, 10]);
	fill([100, 700, 300, 1]);
	for (const [i, bar] of [60, 110, 85, 140].entries()) fill([450 + i * 60, 1000 - bar, 30, bar], i % 2 ? 0 : 150);
	assert.deepEqual(findRedactions(picture, none), []);
});

test('words in reverse type, shading and highlighter are no redactions once the text is known', () => {
	const { picture, fill, frame, print } = sheet();
	fill([100, 200, 300, 24]);
	print(110, 207, 20, 255);
	fill([100, 300, 200, 20], 190);
	frame([100, 300, 200, 20]);
	print(110, 305, 20);
	fill([100, 400, 160, 16], 226);
	print(104, 403, 20);
	const known = text(
		['Description', 110, 207, 66],
		['Amount', 180, 207, 48],
		['Name', 110, 305, 30],
		['Total', 150, 305, 60],
		['marked', 104, 403, 110],
	);
	assert.deepEqual(findRedactions(picture, known), []);
	const before = findRedactions(picture, none);
	assert.ok(before.length > 0);
	assert.deepEqual(withText(before, known), []);
});

test('text that comes later brings codes, keeps those already known, and changes nothing the second time', () => {
	const { picture, fill, print } = sheet();
	fill([100, 200, 150, 15]);
	print(104, 203, 8, 255);
	fill([400, 300, 150, 15]);
	const first = findRedactions(picture, text(['(b)(5)', 556, 302, 40]));
	const later = text(['(b)(7XC)', 104, 203, 46]);
	const second = withText(first, later);
	assert.deepEqual(
		second.map((box) => box.codes),
		[['(b)(7)(C)'], ['(b)(5)']],
	);
	assert.deepEqual(
		second.map((box) => box.printed),
		[['(b)(7XC)'], ['(b)(5)']],
	);
	assert.deepEqual(withText(second, later), second);
});

test('an empty page, a black page and a picture of nothing but grain give no boxes', () => {
	const noise = random('snow');
	assert.deepEqual(findRedactions(sheet().picture, none), []);
	const black = sheet().picture;
	black.grey.fill(0);
	assert.deepEqual(findRedactions(black, none), []);
	const snow = sheet().picture;
	for (let i = 0; i < snow.grey.length; i++) snow.grey[i] = noise.whole(0, 255);
	assert.deepEqual(findRedactions(snow, none), []);
	for (const [width, height] of [
		[0, 0],
		[1, 1],
		[3, 900],
		[900, 3],
	] as const)
		assert.deepEqual(findRedactions({ width, height, grey: new Uint8Array(width * height) }, none), []);
});
