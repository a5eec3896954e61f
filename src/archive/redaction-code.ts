/** Brings boxes and codes together: a code printed in a box belongs to it, one beside it to the nearest box. */

import { type Box, covered, type PageText } from '../base/page.ts';
import { type ExemptionCode, placeOf } from './exemption.ts';

/** A code and where it stands on the page. */
export type PlacedCode = ExemptionCode & { place: Box };

export function placed(text: PageText, codes: readonly ExemptionCode[]): PlacedCode[] {
	return codes.flatMap((code) => {
		const place = placeOf(text.words, code.start, code.end);
		return place ? [{ ...code, place }] : [];
	});
}

/** For each box the codes that belong to it, in reading order. A code belongs to one box at most. */
export function assigned(boxes: readonly Box[], codes: readonly PlacedCode[]): PlacedCode[][] {
	const belongs: PlacedCode[][] = boxes.map(() => []);
	for (const code of codes) {
		let nearest = -1;
		let least = Number.POSITIVE_INFINITY;
		boxes.forEach((box, i) => {
			const far = distance(code.place, box);
			if (far < least) {
				least = far;
				nearest = i;
			}
		});
		belongs[nearest]?.push(code);
	}
	return belongs;
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
	if (sameLine && (word.x + word.w < 0.15 || word.x > 0.85)) return 10 + across;
	return Number.POSITIVE_INFINITY;
}

/** Fractions of the width are finer than fractions of the height: a letter page is 11 by 8.5 inches. */
const aspect = 11 / 8.5;
