import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
	type Annotation,
	type Box,
	type CoveredPlace,
	covered,
	type Mark,
	type PaintedWord,
	type Picture,
} from '../base/page.ts';
import { coveredPlaces, type PaintedSheet, removedPlaces } from './covered.ts';

const black = [0, 0, 0, 255] as const;
const white = [255, 255, 255, 255] as const;

/** Words one below the other, each in a box of 0.3 × 0.05. */
function sheet(
	words: readonly string[],
	more: Partial<PaintedSheet> = {},
	look: Partial<PaintedWord> = {},
): PaintedSheet {
	let text = '';
	const painted = words.map((word, i): PaintedWord => {
		if (i > 0) text += '\n';
		const start = text.length;
		text += word;
		const box = { x: 0.1, y: 0.1 + i * 0.1, w: 0.3, h: 0.05 };
		return { ...box, start, end: text.length, confidence: null, order: 10, fill: black, mode: 0, ...look };
	});
	return { text, words: painted, marks: [], annotations: [], picture: paper(), layered: new Set(), ...more };
}

/** A white page of 200 × 200 with plain areas painted on it. */
function paper(...areas: readonly (Box & { grey: number })[]): Picture {
	const grey = new Uint8Array(200 * 200).fill(255);
	for (const area of areas)
		for (let y = Math.round(area.y * 200); y < (area.y + area.h) * 200; y++)
			grey.fill(area.grey, y * 200 + Math.round(area.x * 200), y * 200 + Math.round((area.x + area.w) * 200));
	return { width: 200, height: 200, grey };
}

/** Stripes where letters would be. */
function letters(at: Box): (Box & { grey: number })[] {
	return Array.from({ length: 10 }, (_, i) => ({ x: at.x + i * 0.03, y: at.y, w: 0.01, h: at.h, grey: 0 }));
}

const first: Box = { x: 0.1, y: 0.1, w: 0.3, h: 0.05 };
const box = (order: number, fill: Mark['fill'] = black): Mark => ({
	x: 0.08,
	y: 0.09,
	w: 0.34,
	h: 0.07,
	kind: 'rectangle',
	order,
	...(fill && { fill }),
});
const image = (order: number): Mark => ({ x: 0, y: 0, w: 1, h: 1, kind: 'image', order });
const note = (kind: Annotation['kind'], opacity = 255): Annotation => ({
	...{ x: 0.08, y: 0.09, w: 0.34, h: 0.07 },
	...{ kind, opacity, contents: '' },
});
const hows = (places: readonly CoveredPlace[]) => places.map(({ how, characters }) => [how, characters]);
const darkBar = paper({ ...box(0), grey: 0 });

test('A word under a box painted later is left out of the text, and its place told without it', () => {
	const { places, visible } = coveredPlaces(sheet(['Martinez', 'seen'], { marks: [box(11)], picture: darkBar }));
	assert.deepEqual(hows(places), [['text-under-box', 8]]);
	assert.equal(visible.text, 'seen');
	assert.deepEqual(
		visible.words.map(({ start, end }) => [start, end]),
		[[0, 4]],
	);
	assert.doesNotMatch(JSON.stringify(places), /Martinez/);
});

test('A code printed on the box does not make the words under it visible, also where it fills their place', () => {
	for (const at of [{ ...first, x: 0.15, w: 0.1 }, first]) {
		const words = sheet(['Martinez', '(b)(6)'], {
			marks: [box(11)],
			picture: paper(
				{ ...box(0), grey: 0 },
				...letters(at)
					.filter((stripe) => stripe.x < at.x + at.w)
					.map((stripe) => ({ ...stripe, grey: 255 })),
			),
		});
		const [name, code] = words.words;
		const { places, visible } = coveredPlaces({
			...words,
			words: [name!, { ...code!, ...at, order: 12, fill: white }],
		});
		assert.deepEqual(hows(places), [['text-under-box', 8]]);
		assert.equal(visible.text, '(b)(6)');
	}
});

test('A white box hides as well as a black one', () => {
	assert.deepEqual(hows(coveredPlaces(sheet(['Martinez'], { marks: [box(11, white)] })).places), [
		['text-under-box', 8],
	]);
});

