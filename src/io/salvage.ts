/** The members of a ZIP whose list of contents is lost, found by walking the file from its start (APPNOTE 4.3). */

import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { getFileNameLowLevel } from 'yauzl';

/** One member as the archive states it, before anything of it is believed. */
export type ZipEntry = {
	path: string;
	/** General purpose flags: bit 0 encrypted, bit 11 name in UTF-8. */
	flags: number;
	/** 0 stored, 8 deflated; others are not read. */
	method: number;
	/** CRC-32 of the unpacked bytes; undefined where it is not known. */
	crc: number | undefined;
	/** Unix mode; 0 where the packing system has none. */
	mode: number;
	/** Bytes it takes in the archive. */
	packed: number;
	/** The unpacked bytes. */
	open(): Promise<Readable>;
};

/** At most `most` members, in file order. Empty where the file is no ZIP. */
export async function salvage(path: string, most: number): Promise<ZipEntry[]> {
	const handle = await open(path, 'r');
	try {
		const { size } = await handle.stat();
		const entries: ZipEntry[] = [];
		let at = await find(handle, size, 0, (bytes, i) => bytes.readUInt32LE(i) === localHeader);
		while (at !== undefined && entries.length < most) {
			const header = await read(handle, at, 30);
			if (header.length < 30) break;
			const name = await read(handle, at + 30, header.readUInt16LE(26));
			const start = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
			const stated = header.readUInt32LE(18);
			const flags = header.readUInt16LE(6);
			const end: number = flags & 8 || stated === 0xffffffff ? await endOf(handle, size, start) : start + stated;
			entries.push({
				path: nameOf(name, flags),
				flags,
				method: header.readUInt16LE(8),
				crc: flags & 8 ? undefined : header.readUInt32LE(14),
				mode: 0,
				packed: Math.min(end, size) - start,
				open: async () => unpacked(path, start, end, header.readUInt16LE(8)),
			});
			at = await find(handle, size, end, (bytes, i) => bytes.readUInt32LE(i) === localHeader);
		}
		return entries;
	} finally {
		await handle.close();
	}
}

/** A member's name. Many programs write UTF-8 without saying so; what is not valid UTF-8 is in the DOS code page 437. */
export function nameOf(raw: Buffer, flags: number, extraFields: { id: number; data: Buffer }[] = []): string {
	const says = new TextDecoder().decode(raw).includes('\ufffd') ? flags & ~0x800 : flags | 0x800;
	return getFileNameLowLevel(says, raw, extraFields, true);
}

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const descriptor = 0x08074b50;

/** Where data of unstated size ends: at a data descriptor that states the distance so far, else at the next header, else with the file. */
async function endOf(handle: FileHandle, size: number, start: number): Promise<number> {
	const end = await find(handle, size, start, (bytes, i, at) => {
		const sign = bytes.readUInt32LE(i);
		if (sign === descriptor) return i + 12 <= bytes.length && bytes.readUInt32LE(i + 8) === (at - start) % 2 ** 32;
		return sign === localHeader || sign === directoryHeader;
	});
	return end ?? size;
}

/** The first place from `from` on where “PK” stands and `test` holds. Reads in pieces that grow, and overlap by one descriptor. */
async function find(
	handle: FileHandle,
	size: number,
	from: number,
	test: (bytes: Buffer, i: number, at: number) => boolean,
): Promise<number | undefined> {
	const overlap = 16;
	let piece = 4096;
	for (let base = from; base < size; base += piece - overlap) {
		if (base > from) piece = Math.min(piece * 4, 1 << 20);
		const bytes = await read(handle, base, piece);
		for (let i = bytes.indexOf('PK'); i >= 0 && i + 4 <= bytes.length; i = bytes.indexOf('PK', i + 1))
			if (test(bytes, i, base + i)) return base + i;
	}
	return undefined;
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer> {
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
	return buffer.subarray(0, bytesRead);
}

function unpacked(path: string, start: number, end: number, method: number): Readable {
	const raw = createReadStream(path, { start, end: Math.max(start, end - 1) });
	if (method === 0) return raw;
	const inflate = createInflateRaw();
	pipeline(raw, inflate, () => {});
	return inflate;
}
