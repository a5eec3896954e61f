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
 * else the nearest, rather one that has no code in it; what follows a code beside a box, in the same run, goes with it.
 */
export function assigned(boxes: readonly Box[], codes: readonly PlacedCode[]): PlacedCode[][] {
	const inside = codes.map((code) => nearest(boxes, code.place, () => 0, true));
	const filled = new Set(inside);
	const belongs: PlacedCode[][] = boxes.map(() => []);
	let before: { code: PlacedCode; box: number } | undefined;
	codes.forEach((code, i) => {
		let owner = inside[i] ?? -1;
		if (owner < 0) {
			const follows = before && isNext(before.code.place, code.place);
			owner =
				follows && before
					? before.box
					: nearest(
							boxes,
							code.place,
							(box, far) => (!filled.has(box) ? 0 : far < marginal ? alreadyNamed : alreadyNamedInMargin),
							false,
						);
			before = owner >= 0 ? { code, box: owner } : undefined;
		} else before = undefined;
		belongs[owner]?.push(code);
	});
	return belongs;
}

/** A box with a code of its own takes another only where nothing else is level with it. */
const alreadyNamed = 3;
const alreadyNamedInMargin = 1000;

/** The box next to a word, or −1; `handicap` in lines is added to a box's distance. */
function nearest(
	boxes: readonly Box[],
	word: Box,
	handicap: (box: number, far: number) => number,
	within: boolean,
): number {
	let found = -1;
	let least = Number.POSITIVE_INFINITY;
	boxes.forEach((box, i) => {
		const far = distance(word, box);
		if (within && far > 0) return;
		const reckoned = far + handicap(i, far);
		if (reckoned < least || (reckoned === least && found >= 0 && area(box) < area(boxes[found] as Box))) {
			least = reckoned;
			found = i;
		}
	});
	return found;
}

function isNext(before: Box, after: Box): boolean {
	return (
		Math.abs(before.y - after.y) < before.h / 2 &&
		after.x >= before.x &&
		after.x - before.x - before.w < before.h * aspect
	);
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
	if (sameLine && (word.x + word.w < 0.15 || word.x > 0.8)) return marginal + across;
	return Number.POSITIVE_INFINITY;
}

/** What a code in the margin is further away than any code beside its box. */
const marginal = 10;

/** Fractions of the width are finer than fractions of the height: a letter page is 11 by 8.5 inches. */
const aspect = 11 / 8.5;
