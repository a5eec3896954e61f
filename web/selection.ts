/** Words chosen for a quotation, from the text or from the picture, always as whole words of the page's text. */

import type { Box, PageText, Word } from '#src/base/page.ts';
import { lineBoxes } from '#src/base/page.ts';

export type Chosen = readonly [start: number, end: number];

/** The smallest run of whole words around a range of the text; null where it holds no word. */
export function wholeWords(page: PageText, start: number, end: number): Chosen | null {
	const inside = page.words.filter((word) => word.start < end && word.end > start);
	const first = inside[0];
	const last = inside.at(-1);
	return first && last ? [first.start, last.end] : null;
}

/** One word more or less at an end of the choice; it never becomes empty. */
export function moved(page: PageText, chosen: Chosen, side: 'start' | 'end', step: 1 | -1): Chosen {
	const first = page.words.findIndex((word) => word.start >= chosen[0]);
	const last = page.words.findLastIndex((word) => word.end <= chosen[1]);
	const from = side === 'start' ? Math.min(Math.max(first + step, 0), last) : first;
	const to = side === 'end' ? Math.max(Math.min(last + step, page.words.length - 1), first) : last;
	return [page.words[from]?.start ?? chosen[0], page.words[to]?.end ?? chosen[1]];
}

/** From one word of the page to another, whichever comes first in reading order. */
export function between(page: PageText, a: number, b: number): Chosen | null {
	const from = page.words[Math.min(a, b)];
	const to = page.words[Math.max(a, b)];
	return from && to ? [from.start, to.end] : null;
}

/** The boxes that a choice draws on the picture, one a line. */
export function chosenBoxes(page: PageText, chosen: Chosen): Box[] {
	return lineBoxes(page.words.filter((word) => word.start >= chosen[0] && word.end <= chosen[1]));
}

/** The place in `words` of the word at or nearest to a point of the page; height counts more, so the line under the hand wins. -1 for none. */
export function wordAt(words: readonly Word[], x: number, y: number): number {
	let best = -1;
	let least = Number.POSITIVE_INFINITY;
	words.forEach((word, i) => {
		const dx = Math.max(word.x - x, 0, x - word.x - word.w);
		const dy = Math.max(word.y - y, 0, y - word.y - word.h) * 40;
		const distance = dx * dx + dy * dy;
		if (distance < least) {
			least = distance;
			best = i;
		}
	});
	return best;
}

/** A box from two corners, kept on the page. */
export function boxFrom(ax: number, ay: number, bx: number, by: number): Box {
	const keep = (value: number) => Math.min(1, Math.max(0, value));
	const [left, right] = [keep(Math.min(ax, bx)), keep(Math.max(ax, bx))];
	const [top, bottom] = [keep(Math.min(ay, by)), keep(Math.max(ay, by))];
	return { x: left, y: top, w: right - left, h: bottom - top };
}

/** A box moved or sized by an arrow key, kept on the page. */
export function nudged(box: Box, key: string, size: boolean): Box | null {
	const step = 0.01;
	const dx = key === 'ArrowRight' ? step : key === 'ArrowLeft' ? -step : 0;
	const dy = key === 'ArrowDown' ? step : key === 'ArrowUp' ? -step : 0;
	if (dx === 0 && dy === 0) return null;
	if (size)
		return {
			...box,
			w: Math.min(1 - box.x, Math.max(step, box.w + dx)),
			h: Math.min(1 - box.y, Math.max(step, box.h + dy)),
		};
	return {
		...box,
		x: Math.min(1 - box.w, Math.max(0, box.x + dx)),
		y: Math.min(1 - box.h, Math.max(0, box.y + dy)),
	};
}

/** Where a point of a text view stands in the page's text. Every run carries its offset in `data-start`; null outside the runs. */
export function offsetOf(node: Node, offset: number): number | null {
	if (node instanceof Text) {
		const start = node.parentElement?.closest<HTMLElement>('[data-start]')?.dataset.start;
		return start === undefined ? null : Number(start) + offset;
	}
	const child = node.childNodes[offset] ?? node.lastChild;
	const element = child instanceof HTMLElement ? child : child?.parentElement;
	const run = element?.closest<HTMLElement>('[data-start]') ?? element?.querySelector<HTMLElement>('[data-start]');
	return run?.dataset.start === undefined ? null : Number(run.dataset.start);
}

/** The parts of a text view that show a choice, the other way round: one range for each run it touches. */
export function rangesOf(view: HTMLElement, chosen: Chosen): Range[] {
	return [...view.querySelectorAll<HTMLElement>('[data-start]')].flatMap((run) => {
		const text = run.firstChild;
		const start = Number(run.dataset.start);
		if (!(text instanceof Text) || start >= chosen[1] || start + text.length <= chosen[0]) return [];
		const range = document.createRange();
		range.setStart(text, Math.max(0, chosen[0] - start));
		range.setEnd(text, Math.min(text.length, chosen[1] - start));
		return [range];
	});
}
