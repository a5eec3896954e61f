/** A web font (WOFF2, W3C Recommendation of 2022) unpacked to TrueType. Outlines are written plainly and hints are left out: what a PDF embeds needs neither. */

import { brotliDecompressSync } from 'node:zlib';
import { assembled } from './truetype.ts';

/** The tables that a file names by number, in the order of the recommendation (5.2). */
const names =
	'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
		.split(' ')
		.map((name) => name.replace('_', ' '));

/** Tables that are needed to set letters in the font's usual weight. */
const wanted: ReadonlySet<string> = new Set(['cmap', 'head', 'hhea', 'hmtx', 'maxp']);

/** @throws TypeError for what is no such font, or one without TrueType outlines. */
export function readWoff2(file: Uint8Array): Uint8Array {
	const head = new Reader(file);
	if (head.u32() !== 0x774f4632) throw new TypeError('This is no WOFF2 font.');
	head.at = 12;
	const count = head.u16();
	head.at = 20;
	const packed = head.u32();
	head.at = 48;
	const rows = Array.from({ length: count }, () => {
		const flags = head.u8();
		const name = (flags & 63) === 63 ? head.text(4) : (names[flags & 63] ?? '');
		const version = flags >> 6;
		const length = head.base128();
		const outlines = name === 'glyf' || name === 'loca';
		const changed = outlines ? version !== 3 : version !== 0;
		return { name, changed, length: changed ? head.base128() : length };
	});
	const bytes = new Uint8Array(brotliDecompressSync(file.subarray(head.at, head.at + packed)));
	const tables = new Map<string, Uint8Array>();
	const changed = new Set<string>();
	let at = 0;
	for (const row of rows) {
		tables.set(row.name, bytes.slice(at, at + row.length));
		if (row.changed) changed.add(row.name);
		at += row.length;
	}
	const outlines = tables.get('glyf');
	if (!outlines || !changed.has('glyf')) throw new TypeError('This font has no packed TrueType outlines.');
	const { glyf, loca, left } = unpackOutlines(outlines);
	const kept = new Map([...tables].filter(([name]) => wanted.has(name)));
	const metrics = tables.get('hmtx');
	const hhea = tables.get('hhea');
	if (metrics && hhea && changed.has('hmtx'))
		kept.set('hmtx', unpackMetrics(metrics, new Reader(hhea, 34).u16(), left));
	const table = kept.get('head');
	// Places of outlines are written in full.
	if (table) new DataView(table.buffer, table.byteOffset).setInt16(50, 1);
	return assembled(new Map([...kept, ['glyf', glyf], ['loca', loca]]));
}

/** Reads numbers one after another, the most significant byte first. */
class Reader {
	at: number;
	readonly #view: DataView;

	constructor(bytes: Uint8Array, at = 0) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.at = at;
	}

	u8(): number {
		return this.#view.getUint8(this.at++);
	}

	u16(): number {
		this.at += 2;
		return this.#view.getUint16(this.at - 2);
	}

	i16(): number {
		return (this.u16() << 16) >> 16;
	}

	u32(): number {
		this.at += 4;
		return this.#view.getUint32(this.at - 4);
	}

	text(length: number): string {
		return Array.from({ length }, () => String.fromCharCode(this.u8())).join('');
	}

	/** UIntBase128 (4.1): seven bits a byte. */
	base128(): number {
		let value = 0;
		for (let i = 0; i < 5; i++) {
			const byte = this.u8();
			value = value * 128 + (byte & 127);
			if (byte < 128) return value;
		}
		throw new TypeError('A length in this font is too long.');
	}

	/** 255UInt16 (4.1). */
	short(): number {
		const code = this.u8();
		if (code === 253) return this.u16();
		if (code === 255) return this.u8() + 253;
		return code === 254 ? this.u8() + 506 : code;
	}
}

type Outlines = { glyf: Uint8Array; loca: Uint8Array /** The left edge of each glyph. */; left: number[] };

