/** The files that say what figures mean: codebooks, checks, measures, claims. Those of the case go before those that come with Uncover. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseFolder } from '../app.ts';
import { type Check, parseChecks } from './check.ts';
import { type Codebook, parseCodebook } from './codebook.ts';
import { type Claim, type Measure, parseClaims, parseMeasures } from './measure.ts';

export type Definitions = {
	book: Codebook;
	checks: ReadonlyMap<string, readonly Check[]>;
	measures: Measure[];
	claims: Claim[];
};

/** The files of the Secure Communities case that come with Uncover. */
const shipped = new URL('../../cases/secure-communities/', import.meta.url);

/**
 * Reads them anew each time: a person may be writing a measure while the desk is open.
 * @param app the case, whose folder `statistics/` may hold files of its own; one with the same name replaces ours.
 * @throws Refusal not-valid naming the file and what is wrong in it
 */
export async function openDefinitions(app?: { readonly case: Pick<CaseFolder, 'folder'> }): Promise<Definitions> {
	const folders = [fileURLToPath(shipped), ...(app ? [join(app.case.folder, 'statistics')] : [])];
	const [codebooks, checks, measures, claims] = await Promise.all(
		['codebooks', 'checks', 'measures', 'claims'].map((name) => readAll(folders.map((folder) => join(folder, name)))),
	);
	return {
		book: parseCodebook(codebooks ?? {}),
		checks: parseChecks(checks ?? {}),
		measures: parseMeasures(measures ?? {}),
		claims: Object.entries(claims ?? {}).flatMap(([file, text]) => parseClaims(file, text)),
	};
}

async function readAll(folders: readonly string[]): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	for (const folder of folders)
		for (const name of (await readdir(folder).catch(() => [] as string[])).sort())
			if (name.endsWith('.json')) texts[name] = await readFile(join(folder, name), 'utf8');
	return texts;
}
