import { folded } from '../base/text.ts';

/**
 * Pages that are nearly the same: the same memorandum released five times with different boxes. Word 5-grams, compared
 * by Jaccard (shared ÷ all). MinHash in one permutation (Li, Owen and Zhang 2012; densified as in Shrivastava 2017) and
 * banding find the candidates, so time grows with the number of pages and not with its square; the similarity given is
 * the exact one. In a crowd of equal pages each is paired with a few of the earlier ones, which is enough to group them.
 * Pages of fewer than `fewest` words are left out: cover sheets are all alike.
 */
export function likePages(
	pages: Iterable<{ id: number; text: string }>,
	threshold = 0.9,
	fewest = 20,
): [id: number, other: number, similarity: number][] {
	const rows = rowsFor(threshold);
	const buckets = new Map<number, number[]>();
	const kept: { id: number; grams: Uint32Array }[] = [];
	const found: [number, number, number][] = [];
	for (const { id, text } of pages) {
		const grams = shingles(text, fewest);
		if (!grams) continue;
		const here = kept.push({ id, grams }) - 1;
		const tried = new Set<number>();
		for (const key of bands(signature(grams), rows)) {
			const bucket = buckets.get(key);
			if (!bucket) {
				buckets.set(key, [here]);
				continue;
			}
			for (const there of bucket) tried.add(there);
			if (bucket.length < crowd) bucket.push(here);
		}
		for (const there of tried) {
			const other = kept[there];
			if (!other) continue;
			const similarity = jaccard(other.grams, grams);
			if (similarity >= threshold) found.push([other.id, id, similarity]);
		}
	}
	return found;
}

const bins = 128;
const crowd = 4;

/** The sorted hashes of a text's word 5-grams, exemption labels left out; undefined under `fewest` words. */
export function shingles(text: string, fewest = 20): Uint32Array | undefined {
	const words = folded(text.replace(/\([a-z]\)\s*\(\d+\)(?:\s*\([A-Za-z]\))?/gi, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
	if (words.length < fewest) return undefined;
	const hashes = words.map(hash);
	const grams = new Set<number>();
	for (let i = 0; i + 5 <= hashes.length; i++) {
		let gram = 0;
		for (let k = i; k < i + 5; k++) gram = Math.imul(gram ^ (hashes[k] ?? 0), 0x9e3779b1) ^ (gram >>> 15);
		grams.add(mixed(gram));
	}
	return Uint32Array.from(grams).sort();
}

/** Shared ÷ all of two sorted sets, 0 to 1. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
	let [i, k, shared] = [0, 0, 0];
	while (i < a.length && k < b.length) {
		const [x, y] = [a[i] ?? 0, b[k] ?? 0];
		if (x === y) shared++;
		if (x <= y) i++;
		if (y <= x) k++;
	}
	const all = a.length + b.length - shared;
	return all === 0 ? 1 : shared / all;
}

/** The least hash in each of 128 bins; an empty bin borrows from one picked by its own number. */
function signature(grams: Uint32Array): Uint32Array {
	const least = new Uint32Array(bins).fill(0xffffffff);
	const full = new Uint8Array(bins);
	for (const gram of grams) {
		const bin = gram & (bins - 1);
		full[bin] = 1;
		if (gram < (least[bin] ?? 0)) least[bin] = gram;
	}
	const result = least.slice();
	for (let bin = 0; bin < bins; bin++) {
		let from = bin;
		for (let turn = 1; full[from] === 0; turn++) from = mixed(bin * 0x10001 + turn) & (bins - 1);
		result[bin] = least[from] ?? 0;
	}
	return result;
}

function* bands(values: Uint32Array, rows: number): Generator<number> {
	for (let band = 0; band + rows <= bins; band += rows) {
		let key = band;
		for (let row = 0; row < rows; row++) key = mixed(Math.imul(key, 31) ^ (values[band + row] ?? 0));
		yield key;
	}
}

/** Rows a band such that a pair at the threshold is missed less than once in 500. */
function rowsFor(threshold: number): number {
	for (const rows of [16, 8, 4, 2]) if ((1 - threshold ** rows) ** (bins / rows) < 0.002) return rows;
	return 1;
}

/** FNV-1a over UTF-16 units. */
function hash(word: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
	return value >>> 0;
}

/** The finaliser of MurmurHash3. */
function mixed(value: number): number {
	let v = value | 0;
	v = Math.imul(v ^ (v >>> 16), 0x85ebca6b);
	v = Math.imul(v ^ (v >>> 13), 0xc2b2ae35);
	return (v ^ (v >>> 16)) >>> 0;
}
