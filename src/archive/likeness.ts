/** How alike two pages are: the words they share, five in a row. */

import { folded } from '../base/text.ts';

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
