/** What a file is: by what it contains first, by what it is called second. */

import type { FileKind } from '../app.ts';
import { looksLikeText } from './encoding.ts';

/** @param head the first bytes of the file, 4 KiB or more where it has them. @param name the name as received. */
export function kindOf(head: Uint8Array, name: string): FileKind {
	const extension = extensionOf(name);
	const bytes = latin(head);
	if (/^[\ufeff\s]*%PDF-/.test(bytes.replace(/^ï»¿/, ''))) return 'pdf';
	if (extension === 'pdf' && bytes.slice(0, 1024).includes('%PDF-')) return 'pdf';
	if (pictures.some((sign) => sign.every(([at, part]) => bytes.startsWith(part, at)))) return 'image';
	if ([member, 'PK\x05\x06', 'PK\x07\x08'].some((sign) => bytes.startsWith(sign))) return packageKind(bytes, extension);
	if (bytes.startsWith(compoundFile)) return isOutlook(bytes, extension) ? 'email' : 'unknown';
	if (bytes.startsWith(gzip)) return /\.(csv|tsv|psv|tab)\.gz$/i.test(name) ? 'csv' : 'unknown';
	if (bytes.startsWith('{\\rtf')) return 'unknown';
	return head.length === 0 || looksLikeText(head) ? textKind(bytes, extension, head.length === 0) : 'unknown';
}

/** The sentence that stands beside a file which is kept but not read. */
export function describeUnknown(head: Uint8Array, name: string): string {
	const extension = extensionOf(name);
	const bytes = latin(head);
	const kept = 'It is kept as received, and nothing in it can be searched';
	if (head.length === 0) return 'This file is empty: it has a name and no content. Ask the sender for it again.';
	if (bytes.startsWith(compoundFile)) {
		if (has(bytes, 'EncryptedPackage'))
			return `This Office file is locked with a password. ${kept}: open it in its program and save a copy without the password.`;
		if (extension === 'xls' || has(bytes, 'Workbook'))
			return `This is a workbook in the old binary Excel format (.xls). ${kept}: save a copy as .xlsx and import that too.`;
		return `This is a document in an old binary Office format. ${kept}: save a copy as PDF and import that too.`;
	}
	if (bytes.startsWith('PK'))
		return extension === 'xlsb' || bytes.includes('xl/workbook.bin')
			? `This is a binary Excel workbook (.xlsb). ${kept}: save a copy as .xlsx and import that too.`
			: `This is an Office or similar document. ${kept}: save a copy as PDF and import that too.`;
	const known = others.find(([part, at]) => bytes.startsWith(part, at))?.[2];
	if (known) return `This is ${known}. ${kept}.`;
	if (looksLikeText(head)) return `This kind of text file is not read yet. ${kept}.`;
	return `The type of this file is not known${extension ? ` (its name ends in .${extension})` : ''}. ${kept}.`;
}

/** What stands where in the first bytes of a type of file. */
type Sign = readonly [at: number, bytes: string][];

const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const gzip = '\x1f\x8b';
const member = 'PK\x03\x04';

/** What the image reader opens. */
const pictures: Sign[] = [
	[[0, '\x89PNG\r\n\x1a\n']],
	[[0, '\xff\xd8\xff']],
	[[0, 'II*\0']],
	[[0, 'MM\0*']],
	[[0, 'II+\0']],
	[[0, 'MM\0+']],
	[
		[0, 'RIFF'],
		[8, 'WEBP'],
	],
	[[0, 'GIF87a']],
	[[0, 'GIF89a']],
];

