import type { PageText, RedactionBox, Word } from '../base/page.ts';
import { plain } from '../base/text.ts';
import { functionWords } from './common-words.ts';
import { isLabel, withheldPlaces } from './withheld.ts';

export type Comparison = {
	/** Share of the words the two releases have in common, 0 to 1. */
	same: number;
	/** Runs of words that one release shows where the other has a box: UTF-16 offsets in that release's text. */
	shown: { in: 'a' | 'b'; start: number; end: number }[];
};

/**
 * Two releases of one page: what each shows that the other withholds. Words are aligned in order; a run that only one
 * has counts as shown when the other has a redaction between the same neighbours or in the same place on the page.
 */
export function compareReleases(
	a: PageText,
	redactionsA: readonly RedactionBox[],
	b: PageText,
	redactionsB: readonly RedactionBox[],
): Comparison {
	const left = record(a, redactionsA);
	const right = record(b, redactionsB);
	const pairs = withoutIslands(align(left.keys, right.keys), left, right);
	const most = Math.max(left.words.length, right.words.length);
	const shown: Comparison['shown'] = [];
	const ends = [...pairs, [left.words.length, right.words.length] as const];
	let [i, k] = [0, 0];
	for (const [nextA, nextB] of ends) {
		shown.push(...unveiled('a', left, i, nextA, right, k, nextB), ...unveiled('b', right, k, nextB, left, i, nextA));
		[i, k] = [nextA + 1, nextB + 1];
	}
	return { same: most === 0 ? 1 : pairs.length / most, shown };
}

type Record_ = { words: Word[]; keys: string[]; boxes: readonly RedactionBox[]; places: Set<number> };

/** The page without the codes printed in its boxes, and where among the remaining words the boxes stand. */
function record(page: PageText, boxes: readonly RedactionBox[]): Record_ {
	const words = page.words.filter((word) => !isLabel(word, boxes));
	const places = withheldPlaces({ text: page.text, words }, boxes);
	return {
		words,
		keys: words.map((word) => plain(page.text.slice(word.start, word.end)).toLowerCase()),
		boxes,
		places: new Set(places.map((place) => place.before)),
	};
}

/**
 * Without the small words that two different passages happen to share: one or two of them, with three words or more on
 * both sides that are only in one. They would cut a withheld passage in two.
 */
function withoutIslands(
	pairs: readonly (readonly [number, number])[],
	left: Record_,
	right: Record_,
): (readonly [number, number])[] {
	const kept: (readonly [number, number])[] = [];
	let island: (readonly [number, number])[] = [];
	let before = 0;
	let last: readonly [number, number] = [-1, -1];
	for (const pair of [...pairs, [left.keys.length, right.keys.length] as const]) {
		const apart = Math.max(pair[0] - last[0], pair[1] - last[1]) - 1;
		if (apart > 0) {
			const chance = island.length <= 2 && island.every(([at]) => small.has(left.keys[at] ?? ''));
			if (!(chance && before >= 3 && apart >= 3)) kept.push(...island);
			island = [];
			before = apart;
		}
		island.push(pair);
		last = pair;
	}
	kept.push(...island);
	kept.pop();
	return kept;
}

const small = new Set(functionWords);

/** The part of one side's words `from`…`to` that the other side's `otherFrom`…`otherTo` stretch has boxes for. */
function unveiled(
	side: 'a' | 'b',
	one: Record_,
	from: number,
	to: number,
	other: Record_,
	otherFrom: number,
	otherTo: number,
): Comparison['shown'] {
	const run = one.words.slice(from, to);
	const first = run[0];
	const last = run.at(-1);
	if (!first || !last) return [];
	const under = run.filter((word) => other.boxes.some((box) => within(word, box)));
	const between = Array.from({ length: otherTo - otherFrom + 1 }, (_, n) => otherFrom + n).some((n) =>
		other.places.has(n),
	);
	const firstUnder = under[0];
	const lastUnder = under.at(-1);
	if (firstUnder && lastUnder) return [{ in: side, start: firstUnder.start, end: lastUnder.end }];
	return between ? [{ in: side, start: first.start, end: last.end }] : [];
}

/** The middle of a word in a box, with the play of two scans of one sheet. */
function within(word: Word, box: RedactionBox): boolean {
	const [x, y, play] = [word.x + word.w / 2, word.y + word.h / 2, 0.006];
	return x > box.x - play && x < box.x + box.w + play && y > box.y - play && y < box.y + box.h + play;
}

/**
 * Pairs of equal places in two lists, in order: a longest common subsequence. Myers (1986), “An O(ND) difference
 * algorithm”; the trace is bounded, and what differs by more than that is compared only as far as it goes from both ends.
 */
export function align(a: readonly string[], b: readonly string[], bound = 4000): (readonly [number, number])[] {
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
	const pairs: (readonly [number, number])[] = Array.from({ length: head }, (_, i) => [i, i]);
	const middle = myers(a.slice(head, a.length - tail), b.slice(head, b.length - tail), bound);
	for (const [i, k] of middle) pairs.push([i + head, k + head]);
	for (let i = tail; i > 0; i--) pairs.push([a.length - i, b.length - i]);
	return pairs;
}

function myers(a: readonly string[], b: readonly string[], bound: number): (readonly [number, number])[] {
	const most = Math.min(a.length + b.length, bound);
	const trace: Int32Array[] = [];
	const reach = new Int32Array(2 * most + 3);
	const zero = most + 1;
	for (let d = 0; d <= most; d++) {
		trace.push(reach.slice(zero - d - 1, zero + d + 2));
		for (let k = -d; k <= d; k += 2) {
			const [down, right] = [reach[zero + k + 1] ?? 0, (reach[zero + k - 1] ?? 0) + 1];
			let x = k === -d || (k !== d && right <= down) ? down : right;
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			reach[zero + k] = x;
			if (x >= a.length && x - k >= b.length) return backtrack(trace, d, a.length, b.length);
		}
	}
	return [];
}

function backtrack(
	trace: readonly Int32Array[],
	depth: number,
	endX: number,
	endY: number,
): (readonly [number, number])[] {
	const pairs: (readonly [number, number])[] = [];
	let [x, y] = [endX, endY];
	for (let d = depth; d >= 0; d--) {
		const reach = trace[d] ?? new Int32Array(0);
		const at = (k: number) => reach[k + d + 1] ?? 0;
		const k = x - y;
		const from = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
		const fromX = d === 0 ? 0 : at(from);
		const fromY = d === 0 ? 0 : fromX - from;
		while (x > fromX && y > fromY) pairs.push([--x, --y]);
		[x, y] = [fromX, fromY];
	}
	return pairs.reverse();
}
