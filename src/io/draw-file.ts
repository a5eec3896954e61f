/** Writes the objects of a PDF to bytes: the same objects give the same bytes. General PDF libraries draw random identifiers when they encrypt, which a practice production cannot use. */

import { createCipheriv, createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** The dictionary in PDF syntax; with `bytes`, a stream. `packed` are already in the form the dictionary's Filter names. */
export type PdfObject = { dictionary: string; bytes?: Uint8Array; packed?: boolean };

export type PdfParts = {
	/** By number, from 1. Undefined numbers are free. */
	objects: ReadonlyMap<number, PdfObject>;
	root: number;
	/** Entries of the information dictionary, as plain text. */
	info: Readonly<Record<string, string>>;
	/** What the file identifier is made of. */
	identity: string;
	password?: string;
};

export function writePdf(parts: PdfParts): Uint8Array {
	const id = createHash('md5').update(parts.identity).digest();
	const lock = parts.password === undefined ? undefined : locked(parts.password, id);
	const head = Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1');
	const last = Math.max(...parts.objects.keys());
	const info = last + 1;
	const objects = new Map(parts.objects).set(info, {
		dictionary: dictionaryOf(parts.info, (text) => string(text, info, lock)),
	});
	if (lock) objects.set(info + 1, { dictionary: lock.dictionary });
	const hex = id.toString('hex');
	const trailer = `/Root ${parts.root} 0 R /Info ${info} 0 R /ID [<${hex}> <${hex}>]${lock ? ` /Encrypt ${info + 1} 0 R` : ''}`;
	return tail(
		[head],
		head.length,
		objects,
		{ trailer, size: info + (lock ? 2 : 1), free: true },
		lock && { lock, apart: info + 1 },
	);
}

/** The file with changed objects added at its end, so that what it was before can still be found in it. */
export function appendPdf(before: Uint8Array, parts: PdfParts, changed: ReadonlyMap<number, PdfObject>): Uint8Array {
	const text = Buffer.from(before.subarray(Math.max(0, before.length - 64))).toString('latin1');
	const start = /startxref\s+(\d+)/.exec(text)?.[1] ?? '0';
	const info = Math.max(...parts.objects.keys()) + 1;
	const hex = createHash('md5').update(parts.identity).digest('hex');
	const trailer = `/Root ${parts.root} 0 R /Info ${info} 0 R /ID [<${hex}> <${hex}>] /Prev ${start}`;
	return tail([before], before.length, changed, { trailer, size: info + 1, free: false });
}

/** The text as a literal of the Windows code page's ASCII part, or as UTF-16 where that does not do. */
export function literal(text: string): string {
	return /^[\x20-\x7e]*$/.test(text) ? `(${text.replace(/[()\\]/g, '\\$&')})` : `<${wide(text).toString('hex')}>`;
}

function wide(text: string): Buffer {
	return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
}

function dictionaryOf(entries: Readonly<Record<string, string>>, write: (text: string) => string): string {
	return `<< ${Object.entries(entries)
		.map(([key, value]) => `/${key} ${write(value)}`)
		.join(' ')} >>`;
}

function string(text: string, number: number, lock?: Lock): string {
	if (!lock) return literal(text);
	const plain = /^[\x20-\x7e]*$/.test(text) ? Buffer.from(text, 'latin1') : wide(text);
	return `<${lock.seal(plain, number).toString('hex')}>`;
}

function tail(
	chunks: Uint8Array[],
	start: number,
	objects: ReadonlyMap<number, PdfObject>,
	end: { trailer: string; size: number; free: boolean },
	sealing?: { lock: Lock; apart: number },
): Uint8Array {
	let offset = start;
	const put = (chunk: Uint8Array) => {
		chunks.push(chunk);
		offset += chunk.length;
	};
	const places: [number, number][] = [];
	for (const number of [...objects.keys()].sort((a, b) => a - b)) {
		const object = objects.get(number);
		if (!object) continue;
		places.push([number, offset]);
		if (!object.bytes) {
			put(Buffer.from(`${number} 0 obj\n${object.dictionary}\nendobj\n`, 'latin1'));
			continue;
		}
		const packed = object.packed ? object.bytes : deflateSync(object.bytes, { level: 6 });
		const bytes = sealing && number !== sealing.apart ? sealing.lock.seal(packed, number) : packed;
		const filter = object.packed ? '' : ' /Filter /FlateDecode';
		const dictionary = object.dictionary.replace(/>>$/, `${filter} /Length ${bytes.length} >>`);
		put(Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
		put(bytes);
		put(Buffer.from('\nendstream\nendobj\n', 'latin1'));
	}
	const at = offset;
	let table = `xref\n${end.free ? '0 1\n0000000000 65535 f \n' : ''}`;
	for (let i = 0; i < places.length; ) {
		let run = 1;
		while (places[i + run]?.[0] === (places[i]?.[0] ?? 0) + run) run++;
		table += `${places[i]?.[0]} ${run}\n`;
		for (const [, place] of places.slice(i, i + run)) table += `${String(place).padStart(10, '0')} 00000 n \n`;
		i += run;
	}
	put(Buffer.from(`${table}trailer\n<< /Size ${end.size} ${end.trailer} >>\nstartxref\n${at}\n%%EOF\n`, 'latin1'));
	return Buffer.concat(chunks);
}

type Lock = { dictionary: string; seal(bytes: Uint8Array, number: number): Buffer };

/** The standard security handler with AES of 128 bits: ISO 32000-1, 7.6, algorithms 1 to 5 for revision 4. */
function locked(password: string, id: Buffer): Lock {
	const permissions = -3904;
	const user = padded(password);
	let ownerKey = md5(padded(`${password} owner`));
	for (let i = 0; i < 50; i++) ownerKey = md5(ownerKey);
	const owner = twenty(ownerKey, user);
	const allowed = Buffer.alloc(4);
	allowed.writeInt32LE(permissions);
	let key = md5(user, owner, allowed, id);
	for (let i = 0; i < 50; i++) key = md5(key);
	const proof = Buffer.concat([twenty(key, md5(padding, id)), Buffer.alloc(16)]);
	const filter = '/CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF';
	return {
		dictionary: `<< /Filter /Standard /V 4 /R 4 /Length 128 ${filter} /P ${permissions} /O <${owner.toString('hex')}> /U <${proof.toString('hex')}> >>`,
		seal(bytes, number) {
			const salted = Buffer.concat([
				key,
				Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]),
				Buffer.from('sAlT'),
			]);
			// A vector from the content itself: a secret file would draw it at random, an invented one must come out the same twice.
			const vector = md5(salted, bytes);
			const cipher = createCipheriv('aes-128-cbc', md5(salted), vector);
			return Buffer.concat([vector, cipher.update(bytes), cipher.final()]);
		},
	};
}

/** The padding string of ISO 32000-1, 7.6.3.3. */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function padded(password: string): Buffer {
	return Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
}

function md5(...parts: readonly Uint8Array[]): Buffer {
	const hash = createHash('md5');
	for (const part of parts) hash.update(part);
	return hash.digest();
}

/** RC4 twenty times over, each time with the key changed by the number of the round. */
function twenty(key: Buffer, bytes: Uint8Array): Buffer {
	let out: Buffer = Buffer.from(bytes);
	for (let round = 0; round < 20; round++)
		out = rc4(
			key.map((byte) => byte ^ round),
			out,
		);
	return out;
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
	const s = Uint8Array.from({ length: 256 }, (_, i) => i);
	const at = (i: number) => s[i] ?? 0;
	const swap = (i: number, j: number) => {
		const kept = at(i);
		s[i] = at(j);
		s[j] = kept;
	};
	for (let i = 0, j = 0; i < 256; i++) {
		j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
		swap(i, j);
	}
	let i = 0;
	let j = 0;
	return Buffer.from(
		bytes.map((byte) => {
			i = (i + 1) & 255;
			j = (j + at(i)) & 255;
			swap(i, j);
			return byte ^ at((at(i) + at(j)) & 255);
		}),
	);
}
