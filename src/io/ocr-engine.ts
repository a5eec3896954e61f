/** What both forms of Tesseract, program and WebAssembly, have in common. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Picture } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';

/** Tesseract in either form: grey pixels in, Tesseract's table of words (TSV) out. */
export interface Engine {
	describe(): Promise<string>;
	/** @throws Refusal too-large past the time limit, not-valid for a language it has no data for, unavailable where the engine fails. */
	recognise(page: Picture, how: How): Promise<string>;
	close(): Promise<void>;
}

/** `mode` is Tesseract's page segmentation: 3 a page, 6 one block of text, 7 one line. `only` are the characters it may read. */
export type How = { languages: readonly string[]; mode: 3 | 6 | 7; only?: string };

/** The languages whose data comes with Uncover, and the packages that carry it. */
export const packages = { eng: '@tesseract.js-data/eng', spa: '@tesseract.js-data/spa' };

/** Path of the packed language data that came with Uncover. @throws Refusal not-valid for another language. */
export function languageData(language: string): string {
	const name = Object.entries(packages).find(([code]) => code === language)?.[1];
	if (!name)
		throw new Refusal(
			'not-valid',
			`Uncover cannot read pages in the language “${language}”; it has English (eng) and Spanish (spa).`,
			{ language },
		);
	return join(dirname(createRequire(import.meta.url).resolve(name)), '4.0.0_best_int', `${language}.traineddata.gz`);
}

/** @param limit seconds. */
export function overrun(limit: number): Refusal {
	return new Refusal(
		'too-large',
		`This page took longer than ${limit} seconds to read and was left without recognised text. Its picture is kept.`,
	);
}

export function broken(complaint: string): Refusal {
	return new Refusal(
		'unavailable',
		'The text of this page could not be recognised. Its picture is kept, and it can be read again later.',
		{ complaint },
	);
}
