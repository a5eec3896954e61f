import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Files } from '../app.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';

/** Files on their way from a browser into a case. They lie in the case's folder, so taking them in after a kill goes on. */
export function openUploads(folder: string): Pick<Files, 'openUpload' | 'writeUpload' | 'listUpload' | 'dropUpload'> {
	const place = (upload: string) => {
		if (!/^[0-9a-f-]{36}$/.test(upload)) absent();
		return join(folder, upload);
	};
	return {
		async openUpload() {
			const upload = randomUUID();
			await mkdir(place(upload), { recursive: true });
			return upload;
		},
		async writeUpload(upload, path, bytes) {
			const parts = path.split(/[\\/]/).filter((part) => part !== '');
			const unsafe =
				parts.length === 0 ||
				parts.length > 64 ||
				parts.some((part) => part === '.' || part === '..' || /[\p{Cc}:]/u.test(part) || Buffer.byteLength(part) > 255);
			if (unsafe)
				throw new Refusal('not-valid', `“${path}” cannot be the name of a file. Rename it and drop it again.`);
			const target = join(place(upload), ...parts);
			// Beside the upload until it is whole: what a closed browser leaves behind is never taken in.
			const partial = `${place(upload)}-${randomUUID()}`;
			try {
				await access(place(upload)).catch(absent);
				await pipeline(bytes, createWriteStream(partial));
				await mkdir(dirname(target), { recursive: true });
				await rename(partial, target);
			} catch (error) {
				throw inWords(error, path);
			} finally {
				await rm(partial, { force: true });
			}
		},
		async listUpload(upload) {
			const names = await readdir(place(upload)).catch(() => [] as string[]);
			if (names.length === 0) throw new Refusal('not-valid', 'No file arrived. Drop the files again.');
			return names.sort().map((name) => join(place(upload), name));
		},
		async dropUpload(upload) {
			await rm(place(upload), { recursive: true, force: true });
		},
	};
}

function absent(): never {
	throw new Refusal('not-found', 'There is no such upload. Drop the files again.');
}

function inWords(error: unknown, path: string): unknown {
	if (!(error instanceof Error) || isRefusal(error)) return error;
	const code = 'code' in error ? String(error.code) : '';
	if (['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes(code))
		return new Refusal('not-valid', `“${path}” cannot be both a file and a folder. Rename one and drop both again.`);
	if (code === 'ENAMETOOLONG')
		return new Refusal(
			'not-valid',
			`The name of “${path}” is too long for this disk. Shorten it and drop the file again.`,
		);
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return new Refusal('unavailable', `The disk is full: “${path}” was not stored. Make room and drop it again.`);
	// Any other trouble of the disk is a bug or a defect; trouble of the sender is a closed browser or a lost network.
	if ('syscall' in error) return error;
	return new Refusal('unavailable', `“${path}” did not arrive whole. Drop it again.`);
}
