/** What happens to a page on a scanner, as values: how crooked, how grey, and which nonsense is left as its text. */

import { type Random, random as seeded } from '../base/random.ts';
import type { Rect, Scan, Sheet } from '../base/sheet.ts';

/** Decides record by record which come as pictures: about three pages in ten, each page with flaws of its own. */
export function scanner(random: Random): (likely: number, pages: number) => (() => Scan) | null {
	let seen = 0;
	let scanned = 0;
	return (likely, pages) => {
		seen += pages;
		if (likely === 0 || scanned > seen * 0.32 || !random.chance(likely * 0.75)) return null;
		scanned += pages;
		const fax = random.chance(0.18);
		const layer = random.pick(['none', 'none', 'none', 'stamp', 'garbage'] as const);
		const paper = random.whole(222, 250);
		return () => ({
			skew: hundredths(random.next() * 4 - 2),
			blur: fax ? 0 : hundredths(0.4 + random.next() * 0.5),
			noise: fax ? 4 : random.whole(2, 8),
			paper: fax ? 255 : paper,
			quality: random.whole(55, 65),
			look: fax ? 'fax' : 'grey',
			layer,
			seed: `scan ${random.whole(0, 0x7fffffff)}`,
		});
	};
}

/** The smallest upright rectangle around a rectangle of a page that lies crooked on the glass, turned about the page's middle. */
export function skewed(rect: Rect, sheet: { width: number; height: number }, degrees: number): Rect {
	const turn = (degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const [cx, cy] = [sheet.width / 2, sheet.height / 2];
	const corners = [rect.x, rect.x + rect.w].flatMap((x) =>
		[rect.y, rect.y + rect.h].map((y) => ({
			x: cx + (x - cx) * cos - (y - cy) * sin,
			y: cy + (x - cx) * sin + (y - cy) * cos,
		})),
	);
	const xs = corners.map((corner) => corner.x);
	const ys = corners.map((corner) => corner.y);
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** The words that bad recognition left behind a picture: about as long as the real ones, and none of them a word. */
export function nonsense(sheet: Sheet): { x: number; y: number; text: string }[] {
	if (sheet.scan?.layer !== 'garbage') return [];
	const random = seeded(sheet.scan.seed);
	const letters = '~^|;:.,!lI1iftjrkvxzqwXQZKWV{}[]()<>*%&#_=+-0Oo°§¬';
	// Nothing where words are withheld: recognition saw the box, not what it covers.
	return sheet.lines.flatMap((line) =>
		line.words
			.filter((word) => word.covered === undefined)
			.map((word) => ({
				x: word.x,
				y: line.y,
				text: Array.from({ length: Math.max(1, word.text.length + random.whole(-2, 2)) }, () =>
					letters.charAt(random.whole(0, letters.length - 1)),
				).join(''),
			})),
	);
}

function hundredths(value: number): number {
	return Math.round(value * 100) / 100;
}