const archive = 'unpack it and import what is inside';
const others: [bytes: string, at: number, sentence: string][] = [
	[gzip, 0, `a gzip archive: ${archive}`],
	['7z\xbc\xaf', 0, `a 7-Zip archive: ${archive}`],
	['Rar!', 0, `a RAR archive: ${archive}`],
	['ustar', 257, `a tar archive: ${archive}`],
	['!BDN', 0, 'an Outlook mail store (.pst): export its messages as .eml or .msg and import those'],
	['{\\rtf', 0, 'a rich text document (.rtf): save a copy as PDF and import that too'],
	['BM', 0, 'a BMP picture: save a copy as PNG and import that too'],
	['ftyphei', 4, 'a HEIC picture: save a copy as JPEG and import that too'],
	['ftyp', 4, 'a video or sound recording'],
	['\x1a\x45\xdf\xa3', 0, 'a video or sound recording'],
	['0&\xb2u', 0, 'a video or sound recording'],
	['AVI ', 8, 'a video or sound recording'],
	['WAVE', 8, 'a sound recording'],
	['ID3', 0, 'a sound recording'],
	['OggS', 0, 'a sound recording'],
	['MZ', 0, 'a program, which Uncover never runs'],
	['\x7fELF', 0, 'a program, which Uncover never runs'],
];

/** A ZIP may be an Excel workbook, another Office document (not a folder of files to a reader), or just an archive. */
function packageKind(bytes: string, extension: string): FileKind {
	const names = memberNames(bytes);
	if (names.includes('xl/workbook.bin') || extension === 'xlsb') return 'unknown';
	if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
	if (names.some((name) => /^(word|ppt|visio)\//.test(name)) || bytes.startsWith('mimetypeapplication/', 30))
		return 'unknown';
	if (/^xls[xm]$|^xlt[xm]$/.test(extension)) return 'xlsx';
	if (/^(doc|dot|ppt|pot|pps|vsd)[xm]$|^od[tspgf]$|^(epub|jar|apk|pages|numbers|key)$/.test(extension))
		return 'unknown';
	return 'zip';
}

/** The names in the local headers that the head shows (APPNOTE 4.3.7: the length at byte 26, the name at byte 30). */
function memberNames(bytes: string): string[] {
	const names: string[] = [];
	for (let at = bytes.indexOf(member); at >= 0; at = bytes.indexOf(member, at + 4)) {
		const length = bytes.charCodeAt(at + 26) + 256 * bytes.charCodeAt(at + 27);
		names.push(bytes.slice(at + 30, at + 30 + length));
	}
	return names;
}

/** The directory of a compound file may lie far behind the head, so the name decides where the head does not. */
function isOutlook(bytes: string, extension: string): boolean {
	return has(bytes, '__substg1.0_') || has(bytes, '__nameid_version1.0') || extension === 'msg';
}

function textKind(bytes: string, extension: string, empty: boolean): FileKind {
	if (/^(eml|mbox|mbx)$/.test(extension)) return 'email';
	if (/^(csv|tsv|psv|tab)$/.test(extension)) return 'csv';
	if (empty) return /^(txt|text|log|md)$/.test(extension) ? 'text' : 'unknown';
	return isMessage(bytes) ? 'email' : 'text';
}

/** Released text of printed e-mail also opens with “From:” and “To:”; only what mail servers write is evidence of a message file. */
function isMessage(bytes: string): boolean {
	const start = bytes.replace(/^ï»¿/, '');
	const mailbox = /^From \S+ .*\d{4}\r?\n(?=[\w-]+:)/.exec(start)?.[0] ?? '';
	const block = start.slice(mailbox.length).split(/\r?\n\r?\n/, 1)[0] ?? '';
	if (!/^[\w-]+:/.test(block)) return false;
	if (mailbox) return true;
	const signs = [/^received:/im, /^message-id:\s*</im, /^mime-version:/im, /^return-path:/im, /^delivered-to:/im];
	return signs.filter((sign) => sign.test(block)).length >= 2;
}

function extensionOf(name: string): string {
	return (/\.([^./\\]+)$/.exec(name.trim())?.[1] ?? '').toLowerCase();
}

/** One character a byte, so that regular expressions can look at bytes. */
function latin(head: Uint8Array): string {
	return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 65_536)).toString('latin1');
}

/** Names in a compound file's directory are UTF-16. */
function has(bytes: string, name: string): boolean {
	return bytes.includes([...name].map((char) => `${char}\0`).join(''));
}
