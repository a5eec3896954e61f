/** A PDF as a file of the archive: what it states, what it carries, and what a reader should be told of it. */

import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member, Opened } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import type { Attachment, Pdf } from './pdfium.ts';

/** Copies the files it carries into `scratch`. @throws Refusal too-large where it has more than `mostPages` pages. */
export async function describePdf(pdf: Pdf, scratch: string, mostPages: number): Promise<Opened> {
	if (pdf.pages > mostPages)
		throw new Refusal(
			'too-large',
			`This PDF has ${count(pdf.pages, 'page')}, more than the ${count(mostPages, 'page')} Uncover reads in one file. Split it and import the parts.`,
		);
	const remarks: string[] = [];
	if (pdf.repaired)
		remarks.push(
			'The file is damaged; what could be rebuilt of it was read. Compare the number of pages with the sender’s.',
		);
	if (pdf.form === 'xfa')
		remarks.push('The file is an XFA form: what was filled in may show only in Adobe’s programs.');
	const lost = Math.max(pdf.pages, ...pdf.revisions().map(({ pages }) => pages)) - pdf.pages;
	if (lost > 0)
		remarks.push(
			`An earlier version inside this file has ${count(lost, 'page')} more than the latest. They can still be read by whoever opens it.`,
		);
	else if (pdf.earlier > 0)
		remarks.push(`Inside this file ${count(pdf.earlier, 'earlier version')} of it can still be read.`);
	if (pdf.pages === 0) remarks.push('The file has no pages.');
	const members: Member[] = [];
	let total = 0;
	for (const attachment of pdf.attachments()) {
		total += attachment.size;
		members.push(await copyOut(attachment, scratch, total));
	}
	return { kind: 'pdf', pages: pdf.pages, properties: pdf.properties, remarks, suspicious: lost > 0, members };
}

/** Bytes unpacked from one PDF; PDFium holds each in memory while it is copied. */
const LARGEST = 256 * 2 ** 20;
const MOST_TOGETHER = 2 * 2 ** 30;

async function copyOut(attachment: Attachment, scratch: string, total: number): Promise<Member> {
	const path = attachment.name === '' ? 'attachment' : attachment.name;
	if (attachment.size > LARGEST || total > MOST_TOGETHER)
		return {
			path,
			refused: `“${path}” inside this PDF is too large to take out. Open the PDF in its program and save it from there.`,
		};
	const bytes = attachment.size === 0 ? new Uint8Array() : attachment.read();
	if (!bytes) return { path, refused: `“${path}” inside this PDF is damaged and could not be taken out.` };
	const file = join(scratch, randomUUID());
	await writeFile(file, bytes);
	return { path, file, size: bytes.length };
}
