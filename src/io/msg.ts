/** Outlook items (.msg): messages, and the contacts, appointments and notes that come along with them. */

import msgreader, { type FieldsData } from '@kenjiuno/msgreader';
import { Refusal } from '../base/refusal.ts';
import { defined, readEml } from './eml.ts';
import { encodingOf } from './encoding.ts';
import { attachmentName, bodyOf, type Message } from './message.ts';

/** @throws Refusal not-valid where the bytes are no Outlook item or a damaged one. */
export async function readMsg(bytes: Uint8Array): Promise<Message> {
	const { reader, fields } = open(bytes);
	// What the mail servers wrote, where Outlook kept it, is better evidence than Outlook's own fields.
	const sent = fields.headers ? await readEml(Buffer.from(transport(fields.headers))) : undefined;
	const instant = fields.clientSubmitTime ?? fields.messageDeliveryTime ?? fields.creationTime;
	const { body, remarks } = bodyOf(fields.body, htmlOf(fields));
	if (body === '' && fields.compressedRtf)
		remarks.push('The text of this item is in rich text format only, which is kept but not read. Ask for it as PDF.');
	return {
		properties: {
			...defined({
				from: named(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
				to: recipients(fields, 'to'),
				cc: recipients(fields, 'cc'),
				bcc: recipients(fields, 'bcc'),
				date: isoDate(instant),
				subject: fields.subject,
				messageId: fields.messageId,
			}),
			...sent?.properties,
		},
		dateWritten: sent?.dateWritten || (instant ?? ''),
		body: [details(fields), body].filter((part) => part !== '').join('\n\n'),
		attachments: (fields.attachments ?? []).map((attachment, i) => {
			const { fileName, content } = reader.getAttachment(attachment);
			const name = attachmentName(attachment.innerMsgContent ? attachment.name : fileName, `attachment-${i + 1}.bin`);
			return { name: attachment.innerMsgContent && !/\.msg$/i.test(name) ? `${name}.msg` : name, bytes: content };
		}),
		remarks,
	};
}

/** Items that are not in Unicode say their code page inside, so they are opened once to learn it and once more to read. */
function open(bytes: Uint8Array): { reader: InstanceType<typeof msgreader.default>; fields: FieldsData } {
	try {
		const parse = (encoding?: string) => {
			const copy = new Uint8Array(bytes).buffer;
			const reader = new msgreader.default(copy);
			if (encoding) reader.parserConfig = { ansiEncoding: encoding };
			return { reader, fields: reader.getFileData() };
		};
		const first = parse();
		if (first.fields.error) throw new Error(first.fields.error);
		const encoding = encodings[first.fields.messageCodepage ?? 0] ?? encodings[first.fields.internetCodepage ?? 0];
		return encoding ? parse(encoding) : first;
	} catch {
		throw new Refusal('not-valid', 'This Outlook message is damaged and cannot be read. Ask for it again, or as PDF.');
	}
}

/** Windows code pages that are not what a reader assumes anyway (1252), by number: what iconv-lite calls them. */
const encodings: Record<number, string> = {
	874: 'cp874',
	932: 'cp932',
	936: 'cp936',
	949: 'cp949',
	950: 'cp950',
	1250: 'cp1250',
	1251: 'cp1251',
	1253: 'cp1253',
	1254: 'cp1254',
	1255: 'cp1255',
	1256: 'cp1256',
	1257: 'cp1257',
	1258: 'cp1258',
	20866: 'koi8-r',
	28592: 'iso-8859-2',
	28595: 'iso-8859-5',
	65001: 'utf8',
};

/** The headers alone: Outlook puts a line of its own before them. */
function transport(headers: string): string {
	return `${headers.replace(/^\s*Microsoft Mail Internet Headers[^\n]*\n/i, '').trim()}\n\n`;
}

function htmlOf(fields: FieldsData): string | undefined {
	if (fields.bodyHtml || !fields.html) return fields.bodyHtml;
	const start = Buffer.from(fields.html).subarray(0, 4096).toString('latin1');
	const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? encodingOf(fields.html).encoding;
	try {
		return new TextDecoder(declared).decode(fields.html);
	} catch {
		return new TextDecoder('windows-1252').decode(fields.html);
	}
}

/** Exchange's inner addresses (`/o=…/cn=…`) say nothing to a reader; the name then stands alone. */
function named(name: string | undefined, address: string | undefined): string | undefined {
	const reachable = address?.includes('@') ? address : undefined;
	return name && reachable && name !== reachable ? `${name} <${reachable}>` : (name ?? reachable);
}

function recipients(fields: FieldsData, kind: 'to' | 'cc' | 'bcc'): string | undefined {
	const list = (fields.recipients ?? []).filter((recipient) => (recipient.recipType ?? 'to') === kind);
	return (
		list.map((recipient) => named(recipient.name, recipient.smtpAddress ?? recipient.email) ?? '').join(', ') ||
		undefined
	);
}

function isoDate(text: string | undefined): string | undefined {
	const instant = new Date(text ?? '');
	return Number.isNaN(instant.valueOf()) ? text : instant.toISOString();
}

/** What contacts and appointments hold beside their text. */
function details(fields: FieldsData): string {
	if (!/^IPM\.(Contact|Appointment|Schedule|Task)/i.test(fields.messageClass ?? '')) return '';
	return labels
		.flatMap(([label, key]) => (fields[key] ? [`${label}: ${String(fields[key]).replace(/\s+/g, ' ')}`] : []))
		.join('\n');
}

const labels: readonly [string, keyof FieldsData][] = [
	['Name', 'name'],
	['Company', 'companyName'],
	['Department', 'departmentName'],
	['Title', 'title'],
	['E-mail', 'email1EmailAddress'],
	['Business phone', 'businessTelephoneNumber'],
	['Mobile phone', 'mobileTelephoneNumber'],
	['Home phone', 'homeTelephoneNumber'],
	['Fax', 'businessFaxNumber'],
	['Business address', 'workAddress'],
	['Address', 'postalAddress'],
	['Web page', 'businessHomePage'],
	['Start', 'apptStartWhole'],
	['End', 'apptEndWhole'],
	['Location', 'location'],
];
