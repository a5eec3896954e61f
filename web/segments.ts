/** Cuts a page's text into the runs that the text view draws: paragraphs, marked words, and bars where something was withheld. */

import type { PageText, RedactionBox } from '#src/base/page.ts';
import { type Bar, labelsIn, linesOf, placeBars } from './bars.ts';

export type Range = readonly [start: number, end: number];

/** A run of text that is drawn in one way; `start` is its offset in the whole text. */
export type Piece = { start: number; text: string; marked: boolean };
export type Paragraph = { start: number; end: number; runs: (Piece | Bar)[] };

export function isBar(run: Piece | Bar): run is Bar {
	return 'at' in run;
}

/** The page as a reader wants it: lines joined to paragraphs, marks cut out, bars where the boxes stand. */
export function paragraphs(page: PageText, redactions: readonly RedactionBox[], marks: readonly Range[]): Paragraph[] {
	const bars = placeBars(page, redactions);
	const labels = labelsIn(page, redactions).map((word): Range => [word.start, word.end]);
	const ends = [...(page.words.some((word) => word.w > 0) ? breaks(page) : blanks(page.text)), page.text.length];
	let start = 0;
	const all: Paragraph[] = [];
	for (const end of ends) {
		const last = end === page.text.length;
		const here = bars.filter((bar) => bar.at >= start && (bar.at < end || last));
		const runs = runsOf(page.text, [start, end], here, labels, marks);
		if (runs.some((run) => isBar(run) || run.text.trim() !== '')) all.push({ start, end, runs });
		start = end;
	}
	return all;
}

/** Text cut at the ends of its marked ranges. */
export function split(text: string, marks: readonly Range[], [start, end]: Range = [0, text.length]): Piece[] {
	const cuts = new Set([start, end]);
	for (const cut of marks.flat()) if (cut > start && cut < end) cuts.add(cut);
	const sorted = [...cuts].sort((a, b) => a - b);
	return sorted.slice(0, -1).map((from, i) => ({
		start: from,
		text: text.slice(from, sorted[i + 1]),
		marked: marks.some(([first, after]) => first <= from && from < after),
	}));
}

function runsOf(
	text: string,
	[start, end]: Range,
	bars: readonly Bar[],
	labels: readonly Range[],
	marks: readonly Range[],
) {
	const runs: (Piece | Bar)[] = [];
	let from = start;
	for (const bar of bars) {
		const at = Math.min(Math.max(bar.at, from), end);
		for (const range of without([from, at], labels)) runs.push(...split(text, marks, range));
		runs.push(bar);
		from = at;
	}
	for (const range of without([from, end], labels)) runs.push(...split(text, marks, range));
	return runs;
}

/** What is left of a range when others, in order, are taken out of it. */
function without([start, end]: Range, taken: readonly Range[]): Range[] {
	const left: Range[] = [];
	let from = start;
	for (const [first, after] of taken) {
		if (after <= from || first >= end) continue;
		if (first > from) left.push([from, first]);
		from = Math.max(from, Math.min(after, end));
	}
	if (end > from) left.push([from, end]);
	return left;
}

/** Where nothing is known of places on a sheet, as in mail: after an empty line. */
function blanks(text: string): number[] {
	return [...text.matchAll(/\n[^\S\n]*\n+/g)].map((match) => match.index + match[0].length);
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
