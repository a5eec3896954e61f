/**
 * Words a page carries but does not show. The file says what was painted over what; the picture has the last word:
 * a word counts as covered only where the page shows one plain colour in its place.
 */

import type { Annotation, Box, CoveredPlace, Mark, PageText, PaintedWord, Picture } from '../base/page.ts';
import { area, around, covered, intersection } from '../base/page.ts';

/** A page as painted. Word boxes may lie outside 0…1, where the text lies outside the crop box. */
export type PaintedSheet = {
	text: string;
	words: readonly PaintedWord[];
	marks: readonly Mark[];
	annotations: readonly Annotation[];
	/** The page in grey; undefined where it was not drawn, and then only what needs no picture is found. */
	picture: Picture | undefined;
	/** Paint orders that belong to optional content, which may be switched off. */
	layered: ReadonlySet<number>;
};

type How = CoveredPlace['how'];
/** Why a word is covered, and by what: words under one box make one place. */
type Cover = { how: How; by: string };

const PAGE: Box = { x: 0, y: 0, w: 1, h: 1 };

/** Splits the words into those a reader of the page sees, and places that tell where the others are, without the words. */
export function coveredPlaces(sheet: PaintedSheet): { places: CoveredPlace[]; visible: PageText } {
	const covers = banded(coversOf(sheet));
	const grounds = banded(sheet.marks.filter((mark) => mark.fill !== undefined));
	const labels = banded(sheet.words.filter((word) => isLabel(sheet.text.slice(word.start, word.end))));
	const found = sheet.words.map((word) => coverOf(word, sheet, covers(word), grounds(word), labels(word)));
	const { places, left } = gathered(sheet, found);
	return { places, visible: without(sheet, left) };
}

/** Covered words in places, and which words those are. Harmless ones are left where they stand. */
function gathered({ text, words }: WordsOf, found: readonly (Cover | undefined)[]) {
	const places: CoveredPlace[] = [];
	const left = new Set<number>();
	for (const group of groups(words, found)) {
		const members = group.map((i) => words[i]).filter((word) => word !== undefined);
		const said = members.map((word) => text.slice(word.start, word.end));
		const how = found[group[0] ?? 0]?.how;
		if (how === undefined || isHarmless(said.join(' '))) continue;
		for (const i of group) left.add(i);
		const box = around(members) ?? PAGE;
		places.push({ ...clamped(box), how, characters: said.reduce((sum, word) => sum + [...word].length, 0) });
	}
	return { places, left };
}

/**
 * Places of words that an earlier revision of the page shows and the latest does not. Words that only moved count as
 * shown. Left out are words that others took the place of, which is how a text is corrected or a form filled in, and
 * the unseen words of an OCR layer, which programs replace as a whole.
 */
export function removedPlaces(earlier: WordsOf, latest: WordsOf): CoveredPlace[] {
	const left = new Map<string, number>();
	for (const word of latest.words) {
		const text = latest.text.slice(word.start, word.end);
		left.set(text, (left.get(text) ?? 0) + 1);
	}
	const speaking = latest.words.filter((word) => !isLabel(latest.text.slice(word.start, word.end)));
	const removed = earlier.words.map((word): Cover | undefined => {
		const text = earlier.text.slice(word.start, word.end);
		const still = left.get(text) ?? 0;
		if (still > 0) left.set(text, still - 1);
		const gone = still === 0 && word.mode !== INVISIBLE && !speaking.some((other) => covered(core(word), other) > 0.2);
		return gone ? { how: 'earlier-revision', by: 'revision' } : undefined;
	});
	return gathered(earlier, removed).places;
}

type WordsOf = Pick<PaintedSheet, 'text' | 'words'>;

