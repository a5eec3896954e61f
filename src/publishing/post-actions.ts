/** Reads the posts of a case: those in its own folder, or those that come with Uncover. */

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseFolder } from '../app.ts';
import type { Language } from '../ledger/when.ts';
import { order } from '../ledger/when.ts';
import { type Post, readPost } from './post.ts';

const shipped = new URL('../../cases/secure-communities/updates/', import.meta.url);

/**
 * Posts in a language, newest first; one that was not translated stands in the language it has. A case that has a folder
 * `updates` shows its own instead of those that come with Uncover.
 * @throws Refusal not-valid naming a post that cannot be read.
 */
export async function listPosts(folder: Pick<CaseFolder, 'folder'>, language: Language): Promise<Post[]> {
	const { from, names } = await postsOf(folder);
	const posts = await Promise.all(names.map(async (name) => readPost(name, await readFile(join(from, name), 'utf8'))));
	const byId = Map.groupBy(posts, ({ id }) => id);
	return [...byId.values()]
		.flatMap((some) => some.find((one) => one.language === language) ?? some[0] ?? [])
		.sort((a, b) => order(b.date, a.date) || order(a.id, b.id));
}

/** Changes whenever a post is added, taken away or written anew: what is made from posts is made again then. */
export async function postsMark(folder: Pick<CaseFolder, 'folder'>): Promise<string> {
	const { from, names } = await postsOf(folder);
	const hash = createHash('sha256');
	for (const name of names) {
		const found = await stat(join(from, name)).catch(() => undefined);
		hash.update(`${name} ${found?.mtimeMs} ${found?.size}\n`);
	}
	return hash.digest('hex').slice(0, 12);
}

async function postsOf({ folder }: Pick<CaseFolder, 'folder'>): Promise<{ from: string; names: string[] }> {
	const own = join(folder, 'updates');
	const found = await namesIn(own);
	if (found.length > 0) return { from: own, names: found };
	const from = fileURLToPath(shipped);
	return { from, names: await namesIn(from) };
}

async function namesIn(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => [] as string[]);
	return names.filter((name) => name.endsWith('.md')).sort();
}
