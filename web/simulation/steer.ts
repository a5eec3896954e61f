/** From county to county with the arrow keys. */

import type { County } from '#web/outlines.ts';

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/** The middle of the box around a county, in units of the map. */
export function middleOf({ box: [left, top, right, bottom] }: Pick<County, 'box'>): readonly [x: number, y: number] {
	return [(left + right) / 2, (top + bottom) / 2];
}

/** The county that lies next in the way of an arrow key; undefined for another key, or where none does. */
export function nextCounty(counties: readonly County[], from: County, key: string): County | undefined {
	const way = ways[key];
	if (!way) return undefined;
	const [x, y] = middleOf(from);
	let best: County | undefined;
	let least = Infinity;
	for (const county of counties) {
		const [ox, oy] = middleOf(county);
		const along = (ox - x) * way[0] + (oy - y) * way[1];
		const aside = Math.abs((ox - x) * way[1]) + Math.abs((oy - y) * way[0]);
		// Off the way counts double, so that the same key goes on in a line.
		const far = along + 2 * aside;
		if (along > 0 && aside <= 2 * along && far < least) [best, least] = [county, far];
	}
	return best;
}
