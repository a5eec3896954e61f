/** Where in a page's text something was withheld, worked out from where the boxes stand on the page. */

import { around, type Box, covered, type PageText, type RedactionBox, type Word } from '#src/base/page.ts';

export type Bar = { at: number; codes: string[]; boxes: number };
export type Line = { start: number; end: number; words: Word[]; box: Box };

/** Each box after the word it follows on the page; boxes that follow the same word under the same codes are one bar. */
export function placeBars(page: PageText, redactions: readonly RedactionBox[]): Bar[] {
	const labels = new Set(labelsIn(page, redactions));
	const lines = linesOf({ text: page.text, words: page.words.filter((word) => !labels.has(word)) });
	const placed = redactions
		.map((box) => ({ at: offsetFor(box, lines), box }))
		.sort((a, b) => a.at - b.at || a.box.y - b.box.y || a.box.x - b.box.x);
	const bars: Bar[] = [];
	for (const { at, box } of placed) {
		const before = bars.at(-1);
		const codes = [...new Set(box.codes)];
		if (before && before.at === at && before.codes.join() === codes.join()) before.boxes += 1;
		else bars.push({ at, codes, boxes: 1 });
	}
	return bars;
}

/**
 * The words inside boxes that can only be their codes, well or badly read: "(b)(7)(C)", "b6,", "(7)(C". A bar says them
 * already; many files paint them after everything else, so in the text they would stand in a heap at the end.
 */
export function labelsIn({ text, words }: PageText, redactions: readonly RedactionBox[]): Word[] {
	return words.filter(
		(word) => isCode(text.slice(word.start, word.end)) && redactions.some((box) => covered(word, box) > 0.5),
	);
}

function isCode(word: string): boolean {
	return /[\d()]/.test(word) && /^[()[\]{}bjk\da-f.,;:|-]{1,14}$/i.test(word);
}

/** The lines of a page that hold words, each with its box. */
export function linesOf(page: PageText): Line[] {
	const lines: Line[] = [];
	let start = 0;
	let next = 0;
	for (const text of page.text.split('\n')) {
		const end = start + text.length;
		const words: Word[] = [];
		for (let word = page.words[next]; word && word.start < end; word = page.words[++next]) words.push(word);
		const box = around(words);
		if (box) lines.push({ start, end, words, box });
		start = end + 1;
	}
	return lines;
}

/** Where in the text a box stands: behind the word left of it, else before the word right of it, else at the end of the line above. */
function offsetFor(box: Box, lines: readonly Line[]): number {
	const middle = box.y + box.h / 2;
	const beside = lines.filter((line) => {
		const centre = line.box.y + line.box.h / 2;
		return Math.abs(centre - middle) < Math.max(line.box.h, Math.min(box.h, 2 * line.box.h)) / 2;
	});
	const words = beside.flatMap((line) => line.words);
	const leftOf = words.filter((word) => word.x + word.w / 2 <= box.x);
	const nearest = leftOf.sort((a, b) => b.x + b.w - (a.x + a.w))[0];
	if (nearest) return nearest.end;
	const rightOf = words.filter((word) => word.x + word.w / 2 >= box.x + box.w).sort((a, b) => a.x - b.x)[0];
	if (rightOf) return rightOf.start;
	const above = lines
		.filter((line) => line.box.y + line.box.h / 2 < middle)
		.sort((a, b) => overlap(b.box, box) - overlap(a.box, box) || b.box.y - a.box.y)[0];
	return above?.end ?? 0;
}

/** 1 where two boxes share some of their width: a line above in the same column comes before a nearer one in another. */
function overlap(a: Box, b: Box): number {
	return a.x < b.x + b.w && b.x < a.x + a.w ? 1 : 0;
}
