import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { PageText, Word } from '../base/page.ts';

/**
 * How a page's text and word boxes lie in the database: UTF-8 and seven 32-bit numbers a word (start, end, x, y, w, h in
 * 1/100 000 of the page, confidence + 1 or 0 for none), each compressed. A page of 400 words takes about 4 kB.
 */
export function pack(text: PageText): { body: Uint8Array; words: Uint8Array } {
	const numbers = new Int32Array(text.words.length * 7);
	text.words.forEach((word, i) => {
		const confidence = word.confidence === null ? 0 : Math.round(word.confidence) + 1;
		numbers.set([word.start, word.end, fixed(word.x), fixed(word.y), fixed(word.w), fixed(word.h), confidence], i * 7);
	});
	return { body: zstdCompressSync(text.text), words: zstdCompressSync(new Uint8Array(numbers.buffer)) };
}

export function unpack(body: Uint8Array, words: Uint8Array): PageText {
	return { text: unpackBody(body), words: unpackWords(words) };
}

export function unpackBody(body: Uint8Array): string {
	return zstdDecompressSync(body).toString('utf8');
}

function unpackWords(packed: Uint8Array): Word[] {
	const bytes = new Uint8Array(zstdDecompressSync(packed));
	const numbers = new Int32Array(bytes.buffer, 0, bytes.byteLength / 4);
	const words: Word[] = [];
	for (let i = 0; i < numbers.length; i += 7) {
		const [start, end, x, y, w, h, confidence] = numbers.subarray(i, i + 7) as unknown as [
			number,
			number,
			number,
			number,
			number,
			number,
			number,
		];
		words.push({
			start,
			end,
			x: x / 100_000,
			y: y / 100_000,
			w: w / 100_000,
			h: h / 100_000,
			confidence: confidence === 0 ? null : confidence - 1,
		});
	}
	return words;
}

function fixed(fraction: number): number {
	return Math.round(fraction * 100_000);
}
