/** Lists as CSV, workbooks as XLSX, messages as EML: the files of a practice production that have no pages. */

import { crc32 } from 'node:zlib';

type Tab = { name: string; hidden: boolean; rows: readonly (readonly string[])[] };

export function csvOf(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A workbook of plain cells, the least that a spreadsheet program opens (ECMA-376, part 1). */
export function xlsxOf(tabs: readonly Tab[]): Uint8Array {
	const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packaged = 'http://schemas.openxmlformats.org/package/2006';
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	const each = (write: (tab: Tab, number: number) => string) => tabs.map((tab, i) => write(tab, i + 1)).join('');
	const parts: [string, string][] = [
		[
			'[Content_Types].xml',
			`<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
		],
		[
			'_rels/.rels',
			`<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		],
		[
			'xl/workbook.xml',
			`<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((tab, n) => `<sheet name="${xml(tab.name)}" sheetId="${n}"${tab.hidden ? ' state="hidden"' : ''} r:id="rId${n}"/>`)}</sheets></workbook>`,
		],
		[
			'xl/_rels/workbook.xml.rels',
			`<Relationships xmlns="${packaged}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
		],
		...tabs.map((tab, i): [string, string] => [
			`xl/worksheets/sheet${i + 1}.xml`,
			`<worksheet xmlns="${main}"><sheetData>${tab.rows.map(rowOf).join('')}</sheetData></worksheet>`,
		]),
	];
	return zipOf(parts.map(([name, text]) => [name, Buffer.from(declaration + text)]));
}

/** A message with one attachment, as it would leave a mail program. */
export function emlOf(message: {
	from: { name: string; email: string };
	to: { name: string; email: string };
	sent: Date;
	subject: string;
	text: string;
	attachment: { name: string; text: string };
}): string {
	const lines = [
		`From: "${message.from.name}" <${message.from.email}>`,
		`To: "${message.to.name}" <${message.to.email}>`,
		`Date: ${message.sent.toUTCString().replace('GMT', '+0000')}`,
		`Subject: ${encodedWord(message.subject)}`,
		`Message-ID: <practice.${message.sent.getTime()}@bcr.agency.example>`,
		'X-Practice: INVENTED - PRACTICE RECORD',
		'MIME-Version: 1.0',
		'Content-Type: multipart/mixed; boundary="practice-boundary"',
		'',
		'--practice-boundary',
		'Content-Type: text/plain; charset=utf-8',
		'Content-Transfer-Encoding: base64',
		'',
		...folded(Buffer.from(`${message.text}\n\nINVENTED — PRACTICE RECORD\n`)),
		'--practice-boundary',
		`Content-Type: text/csv; name="${message.attachment.name}"`,
		'Content-Transfer-Encoding: base64',
		`Content-Disposition: attachment; filename="${message.attachment.name}"`,
		'',
		...folded(Buffer.from(message.attachment.text)),
		'--practice-boundary--',
		'',
	];
	return lines.join('\r\n');
}

function rowOf(cells: readonly string[], index: number): string {
	const row = index + 1;
	const written = cells.map((text, i) => {
		const place = `${String.fromCharCode(65 + i)}${row}`;
		return /^\d{1,15}$/.test(text)
			? `<c r="${place}"><v>${text}</v></c>`
			: `<c r="${place}" t="inlineStr"><is><t>${xml(text)}</t></is></c>`;
	});
	return `<row r="${row}">${written.join('')}</row>`;
}

function xml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function encodedWord(text: string): string {
	return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function folded(bytes: Buffer): string[] {
	return bytes.toString('base64').match(/.{1,76}/g) ?? [];
}

/** A ZIP of stored members, all of the same fixed day (APPNOTE 6.3, sections 4.3.7 and 4.3.12). */
function zipOf(members: readonly (readonly [string, Buffer])[]): Buffer {
	const day = ((2011 - 1980) << 9) | (4 << 5) | 1;
	const chunks: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, bytes] of members) {
		const path = Buffer.from(name);
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(day, 8);
		fields.writeUInt32LE(crc32(bytes), 10);
		fields.writeUInt32LE(bytes.length, 14);
		fields.writeUInt32LE(bytes.length, 18);
		fields.writeUInt16LE(path.length, 22);
		const place = Buffer.alloc(16);
		place.writeUInt32LE(offset, 12);
		directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place.subarray(2), path);
		const member = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, path, bytes]);
		chunks.push(member);
		offset += member.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(members.length, 8);
	end.writeUInt16LE(members.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...chunks, listed, end]);
}
