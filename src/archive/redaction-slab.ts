/** Finds solid rectangles in a page picture: rows of runs, stacked into slabs as long as their ends stay in line. */

import type { Picture } from '../base/page.ts';

/** A rectangle in pixels of the picture it was found in; right and bottom are exclusive. */
export type Slab = { left: number; top: number; right: number; bottom: number };

/** Runs row by row: `starts[k]` to `starts[k + 1]` index pairs of left and right (exclusive) in `ends`. Solids look at every second row, row k being 2k of the picture. */
export type Runs = { rows: number; starts: Int32Array; ends: Int32Array };

/** Lengths in pixels that tell a box from a rule, a letter and a gap. */
export type Scale = { radius: number; stroke: number; minWidth: number; minHeight: number; slack: number; gap: number };

/** Lengths for a picture of `dpi` dots an inch. A box is at least 0.05 in high: the small type of released ledgers. */
export function scaleOf(dpi: number): Scale {
	const inch = (length: number, least: number) => Math.max(least, Math.round(length * dpi));
	return {
		radius: inch(0.02, 1),
		stroke: inch(0.04, 2),
		minWidth: inch(0.09, 5),
		minHeight: inch(0.05, 3),
		slack: inch(0.045, 2),
		gap: inch(0.28, 8),
	};
}

/** A picture whose rows begin at whole 32-bit words with white at both ends, so that four pixels are looked at together. */
export type Plane = {
	width: number;
	height: number;
	stride: number;
	margin: number;
	bytes: Uint8Array;
	words: Int32Array;
};

/** White at the ends of each row, at least as wide as a neighbourhood's radius. */
const margin = 4;

export function plane({ width, height, grey }: Picture): Plane {
	const stride = (margin + width + margin + 3) & ~3;
	const bytes = new Uint8Array(stride * height).fill(255);
	for (let y = 0; y < height; y++) bytes.set(grey.subarray(y * width, (y + 1) * width), y * stride + margin);
	return { width, height, stride, margin, bytes, words: new Int32Array(bytes.buffer) };
}

/**
 * Runs of pixels whose neighbourhood is darker than `level` on the average. Averaging over (2 · radius + 1)² keeps straight
 * edges where they are, fills the white strokes of a printed code and the grain of a scanned marker, and drops thin rules.
 * Darkness is counted in 31 steps, which fit four to a word and make paper that is not quite white count as white.
 */
export function darkRuns(page: Plane, { radius, stroke }: Scale, level: number): Runs {
	const { width, height, stride, words } = page;
	const side = 2 * radius + 1;
	const limit = ((255 - level) >> 3) * side * side;
	const perRow = stride >> 2;
	const columnWords = new Int32Array(perRow + 1);
	const columns = new Uint8Array(columnWords.buffer);
	const runs = new RunList((height + 1) >> 1);
	for (let y = -radius; y < height; y++) {
		const into = (y + radius) * perRow;
		const out = (y - radius - 1) * perRow;
		let any = 0;
		for (let i = 0; i < perRow; i++) {
			let sum = columnWords[i] as number;
			if (y + radius < height) sum = (sum + ((~(words[into + i] as number) >> 3) & 0x1f1f1f1f)) | 0;
			if (out >= 0) sum = (sum - ((~(words[out + i] as number) >> 3) & 0x1f1f1f1f)) | 0;
			columnWords[i] = sum;
			any |= sum;
		}
		if (y < 0 || y % 2 !== 0) continue;
		if (any !== 0) markDark(columns, columnWords, width, side, limit, stroke, runs);
		runs.endRow();
	}
	return runs.done();
}

/** One row of darkRuns: slides the window along the column sums, passing over blank stretches four pixels at a time. */
function markDark(
	columns: Uint8Array,
	words: Int32Array,
	width: number,
	side: number,
	limit: number,
	stroke: number,
	runs: RunList,
): void {
	let sum = 0;
	let left = -1;
	const radius = side >> 1;
	const end = margin + width + radius;
	for (let at = margin - radius; at < end; at++) {
		if (sum === 0 && (at & 3) === 0) while (words[at >> 2] === 0 && at < end) at += 4;
		sum += (columns[at] as number) - (at >= side ? (columns[at - side] as number) : 0);
		if (sum > limit) {
			if (left < 0) left = at - radius - margin;
		} else if (left >= 0) {
			runs.add(left, at - radius - margin, stroke);
			left = -1;
		}
	}
	if (left >= 0) runs.add(left, width, stroke);
}

/**
 * Runs of anything darker than `level` in each row and the one below; only those at least `shortest`
 * long. Two rows together keep a line whole that leans by a pixel.
 */
export function lineRuns({ width, height, stride, bytes, words }: Plane, level: number, shortest: number): Runs {
	const runs = new RunList(height - 1);
	const perRow = stride >> 2;
	// Added to the lower seven bits of a pixel of 128 or more, this carries into the eighth from `level` on.
	const lift = (256 - level) * 0x01010101;
	for (let y = 0; y < height - 1; y++) {
		const start = y * stride + margin;
		const end = start + width;
		let left = -1;
		let last = -2;
		for (let at = start; at < end; at++) {
			if (left < 0 && (at & 3) === 0)
				while (at < end && isLight(words[at >> 2] as number, words[(at >> 2) + perRow] as number, lift)) at += 4;
			if ((bytes[at] as number) < level || (bytes[at + stride] as number) < level) {
				if (left < 0) left = at;
				last = at;
			} else if (left >= 0) {
				if (last + 1 - left >= shortest) runs.add(left - start, last + 1 - start, -1);
				left = -1;
			}
		}
		if (left >= 0 && last + 1 - left >= shortest) runs.add(left - start, last + 1 - start, -1);
		runs.endRow();
	}
	return runs.done();
}

