/** Boxes that are not black: white with a thin outline, or filled with an even grey, with little printed inside. */

import type { Picture } from '../base/page.ts';
import { lineRuns, type Plane, type Slab } from './redaction-slab.ts';
import { parts, stacked } from './redaction-split.ts';

/** A box in pixels; `ink` is where something is printed in it, `inked` the share of it that is print. */
export type Pale = Slab & { shade: 'white' | 'grey'; confidence: number; ink?: Slab; inked: number };

/**
 * @param picture about 100 dpi with white paper; `page` is its plane.
 * Everything that is not paper makes runs; runs with the same ends in row after row are a line where they are thin, and a
 * filled box where they are not, whatever is printed on it.
 */
export function paleBoxes(picture: Picture, page: Plane, dpi: number): Pale[] {
	const slack = Math.max(2, Math.round(dpi * 0.03));
	const bars = barsOf(page, Math.round(dpi * 0.23), slack);
	const lines = bars.filter((bar) => bar.last - bar.first < 5);
	const filled = bars
		.filter((bar) => bar.last - bar.first >= dpi * 0.08)
		.map((bar) => ({ left: bar.left, right: bar.right, top: bar.first, bottom: bar.last + 1 }));
	return [...filled.flatMap((box) => tinted(picture, box, dpi)), ...outlined(picture, lines, slack, dpi)];
}

/** Pairs of level lines with the same ends, joined by two upright lines. */
function outlined(picture: Picture, lines: readonly Bar[], slack: number, dpi: number): Pale[] {
	const used = new Set<Bar>();
	const found: Pale[] = [];
	const byLeft = Map.groupBy(lines, (line) => Math.floor(line.left / slack));
	for (const top of lines) {
		if (used.has(top)) continue;
		const column = Math.floor(top.left / slack);
		const below = [-1, 0, 1]
			.flatMap((step) => byLeft.get(column + step) ?? [])
			.filter(
				(line) =>
					line.last - top.first >= dpi * 0.1 &&
					Math.abs(line.left - top.left) <= slack &&
					Math.abs(line.right - top.right) <= slack,
			)
			.sort((a, b) => a.first - b.first);
		for (const bottom of below) {
			if (used.has(bottom)) continue;
			const box = withSides(
				picture,
				{ left: top.left, right: top.right, top: top.first, bottom: bottom.last + 1 },
				slack,
			);
			if (!box || !isHollow(picture, box)) break;
			used.add(top).add(bottom);
			const pieces = parts(picture, box, 'white', dpi);
			// More pieces are a row of a table.
			if (pieces.length > 3) break;
			for (const piece of pieces) {
				const ink = printIn(picture, piece, dpi);
				if (ink !== 'full')
					found.push({ ...piece, shade: 'white', confidence: ink ? 0.6 : 0.7, inked: 0, ...(ink ? { ink } : {}) });
			}
			break;
		}
	}
	return found;
}

/** A box of even grey. Tables are shaded lightly; what withholds is seldom lighter than a fifth. */
function tinted(picture: Picture, box: Slab, dpi: number): Pale[] {
	const { share, inked } = tintOf(picture, box);
	if (share < 0.4 || box.right - box.left > picture.width * 0.97) return [];
	const pieces = stacked(picture, box, dpi).map((line) => parts(picture, line, 'grey', dpi));
	// More pieces side by side are a row of a table.
	if (pieces.some((line) => line.length > 3)) return [];
	return pieces.flat().map((piece) => {
		const ink = printIn(picture, piece, dpi);
		return { ...piece, shade: 'grey', confidence: 0.75, inked, ...(ink && ink !== 'full' ? { ink } : {}) };
	});
}

/** The share of a box that has the commonest grey (a photograph has none), and the share that is ink. */
function tintOf({ width, grey }: Picture, { left, top, right, bottom }: Slab): { share: number; inked: number } {
	const counts = new Uint32Array(256);
	for (let y = top + 2; y < bottom - 2; y++)
		for (let x = left + 2; x < right - 2; x++) (counts[grey[y * width + x] as number] as number)++;
	const all = Math.max(1, (bottom - top - 4) * (right - left - 4));
	const sum = (from: number, to: number) => counts.subarray(from, to + 1).reduce((total, count) => total + count, 0);
	let most = 0;
	for (let level = darkestTint + tintReach; level <= lineLevel - 5; level++)
		most = Math.max(most, sum(level - tintReach, level + tintReach));
	return { share: most / all, inked: sum(0, 90) / all };
}

