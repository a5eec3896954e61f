/** One e-mail message, whatever file it came in. */

import { count } from '../base/text.ts';
import { htmlText } from './html.ts';

export type Message = {
	/** Addresses as `Name <name@example.org>`, several joined by commas; `date` as ISO text, or as written where it is no date. Absent fields are left out. */
	properties: Partial<Record<MessageField, string>>;
	/** The date with the sender's own clock, as written in the message. */
	dateWritten: string;
	/** What the reader sees, as text. */
	body: string;
	attachments: { name: string; bytes: Uint8Array }[];
	remarks: string[];
};

export type MessageField = 'from' | 'to' | 'cc' | 'bcc' | 'date' | 'subject' | 'messageId' | 'inReplyTo' | 'references';

/** The message as a page: who, whom, when, what about, which attachments; then the body. */
export function messageText(message: Message): string {
	const { from, to, cc, bcc, date, subject } = message.properties;
	const names = message.attachments.map((attachment) => attachment.name).join(', ');
	const head = [
		['From', from],
		['To', to],
		['Cc', cc],
		['Bcc', bcc],
		['Date', message.dateWritten || date],
		['Subject', subject],
		['Attachments', names],
	].flatMap(([label, value]) => (value ? [`${label}: ${value.replace(/\s+/g, ' ').trim()}`] : []));
	return [head.join('\n'), message.body].filter((part) => part !== '').join('\n\n');
}

/** The body to show, where a message carries it as text, as HTML or as both, and what is to be said about it. */
export function bodyOf(text: string | undefined, html: string | undefined): { body: string; remarks: string[] } {
	const seen = html ? htmlText(html) : undefined;
	const lines = (text ?? '').split(/\r\n?|\n/).map((line) => line.trimEnd());
	const written = lines.join('\n').trim();
	const remarks: string[] = [];
	if (seen && seen.remote > 0) {
		const tracking =
			seen.tracking > 0 ? `, ${seen.tracking} of them too small to be seen, as used to track readers` : '';
		remarks.push(
			`The message shows ${count(seen.remote, 'picture')} that ${seen.remote === 1 ? 'lies' : 'lie'} on other computers${tracking}. Nothing was fetched.`,
		);
	}
	// Some programs send a stub (“this message needs an HTML reader”) as the plain text.
	const stub = seen !== undefined && letters(written) * 2 < letters(seen.text);
	return { body: stub ? seen.text : written, remarks };
}

/** A name that can stand in a path: one line, no separators. */
export function attachmentName(name: string | null | undefined, fallback: string): string {
	const clean = (name ?? '').replace(/[\p{Cc}/\\]+/gu, ' ').trim();
	return clean === '' || /^\.+$/.test(clean) ? fallback : clean;
}

function letters(text: string): number {
	return text.match(/\p{L}/gu)?.length ?? 0;
}
