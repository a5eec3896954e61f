/** The files that say what figures mean: codebooks, checks, measures, claims. Those of the case go before those that come with Uncover. */

import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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

/** By the files they were read from, as these lay on the disk; the last few cases that were asked for. */
const known = new Map<string, Promise<Definitions>>();
const mostKnown = 4;

/**
 * Always as the files are now: a person may be writing a measure while the desk is open. They are read again only where
 * one of them changed.
 * @param app the case, whose folder `statistics/` may hold files of its own; one with the same name replaces ours.
 * @throws Refusal not-valid naming the file and what is wrong in it
 */
export async function openDefinitions(app?: { readonly case: Pick<CaseFolder, 'folder'> }): Promise<Definitions> {
	const folders = [fileURLToPath(shipped), ...(app ? [join(app.case.folder, 'statistics')] : [])];
	const files = (sort: string) => filesIn(folders.map((folder) => join(folder, sort)));
	const sorts = [files('codebooks'), files('checks'), files('measures'), files('claims')] as const;
	const mark = sorts.flatMap((found) => found.map((file) => `${file.path} ${file.mark}`)).join('\n');
	const made = known.get(mark) ?? read(sorts);
	// Taken out and put back, the map’s order is that of last use.
	known.delete(mark);
	known.set(mark, made);
	for (const old of known.keys()) if (known.size > mostKnown) known.delete(old);
	try {
		return await made;
	} catch (error) {
		known.delete(mark);
		throw error;
	}
}

type Found = { readonly name: string; readonly path: string; readonly mark: string };

/** The files to be read, those of later folders in place of those with the same name. Asked one by one, as this takes a hundredth of reading them. */
function filesIn(folders: readonly string[]): Found[] {
	const found = new Map<string, Found>();
	for (const folder of folders)
		for (const name of namesIn(folder)) {
			const path = join(folder, name);
			const { ino, size, mtimeMs, ctimeMs } = statSync(path);
			found.set(name, { name, path, mark: `${ino} ${size} ${mtimeMs} ${ctimeMs}` });
		}
	return [...found.values()];
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.endsWith('.json'))
			.sort();
	} catch {
		// A case without files of its own.
		return [];
	}
}

async function read(sorts: readonly (readonly Found[])[]): Promise<Definitions> {
	const [codebooks = {}, checks = {}, measures = {}, claims = {}] = await Promise.all(
		sorts.map(async (files) =>
			Object.fromEntries(
				await Promise.all(files.map(async ({ name, path }) => [name, await readFile(path, 'utf8')] as const)),
			),
		),
	);
	return {
		book: parseCodebook(codebooks),
		checks: parseChecks(checks),
		measures: parseMeasures(measures),
		claims: Object.entries(claims).flatMap(([file, text]) => parseClaims(file, text)),
	};
}
