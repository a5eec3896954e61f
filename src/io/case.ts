/** A case on disk: the folder, its uncover.json, and how it is found. */

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';

export type CaseFile = { title: string; person?: string | undefined; practice?: boolean | undefined };

const shape = z.looseObject({
	title: z.string().min(1),
	person: z.string().optional(),
	practice: z.boolean().optional(),
});

/** Whether a case lies in a folder or above it. */
export function hasCase(from: string): boolean {
	const folder = resolve(from);
	return existsSync(join(folder, 'uncover.json')) || (dirname(folder) !== folder && hasCase(dirname(folder)));
}

/** The nearest folder upwards that holds uncover.json. @throws Refusal not-found, with how to make one. */
export function findCase(from: string): string {
	for (let folder = resolve(from); ; folder = dirname(folder)) {
		if (existsSync(join(folder, 'uncover.json'))) return folder;
		if (dirname(folder) === folder)
			throw new Refusal(
				'not-found',
				`There is no case in ${resolve(from)} or above it. Make one with \`uncover new FOLDER\`, or name one with --case FOLDER.`,
			);
	}
}

/** @throws Refusal not-found where the folder is no case, not-valid where its uncover.json cannot be read. */
export async function readCase(folder: string): Promise<CaseFile> {
	const file = join(folder, 'uncover.json');
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined)
		throw new Refusal(
			'not-found',
			`${folder} is no case: it holds no uncover.json. Make one with \`uncover new ${folder}\`.`,
		);
	try {
		return shape.parse(JSON.parse(text));
	} catch {
		throw new Refusal(
			'not-valid',
			`${file} cannot be read. It should look like {"title": "Secure Communities", "person": "Ada Example"}.`,
		);
	}
}

/** Makes a case in a folder that is missing or empty. @throws Refusal in-conflict where something else lies there. */
export async function makeCase(folder: string, content: CaseFile): Promise<void> {
	const names = await readdir(folder).catch(() => [] as string[]);
	if (names.includes('uncover.json')) throw new Refusal('in-conflict', `There is a case in ${folder} already.`);
	if (names.some((name) => !name.startsWith('.')))
		throw new Refusal(
			'in-conflict',
			`${folder} is not empty and holds no case. Name an empty folder, or one that does not exist yet.`,
		);
	await mkdir(dirname(folder), { recursive: true });
	// What a case holds is not for other users of the machine. A folder that was there stays open to whom it was.
	if (!existsSync(folder)) await mkdir(folder, { mode: 0o700 });
	const temporary = join(folder, `.${randomUUID()}`);
	await writeFile(temporary, `${JSON.stringify(content, null, '\t')}\n`);
	await rename(temporary, join(folder, 'uncover.json'));
}
