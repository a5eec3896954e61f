/** Makes a practice production: files to import, and the truth about them beside. */

import { createHash } from 'node:crypto';
import type { Press } from '../base/sheet.ts';
import { planPractice } from './practice.ts';
import { type TruthFile, truthOf, truthOfFile } from './practice-truth.ts';

export type Made = {
	files: number;
	/** PDF pages; a message, a workbook and a list come on top. */
	pages: number;
	/** The file that says what is true: `truth.json`, beside the folder `production` that is to be imported. */
	truth: string;
};

/**
 * Makes an invented production of `pages` pages. The same pages and seed give the same bytes.
 * @throws Refusal not-valid for too few pages; in-conflict where the folder of the press already holds something
 */
export async function makePractice(
	press: Press,
	options: { pages: number; seed: string; onProgress?: (done: number, pages: number) => void },
): Promise<Made> {
	const files: TruthFile[] = [];
	let pages = 0;
	let last: { name: string; bytes: Uint8Array } | undefined;
	for (const file of planPractice(options.pages, options.seed, press.width)) {
		const copy = file.sameAs !== undefined && file.sameAs === last?.name ? last.bytes : undefined;
		const { bytes, text } = copy ? { bytes: copy, text: null } : await press.print(file);
		last = { name: file.name, bytes };
		await press.put(`production/${file.name}`, bytes);
		files.push(
			truthOfFile(file, { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, text }),
		);
		if (file.kind === 'pdf') pages += file.sheets.length;
		options.onProgress?.(pages, options.pages);
	}
	const truth = await press.put(
		'truth.json',
		Buffer.from(`${JSON.stringify(truthOf(options.seed, files), null, '\t')}\n`),
	);
	return { files: files.length, pages, truth };
}
