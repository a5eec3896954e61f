/** Cuts a page's text into the runs that the text view draws: paragraphs, marked words, and bars where something was withheld. */

import { around, type Box, covered, type PageText, type RedactionBox, type Word } from '#src/base/page.ts';

export type Range = readonly [start: number, end: number];

/** A run of text that is drawn in one way; `start` is its offset in the whole text. */
export type Piece = { start: number; text: string; marked: boolean };
/** A bar stands at `at`, in place of the text up to `end`. */
export type Bar = { at: number; end: number; codes: string[]; boxes: number };
export type Paragraph = { start: number; end: number; runs: (Piece | Bar)[] };

export function isBar(run: Piece | Bar): run is Bar {
	return 'at' in run;
}

/** The page as a reader wants it: lines joined to paragraphs, marks cut out, bars where the boxes stand. */
export function paragraphs(page: PageText, redactions: readonly RedactionBox[], marks: readonly Range[]): Paragraph[] {
	const bars = placeBars(page, redactions);
	const ends = [...breaks(page), page.text.length];
	let start = 0;
	const all: Paragraph[] = [];
	for (const end of ends) {
		const last = end === page.text.length;
		const here = bars.filter((bar) => bar.at >= start && (bar.at < end || (last && bar.at >= end)));
		if (end > start || here.length > 0) all.push({ start, end, runs: runsOf(page.text, start, end, here, marks) });
		start = end;
	}
	return all;
}

/** Text cut at the ends of its marked ranges. */
export function split(text: string, marks: readonly Range[], start = 0, end = text.length): Piece[] {
	const inside = (ranges: readonly Range[], at: number) => ranges.some(([from, to]) => from <= at && at < to);
	const cuts = new Set([start, end]);
	for (const [from, to] of marks) for (const cut of [from, to]) if (cut > start && cut < end) cuts.add(cut);
	const sorted = [...cuts].sort((a, b) => a - b);
	return sorted.slice(0, -1).map((from, i) => ({
		start: from,
		text: text.slice(from, sorted[i + 1]),
		marked: inside(marks, from),
	}));
}

function runsOf(text: string, start: number, end: number, bars: readonly Bar[], marks: readonly Range[]) {
	const runs: (Piece | Bar)[] = [];
	let from = start;
	for (const bar of bars) {
		const at = Math.min(bar.at, end);
		if (at > from) runs.push(...split(text, marks, from, at));
		runs.push(bar);
		from = Math.max(from, Math.min(bar.end, end));
	}
	if (end > from) runs.push(...split(text, marks, from, end));
	return runs;
}

type Line = { start: number; end: number; words: Word[]; box: Box };

function linesOf(page: PageText): Line[] {
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

/** Offsets at which a new paragraph starts: after a gap wider than the lines', after a line that stops short, or where a column or table begins. */
function breaks(page: PageText): number[] {
	const lines = linesOf(page);
	const heights = lines.map((line) => line.box.h).sort((a, b) => a - b);
	const height = heights[heights.length >> 1] ?? 0;
	const right = Math.max(0, ...lines.map((line) => line.box.x + line.box.w));
	const left = Math.min(1, ...lines.map((line) => line.box.x));
	return lines.slice(1).flatMap((line, i) => {
		const before = lines[i];
		if (!before) return [];
		const gap = line.box.y - (before.box.y + before.box.h);
		const short = before.box.x + before.box.w < right - 0.22 * (right - left);
		const apart = gap > 1.1 * height || gap < -2 * height || before.box.h > 1.5 * line.box.h;
		return short || apart ? [line.start] : [];
	});
}

/**
 * Each box after the word it follows on the page; boxes that follow the same word under the same codes are one bar.
 * A code printed inside its box is part of the page's text, and the bar says it already: the bar stands in its place.
 */
export function placeBars(page: PageText, redactions: readonly RedactionBox[]): Bar[] {
	const lines = linesOf(page);
	const placed = redactions
		.map((box) => ({ ...(labelIn(box, page) ?? { at: offsetFor(box, lines), end: 0 }), box }))
		.sort((a, b) => a.at - b.at || a.box.y - b.box.y || a.box.x - b.box.x);
	const bars: Bar[] = [];
	for (const { at, end, box } of placed) {
		const before = bars.at(-1);
		const codes = [...new Set(box.codes)];
		if (before && before.at === at && before.codes.join() === codes.join()) before.boxes += 1;
		else bars.push({ at, end: Math.max(at, end), codes, boxes: 1 });
	}
	return bars;
}

/** The words inside a box that can only be its code, well or badly read: "(b)(7)(C)", "b6,", "(7)(C". */
function labelIn(box: RedactionBox, { words, text }: PageText): { at: number; end: number } | null {
	const inside = (word: Word) => covered(word, box) > 0.5 && isCode(text.slice(word.start, word.end));
	const first = words.findIndex(inside);
	if (first < 0) return null;
	const after = words.findIndex((word, i) => i > first && !inside(word));
	const last = words[(after < 0 ? words.length : after) - 1];
	const start = words[first];
	return start && last ? { at: start.start, end: last.end } : null;
}

function isCode(word: string): boolean {
	return /[\d()]/.test(word) && /^[()[\]{}bjk\da-f.,;:|-]{1,14}$/i.test(word);
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