/** Whether eight pixels are all as light as the level that `lift` stands for (a level above 128). */
function isLight(above: number, below: number, lift: number): boolean {
	const high = 0x80808080 | 0;
	const seven = 0x7f7f7f7f;
	return (above & below & ((above & seven) + lift) & ((below & seven) + lift) & high) === high;
}

/** Collects runs row by row in one growing array. */
class RunList {
	private readonly starts: Int32Array<ArrayBuffer>;
	private ends = new Int32Array(8192);
	private count = 0;
	private rows = 0;

	constructor(rows: number) {
		this.starts = new Int32Array(rows + 1);
	}

	/** Adds a run; one that begins within `gap` pixels of the last of its row continues it. */
	add(left: number, right: number, gap: number): void {
		if (this.count > (this.starts[this.rows] as number) && left - (this.ends[this.count - 1] as number) <= gap) {
			this.ends[this.count - 1] = right;
			return;
		}
		if (this.count + 2 > this.ends.length) {
			const larger = new Int32Array(this.ends.length * 2);
			larger.set(this.ends);
			this.ends = larger;
		}
		this.ends[this.count++] = left;
		this.ends[this.count++] = right;
	}

	endRow(): void {
		this.starts[++this.rows] = this.count;
	}

	done(): Runs {
		return { rows: this.rows, starts: this.starts, ends: this.ends };
	}
}

type Growing = Slab & { solid: number };

/** Stacks runs into slabs at least as large as a redaction. A code printed in a box breaks its rows; such rows are bridged. */
export function slabs(runs: Runs, scale: Scale): Slab[] {
	const done: Slab[] = [];
	const open = stack(runs, 0, runs.rows, scale, done, true, 0, Number.POSITIVE_INFINITY, []);
	for (const slab of open) close(slab, scale, done);
	return done;
}

function stack(
	runs: Runs,
	from: number,
	until: number,
	scale: Scale,
	done: Slab[],
	bridge: boolean,
	left: number,
	right: number,
	begun: Growing[],
): Growing[] {
	const { starts, ends } = runs;
	let open = begun;
	for (let y = from; y < until; y++) {
		const first = starts[y] as number;
		const last = starts[y + 1] as number;
		if (first === last && open.length === 0) continue;
		const still: Growing[] = [];
		const orphans: Growing[] = [];
		for (const slab of open) {
			const fit = fitting(ends, first, last, slab, scale, bridge);
			if (fit === 'none') {
				// Rows bridged at the end were not inside a box after all: read them again without bridging.
				if (y - slab.solid > 1 && bridge)
					orphans.push(
						...stack(runs, slab.solid, y, scale, done, false, slab.left - scale.slack, slab.right + scale.slack, []),
					);
				close(slab, scale, done);
				continue;
			}
			if (fit === 'solid') slab.solid = y + 1;
			still.push(slab);
		}
		for (const slab of orphans) {
			if (fitting(ends, first, last, slab, scale, bridge) === 'solid') {
				slab.solid = y + 1;
				still.push(slab);
			} else close(slab, scale, done);
		}
		for (let i = first; i < last; i += 2) {
			const a = ends[i] as number;
			const b = ends[i + 1] as number;
			if (b - a < scale.minWidth || a < left || b > right) continue;
			if (still.some((slab) => a >= slab.left - scale.slack - 1 && b <= slab.right + scale.slack + 1)) continue;
			still.push({ left: a, right: b, top: y, bottom: y + 1, solid: y + 1 });
		}
		open = still;
	}
	return open;
}

/** How a row continues a slab: with one solid run, with pieces that keep its ends, or not at all. Follows slowly leaning edges. */
function fitting(
	ends: Int32Array,
	first: number,
	last: number,
	slab: Growing,
	scale: Scale,
	bridge: boolean,
): 'solid' | 'bridged' | 'none' {
	const width = slab.right - slab.left;
	let from = -1;
	let to = -1;
	let covered = 0;
	let widest = 0;
	for (let i = first; i < last; i += 2) {
		const a = ends[i] as number;
		const b = ends[i + 1] as number;
		if (b <= slab.left) continue;
		if (a >= slab.right) break;
		if (from < 0) from = a;
		else widest = Math.max(widest, a - to);
		to = b;
		covered += b - a;
	}
	if (from < 0 || Math.abs(from - slab.left) > scale.slack || Math.abs(to - slab.right) > scale.slack) return 'none';
	if (widest <= scale.slack && covered >= width * 0.85) {
		slab.left += (from - slab.left) * 0.25;
		slab.right += (to - slab.right) * 0.25;
		return 'solid';
	}
	return bridge && widest <= scale.gap && covered >= width * 0.35 ? 'bridged' : 'none';
}

function close(slab: Growing, scale: Scale, done: Slab[]): void {
	if ((slab.solid - slab.top) * 2 < scale.minHeight - 2) return;
	done.push({ left: Math.round(slab.left), right: Math.round(slab.right), top: slab.top * 2, bottom: slab.solid * 2 });
}