test('A box over a part of a number hides it all; a line struck through it, or a box that touches its edge, does not', () => {
	const over = (part: Box) => {
		const strokes = letters(first).filter((stripe) => covered(stripe, part) < 0.5);
		const picture = paper(...strokes, { ...part, grey: 0 });
		return hows(coveredPlaces(sheet(['A123456789'], { marks: [{ ...box(11), ...part }], picture })).places);
	};
	assert.deepEqual(over({ x: 0.29, y: 0.09, w: 0.2, h: 0.07 }), [['text-under-box', 10]]);
	assert.deepEqual(over({ x: 0.08, y: 0.12, w: 0.34, h: 0.01 }), []);
	assert.deepEqual(over({ x: 0.38, y: 0.09, w: 0.2, h: 0.07 }), []);
});

test('A blank patch of an image hides like a box, one with ink of its own does not', () => {
	const patch: Mark = { ...box(11), kind: 'image' };
	assert.deepEqual(hows(coveredPlaces(sheet(['Martinez'], { marks: [patch] })).places), [['text-under-image', 8]]);
	const signed = { ...patch, h: 0.2 };
	const picture = paper(...letters({ ...first, y: 0.2 }));
	assert.deepEqual(
		coveredPlaces(sheet(['Signed:'], { marks: [signed], picture })).places,
		[],
		'a signature pasted over a line',
	);
});

test('What the picture shows is not covered, whatever the file says', () => {
	const shown = paper(...letters(first));
	assert.deepEqual(coveredPlaces(sheet(['Martinez'], { marks: [box(11)], picture: shown })).places, []);
});

test('A box painted before the word, or with no fill, or hardly there, hides nothing', () => {
	const shown = paper(...letters(first));
	for (const mark of [box(9, [200, 200, 200, 255]), { ...box(11), fill: [0, 0, 0, 40] as const }])
		assert.deepEqual(coveredPlaces(sheet(['Martinez'], { marks: [mark], picture: shown })).places, []);
	const { fill: _, ...frame } = box(11);
	assert.deepEqual(coveredPlaces(sheet(['Martinez'], { marks: [frame], picture: shown })).places, []);
});

test('Black words on a black bar were withheld; white words on bare paper do not show', () => {
	assert.deepEqual(hows(coveredPlaces(sheet(['Martinez'], { marks: [box(9)], picture: darkBar })).places), [
		['text-under-box', 8],
	]);
	assert.deepEqual(hows(coveredPlaces(sheet(['Martinez'], {}, { fill: white })).places), [['same-colour-text', 8]]);
	const label = paper({ ...box(0), grey: 0 }, ...letters(first).map((stripe) => ({ ...stripe, grey: 255 })));
	assert.deepEqual(
		coveredPlaces(sheet(['Martinez'], { marks: [box(9)], picture: label }, { fill: white })).places,
		[],
		'white on black shows',
	);
});

test('Blanks, filler and the word "redacted" are no finding, and stay in the text', () => {
	for (const word of ['REDACTED', 'xxxxxxxx', '________', '(Privileged)', '.....']) {
		const { places, visible } = coveredPlaces(sheet([word], { marks: [box(11)], picture: darkBar }));
		assert.deepEqual([places, visible.text], [[], word]);
	}
});

test('An OCR layer is no bad redaction, unless the scan is black where it has words', () => {
	const unseen = { mode: 3 };
	const scan = paper(...letters(first));
	assert.deepEqual(coveredPlaces(sheet(['Martinez'], { marks: [image(1)], picture: scan }, unseen)).places, []);
	assert.deepEqual(
		coveredPlaces(sheet(['Martinez'], { marks: [image(1)] }, unseen)).places,
		[],
		'words on white paper',
	);
	assert.deepEqual(
		coveredPlaces(sheet(['Martinez'], { marks: [image(11)], picture: scan })).places,
		[],
		'a layer under the scan',
	);
	for (const [order, look] of [
		[1, unseen],
		[11, {}],
	] as const)
		assert.deepEqual(
			hows(coveredPlaces(sheet(['Martinez'], { marks: [image(order)], picture: darkBar }, look)).places),
			[['text-under-image', 8]],
		);
	const bar = sheet(['Martinez'], { marks: [image(1), box(11)], picture: darkBar }, unseen);
	assert.deepEqual(hows(coveredPlaces(bar).places), [['text-under-box', 8]]);
});

