/** What can be measured of a rectangle on a page picture: how much ink it has, along its edges, around it, and in what pattern. */

import type { Picture } from '../base/page.ts';
import type { Scale, Slab } from './redaction-slab.ts';

/** A pixel is ink below this. */
const inkLevel = 128;

/** Share of a rectangle that is ink; right and bottom are exclusive. */
export function inkShare(picture: Picture, left: number, top: number, right: number, bottom: number): number {
	let count = 0;
	for (let y = top; y < bottom; y++) {
		const row = y * picture.width;
		for (let x = left; x < right; x++) if ((picture.grey[row + x] as number) < inkLevel) count++;
	}
	return count / Math.max(1, (bottom - top) * (right - left));
}

/** Share of ink along the four edges, one pixel within: top, right, bottom, left. */
export function edgeShares(picture: Picture, { left, top, right, bottom }: Slab): number[] {
	return [
		inkShare(picture, left + 1, top + 1, right - 1, top + 2),
		inkShare(picture, right - 2, top + 1, right - 1, bottom - 1),
		inkShare(picture, left + 1, bottom - 2, right - 1, bottom - 1),
		inkShare(picture, left + 1, top + 1, left + 2, bottom - 1),
	];
}

/** Shares of ink just outside the four sides, the lightest first. */
export function surroundings(picture: Picture, { left, top, right, bottom }: Slab, scale: Scale): number[] {
	const away = scale.radius + 1;
	const x0 = Math.max(0, left - away);
	const x1 = Math.min(picture.width, right + away);
	const y0 = Math.max(0, top - away);
	const y1 = Math.min(picture.height, bottom + away);
	return [
		inkShare(picture, x0, y0, x1, y0 + 1),
		inkShare(picture, x0, y1 - 1, x1, y1),
		inkShare(picture, x0, y0, x0 + 1, y1),
		inkShare(picture, x1 - 1, y0, x1, y1),
	].sort((a, b) => a - b);
}

/** The dark border or gutter of a scan touches the edge of the picture. */
export function atEdge({ width, height }: Picture, slab: Slab): boolean {
	const near = Math.max(1, Math.round(width * 0.004));
	return slab.left <= near || slab.top <= near || slab.right >= width - near || slab.bottom >= height - near;
}

/** Bars: many columns without any ink. */
export function isBarcode(picture: Picture, { left, top, right, bottom }: Slab): boolean {
	let white = 0;
	for (let x = left + 1; x < right - 1; x++) if (inkShare(picture, x, top + 1, x + 1, bottom - 1) < 0.15) white++;
	return white > (right - left) * 0.12;
}

/** A punched hole: as high as wide, up to 0.4 in, without corners. */
export function isRound(picture: Picture, { left, top, right, bottom }: Slab, dpi: number): boolean {
	const width = right - left;
	const height = bottom - top;
	if (Math.max(width, height) > dpi * 0.45 || Math.max(width, height) > 1.5 * Math.min(width, height)) return false;
	const corner = Math.max(1, Math.round(Math.min(width, height) * 0.12));
	const corners =
		inkShare(picture, left, top, left + corner, top + corner) +
		inkShare(picture, right - corner, top, right, top + corner) +
		inkShare(picture, left, bottom - corner, left + corner, bottom) +
		inkShare(picture, right - corner, bottom - corner, right, bottom);
	return corners < 2;
}

/** Where white print stands inside a black box; undefined for less than a letter. */
export function whitePrint(picture: Picture, slab: Slab, scale: Scale): Slab | undefined {
	const inset = scale.radius;
	const box = { left: slab.right, top: slab.bottom, right: slab.left, bottom: slab.top };
	let count = 0;
	for (let y = slab.top + inset; y < slab.bottom - inset; y++)
		for (let x = slab.left + inset; x < slab.right - inset; x++) {
			if ((picture.grey[y * picture.width + x] as number) <= 150) continue;
			count++;
			if (x < box.left) box.left = x;
			if (x >= box.right) box.right = x + 1;
			if (y < box.top) box.top = y;
			if (y >= box.bottom) box.bottom = y + 1;
		}
	return count > scale.minHeight * 2 ? box : undefined;
}

export function area(slab: Slab): number {
	return (slab.right - slab.left) * (slab.bottom - slab.top);
}

/** Share of `a` that `b` covers. */
export function overlap(a: Slab, b: Slab): number {
	const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
	const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
	return width > 0 && height > 0 ? (width * height) / area(a) : 0;
}
