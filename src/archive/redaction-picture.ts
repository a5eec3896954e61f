/** Brings a page picture into the state the search for boxes wants: about 100 dpi, white paper, upright lines. */

import type { Box, Picture } from '../base/page.ts';

export type Prepared = {
	picture: Picture;
	dpi: number;
	/** A box in fractions of the prepared picture → the upright box around it in fractions of the page as it came. */
	toPage(box: Box): Box;
	/** A box of the page → the same box in fractions of the prepared picture. Small boxes keep their size. */
	fromPage<T extends Box>(box: T): T;
};

/** @param page the picture of a whole page; its longer side counts as 11 inches. */
export function prepared(page: Picture): Prepared {
	const small = reduced(page);
	const paper = paperOf(small);
	const angle = skewOf(small);
	const picture = angle === 0 && paper >= 247 ? small : straightened(small, angle, paper);
	const { width, height } = picture;
	const turn = Math.tan((angle * Math.PI) / 180);
	const moved = (box: Box, slope: number, grow: boolean): Box => {
		// A small turn is a shear down and a shear across; both keep the middle of the page where it is.
		const x = (box.x + box.w / 2 - 0.5) * width;
		const y = (box.y + box.h / 2 - 0.5) * height;
		const w = box.w * width + (grow ? Math.abs(slope) * box.h * height : 0);
		const h = box.h * height + (grow ? Math.abs(slope) * box.w * width : 0);
		const left = 0.5 + (x - slope * y) / width - w / width / 2;
		const top = 0.5 + (y + slope * x) / height - h / height / 2;
		return within({ x: left, y: top, w: w / width, h: h / height });
	};
	return {
		picture,
		dpi: Math.max(width, height) / 11,
		toPage: ({ x, y, w, h }) => (angle === 0 ? { x, y, w, h } : moved({ x, y, w, h }, turn, true)),
		fromPage: (box) => (angle === 0 ? box : { ...box, ...moved(box, -turn, false) }),
	};
}

function within({ x, y, w, h }: Box): Box {
	const left = Math.max(0, x);
	const top = Math.max(0, y);
	return { x: left, y: top, w: Math.min(1, x + w) - left, h: Math.min(1, y + h) - top };
}

/** Averages whole blocks of pixels until the page is less than about 140 dpi. */
function reduced(page: Picture): Picture {
	const step = Math.round(Math.max(page.width, page.height) / 1100);
	if (step < 2) return page;
	const width = Math.floor(page.width / step);
	const height = Math.floor(page.height / step);
	const sums = new Uint32Array(width);
	const grey = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) {
		sums.fill(0);
		for (let dy = 0; dy < step; dy++) {
			const row = (y * step + dy) * page.width;
			for (let x = 0, at = row; x < width; x++)
				for (let dx = 0; dx < step; dx++) (sums[x] as number) += page.grey[at++] as number;
		}
		for (let x = 0; x < width; x++) grey[y * width + x] = Math.round((sums[x] as number) / (step * step));
	}
	return { width, height, grey };
}

/** The commonest light grey: what the paper is. */
function paperOf({ grey }: Picture): number {
	const counts = new Uint32Array(256);
	for (let i = 0; i < grey.length; i += 13) (counts[grey[i] as number] as number)++;
	let paper = 255;
	for (let level = 255; level >= 150; level--) if ((counts[level] as number) > (counts[paper] as number)) paper = level;
	return paper;
}

/**
 * How crooked the page lies, in degrees, positive where lines fall to the right; 0 for less than a quarter degree.
 * Projection profile of lower ink edges (Postl 1986): under the right angle they fall into few rows.
 */
export function skewOf({ width, height, grey }: Picture): number {
	const across: number[] = [];
	const down: number[] = [];
	for (let y = 1; y < height; y++)
		for (let x = (y & 3) + 8, at = y * width + x; x < width - 8; x += 4, at += 4)
			if ((grey[at] as number) > 150 && (grey[at - width] as number) <= 150) {
				across.push(x - width / 2);
				down.push(y);
			}
	if (across.length < 60) return 0;
	const bins = new Uint16Array(height + width);
	const score = (degrees: number): number => {
		const slope = Math.tan((degrees * Math.PI) / 180);
		const offset = width / 4;
		bins.fill(0);
		for (let i = 0; i < across.length; i++)
			(bins[Math.round((down[i] as number) - slope * (across[i] as number) + offset)] as number)++;
		let sum = 0;
		for (const count of bins) sum += count * count;
		return sum;
	};
	const upright = score(0);
	if (upright > 1.15 * Math.max(score(-0.5), score(0.5)) && upright >= Math.max(score(-0.25), score(0.25))) return 0;
	let best = 0;
	let most = upright;
	const look = (degrees: number) => {
		const found = score(degrees);
		if (found > most) {
			most = found;
			best = degrees;
		}
	};
	for (let degrees = -4; degrees <= 4; degrees += 0.5) look(degrees);
	for (const step of [0.25, 0.12, 0.06]) {
		const middle = best;
		look(middle - step);
		look(middle + step);
	}
	return Math.abs(best) < 0.2 || most < upright * 1.1 ? 0 : best;
}

/** The picture with its lines level and its paper white. */
function straightened({ width, height, grey }: Picture, angle: number, paper: number): Picture {
	const slope = Math.tan((angle * Math.PI) / 180);
	const levels = new Uint8Array(256);
	for (let level = 0; level < 256; level++) levels[level] = level >= paper - 16 ? 255 : level;
	const out = new Uint8Array(width * height).fill(255);
	const shifts = Int32Array.from({ length: width }, (_, x) => Math.round(slope * (x - width / 2)));
	for (let y = 0; y < height; y++) {
		const aside = -Math.round(slope * (y - height / 2));
		for (let x = Math.max(0, -aside); x < Math.min(width, width - aside); x++) {
			const from = y + (shifts[x] as number);
			if (from >= 0 && from < height) out[y * width + x] = levels[grey[from * width + x + aside] as number] as number;
		}
	}
	return { width, height, grey: out };
}
