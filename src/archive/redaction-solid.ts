/** Black boxes on a page picture, by what can be seen alone: straight, full, standing by themselves. */

import type { Picture } from '../base/page.ts';
import {
	area,
	atEdge,
	edgeShares,
	inkShare,
	isBarcode,
	isRound,
	overlap,
	surroundings,
	whitePrint,
} from './redaction-ink.ts';
import { darkRuns, type Plane, plane, type Scale, type Slab, scaleOf, slabs } from './redaction-slab.ts';
import { parts } from './redaction-split.ts';

/** A black box in pixels. `ink` is where something is printed in it. */
export type Solid = Slab & {
	shade: 'black';
	confidence: number;
	ink?: Slab;
	/** Share of the box that is print, 0 to 1. */
	inked: number;
};

/** @param picture about 100 dpi; `dpi` is what it was drawn at. */
export function solidBoxes(picture: Picture, page: Plane, dpi: number): Solid[] {
	const scale = scaleOf(dpi);
	const fine = darkBoxes(picture, page, scale, dpi);
	const boxes = isGrainy(fine) ? withMarkers(fine, picture, dpi) : fine;
	return boxes.flatMap((box) =>
		parts(picture, box, 'black', dpi).map((part) => {
			const { ink, ...rest } = box;
			const own = ink && whitePrint(picture, part, scale);
			return { ...rest, ...part, ...(own ? { ink: own } : {}) };
		}),
	);
}

/** Mean grey of a neighbourhood that is box rather than text: bold type stays above it, a scanned marker below. */
const darkLevel = 118;

function darkBoxes(picture: Picture, page: Plane, scale: Scale, dpi: number): Solid[] {
	const blocks = joined(slabs(darkRuns(page, scale, darkLevel), scale), scale, picture);
	// A block too low for a box is a strip left of one, and no neighbour.
	const whole = blocks.filter((block) => block.bottom - block.top > scale.minHeight * 1.5);
	const found = blocks
		.map((slab) => extended(picture, slab, whole, scale))
		.flatMap((slab) => blackBox(picture, slab, scale, dpi));
	return withoutParts(found).filter((box) => {
		const [above, below, left, right] = shareGoingOn(picture, box, scale.radius + 2);
		if ([above, below, left, right].filter((share) => share >= 0.5).length >= 2) return false;
		const small = box.right - box.left < dpi * 0.5 && box.bottom - box.top < dpi * 0.3;
		// The bar of a large letter goes on in its stem.
		const [stemAbove, stemBelow] = small ? shareGoingOn(picture, box, scale.radius * 3) : [0, 0];
		return stemAbove < 0.2 && stemBelow < 0.2;
	});
}

/**
 * The share of ink that goes on for `reach` pixels above, below, left and right of a box: large on several sides for a patch
 * between the white letters of a dark heading and for a part of a photograph.
 */
function shareGoingOn(
	picture: Picture,
	{ left, top, right, bottom }: Slab,
	reach: number,
): [number, number, number, number] {
	const least = (share: (away: number) => number) => {
		let lowest = 1;
		for (let away = 1; away <= reach && lowest > 0; away++) lowest = Math.min(lowest, share(away));
		return lowest;
	};
	const row = (y: number) => (y < 0 || y >= picture.height ? 0 : inkShare(picture, left, y, right, y + 1));
	const column = (x: number) => (x < 0 || x >= picture.width ? 0 : inkShare(picture, x, top, x + 1, bottom));
	return [
		least((away) => row(top - away)),
		least((away) => row(bottom - 1 + away)),
		least((away) => column(left - away)),
		least((away) => column(right - 1 + away)),
	];
}

/** Drops boxes that lie within larger ones. */
function withoutParts(boxes: readonly Solid[]): Solid[] {
	const bySize = [...boxes].sort((a, b) => area(b) - area(a));
	return bySize.filter((box, i) => !bySize.slice(0, i).some((larger) => overlap(box, larger) > 0.6));
}

/** Ink with white grain all over, as a felt marker leaves on paper: the fine search breaks such a patch in pieces. */
function isGrainy(boxes: readonly Solid[]): boolean {
	return boxes.some((box) => box.inked > 0.18 && box.right - box.left > 25 && box.bottom - box.top > 8);
}

