/** Where PDFium takes the bytes of a file from: memory, or a file on disk read in blocks. */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export type Source = {
	readonly size: number;
	/** Fills `into` from `position`; false where the file has no such bytes. */
	read(position: number, into: Uint8Array): boolean;
	close(): void;
};

const BLOCK = 1 << 18;
const BLOCKS = 64;

/** A file on disk. At most 16 MiB of it are held at once, so its size does not matter. */
export function fileSource(path: string): Source {
	const file = openSync(path, 'r');
	const size = fstatSync(file).size;
	const blocks = new Map<number, Uint8Array>();
	const block = (number: number): Uint8Array => {
		const known = blocks.get(number);
		if (known) {
			// Taken out and put back, the map's order is that of last use.
			blocks.delete(number);
			blocks.set(number, known);
			return known;
		}
		const fresh = new Uint8Array(Math.min(BLOCK, size - number * BLOCK));
		let filled = 0;
		while (filled < fresh.length) {
			const count = readSync(file, fresh, filled, fresh.length - filled, number * BLOCK + filled);
			if (count === 0) break;
			filled += count;
		}
		blocks.set(number, fresh);
		const oldest = blocks.keys().next();
		if (blocks.size > BLOCKS && !oldest.done) blocks.delete(oldest.value);
		return fresh;
	};
	return {
		size,
		read(position, into) {
			if (position < 0 || position + into.length > size) return false;
			for (let done = 0; done < into.length; ) {
				const at = position + done;
				const part = block(Math.floor(at / BLOCK)).subarray(at % BLOCK, (at % BLOCK) + into.length - done);
				into.set(part, done);
				done += part.length;
			}
			return true;
		},
		close: () => closeSync(file),
	};
}

export function bytesSource(bytes: Uint8Array): Source {
	return {
		size: bytes.length,
		read(position, into) {
			if (position < 0 || position + into.length > bytes.length) return false;
			into.set(bytes.subarray(position, position + into.length));
			return true;
		},
		close: () => undefined,
	};
}

/** The first `size` bytes of another source, which stays open when this one is closed: an earlier revision of a PDF. */
export function beginning(source: Source, size: number): Source {
	return {
		size: Math.min(size, source.size),
		read: (position, into) => position + into.length <= size && source.read(position, into),
		close: () => undefined,
	};
}
