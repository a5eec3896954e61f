/** Takes boxes apart that were drawn against each other: the outline between them stays, or each has its code in its middle. */

import type { Picture } from '../base/page.ts';
import type { Slab } from './redaction-slab.ts';

/** The parts of a box one line high, left to right; the box itself where nothing divides it. */
export function parts(picture: Picture, box: Slab, shade: 'black' | 'white' | 'grey', dpi: number): Slab[] {
	if (box.bottom - box.top > dpi * 0.3 || box.right - box.left < dpi * 0.5) return [box];
	const cuts = shade === 'black' ? betweenLabels(picture, box, dpi) : dividers(picture, box, dpi);
	const edges = [box.left, ...cuts, box.right];
	return edges.slice(1).map((right, i) => ({ ...box, left: edges[i] as number, right }));
}

/** Boxes one above the other with level lines between them, from the top down. */
export function stacked({ width, grey }: Picture, box: Slab, dpi: number): Slab[] {
	const least = Math.round(dpi * 0.1);
	const cuts = [box.top];
	for (let y = box.top + least; y < box.bottom - least; y++) {
		let ink = 0;
		for (let x = box.left + 1; x < box.right - 1; x++) if ((grey[y * width + x] as number) < 110) ink++;
		if (ink > (box.right - box.left - 2) * 0.95 && y - (cuts.at(-1) as number) >= least) cuts.push(y);
	}
	cuts.push(box.bottom);
	return cuts.slice(1).map((bottom, i) => ({ ...box, top: cuts[i] as number, bottom }));
}

/** Upright lines from top to bottom, away from the ends and from each other. */
function dividers({ width, grey }: Picture, box: Slab, dpi: number): number[] {
	const cuts: number[] = [];
	const away = Math.round(dpi * 0.15);
	for (let x = box.left + away; x < box.right - away; x++) {
		let rows = 0;
		for (let y = box.top + 1; y < box.bottom - 1; y++) if ((grey[y * width + x] as number) < 150) rows++;
		if (rows > (box.bottom - box.top - 2) * 0.97 && x - (cuts.at(-1) ?? box.left) >= away) cuts.push(x);
	}
	return cuts;
}

/**
 * White labels on black show no line between boxes. Where each of two labels stands in the middle of its own part, reckoned
 * from its own end of the box, both must put the cut at the same place.
 */
function betweenLabels({ width, grey }: Picture, box: Slab, dpi: number): number[] {
	const labels: { left: number; right: number }[] = [];
	const inset = 2;
	for (let x = box.left + inset; x < box.right - inset; x++) {
		let white = 0;
		for (let y = box.top + inset; y < box.bottom - inset; y++) if ((grey[y * width + x] as number) > 150) white++;
		if (white === 0) continue;
		const last = labels.at(-1);
		if (last && x - last.right < dpi * 0.22) last.right = x;
		else labels.push({ left: x, right: x });
	}
	const words = labels.filter((label) => label.right - label.left > dpi * 0.06);
	if (words.length < 2 || words.length > 4) return [];
	const middles = words.map((word) => (word.left + word.right + 1) / 2);
	const cuts: number[] = [];
	for (const middle of middles.slice(0, -1)) cuts.push(2 * middle - (cuts.at(-1) ?? box.left));
	// The last label must be in the middle of what is left, and every cut between its labels.
	const last = (((cuts.at(-1) ?? box.left) + box.right) / 2 - (middles.at(-1) ?? 0)) * 2;
	const between = cuts.every((cut, i) => cut > (words[i]?.right ?? 0) && cut < (words[i + 1]?.left ?? 0));
	return between && Math.abs(last) < dpi * 0.12 * cuts.length ? cuts.map(Math.round) : [];
}