/** Looks again at half the size, where grain is gone and hand-drawn edges are straighter. Neat boxes keep their own edges. */
function withMarkers(fine: readonly Solid[], picture: Picture, dpi: number): Solid[] {
	const half = halved(picture);
	const scale = { ...scaleOf(dpi / 2), radius: 2, slack: Math.round(dpi * 0.06), minHeight: Math.round(dpi * 0.06) };
	const patches = darkBoxes(half, plane(half), scale, dpi / 2)
		.map((box) => ({ ...box, left: box.left * 2, top: box.top * 2, right: box.right * 2, bottom: box.bottom * 2 }))
		.filter((box) => inkShare(picture, box.left, box.top, box.right, box.bottom) < 0.85);
	const grainy = fine.filter((box) => box.inked > 0.18);
	const neat = fine.filter((box) => box.inked <= 0.18);
	const whole = gathered(picture, [...patches, ...grainy], Math.round(dpi * 0.12)).map(({ ink, ...box }) => box);
	return withoutParts([...neat, ...whole]);
}

/** Pieces of one patch become one box, as long as the box around them is mostly ink. */
function gathered(picture: Picture, pieces: readonly Solid[], reach: number): Solid[] {
	const boxes: Solid[] = [];
	for (const piece of [...pieces].sort((a, b) => area(b) - area(a))) {
		let box = piece;
		for (let i = 0; i < boxes.length; i++) {
			const other = boxes[i] as Solid;
			const apart = Math.max(
				other.left - box.right,
				box.left - other.right,
				other.top - box.bottom,
				box.top - other.bottom,
			);
			const both = {
				left: Math.min(box.left, other.left),
				right: Math.max(box.right, other.right),
				top: Math.min(box.top, other.top),
				bottom: Math.max(box.bottom, other.bottom),
			};
			if (apart > reach || inkShare(picture, both.left, both.top, both.right, both.bottom) < 0.55) continue;
			box = { ...box, ...both, confidence: Math.max(box.confidence, other.confidence) };
			boxes.splice(i, 1);
			i = -1;
		}
		boxes.push(box);
	}
	return boxes;
}

function halved({ width, height, grey }: Picture): Picture {
	const w = width >> 1;
	const h = height >> 1;
	const small = new Uint8Array(w * h);
	for (let y = 0; y < h; y++)
		for (let x = 0; x < w; x++) {
			const at = y * 2 * width + x * 2;
			const sum =
				(grey[at] as number) +
				(grey[at + 1] as number) +
				(grey[at + width] as number) +
				(grey[at + width + 1] as number);
			small[y * w + x] = sum >> 2;
		}
	return { width: w, height: h, grey: small };
}

/** Slabs one above the other, with the same ends and nothing but a rule's width between, are one block. */
function joined(found: readonly Slab[], scale: Scale, picture: Picture): Slab[] {
	const blocks: Slab[] = [];
	for (const slab of [...found].sort((a, b) => a.top - b.top || a.left - b.left)) {
		const above = blocks.find(
			(block) =>
				Math.abs(block.left - slab.left) <= scale.slack &&
				Math.abs(block.right - slab.right) <= scale.slack &&
				slab.top - block.bottom <= scale.slack &&
				!hasWhiteRow(picture, {
					...slab,
					top: Math.min(block.bottom, slab.top) - 2,
					bottom: Math.max(block.bottom, slab.top) + 2,
				}),
		);
		if (!above) blocks.push({ ...slab });
		else {
			above.left = Math.min(above.left, slab.left);
			above.right = Math.max(above.right, slab.right);
			above.bottom = Math.max(above.bottom, slab.bottom);
		}
	}
	return blocks;
}

function hasWhiteRow(picture: Picture, { left, top, right, bottom }: Slab): boolean {
	for (let y = top; y < bottom; y++) if (inkShare(picture, left, y, right, y + 1) < 0.3) return true;
	return false;
}

/**
 * The box to the pixel. Each edge is walked to from a little within: a white row or column there ends the box (the slab may
 * reach over a thin gap into the next one), and past the slab it goes on while there is mostly ink from end to end, as where a
 * code printed at the very top or bottom broke the rows; never into a neighbour.
 */