/** The table of outlines from its seven streams (5.1). */
function unpackOutlines(bytes: Uint8Array): Outlines {
	const head = new Reader(bytes, 4);
	const count = head.u16();
	head.u16();
	const sizes = Array.from({ length: 7 }, () => head.u32());
	const starts = sizes.map((_, i) => 36 + sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
	const stream = (i: number) => new Reader(bytes, starts[i] ?? 0);
	const [contours, points, flags, glyphs, parts, boxes] = [0, 1, 2, 3, 4, 5].map(stream) as [
		Reader,
		Reader,
		Reader,
		Reader,
		Reader,
		Reader,
	];
	const boxed = new Reader(bytes, boxes.at);
	boxes.at += 4 * ((count + 31) >> 5);
	const hasBox = (glyph: number) => {
		const reader = new Reader(bytes, boxed.at + (glyph >> 3));
		return ((reader.u8() >> (7 - (glyph & 7))) & 1) === 1;
	};
	const loca = new DataView(new ArrayBuffer(4 * (count + 1)));
	const left: number[] = [];
	const written: Uint8Array[] = [];
	let at = 0;
	for (let glyph = 0; glyph < count; glyph++) {
		loca.setUint32(4 * glyph, at);
		const rings = contours.i16();
		const box = hasBox(glyph) ? ([0, 0, 0, 0].map(() => boxes.i16()) as Box) : undefined;
		const outline =
			rings === 0
				? { bytes: new Uint8Array(), left: 0 }
				: rings < 0
					? composite(parts, glyphs, box ?? [0, 0, 0, 0])
					: simple(rings, points, flags, glyphs, box);
		left.push(outline.left);
		const padded = new Uint8Array((outline.bytes.length + 3) & ~3);
		padded.set(outline.bytes);
		written.push(padded);
		at += padded.length;
	}
	loca.setUint32(4 * count, at);
	return { glyf: Buffer.concat(written), loca: new Uint8Array(loca.buffer), left };
}

type Box = [number, number, number, number];

function simple(rings: number, points: Reader, flags: Reader, glyphs: Reader, box: Box | undefined) {
	let total = 0;
	const ends = Array.from({ length: rings }, () => {
		total += points.short();
		return total - 1;
	});
	const moves = Array.from({ length: total }, () => step(flags.u8(), glyphs));
	// Hints stand in a stream of their own, which is not read.
	glyphs.short();
	let [x, y] = [0, 0];
	const [xs, ys]: [number[], number[]] = [[], []];
	for (const move of moves) {
		x += move.dx;
		y += move.dy;
		xs.push(x);
		ys.push(y);
	}
	const frame = box ?? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
	const view = new DataView(new ArrayBuffer(10 + 2 * rings + 2 + 5 * total));
	view.setInt16(0, rings);
	for (const [i, edge] of frame.entries()) view.setInt16(2 + 2 * i, edge);
	for (const [i, end] of ends.entries()) view.setUint16(10 + 2 * i, end);
	let at = 12 + 2 * rings;
	for (const { on } of moves) view.setUint8(at++, on ? 1 : 0);
	for (const axis of ['dx', 'dy'] as const)
		for (const move of moves) {
			view.setInt16(at, move[axis]);
			at += 2;
		}
	return { bytes: new Uint8Array(view.buffer), left: frame[0] };
}

/** One point from the one before it: the first byte says in how many bytes and which signs it is written (5.2, table of triplets). */
function step(flag: number, glyphs: Reader): { on: boolean; dx: number; dy: number } {
	const on = flag < 128;
	const kind = flag & 127;
	const signed = (value: number, bit: number) => (bit & 1 ? value : -value);
	if (kind < 10) return { on, dx: 0, dy: signed(((kind & 14) << 7) + glyphs.u8(), kind) };
	if (kind < 20) return { on, dx: signed((((kind - 10) & 14) << 7) + glyphs.u8(), kind), dy: 0 };
	if (kind < 84) {
		const b = kind - 20;
		const byte = glyphs.u8();
		return {
			on,
			dx: signed(1 + (b & 0x30) + (byte >> 4), kind),
			dy: signed(1 + ((b & 0x0c) << 2) + (byte & 15), kind >> 1),
		};
	}
	if (kind < 120) {
		const b = kind - 84;
		return {
			on,
			dx: signed(1 + (Math.floor(b / 12) << 8) + glyphs.u8(), kind),
			dy: signed(1 + (((b % 12) >> 2) << 8) + glyphs.u8(), kind >> 1),
		};
	}
	if (kind < 124) {
		const [a, b, c] = [glyphs.u8(), glyphs.u8(), glyphs.u8()];
		return { on, dx: signed((a << 4) + (b >> 4), kind), dy: signed(((b & 15) << 8) + c, kind >> 1) };
	}
	return { on, dx: signed(glyphs.u16(), kind), dy: signed(glyphs.u16(), kind >> 1) };
}

const [wide, scaled, more, twice, matrix, hinted] = [1, 8, 0x20, 0x40, 0x80, 0x100] as const;

/** A glyph put together from others. */
function composite(parts: Reader, glyphs: Reader, box: Box) {
	const bytes: number[] = [];
	const put = (value: number) => bytes.push((value >> 8) & 255, value & 255);
	put(-1);
	box.forEach(put);
	let hints = false;
	for (let flags: number = more; flags & more; ) {
		flags = parts.u16();
		hints ||= (flags & hinted) !== 0;
		put(flags & ~hinted);
		put(parts.u16());
		const rest = (flags & wide ? 4 : 2) + (flags & scaled ? 2 : flags & twice ? 4 : flags & matrix ? 8 : 0);
		for (let i = 0; i < rest; i++) bytes.push(parts.u8());
	}
	if (hints) glyphs.short();
	return { bytes: Uint8Array.from(bytes), left: box[0] };
}

/** Widths with the left edges that were left out because the outlines tell them (5.4). */
function unpackMetrics(bytes: Uint8Array, advances: number, left: readonly number[]): Uint8Array {
	const reader = new Reader(bytes);
	const flags = reader.u8();
	const widths = Array.from({ length: advances }, () => reader.u16());
	const edge = (given: boolean, glyph: number) => (given ? reader.i16() : (left[glyph] ?? 0));
	const view = new DataView(new ArrayBuffer(4 * advances + 2 * (left.length - advances)));
	const edges = left.map((_, glyph) => edge((flags & (glyph < advances ? 1 : 2)) === 0, glyph));
	for (const [glyph, value] of edges.entries()) {
		if (glyph < advances) view.setUint16(4 * glyph, widths[glyph] ?? 0);
		view.setInt16(glyph < advances ? 4 * glyph + 2 : 4 * advances + 2 * (glyph - advances), value);
	}
	return new Uint8Array(view.buffer);
}