const darkestTint = 95;
/** How far the grain of a scan takes a tint from its level. */
const tintReach = 18;

/** A pixel this dark may belong to a hairline that falls between two rows of pixels. */
const lineLevel = 210;

/** Level runs with the same ends in rows `first` to `last`. */
type Bar = { left: number; right: number; first: number; last: number };

/** Stacks of runs at least `shortest` long, from the top of the page down. */
function barsOf(page: Plane, shortest: number, slack: number): Bar[] {
	const { starts, ends, rows } = lineRuns(page, lineLevel, shortest);
	const done: Bar[] = [];
	let open: Bar[] = [];
	for (let y = 0; y < rows; y++) {
		const first = starts[y] as number;
		const last = starts[y + 1] as number;
		if (first === last && open.length === 0) continue;
		const still: Bar[] = [];
		for (let i = first; i < last; i += 2) {
			const left = ends[i] as number;
			const right = ends[i + 1] as number;
			const before = open.find((bar) => Math.abs(bar.left - left) <= slack && Math.abs(bar.right - right) <= slack);
			// A run of row y may stand in the row below alone.
			if (before) before.last = y + 1;
			still.push(before ?? { left, right, first: y + 1, last: y + 1 });
		}
		for (const bar of open) if (bar.last <= y) done.push(bar);
		open = still;
	}
	return [...done, ...open].sort((a, b) => a.first - b.first);
}

/** The box with its left and right edge where upright lines stand, looked for from within; undefined where there are none. */
function withSides({ width, grey }: Picture, box: Slab, slack: number): Slab | undefined {
	const isLine = (x: number) => {
		if (x < 1 || x >= width - 1) return false;
		let rows = 0;
		for (let y = box.top; y < box.bottom; y++) {
			const at = y * width + x;
			if (
				(grey[at] as number) < lineLevel ||
				(grey[at - 1] as number) < lineLevel ||
				(grey[at + 1] as number) < lineLevel
			)
				rows++;
		}
		return rows > (box.bottom - box.top) * 0.85;
	};
	const nearest = (from: number, step: number) => {
		for (let x = from; Math.abs(x - from) <= 2 * slack; x += step) if (isLine(x)) return x;
		return undefined;
	};
	const left = nearest(box.left + slack, -1);
	const right = nearest(box.right - 1 - slack, 1);
	// The line is the pixel beyond the first that has it within reach.
	return left === undefined || right === undefined ? undefined : { ...box, left: left - 1, right: right + 2 };
}

/** Just within its outline a box is empty; letters that happen to form a rectangle are not. */
function isHollow({ width, grey }: Picture, { left, top, right, bottom }: Slab): boolean {
	const inset = 3;
	const column = (x: number) => {
		let ink = 0;
		for (let y = top + inset; y < bottom - inset; y++) if ((grey[y * width + x] as number) < 160) ink++;
		return ink / (bottom - top - 2 * inset);
	};
	const row = (y: number) => {
		let ink = 0;
		for (let x = left + inset; x < right - inset; x++) if ((grey[y * width + x] as number) < 160) ink++;
		return ink / (right - left - 2 * inset);
	};
	if (column(left + inset) > 0.3 || column(right - 1 - inset) > 0.3) return false;
	return row(top + inset) <= 0.3 && row(bottom - 1 - inset) <= 0.3;
}

/** Where the print in a frame stands; 'full' for what no redaction contains: lines from side to side, several lines of text. */
function printIn({ width, grey }: Picture, box: Slab, dpi: number): Slab | 'full' | undefined {
	const inset = Math.max(3, Math.round(dpi * 0.035));
	const ink = { left: box.right, right: box.left, top: box.bottom, bottom: box.top };
	const bottom = box.bottom - inset;
	let count = 0;
	for (let y = box.top + inset; y < bottom; y++)
		for (let x = box.left + inset; x < box.right - inset; x++) {
			if ((grey[y * width + x] as number) >= 160) continue;
			count++;
			if (x < ink.left) ink.left = x;
			if (x >= ink.right) ink.right = x + 1;
			if (y < ink.top) ink.top = y;
			if (y >= ink.bottom) ink.bottom = y + 1;
		}
	if (count < 6) return undefined;
	const tall = ink.bottom - ink.top;
	return tall > dpi * 0.2 || count > (ink.right - ink.left) * tall * 0.6 ? 'full' : ink;
}
