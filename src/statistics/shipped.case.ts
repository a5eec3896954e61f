/** The files that come with Uncover, for tests. */

import { readdirSync, readFileSync } from 'node:fs';
import { type Codebook, parseCodebook } from './codebook.ts';

export function shippedTexts(folder: 'codebooks' | 'measures' | 'checks' | 'claims'): Record<string, string> {
	const home = new URL(`../../cases/secure-communities/${folder}/`, import.meta.url);
	return Object.fromEntries(readdirSync(home).map((name) => [name, readFileSync(new URL(name, home), 'utf8')]));
}

export function shippedBook(): Codebook {
	return parseCodebook(shippedTexts('codebooks'));
}