test('Annotations hide what they lie on; a redaction never applied counts although its words show', () => {
	const shown = paper(...letters(first));
	const under = (annotation: Annotation, picture: Picture) =>
		hows(coveredPlaces(sheet(['Martinez'], { annotations: [annotation], picture })).places);
	assert.deepEqual(under(note('square'), darkBar), [['text-under-box', 8]]);
	assert.deepEqual(under(note('highlight', 100), shown), []);
	assert.deepEqual(under(note('redact'), shown), [['unapplied-redaction', 8]]);
	assert.deepEqual(under(note('popup'), shown), []);
});

test('Words of a layer that is switched off, and words outside the crop box, do not show', () => {
	assert.deepEqual(hows(coveredPlaces(sheet(['Martinez'], { layered: new Set([10]) })).places), [['hidden-layer', 8]]);
	const on = paper(...letters(first));
	assert.deepEqual(coveredPlaces(sheet(['Martinez'], { layered: new Set([10]), picture: on })).places, []);
	const [place] = coveredPlaces(sheet(['Martinez'], {}, { x: 1.2 })).places;
	assert.equal(place?.how, 'outside-crop');
	assert.ok(place.x <= 1 && place.x + place.w <= 1);
});

test('Words under one box on one line are one place; on two lines, two', () => {
	const marks = [{ ...box(11), h: 0.2 }];
	const picture = paper({ x: 0.08, y: 0.09, w: 0.34, h: 0.2, grey: 0 });
	assert.equal(coveredPlaces(sheet(['Ana', 'Martinez'], { marks, picture })).places.length, 2);
	const line = sheet(['Ana', 'Martinez'], { marks, picture });
	const words = line.words.map((word, i) => ({ ...word, y: 0.1, x: 0.1 + i * 0.15, w: 0.14 }));
	assert.deepEqual(hows(coveredPlaces({ ...line, words }).places), [['text-under-box', 11]]);
});

test('Words that an earlier revision shows count where nothing took their place but a label', () => {
	const before = sheet(['Ana', 'Martinez', 'testified']);
	const counts = (latest: PaintedSheet) => hows(removedPlaces(before, latest));
	assert.deepEqual(counts(before), []);
	assert.deepEqual(counts(sheet(['testified', 'Martinez', 'Ana'])), [], 'moved');
	assert.deepEqual(counts(sheet(['Ana', 'Martinez,', 'testified'])), [], 'corrected');
	assert.deepEqual(counts(sheet(['Ana', '(b)(6)', 'testified'])), [['earlier-revision', 8]]);
	assert.deepEqual(counts(sheet(['Ana'])), [
		['earlier-revision', 8],
		['earlier-revision', 9],
	]);
});

test('Every word is either seen or counted in a place, never both, and what is seen is well placed', () => {
	const unit = fc.double({ min: -0.3, max: 1.2, noNaN: true });
	const word = fc.record({
		x: unit,
		y: unit,
		w: fc.constant(0.2),
		h: fc.constant(0.04),
		order: fc.nat(20),
		white: fc.boolean(),
	});
	const mark = fc.record({ x: unit, y: unit, w: fc.constant(0.4), h: fc.constant(0.2), order: fc.nat(20) });
	fc.assert(
		fc.property(fc.array(word, { maxLength: 8 }), fc.array(mark, { maxLength: 4 }), (words, marks) => {
			const made = sheet(words.map((_, i) => `word${i}`));
			const painted = made.words.map((one, i) => {
				const { white: pale, ...place } = words[i] ?? { white: false };
				return { ...one, ...place, fill: pale ? white : black };
			});
			const painting = marks.map((one): Mark => ({ ...one, kind: 'rectangle', fill: black }));
			const picture = paper(...marks.map((one) => ({ ...one, x: Math.max(0, one.x), y: Math.max(0, one.y), grey: 0 })));
			const { places, visible } = coveredPlaces({ ...made, words: painted, marks: painting, picture });
			const hidden = places.reduce((sum, place) => sum + place.characters, 0);
			assert.equal(hidden + visible.words.length * 5, words.length * 5);
			for (const seen of visible.words) {
				assert.match(visible.text.slice(seen.start, seen.end), /^word\d$/);
				assert.ok(seen.x >= 0 && seen.y >= 0 && seen.x + seen.w <= 1 + 1e-9 && seen.y + seen.h <= 1 + 1e-9);
			}
		}),
	);
});
