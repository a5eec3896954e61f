/** The shared corpus of page pictures with corrected words (hOCR), and the error rate of a reading against it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { plain } from '../src/base/text.ts';

const folder = new URL('../../shared/corpus/ocr-truth/', import.meta.url);

export type TruePage = { name: string; picture: Uint8Array; words: string[] };

/** Undefined where the shared corpus is not on this machine. */
export function truePages(): TruePage[] | undefined {
	if (!existsSync(folder)) return undefined;
	return readdirSync(folder)
		.filter((name) => name.endsWith('.png'))
		.map((name) => ({
			name: name.replace('.png', ''),
			picture: readFileSync(new URL(name, folder)),
			words: parseHocr(readFileSync(new URL(name.replace('.png', '.truth.hocr'), folder), 'utf8')),
		}));
}

function parseHocr(hocr: string): string[] {
	const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
	return [...hocr.matchAll(/class=['"]ocrx_word['"][^>]*>(.*?)<\/span>/gs)].flatMap(([, inner]) =>
		wordsOf(
			(inner ?? '')
				.replace(/<[^>]+>/g, '')
				.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
				.replace(/&([a-z]+);/g, (whole, name) => names[name] ?? whole),
		),
	);
}

/** Words as they are compared: quotes and dashes made alike, case and punctuation kept. */
export function wordsOf(text: string): string[] {
	return plain(text).split(' ').filter(Boolean);
}

/** Words to insert, drop or change to come from one text to the other (Levenshtein), in reading order. */
export function wordErrors(truth: readonly string[], read: readonly string[]): number {
	let row = Uint32Array.from({ length: read.length + 1 }, (_, i) => i);
	for (const [i, word] of truth.entries()) {
		const next = new Uint32Array(read.length + 1);
		next[0] = i + 1;
		for (let j = 1; j <= read.length; j++)
			next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (word === read[j - 1] ? 0 : 1));
		row = next;
	}
	return row[read.length]!;
}

/** True words that were not read anywhere on the page: what a search cannot find, whatever the order of columns. */
export function wordsMissed(truth: readonly string[], read: readonly string[]): number {
	const left = new Map<string, number>();
	for (const word of read) left.set(word, (left.get(word) ?? 0) + 1);
	let missed = 0;
	for (const word of truth) {
		const count = left.get(word) ?? 0;
		if (count === 0) missed++;
		else left.set(word, count - 1);
	}
	return missed;
}
