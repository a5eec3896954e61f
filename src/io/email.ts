/** E-mail files: one message (EML, MSG) with its attachments as members, or a mailbox (MBOX) with its messages as members. */

import { randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member, Opened } from '../app.ts';
import type { PageReading } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { readEml } from './eml.ts';
import { splitMailbox } from './mbox.ts';
import { type Message, messageText } from './message.ts';
import { readMsg } from './msg.ts';
import { headOf, plainPage } from './plaintext.ts';

/**
 * A message has one page, and its attachments (nested messages too) are copied into the folder `scratch`. A mailbox has
 * no page; its messages are its members. Properties: from, to, cc, bcc, date, subject, messageId, inReplyTo, references.
 * @throws Refusal not-valid where nothing can be read; too-large past 512 MB.
 */
export async function openEmail(path: string, name: string, scratch: string): Promise<Opened> {
	if (await isMailbox(path, name)) {
		const { members, remarks } = await splitMailbox(path, scratch);
		if (members.length === 0) remarks.push('The mailbox holds no messages.');
		return { kind: 'email', pages: 0, properties: {}, remarks, suspicious: false, members };
	}
	const message = await readMessage(path);
	const members: Member[] = [];
	for (const attachment of message.attachments) {
		const file = join(scratch, randomUUID());
		await writeFile(file, attachment.bytes, { flag: 'wx', mode: 0o600 });
		members.push({ path: attachment.name, file, size: attachment.bytes.length });
	}
	return {
		kind: 'email',
		pages: 1,
		properties: { ...message.properties },
		remarks: message.remarks,
		suspicious: false,
		members,
	};
}

/** The one page of a message: its header, then its body. None for a mailbox. */
export async function* emailPages(path: string, name: string): AsyncIterable<PageReading> {
	if (!(await isMailbox(path, name))) yield plainPage(1, messageText(await readMessage(path)));
}

async function readMessage(path: string): Promise<Message> {
	if ((await stat(path)).size > 512 * 2 ** 20)
		throw new Refusal(
			'too-large',
			'This message is larger than 512 MB. Save its attachments as files and import those.',
		);
	const bytes = await readFile(path);
	return bytes.subarray(0, 4).equals(compoundFile) ? readMsg(bytes) : readEml(bytes);
}

const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** A file called .eml is one message, even behind a mailbox's “From ” line. */
async function isMailbox(path: string, name: string): Promise<boolean> {
	const start = Buffer.from(await headOf(path, 512)).toString('latin1');
	if (/\.(mbox|mbx)$/i.test(name)) return !start.startsWith('\xd0\xcf\x11\xe0');
	return !/\.(eml|msg)$/i.test(name) && /^From \S+ .*\d{4}/.test(start);
}
