/** Messages in Internet format (RFC 5322, MIME). */

import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { Refusal } from '../base/refusal.ts';
import { encodingOf } from './encoding.ts';
import { attachmentName, bodyOf, type Message } from './message.ts';

/** Reads as much as can be read; nested messages become attachments ending in .eml. @throws Refusal not-valid where parts are nested absurdly deep. */
export async function readEml(bytes: Uint8Array): Promise<Message> {
	const { email, remark } = await parse(startingWithHeaders(bytes));
	const { body, remarks } = bodyOf(email.text, email.html);
	if (remark) remarks.push(remark);
	if (email.headers.length === 0)
		remarks.push(
			bytes.length === 0 ? 'The message is empty.' : 'The message has no header: who wrote it, and when, is not known.',
		);
	return {
		properties: defined({
			from: addresses(email.from ? [email.from] : email.sender ? [email.sender] : []),
			to: addresses(email.to),
			cc: addresses(email.cc),
			bcc: addresses(email.bcc),
			date: email.date,
			subject: email.subject,
			messageId: email.messageId,
			inReplyTo: email.inReplyTo,
			references: email.references,
		}),
		dateWritten: email.headers.find((header) => header.key === 'date')?.value.trim() ?? '',
		body,
		attachments: email.attachments.map((attachment, i) => ({
			name: nameOf(attachment, i + 1),
			bytes: bytesOf(attachment),
		})),
		remarks: [...remarks, ...sealed(email)],
	};
}

/** A file that does not open with a header line is all body. A mailbox's “From ” line, or one pasted before the header, is dropped. */
function startingWithHeaders(bytes: Uint8Array): Uint8Array {
	const { encoding, mark } = encodingOf(bytes.subarray(0, 4096));
	const plain = encoding.startsWith('utf-16')
		? Buffer.from(new TextDecoder(encoding).decode(bytes))
		: Buffer.from(bytes).subarray(mark);
	const start = plain.subarray(0, 2048).toString('latin1');
	const skipped = /^(?:\s*\n)?(?:>?From [^\n]*\n)?/.exec(start)?.[0].length ?? 0;
	const rest = plain.subarray(skipped);
	return /^[!-9;-~]+[ \t]*:/.test(start.slice(skipped)) ? rest : Buffer.concat([Buffer.from('\n'), rest]);
}

async function parse(bytes: Uint8Array): Promise<{ email: Email; remark?: string }> {
	try {
		const email = await PostalMime.parse(bytes, options);
		if (!needsCharset(email, bytes)) return { email };
		const guess = await PostalMime.parse(Buffer.from(new TextDecoder('windows-1252').decode(bytes)), options);
		// Attached files keep their own bytes.
		return {
			email: { ...guess, attachments: email.attachments },
			remark:
				'The message does not say in which characters it is written. It was read as Windows-1252, and accents may be wrong.',
		};
	} catch {
		throw new Refusal(
			'not-valid',
			'The parts of this message are nested so deeply that it cannot be read. Ask for it in another form, such as PDF.',
		);
	}
}

const options = { forceRfc822Attachments: true, maxNestingDepth: 64 };

/** True where bytes beyond ASCII fit no character set that the message names. */
function needsCharset(email: Email, bytes: Uint8Array): boolean {
	const broken = [email.text, email.html, email.subject].some((text) => text?.includes('\ufffd'));
	if (!broken || encodingOf(bytes).encoding === 'utf-8') return false;
	const named =
		Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
			.toString('latin1')
			.match(/charset\s*=\s*"?[\w-]+/gi) ?? [];
	return named.every((name) => /(utf-?8|ascii)$/i.test(name));
}

function addresses(list: readonly Address[] | undefined): string | undefined {
	return list
		?.map(({ name, address, group }) => {
			if (group) return `${name}: ${addresses(group) ?? ''};`;
			return name && address && name !== address ? `${name} <${address}>` : address || name;
		})
		.filter((text) => text !== '')
		.join(', ');
}

/** Without the fields that are missing or empty. */
export function defined<K extends string>(fields: Record<K, string | undefined>): Partial<Record<K, string>> {
	const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
	return Object.fromEntries(present) as Partial<Record<K, string>>;
}

function nameOf(attachment: Attachment, number: number): string {
	const ending = endings[attachment.mimeType] ?? (/^[a-z]+\/([a-z0-9]{2,5})$/.exec(attachment.mimeType)?.[1] || 'bin');
	const name = attachmentName(attachment.filename, `attachment-${number}.${ending}`);
	return attachment.mimeType === 'message/rfc822' && !/\.(eml|msg)$/i.test(name) ? `${name}.eml` : name;
}

const endings: Record<string, string> = {
	'message/rfc822': 'eml',
	'message/delivery-status': 'txt',
	'text/plain': 'txt',
	'text/calendar': 'ics',
	'text/rfc822-headers': 'txt',
	'image/jpeg': 'jpg',
	'image/tiff': 'tif',
};

function bytesOf(attachment: Attachment): Uint8Array {
	const { content } = attachment;
	return typeof content === 'string'
		? Buffer.from(content)
		: content instanceof Uint8Array
			? content
			: new Uint8Array(content);
}

/** Parts that hold words we cannot get at. */
function sealed(email: Email): string[] {
	const types = email.attachments.map((attachment) => attachment.mimeType);
	const remarks: string[] = [];
	if (types.some((type) => /^application\/(x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(type)))
		remarks.push('The message is encrypted, and its text cannot be read. Ask for it in readable form.');
	if (types.includes('application/ms-tnef'))
		remarks.push(
			'Part of the message is in Outlook’s own packing (winmail.dat), which is kept but not read. Ask for it as .msg.',
		);
	return remarks;
}
