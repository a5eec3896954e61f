/** A case's files on a local disk: `files/ab/cdef…` holds originals by SHA-256, `derived/` what can be made again. */

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { uptime } from 'node:process';
import type { Files } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { openUploads } from './upload.ts';
import { scratch, walk } from './walk.ts';

/**
 * Opens (and where needed makes) the two folders inside `folder`, and removes what a killed import left half-written.
 * An original appears under its name only when it is whole and on the disk, and is read-only from then on.
 */
export function openFiles(folder: string): Files {
	const originals = join(folder, 'files');
	const derived = join(folder, 'derived');
	mkdirSync(originals, { recursive: true });
	mkdirSync(derived, { recursive: true });
	removeLeftovers(originals);

	const path = (sha256: string) => {
		if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal('not-valid', `“${sha256}” is not a SHA-256 hash.`);
		return join(originals, sha256.slice(0, 2), sha256.slice(2));
	};

	const put = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
		const temporary = join(originals, temporaryName());
		try {
			const stored = await writeHashed(temporary, chunks);
			const target = path(stored.sha256);
			if ((await sizeOf(target)) === stored.size) return stored;
			await mkdir(dirname(target), { recursive: true });
			await chmod(temporary, 0o444);
			await rename(temporary, target);
			await syncFolder(dirname(target));
			await syncFolder(originals);
			return stored;
		} finally {
			await rm(temporary, { force: true });
		}
	};

	const derivedPath = (name: string) => {
		const safe = name.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part));
		if (!safe) throw new Refusal('not-valid', `“${name}” cannot be the name of a derived file.`);
		return join(derived, name);
	};

	return {
		walk,
		scratch,
		...openUploads(join(folder, 'uploads')),
		stream: (sha256) => createReadStream(path(sha256)),
		path,
		put: (source) => inWords(source, () => put(createReadStream(source, { highWaterMark: 1 << 20 }))),
		putBytes: (bytes) => inWords('these bytes', () => put([bytes])),
		async rehash(sha256) {
			const source = path(sha256);
			if ((await sizeOf(source)) === undefined) return undefined;
			const hash = createHash('sha256');
			for await (const chunk of createReadStream(source, { highWaterMark: 1 << 20 })) hash.update(chunk);
			return hash.digest('hex');
		},
		async readDerived(name) {
			const bytes = await readFile(derivedPath(name)).catch(absent);
			// A power cut can leave a renamed file empty: derived files are not synced, so an empty one counts as missing.
			return bytes && bytes.length > 0 ? bytes : undefined;
		},
		async writeDerived(name, bytes) {
			const target = derivedPath(name);
			await inWords(name, async () => {
				await mkdir(dirname(target), { recursive: true });
				const temporary = join(dirname(target), temporaryName());
				try {
					await writeFile(temporary, bytes);
					await rename(temporary, target);
				} finally {
					await rm(temporary, { force: true });
				}
			});
		},
		async derivedPath(name) {
			const target = derivedPath(name);
			await inWords(name, () => mkdir(dirname(target), { recursive: true }));
			return target;
		},
		async clearDerived() {
			await rm(derived, { recursive: true, force: true });
			await mkdir(derived, { recursive: true });
		},
	};
}

/** The process id in the name tells the leftovers of a dead import from the work of a living one. */
function temporaryName(): string {
	return `.incoming-${process.pid}-${randomUUID()}`;
}

function removeLeftovers(originals: string): void {
	const started = Date.now() - uptime() * 1000;
	for (const name of readdirSync(originals)) {
		const owner = /^\.incoming-(\d+)-/.exec(name)?.[1];
		if (owner === undefined) continue;
		const file = join(originals, name);
		const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
		// Our own number on a file older than ourselves is a reused number, as happens in containers.
		const living = Number(owner) === process.pid ? written >= started : isAlive(Number(owner));
		if (!living) rmSync(file, { force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

async function writeHashed(file: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
	const hash = createHash('sha256');
	let size = 0;
	const handle = await open(file, 'wx', 0o600);
	try {
		for await (const chunk of chunks) {
			hash.update(chunk);
			size += chunk.length;
			await handle.writeFile(chunk);
		}
		await handle.sync();
	} finally {
		await handle.close();
	}
	return { sha256: hash.digest('hex'), size };
}

/** Makes a rename last through a power cut. Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r').catch(() => undefined);
	await handle?.sync().catch(() => undefined);
	await handle?.close();
}

async function sizeOf(file: string): Promise<number | undefined> {
	return (await stat(file).catch(absent))?.size;
}

function absent(error: unknown): undefined {
	if (codeOf(error) === 'ENOENT') return undefined;
	throw error;
}

const sentences: Record<string, (what: string) => Refusal> = {
	ENOENT: (what) => new Refusal('not-found', `There is no file at ${what}.`),
	EISDIR: (what) => new Refusal('not-valid', `${what} is a folder, not a file.`),
	EACCES: (what) =>
		new Refusal('not-allowed', `You have no permission to read ${what}, or to write in the case folder.`),
	EPERM: (what) => new Refusal('not-allowed', `The system does not allow to copy ${what} into the case folder.`),
	ENOSPC: (what) => new Refusal('unavailable', `The disk is full: ${what} was not stored. Make room and try again.`),
	EDQUOT: (what) =>
		new Refusal('unavailable', `Your disk quota is used up: ${what} was not stored. Make room, try again.`),
	EROFS: (what) => new Refusal('unavailable', `The case folder is on a read-only disk: ${what} was not stored.`),
	EIO: (what) =>
		new Refusal('unavailable', `The disk reported an error while copying ${what}. Check the disk, try again.`),
};

async function inWords<T>(what: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw sentences[codeOf(error) ?? '']?.(what) ?? error;
	}
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
