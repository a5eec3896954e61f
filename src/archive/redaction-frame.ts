/** White boxes with a thin outline: two level lines with the same ends, joined by two upright ones, and little inside. */

import type { Picture } from '../base/page.ts';
import type { Slab } from './redaction-slab.ts';

/** An outlined white box in pixels; `ink` is where something is printed in it. */
export type Frame = Slab & { ink?: Slab };

/** @param picture about 100 dpi with white paper. */
export function frames(picture: Picture, dpi: number): Frame[] {
	const slack = Math.max(2, Math.round(dpi * 0.03));
	const lines = levelLines(picture, Math.round(dpi * 0.14), slack);
	const used = new Set<Line>();
	const found: Frame[] = [];
	for (const [i, top] of lines.entries()) {
		if (used.has(top)) continue;
		for (let k = i + 1; k < lines.length; k++) {
			const bottom = lines[k] as Line;
			if (bottom.last - top.first < dpi * 0.06) continue;
			if (used.has(bottom) || Math.abs(bottom.left - top.left) > slack || Math.abs(bottom.right - top.right) > slack) continue;
			const box = { left: top.left, right: top.right, top: top.first, bottom: bottom.last + 1 };
			if (!hasSides(picture, box, slack)) break;
			used.add(top).add(bottom);
			const content = contentOf(picture, box, dpi);
			if (content !== 'full') found.push(content ? { ...box, ink: content } : box);
			break;
		}
	}
	return found;
}

/** A pixel this dark may belong to a hairline that falls between two rows of pixels. */
const lineLevel = 205;

type Line = { left: number; right: number; first: number; last: number };

/** Thin level lines at least `shortest` long, from the top of the page down. */
function levelLines({ width, height, grey }: Picture, shortest: number, slack: number): Line[] {
	const done: Line[] = [];
	let open: Line[] = [];
	for (let y = 0; y < height; y++) {
		const still: Line[] = [];
		const row = y * width;
		for (let x = 0; x < width; x++) {
			if ((grey[row + x] as number) >= lineLevel) continue;
			const left = x;
			let end = x + 1;
			for (; x < width && x - end <= 1; x++) if ((grey[row + x] as number) < lineLevel) end = x + 1;
			if (end - left < shortest) continue;
			const before = open.find((line) => Math.abs(line.left - left) <= slack && Math.abs(line.right - end) <= slack);
			if (before) {
				before.last = y;
				still.push(before);
			} else still.push({ left, right: end, first: y, last: y });
		}
		for (const line of open) if (line.last < y) done.push(line);
		open = still;
	}
	done.push(...open);
	// More than four rows are a solid box and not a line.
	return done.filter((line) => line.last - line.first < 4).sort((a, b) => a.first - b.first);
}

function hasSides({ width, grey }: Picture, box: Slab, slack: number): boolean {
	const side = (middle: number) => {
		let rows = 0;
		for (let y = box.top; y < box.bottom; y++)
			for (let x = Math.max(0, middle - slack); x <= Math.min(width - 1, middle + slack); x++)
				if ((grey[y * width + x] as number) < lineLevel) {
					rows++;
					break;
				}
		return rows / (box.bottom - box.top);
	};
	return side(box.left) > 0.85 && side(box.right - 1) > 0.85;
}

/** Where the print in a frame stands; 'full' for what no redaction contains: lines from side to side, several lines of text. */
function contentOf({ width, grey }: Picture, box: Slab, dpi: number): Slab | 'full' | undefined {
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
