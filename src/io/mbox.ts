/** Mailboxes in the mbox form: messages one after another, each behind a line that begins with “From ” (RFC 4155). */

import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member } from '../app.ts';

/** Most bytes a message may have. */
const largest = 512 * 2 ** 20;
const most = 100_000;

/** Copies each message into the folder `scratch` as a file of its own, named by its number: `0001.eml`. */
export async function splitMailbox(path: string, scratch: string): Promise<{ members: Member[]; remarks: string[] }> {
	const members: Member[] = [];
	for await (const message of messages(path)) {
		if (members.length === most)
			return {
				members,
				remarks: [
					`The mailbox holds more than ${most.toLocaleString('en-US')} messages; the rest was left. Split it and import the parts.`,
				],
			};
		const name = `${String(members.length + 1).padStart(4, '0')}.eml`;
		if (message === 'too large') {
			members.push({
				path: name,
				refused: 'This message is larger than 512 MB, or the mailbox is damaged here. Ask for it by itself.',
			});
			continue;
		}
		const file = join(scratch, randomUUID());
		await writeFile(file, message, { flag: 'wx', mode: 0o600 });
		members.push({ path: name, file, size: message.length });
	}
	return { members, remarks: [] };
}

/** True where two messages or more follow one another. A single message behind a “From ” line is just a message. */
export async function isMailbox(path: string): Promise<boolean> {
	let marks = 0;
	let blank = true;
	for await (const line of linesOf(path)) {
		if (blank && isPostmark(line) && ++marks === 2) return true;
		if (marks === 0 && !isBlank(line)) return false;
		blank = isBlank(line);
	}
	return false;
}

/** Message by message, without the line in front; a quoted “>From ” at the start of a line loses one mark. */
async function* messages(path: string): AsyncIterable<Buffer | 'too large'> {
	let lines: Buffer[] | undefined;
	let size = 0;
	let blank = true;
	const done = () => (size > largest ? ('too large' as const) : Buffer.concat(lines ?? []));
	for await (const line of linesOf(path)) {
		if (blank && isPostmark(line)) {
			if (lines) yield done();
			lines = [];
			size = 0;
		} else if (lines || !isBlank(line)) {
			lines ??= [];
			const kept = isQuotedFrom(line) ? line.subarray(1) : line;
			size += kept.length;
			if (size <= largest) lines.push(kept);
			else lines.length = 0;
		}
		blank = isBlank(line);
	}
	if (lines) yield done();
}

/** “From ”, an address, and somewhere a year: a sentence that begins with “From” has no year at its end. */
function isPostmark(line: Buffer): boolean {
	return line[0] === 0x46 && /^From \S.*\b\d{4}\b/.test(line.subarray(0, 300).toString('latin1'));
}

function isQuotedFrom(line: Buffer): boolean {
	return line[0] === 0x3e && /^>+From /.test(line.subarray(0, 64).toString('latin1'));
}

function isBlank(line: Buffer): boolean {
	return line.length <= 2 && /^\r?\n?$/.test(line.toString('latin1'));
}

/** Lines with their ends. A line past 1 MiB comes in parts. */
async function* linesOf(path: string): AsyncIterable<Buffer> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
		const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		let at = 0;
		for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, at)) {
			yield bytes.subarray(at, end + 1);
			at = end + 1;
		}
		rest = bytes.subarray(at);
		if (rest.length > 1 << 20) {
			yield rest;
			rest = Buffer.alloc(0);
		}
	}
	if (rest.length > 0) yield rest;
}
