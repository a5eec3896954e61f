import { lstat, mkdtemp, opendir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Found } from '../app.ts';

const skipped = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '__MACOSX', '.git']);
const largest = 8 * 1024 ** 3;
const deepest = 64;

/**
 * The files at and below a path in order of their names. What was given may itself be a link (the person chose it);
 * links found inside it are refused, since they may point anywhere.
 */
export async function* walk(given: string): AsyncGenerator<Found> {
	const top = resolve(given);
	const found = await stat(top).catch(() => undefined);
	const name = basename(top);
	if (!found) yield { path: name, refused: `There is no file or folder “${given}”.` };
	else if (found.isDirectory()) yield* below(top, name, 0);
	else yield* one(top, name, found.size, found.isFile());
}

async function* below(folder: string, path: string, depth: number): AsyncGenerator<Found> {
	if (depth > deepest) {
		yield { path, refused: `Folders below “${path}” are nested more than ${deepest} deep and were left out.` };
		return;
	}
	const names: string[] = [];
	try {
		for await (const entry of await opendir(folder)) if (!skipped.has(entry.name)) names.push(entry.name);
	} catch {
		yield { path, refused: `The folder “${path}” cannot be opened. Check that you may read it.` };
		return;
	}
	// One fixed order on every machine: by code unit, not by the machine's language.
	for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
		const file = join(folder, name);
		const inner = `${path}/${name}`;
		const found = await lstat(file).catch(() => undefined);
		if (!found) continue;
		if (found.isSymbolicLink())
			yield {
				path: inner,
				refused: `“${inner}” is a link to another place and was left out; import what it points to if it belongs here.`,
			};
		else if (found.isDirectory()) yield* below(file, inner, depth + 1);
		else yield* one(file, inner, found.size, found.isFile());
	}
}

function* one(file: string, path: string, size: number, regular: boolean): Generator<Found> {
	if (!regular) yield { path, refused: `“${path}” is not an ordinary file and was left out.` };
	else if (size > largest)
		yield { path, refused: `“${path}” is larger than 8 GB and was left out. Split it and import the parts.` };
	else yield { path, file, size };
}

/** An empty folder in the machine's temporary place. */
export async function scratch(): Promise<{ folder: string; done(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-'));
	return { folder, done: () => rm(folder, { recursive: true, force: true }) };
}