function extended(picture: Picture, slab: Slab, blocks: readonly Slab[], scale: Scale): Slab {
	const { left, top, right, bottom } = slab;
	const within = 2 * scale.radius + 2;
	const beyond = scale.slack + scale.radius;
	const row = (y: number) => (y < 0 || y >= picture.height ? 0 : inkShare(picture, left + 1, y, right - 1, y + 1));
	const column = (x: number) => (x < 0 || x >= picture.width ? 0 : inkShare(picture, x, top + 1, x + 1, bottom - 1));
	const others = blocks.filter((block) => block !== slab && block.left < right + beyond && block.right > left - beyond);
	const rowTaken = (y: number) => others.some((o) => y >= o.top && y < o.bottom && o.left < right && o.right > left);
	const columnTaken = (x: number) => others.some((o) => x >= o.left && x < o.right && o.top < bottom && o.bottom > top);
	const edge = (
		from: number,
		to: number,
		share: (at: number) => number,
		white: number,
		taken: (at: number) => boolean,
	) => {
		const step = Math.sign(to - from);
		let at = from;
		while ((to - at) * step > 0 && share(at + step) >= white) at += step;
		if (at !== to) return at;
		while (Math.abs(at - to) < beyond && share(at + step) >= 0.6 && !taken(at + step)) at += step;
		if (at === to) while (at !== from && share(at) < 0.4) at -= step;
		return at;
	};
	const deep = Math.min(within, (bottom - top) >> 1);
	const wide = Math.min(within, (right - left) >> 1);
	return {
		top: edge(top + deep, top, row, 0.25, rowTaken),
		bottom: edge(bottom - 1 - deep, bottom - 1, row, 0.25, rowTaken) + 1,
		left: edge(left + wide, left, column, 0.12, columnTaken),
		right: edge(right - 1 - wide, right - 1, column, 0.12, columnTaken) + 1,
	};
}

function blackBox(picture: Picture, slab: Slab, scale: Scale, dpi: number): Solid[] {
	const { left, top, right, bottom } = slab;
	const width = right - left;
	const height = bottom - top;
	if (width < scale.minWidth || height < scale.minHeight || isRule(width, height, dpi)) return [];
	const fill = inkShare(picture, left, top, right, bottom);
	const edges = edgeShares(picture, slab);
	if (fill < 0.55 || edges.filter((share) => share > 0.55).length < 3) return [];
	if (atEdge(picture, slab) || isBarcode(picture, slab) || isRound(picture, slab, dpi)) return [];
	const sides = surroundings(picture, slab, scale);
	// Dark all around: a patch between the letters of a dark heading, or part of a photograph.
	if ((sides[1] as number) > 0.5) return [];
	// One side may be a neighbour or a rule.
	const outside = ((sides[0] as number) + (sides[1] as number) + (sides[2] as number)) / 3;
	// A letter of a logo or headline is seldom quite full, and other letters stand close.
	if (width < dpi * 0.35 && height < dpi * 0.35 && (fill < 0.9 || outside > 0.12)) return [];
	// No code fits in a box lower than 0.1 in, so such a box is full; the middle of a line of heavy type is not.
	if (height < dpi * 0.1 && fill < 0.85) return [];
	// Bold capitals are as dark as a small box with a code in it, but other letters go on around them.
	if (height < dpi * 0.15 && fill < 0.85 && outside > 0.12) return [];
	const ink = whitePrint(picture, slab, scale);
	const straight = edges.reduce((sum, share) => sum + share, 0) / 4;
	// What is no larger than a letter of a headline is worth little without words around it.
	const letter = width < dpi * 0.3 && height < dpi * 0.3 ? 0.2 : 0;
	const confidence = bounded(0.5 * straight + 0.5 * Math.min(1, (1 - outside) * 1.1) - letter);
	return [{ ...slab, shade: 'black', confidence, ...(ink ? { ink } : {}), inked: 1 - fill }];
}

/** A heavy rule under a letterhead. */
function isRule(width: number, height: number, dpi: number): boolean {
	const long = Math.max(width, height);
	const thin = Math.min(width, height);
	return (thin < dpi * 0.1 && long > dpi * 3) || long > thin * 45;
}

function bounded(value: number): number {
	return Math.max(0, Math.min(1, value));
}
