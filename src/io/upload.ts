import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Files } from '../app.ts';
import { Refusal } from '../base/refusal.ts';

/** Files on their way from a browser into a case. They lie in the case's folder, so taking them in after a kill goes on. */
export function openUploads(folder: string): Pick<Files, 'openUpload' | 'writeUpload' | 'listUpload' | 'dropUpload'> {
	const place = (upload: string) => {
		if (!/^[0-9a-f-]{36}$/.test(upload))
			throw new Refusal('not-found', 'There is no such upload. Drop the files again.');
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
			await mkdir(dirname(target), { recursive: true });
			await pipeline(bytes, createWriteStream(target));
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
