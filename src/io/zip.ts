/** ZIP archives from strangers: each member is copied out under a name of ours, or left with the sentence that says why. */

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import type { Member, Opened } from '../app.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { nameOf, salvage, type ZipEntry } from './salvage.ts';

/** Sizes in bytes. `ratio` is unpacked to packed size, and counts only past `floor` unpacked bytes. */
export type ZipLimits = { members: number; member: number; total: number; ratio: number; floor: number };

const usual: ZipLimits = { members: 50_000, member: 2 * 2 ** 30, total: 4 * 2 ** 30, ratio: 200, floor: 10 * 2 ** 20 };

/**
 * Copies the members of the archive at `path` into the folder `scratch`. Sizes are measured while unpacking, never
 * believed. An archive that breaks off gives the members before the break. Archives inside are members like any other.
 * @throws Refusal not-valid where nothing can be read as an archive.
 */
export async function openZip(path: string, scratch: string, limits: Partial<ZipLimits> = {}): Promise<Opened> {
	const bounds = { ...usual, ...limits };
	const { entries, remarks, close } = await list(path, bounds.members);
	try {
		const files = entries.filter((entry) => !/[/\\]$/.test(entry.path));
		const wanted = files.filter((entry) => !isClutter(entry.path));
		const clutter = files.length - wanted.length;
		if (clutter > 0)
			remarks.push(`${count(clutter, 'file')} that only the packing computer uses (__MACOSX, .DS_Store) left out.`);
		if (wanted.length === 0) remarks.push('The archive holds no files.');
		const twins = namesakes(wanted);
		if (twins > 0)
			remarks.push(
				`${count(twins, 'member has', 'members have')} the same name as another, or the same but for capitals. All are kept.`,
			);
		const members = await copyOut(wanted, scratch, bounds, (await stat(path)).size, remarks);
		return { kind: 'zip', pages: 0, properties: {}, remarks, suspicious: false, members };
	} finally {
		close();
	}
}

type Listing = { entries: ZipEntry[]; remarks: string[]; close(): void };

/** By the archive's own list of contents where that is whole, else by walking through the file. */
async function list(path: string, most: number): Promise<Listing> {
	const listing = await byDirectory(path, most).catch(() => undefined);
	if (listing?.whole) return listing;
	const found = await salvage(path, most);
	if (listing && listing.entries.length >= found.length) return listing;
	listing?.close();
	if (found.length === 0)
		throw new Refusal(
			'not-valid',
			'This file cannot be read as a ZIP archive. It may have been cut short on its way: ask for it again.',
		);
	const remark =
		'The archive is damaged or cut short. Members found before the damage were taken out, others may be missing: ask for it again.';
	return { entries: found, remarks: [remark], close: () => {} };
}

async function byDirectory(path: string, most: number): Promise<Listing & { whole: boolean }> {
	const zip = await openPromise(path, {
		lazyEntries: true,
		autoClose: false,
		decodeStrings: false,
		validateEntrySizes: false,
	});
	const entries: ZipEntry[] = [];
	const remarks: string[] = [];
	let whole = true;
	try {
		for await (const entry of zip.eachEntry()) {
			if (entries.length === most) {
				remarks.push(
					`The archive lists ${count(zip.entryCount, 'member')}, and only the first ${most.toLocaleString('en-US')} were taken out. Unpack it and import the rest as a folder.`,
				);
				break;
			}
			const system = entry.versionMadeBy >>> 8;
			entries.push({
				path: nameOf(entry.fileNameRaw, entry.generalPurposeBitFlag, entry.extraFields),
				flags: entry.generalPurposeBitFlag,
				method: entry.compressionMethod,
				crc: entry.crc32,
				mode: system === 3 || system === 19 ? entry.externalFileAttributes >>> 16 : 0,
				packed: entry.compressedSize,
				open: () => zip.openReadStreamPromise(entry),
			});
		}
	} catch {
		whole = false;
		remarks.push(
			'The archive’s list of contents is damaged, and members after the damage may be missing: ask for it again.',
		);
	}
	return { entries, remarks, whole, close: () => zip.close() };
}

