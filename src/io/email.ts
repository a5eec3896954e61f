/** E-mail files: one message (EML, MSG) with its attachments as members, or a mailbox (MBOX) with its messages as members. */

import { randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member, Opened } from '../app.ts';
import type { PageReading } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { readEml } from './eml.ts';
import { isMailbox, splitMailbox } from './mbox.ts';
import { type Message, messageText } from './message.ts';
import { readMsg } from './msg.ts';
import { plainPage } from './plaintext.ts';

/**
 * A message has one page, and its attachments (nested messages too) are copied into the folder `scratch`. A mailbox of two
 * messages or more has no page; its messages are its members. What the file is called does not matter. Properties: from, to, cc, bcc, date, subject, messageId, inReplyTo, references.
 * @throws Refusal not-valid where nothing can be read; too-large past 512 MB.
 */
export async function openEmail(path: string, _name: string, scratch: string): Promise<Opened> {
	if (await isMailbox(path)) {
		const { members, remarks } = await splitMailbox(path, scratch);
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
export async function* emailPages(path: string, _name: string): AsyncIterable<PageReading> {
	if (!(await isMailbox(path))) yield plainPage(1, messageText(await readMessage(path)));
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