/** Words that say that something is withheld: "redacted", "(b)(6)", "b7C", and the privileges named beside a code. */
function isLabel(text: string): boolean {
	return isHarmless(text) || /^\(?[bdjk]\)?[-(]?\d/i.test(text) || /^(acp?|awp?|dpp?|pcp|high|low)[,;.]?$/i.test(text);
}

type Candidate = Box & { order: number; kind: 'shape' | 'image' | 'scan'; by: string };

/** Everything opaque enough to hide a word: filled shapes and images, and annotations, which lie above all else. */
function coversOf({ marks, annotations }: PaintedSheet): Candidate[] {
	const found: Candidate[] = [];
	marks.forEach((mark, i) => {
		const isImage = mark.kind === 'image';
		if (!isImage && mark.kind !== 'shading' && (mark.fill?.[3] ?? 0) < OPAQUE) return;
		const kind = !isImage ? 'shape' : area(mark) > SCAN ? 'scan' : 'image';
		found.push({ ...boxOf(mark), order: mark.order, kind, by: `mark ${i}` });
	});
	annotations.forEach((annotation, i) => {
		if (annotation.kind === 'redact' || annotation.kind === 'popup' || annotation.opacity < OPAQUE) return;
		found.push({ ...boxOf(annotation), order: Infinity, kind: 'shape', by: `annotation ${i}` });
	});
	return found;
}

/** Of 255. */
const OPAQUE = 128;
/** An image of this share of the page is a scan and not a patch. */
const SCAN = 0.3;
const INVISIBLE = 3;
const BANDS = 50;

/** Sorted into bands across the page, so that a word is compared with the few things at its height. */
function banded<T extends Box>(things: readonly T[]): (word: Box) => readonly T[] {
	const band = (y: number) => Math.min(BANDS - 1, Math.max(0, Math.floor(y * BANDS)));
	const bands = Array.from({ length: BANDS }, (): T[] => []);
	for (const thing of things) for (let i = band(thing.y); i <= band(thing.y + thing.h); i++) bands[i]?.push(thing);
	return (word) => bands[band(word.y + word.h / 2)] ?? [];
}

function coverOf(
	word: PaintedWord,
	sheet: PaintedSheet,
	covers: readonly Candidate[],
	grounds: readonly Mark[],
	labels: readonly PaintedWord[],
): Cover | undefined {
	if (covered(word, PAGE) < 0.2) return { how: 'outside-crop', by: 'crop' };
	const box = core(word);
	const redact = sheet.annotations.findIndex((one) => one.kind === 'redact' && covered(box, one) >= SHARE);
	if (redact >= 0) return { how: 'unapplied-redaction', by: `annotation ${redact}` };
	const { picture } = sheet;
	if (!picture) return undefined;
	const above = covers.filter((cover) => cover.order > word.order && intersection(box, cover) !== undefined);
	const letters = word.end - word.start;
	const under = (kinds: readonly Candidate['kind'][]) =>
		above.length > 0 &&
		isUnder(
			box,
			above.filter(({ kind }) => kinds.includes(kind)),
			letters,
		);
	const underShape = under(['shape']);
	const underImage = !underShape && under(['shape', 'image']);
	const underScan = !underShape && !underImage && under(['shape', 'image', 'scan']);
	// A code printed on a box is no sign that what lies under the box can be seen.
	const printed = labels.filter(
		(label) => label !== word && label.order > word.order && intersection(box, label) !== undefined,
	);
	const unseen = word.mode === INVISIBLE || word.fill[3] === 0;
	if (underShape || underImage || underScan || unseen) {
		const colour = plainColour(picture, box, underShape || underImage || underScan ? above : [PAGE], printed);
		// Words under a scan, or unseen ones over it, are the usual OCR layer: what they cover is the scan's own paper,
		// unless the scan is black there.
		if (colour === undefined || ((underScan || unseen) && colour > DARK)) return undefined;
		// A patch with ink of its own, such as a signature or a date written in, was not put there to hide what it covers.
		const patches = above.filter(({ kind }) => kind === 'image');
		if (underImage && colour > DARK && patches.some((patch) => plainColour(picture, patch, [PAGE]) === undefined))
			return undefined;
		return { how: underShape ? 'text-under-box' : 'text-under-image', by: above.at(-1)?.by ?? 'scan' };
	}
	if (sheet.layered.has(word.order) && plainColour(picture, box, [PAGE], printed) !== undefined)
		return { how: 'hidden-layer', by: 'layer' };
	const ground = groundOf(word, box, grounds);
	const shown = ground && plainColour(picture, box, [ground], printed);
	if (ground === undefined || shown === undefined || Math.abs(greyOf(word.fill) - shown) > TOLERANCE) return undefined;
	// Black words on a black bar were meant to be withheld like those under one.
	return { how: greyOf(word.fill) < DARK ? 'text-under-box' : 'same-colour-text', by: JSON.stringify(boxOf(ground)) };
}

const DARK = 64;

/** The middle of a word, where its letters have most of their ink: boxes drawn by hand often leave its edges free. */
function core(box: Box): Box {
	return { x: box.x + box.w * 0.05, y: box.y + box.h * 0.25, w: box.w * 0.9, h: box.h * 0.5 };
}

function boxOf({ x, y, w, h }: Box): Box {
	return { x, y, w, h };
}

const COLUMNS = 16;
/** The share of a word that must lie under something. */
const SHARE = 0.5;

/**
 * True where half of a word lies under the covers, or two letters of it from top to bottom: a box that ends in the middle
 * of a number hides the rest of it, and a line struck through a word hides nothing. Sampled at 16 × 3 points.
 */
function isUnder(box: Box, covers: readonly Box[], letters: number): boolean {
	let points = 0;
	let columns = 0;
	for (let column = 0; column < COLUMNS; column++) {
		const x = box.x + ((column + 0.5) / COLUMNS) * box.w;
		const under = [1, 3, 5].filter((sixth) => covers.some((cover) => holds(cover, x, box.y + (sixth / 6) * box.h)));
		points += under.length;
		if (under.length === 3) columns++;
	}
	return points >= SHARE * 3 * COLUMNS || (columns / COLUMNS) * letters >= 2;
}

function holds(box: Box, x: number, y: number): boolean {
	return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/** Levels of grey that smoothing and JPEG add to a plain area, and the share of pixels that must keep to them. */
const TOLERANCE = 20;
const PLAIN = 0.97;

/**
 * The grey of an area that is all one colour, undefined where anything shows in it. Only what lies under `covers` is looked
 * at; what shows in the places of `printed` is theirs. An area they fill is told by its darkest or lightest grey, whichever it has more of.
 */
function plainColour(
	picture: Picture,
	box: Box,
	covers: readonly Box[],
	printed: readonly Box[] = [],
): number | undefined {
	const { width, height, grey } = picture;
	const counts = new Uint32Array(256);
	let total = 0;
	const hidden: [dark: number, light: number] = [0, 0];
	const bottom = Math.min(height, Math.ceil((box.y + box.h) * height));
	const right = Math.min(width, Math.ceil((box.x + box.w) * width));
	for (let py = Math.max(0, Math.floor(box.y * height)); py < bottom; py++) {
		for (let px = Math.max(0, Math.floor(box.x * width)); px < right; px++) {
			if (!covers.some((cover) => holds(cover, (px + 0.5) / width, (py + 0.5) / height))) continue;
			const level = grey[py * width + px] ?? 255;
			if (printed.some((label) => holds(label, (px + 0.5) / width, (py + 0.5) / height))) {
				hidden[level < 128 ? 0 : 1]++;
				continue;
			}
			counts[level] = (counts[level] ?? 0) + 1;
			total++;
		}
	}
	if (total < 6) return hidden[0] + hidden[1] < 6 ? undefined : hidden[0] > hidden[1] ? 0 : 255;
	let median = 0;
	for (let sum = counts[0] ?? 0; sum * 2 < total; sum += counts[median] ?? 0) median++;
	return sumTo(counts, median - TOLERANCE, median + TOLERANCE) >= total * PLAIN ? median : undefined;
}

function greyOf([red, green, blue]: PaintedWord['fill']): number {
	return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function sumTo(counts: Uint32Array, from: number, to: number): number {
	let sum = 0;
	for (let level = Math.max(0, from); level <= Math.min(255, to); level++) sum += counts[level] ?? 0;
	return sum;
}

/**
 * The shape of a word's own colour that it is painted on: white on bare paper, black on a black box. On such a ground
 * the word does not show.
 */
function groundOf(word: PaintedWord, box: Box, marks: readonly Mark[]): Box | undefined {
	const ground = marks.findLast((mark) => mark.order < word.order && mark.fill && covered(box, mark) >= SHARE);
	const [red, green, blue] = ground?.fill ?? [255, 255, 255];
	const [r, g, b] = word.fill;
	const apart = Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue));
	return apart <= TOLERANCE ? (ground ?? PAGE) : undefined;
}

/** Covered words that follow each other on one line, covered by the same thing. */
function groups(words: readonly PaintedWord[], found: readonly (Cover | undefined)[]): number[][] {
	const all: number[][] = [];
	words.forEach((word, i) => {
		const cover = found[i];
		if (!cover) return;
		const last = all.at(-1)?.at(-1);
		const before = last === undefined ? undefined : words[last];
		const goesOn =
			last === i - 1 &&
			found[last]?.how === cover.how &&
			found[last]?.by === cover.by &&
			before !== undefined &&
			Math.abs(before.y + before.h / 2 - word.y - word.h / 2) < Math.max(before.h, word.h) / 2;
		if (goesOn) all.at(-1)?.push(i);
		else all.push([i]);
	});
	return all;
}

const LABELS = new Set(
	'redacted redaction redactions confidential privilege privileged withheld sealed seal under deleted name names information text material attorney client work product intentionally left blank'.split(
		' ',
	),
);

/** Nothing was withheld by covering blanks, filler, or the word "redacted". */
function isHarmless(text: string): boolean {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.join('')).size <= 1 || words.every((word) => LABELS.has(word));
}

function without(sheet: PaintedSheet, left: ReadonlySet<number>): PageText {
	const words: PageText['words'] = [];
	let text = '';
	let end = 0;
	sheet.words.forEach((word, i) => {
		if (left.has(i)) return;
		if (text !== '') text += sheet.text.slice(end, word.start).includes('\n') ? '\n' : ' ';
		end = word.end;
		const start = text.length;
		text += sheet.text.slice(word.start, word.end);
		words.push({ ...clamped(word), start, end: text.length, confidence: word.confidence });
	});
	return { text, words };
}

/** Cut to the page; a box beyond its edge becomes a line on it. */
function clamped(box: Box): Box {
	const unit = (value: number) => Math.min(1, Math.max(0, value));
	const x = unit(box.x);
	const y = unit(box.y);
	return { x, y, w: unit(box.x + box.w) - x, h: unit(box.y + box.h) - y };
}
