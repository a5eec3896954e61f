/** Tesseract's table of words (TSV, the same from both engines) read into a page's text. */

import type { Box, PageText, Word } from '../base/page.ts';

/** Below this confidence a "word" without any letter or digit is dirt on the page. */
const SPECK = 50;

/** One recognised word, its box in pixels of the picture that the engine saw. `line` names the line it stands on. */
export type Recognised = Box & { text: string; confidence: number; line: string };

/** Rows of level 5 (words) of Tesseract's TSV, in its reading order. Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function parseWords(tsv: string): Recognised[] {
	const words: Recognised[] = [];
	for (const row of tsv.split('\n')) {
		const [level, page, block, paragraph, line, , left, top, width, height, confidence, ...rest] = row.split('\t');
		const text = rest.join(' ').trim();
		if (level !== '5' || text === '') continue;
		const word = {
			x: Number(left),
			y: Number(top),
			w: Number(width),
			h: Number(height),
			text,
			confidence: Math.round(Math.min(100, Math.max(0, Number(confidence))) * 10) / 10,
			line: [page, block, paragraph, line].join('.'),
		};
		if (!isSpeck(word)) words.push(word);
	}
	return words;
}

function isSpeck({ text, confidence }: Recognised): boolean {
	return confidence < SPECK && !/[\p{L}\p{N}]/u.test(text);
}

/** Mean confidence, 0 to 100, each word weighing as much as it has letters; 0 for no words. */
export function confidence(words: readonly Recognised[]): number {
	let sum = 0;
	let letters = 0;
	for (const word of words) {
		sum += word.confidence * word.text.length;
		letters += word.text.length;
	}
	return letters === 0 ? 0 : sum / letters;
}

/** How much was read that can be believed: letters of words of two letters and more, those that are likelier wrong than right counting against. */
export function evidence(words: readonly Recognised[]): number {
	let sum = 0;
	for (const { text, confidence } of words) if (text.length > 1) sum += (text.length * (confidence - 50)) / 50;
	return sum;
}

/** Words → text with one space between words and \n between lines. `place` turns a box in pixels into fractions of the page. */
export function pageText(words: readonly Recognised[], place: (box: Box) => Box): PageText {
	let text = '';
	let line = '';
	const placed: Word[] = [];
	for (const word of words) {
		if (text !== '') text += word.line === line ? ' ' : '\n';
		line = word.line;
		const start = text.length;
		text += word.text;
		placed.push({ ...place(word), start, end: text.length, confidence: word.confidence });
	}
	return { text, words: placed };
}