async function copyOut(
	entries: ZipEntry[],
	scratch: string,
	bounds: ZipLimits,
	archive: number,
	remarks: string[],
): Promise<Member[]> {
	const members: Member[] = [];
	let total = 0;
	for (const entry of entries) {
		const path = printable(entry.path);
		const refused = objection(entry) ?? (total >= bounds.total ? spent(bounds) : undefined);
		if (refused) {
			members.push({ path, refused });
			continue;
		}
		const file = join(scratch, randomUUID());
		try {
			const copy = await unpack(entry, file, (size) => {
				if (size > bounds.member)
					return `It unpacks to more than ${gigabytes(bounds.member)}. Unpack the archive yourself and import this file alone.`;
				if (total + size > bounds.total) return spent(bounds);
				const bomb = size > bounds.floor && size > bounds.ratio * entry.packed;
				const overlapping = total + size > bounds.floor && total + size > bounds.ratio * archive;
				return bomb || overlapping
					? `It unpacks to more than ${bounds.ratio} times its size, as harmful archives do. If you trust it, unpack it yourself and import the files.`
					: undefined;
			});
			total += copy.size;
			members.push({ path, file, size: copy.size });
			if (entry.crc !== undefined && copy.crc !== entry.crc)
				remarks.push(
					`“${path}” does not match its checksum: it was damaged on its way. It is kept as it could be read.`,
				);
		} catch (error) {
			await rm(file, { force: true });
			// A full disk is not the archive's fault: the import stops and can be resumed.
			if (isSystem(error))
				throw new Refusal('unavailable', 'The disk is full: the archive was not unpacked. Make room and try again.');
			members.push({
				path,
				refused: isRefusal(error)
					? error.message
					: 'Its packed data is damaged or cut short, and it could not be unpacked. Ask for the archive again.',
			});
		}
	}
	return members;
}

/** Why a member is not even opened. */
function objection(entry: ZipEntry): string | undefined {
	const { path } = entry;
	if (path === '' || path.includes('\0'))
		return 'It has no proper name. Unpack the archive yourself and import the file.';
	const parts = path.split(/[/\\]/);
	if (/^[/\\]|^[A-Za-z]:/.test(path) || parts.includes('..'))
		return 'Its path leads out of the archive’s own folder, as harmful archives do. It was not unpacked.';
	if ((entry.mode & 0o170000) === 0o120000) return 'It is a link to another file, not a file. Ask for the file itself.';
	if ((entry.mode & 0o170000) !== 0 && (entry.mode & 0o170000) !== 0o100000)
		return 'It is a device or another special file, not a document.';
	if (entry.flags & 1)
		return 'It is locked with a password, and Uncover cannot unlock ZIP archives. Unpack the archive with the password yourself and import the folder.';
	if (entry.method !== 0 && entry.method !== 8)
		return `It is packed in a way that Uncover cannot read (ZIP method ${entry.method}). Unpack the archive yourself and import the folder.`;
	return undefined;
}

/** Copies a member to `file`, asking `stop` with the size so far; its sentence ends the copy. */
async function unpack(
	entry: ZipEntry,
	file: string,
	stop: (size: number) => string | undefined,
): Promise<{ size: number; crc: number }> {
	let size = 0;
	let crc = 0;
	await pipeline(
		await entry.open(),
		async function* (chunks: AsyncIterable<Uint8Array>) {
			for await (const chunk of chunks) {
				size += chunk.length;
				const sentence = stop(size);
				if (sentence) throw new Refusal('too-large', sentence);
				crc = crc32(chunk, crc);
				yield chunk;
			}
		},
		createWriteStream(file, { flags: 'wx', mode: 0o600 }),
	);
	return { size, crc };
}

function isClutter(path: string): boolean {
	return /(^|[/\\])(__MACOSX[/\\]|\.DS_Store$|\._[^/\\]*$|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

function namesakes(entries: ZipEntry[]): number {
	return entries.length - new Set(entries.map((entry) => entry.path.normalize('NFC').toLowerCase())).size;
}

/** The path as text to show, with forward slashes; control characters become visible. */
function printable(path: string): string {
	return path.replaceAll('\\', '/').replace(/\p{Cc}/gu, '\ufffd') || '(no name)';
}

function spent(bounds: ZipLimits): string {
	return `The archive unpacks to more than ${gigabytes(bounds.total)}, and this member is past that. Unpack the archive yourself and import the folder.`;
}

function gigabytes(size: number): string {
	return size >= 2 ** 30 ? `${Math.round(size / 2 ** 30)} GB` : `${Math.round(size / 2 ** 20)} MB`;
}

function isSystem(error: unknown): boolean {
	return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EIO'].includes(String(error.code));
}
