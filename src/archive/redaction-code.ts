/** Brings boxes and codes together: a code printed in a box belongs to it, one beside it to the nearest box. */

import { area, type Box, covered, type PageText } from '../base/page.ts';
import { type ExemptionCode, placeOf } from './exemption.ts';

/** A code and where it stands on the page. */
export type PlacedCode = ExemptionCode & { place: Box };

export function placed(text: PageText, codes: readonly ExemptionCode[]): PlacedCode[] {
	return codes.flatMap((code) => {
		const place = placeOf(text.words, code.start, code.end);
		return place ? [{ ...code, place }] : [];
	});
}

/**
 * For each box the codes that belong to it, in reading order. A code belongs to one box at most: the smallest that it is in,
 * else the nearest; what follows a code beside a box, in the same run, goes with it.
 */
export function assigned(boxes: readonly Box[], codes: readonly PlacedCode[]): PlacedCode[][] {
	const belongs: PlacedCode[][] = boxes.map(() => []);
	let before: { code: PlacedCode; box: number } | undefined;
	for (const code of codes) {
		const { box, far } = nearest(boxes, code.place);
		const follows = before && far > 0 && isNext(before.code.place, code.place);
		const owner = follows && before ? before.box : box;
		belongs[owner]?.push(code);
		before = owner >= 0 && far > 0 ? { code, box: owner } : undefined;
	}
	return belongs;
}

function nearest(boxes: readonly Box[], word: Box): { box: number; far: number } {
	let box = -1;
	let far = Number.POSITIVE_INFINITY;
	for (let i = 0; i < boxes.length; i++) {
		const candidate = boxes[i] as Box;
		const distanceTo = distance(word, candidate);
		if (distanceTo < far || (distanceTo === far && box >= 0 && area(candidate) < area(boxes[box] as Box))) {
			far = distanceTo;
			box = i;
		}
	}
	return { box: Number.isFinite(far) ? box : -1, far };
}

function isNext(before: Box, after: Box): boolean {
	return Math.abs(before.y - after.y) < before.h / 2 && after.x >= before.x && after.x - before.x - before.w < before.h * aspect;
}

/** 0 inside, then by gap in word heights; beyond a line and a half only a code in the margin of the same line still belongs. */
function distance(word: Box, box: Box): number {
	if (covered(word, box) > 0.5) return 0;
	const line = word.h || 0.012;
	const across = Math.max(0, word.x - (box.x + box.w), box.x - (word.x + word.w)) / (line * aspect);
	const down = Math.max(0, word.y - (box.y + box.h), box.y - (word.y + word.h)) / line;
	const sameLine = Math.min(word.y + word.h, box.y + box.h) - Math.max(word.y, box.y) > 0.3 * Math.min(line, box.h);
	if (sameLine && across <= 1.5) return across;
	if (across === 0 && down <= 1) return 1 + down;
	if (sameLine && (word.x + word.w < 0.15 || word.x > 0.8)) return 10 + across;
	return Number.POSITIVE_INFINITY;
}

/** Fractions of the width are finer than fractions of the height: a letter page is 11 by 8.5 inches. */
const aspect = 11 / 8.5;
