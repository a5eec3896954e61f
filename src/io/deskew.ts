/** How a page lies on the scanner's glass: its skew and whether it lies on its side; and the way back from the straightened picture. */

import type { Box, Picture } from '../base/page.ts';

/** Beyond this a page is no longer merely skewed, in degrees. */
export const WIDEST_SKEW = 8;

/** What was done to a picture: turned clockwise by `angle` degrees about its middle, on a canvas grown to hold all of it. Sizes in pixels. */
export type Turn = { angle: number; from: Size; to: Size };
export type Size = { width: number; height: number };

export type Lie = {
	/** Degrees, −8 to 8; positive where lines of text fall towards the right. 0 where no direction stands out. */
	skew: number;
	/** True where the text runs up or down the page. */
	sideways: boolean;
};

/**
 * Estimates how the text of a page lies, from a small grey picture (600 to 1000 pixels high is best: strokes survive, noise does not).
 * Projection profile after Postl (1986, "Detection of linear oblique structures and skew scan in digitized documents"),
 * taken over the lower edges of the ink only, so that a large black redaction weighs no more than its outline.
 */
export function lie(picture: Picture): Lie {
	const upright = steepest(edges(picture, 'lower'));
	const sideways = steepest(edges(picture, 'right'));
	const onItsSide = sideways.clarity > 1.6 * upright.clarity;
	const found = onItsSide ? { ...sideways, angle: -sideways.angle } : upright;
	return { skew: found.peak > 1.05 ? found.angle : 0, sideways: onItsSide };
}

/** A box in pixels of the turned picture → fractions of the picture as it was. */
export function unturned(box: Box, turn: Turn): Box {
	const radians = (turn.angle * Math.PI) / 180;
	const cos = Math.cos(radians);
	const sin = Math.sin(radians);
	const dx = box.x + box.w / 2 - turn.to.width / 2;
	const dy = box.y + box.h / 2 - turn.to.height / 2;
	const w = box.w * Math.abs(cos) + box.h * Math.abs(sin);
	const h = box.w * Math.abs(sin) + box.h * Math.abs(cos);
	const left = turn.from.width / 2 + dx * cos + dy * sin - w / 2;
	const top = turn.from.height / 2 - dx * sin + dy * cos - h / 2;
	const x = within(left / turn.from.width);
	const y = within(top / turn.from.height);
	return { x, y, w: within((left + w) / turn.from.width) - x, h: within((top + h) / turn.from.height) - y };
}

function within(fraction: number): number {
	return Math.min(1, Math.max(0, fraction));
}

/** Coordinates of edge points: `along` the line of text, `across` it. */
type Edges = { along: Float32Array; across: Float32Array; length: number; breadth: number };

/** Pixels that are ink while the next one (below, or to the right) is paper. The outer 3 % are left out: scanners draw their own edge there. */
function edges({ width, height, grey }: Picture, side: 'lower' | 'right'): Edges {
	const ink = threshold(grey);
	const marginX = Math.ceil(width * 0.03);
	const marginY = Math.ceil(height * 0.03);
	const step = side === 'lower' ? width : 1;
	const along: number[] = [];
	const across: number[] = [];
	for (let y = marginY; y < height - marginY - 1; y++)
		for (let x = marginX; x < width - marginX - 1; x++) {
			const at = y * width + x;
			if ((grey[at] ?? 255) > ink || (grey[at + step] ?? 0) <= ink) continue;
			along.push(side === 'lower' ? x - width / 2 : y - height / 2);
			across.push(side === 'lower' ? y - height / 2 : x - width / 2);
		}
	const [length, breadth] = side === 'lower' ? [width, height] : [height, width];
	return { along: Float32Array.from(along), across: Float32Array.from(across), length, breadth };
}

/** The grey level that best parts ink from paper: Otsu 1979, "A threshold selection method from gray-level histograms". */
export function threshold(grey: Uint8Array): number {
	const histogram = new Float64Array(256);
	for (const level of grey) histogram[level]! += 1;
	let total = 0;
	for (let level = 0; level < 256; level++) total += level * histogram[level]!;
	let darkCount = 0;
	let darkSum = 0;
	let best = 0;
	let at = 127;
	for (let level = 0; level < 255; level++) {
		darkCount += histogram[level]!;
		darkSum += level * histogram[level]!;
		const lightCount = grey.length - darkCount;
		if (darkCount === 0 || lightCount === 0) continue;
		const apart = darkSum / darkCount - (total - darkSum) / lightCount;
		const between = darkCount * lightCount * apart * apart;
		if (between > best) {
			best = between;
			at = level;
		}
	}
	return at;
}

/** The angle whose profile has the sharpest steps; how sharp they are for so many points, and how far above the other angles. */
function steepest(points: Edges): { angle: number; clarity: number; peak: number } {
	if (points.along.length < 50) return { angle: 0, clarity: 0, peak: 0 };
	const coarse = sweep(points, 0, WIDEST_SKEW, 0.5);
	const fine = sweep(points, coarse.angle, 0.5, 0.05);
	const angle = Math.max(-WIDEST_SKEW, Math.min(WIDEST_SKEW, fine.angle));
	const chance = (points.along.length * points.along.length) / points.breadth;
	return { angle: Math.round(angle * 100) / 100, clarity: fine.score / chance, peak: fine.score / coarse.typical };
}

function sweep(
	points: Edges,
	middle: number,
	reach: number,
	step: number,
): { angle: number; score: number; typical: number } {
	let angle = middle;
	let score = -1;
	const all: number[] = [];
	for (let offset = 0; offset <= reach + 1e-9; offset += step)
		for (const candidate of offset === 0 ? [middle] : [middle - offset, middle + offset]) {
			const found = steps(points, candidate);
			all.push(found);
			if (found > score) {
				score = found;
				angle = candidate;
			}
		}
	all.sort((a, b) => a - b);
	return { angle, score, typical: all[Math.floor(all.length / 2)] || 1 };
}

/** Sum of squared differences of neighbouring sums, seen under one angle. */
function steps({ along, across, length, breadth }: Edges, angle: number): number {
	const slope = Math.tan((angle * Math.PI) / 180);
	const reach = Math.ceil(breadth / 2 + (length / 2) * Math.abs(slope)) + 1;
	const sums = new Int32Array(2 * reach + 2);
	for (let i = 0; i < along.length; i++) sums[Math.round(across[i]! - slope * along[i]!) + reach]! += 1;
	let score = 0;
	for (let i = 1; i < sums.length; i++) {
		const difference = sums[i]! - sums[i - 1]!;
		score += difference * difference;
	}
	return score;
}
