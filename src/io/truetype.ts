/** Just enough of a TrueType font (OpenType 1.9, glyf outlines) to measure its letters and to cut it down to those that a PDF uses. */

export type TrueType = {
	/** 0 where the font has no such letter. */
	glyph(codePoint: number): number;
	/** Advance in thousandths of the size. */
	width(glyph: number): number;
	/** Of the whole font, in thousandths: what a PDF's descriptor asks for. */
	metrics: { ascent: number; descent: number; box: readonly [number, number, number, number] };
	/** The font with the outlines of these glyphs and of their parts alone; glyph numbers stay as they are. */
	subset(glyphs: Iterable<number>): Uint8Array;
};

export function readTrueType(file: Uint8Array): TrueType {
	// A copy of its own: what is cut out of a Buffer would still share its memory.
	const bytes = new Uint8Array(file);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const tables = new Map<string, { at: number; length: number }>();
	for (let i = 0; i < view.getUint16(4); i++) {
		const at = 12 + 16 * i;
		const name = String.fromCharCode(...bytes.subarray(at, at + 4));
		tables.set(name, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) });
	}
	const table = (name: string) => {
		const found = tables.get(name);
		if (!found) throw new TypeError(`The font has no table “${name}”.`);
		return found;
	};
	const head = table('head').at;
	const scale = 1000 / view.getUint16(head + 18);
	const long = view.getInt16(head + 50) === 1;
	const glyphs = view.getUint16(table('maxp').at + 4);
	const hhea = table('hhea').at;
	const advances = view.getUint16(hhea + 34);
	const hmtx = table('hmtx').at;
	const loca = table('loca').at;
	const place = (glyph: number) => (long ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph));
	const glyf = table('glyf').at;
	const cmap = unicodeMap(view, table('cmap').at);

	return {
		glyph: cmap,
		width: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, advances - 1)) * scale,
		metrics: {
			ascent: view.getInt16(hhea + 4) * scale,
			descent: view.getInt16(hhea + 6) * scale,
			box: [36, 38, 40, 42].map((at) => view.getInt16(head + at) * scale) as [number, number, number, number],
		},
		subset(wanted) {
			const kept = withParts(new Set([0, ...wanted]), (glyph) => {
				const [from, to] = [place(glyph), place(glyph + 1)];
				return to > from ? new DataView(bytes.buffer, bytes.byteOffset + glyf + from, to - from) : undefined;
			});
			const offsets = new DataView(new ArrayBuffer(4 * (glyphs + 1)));
			const outlines: Uint8Array[] = [];
			let length = 0;
			for (let glyph = 0; glyph < glyphs; glyph++) {
				offsets.setUint32(4 * glyph, length);
				if (!kept.has(glyph)) continue;
				const outline = bytes.subarray(glyf + place(glyph), glyf + place(glyph + 1));
				outlines.push(outline, new Uint8Array(-outline.length & 3));
				length += outline.length + (-outline.length & 3);
			}
			offsets.setUint32(4 * glyphs, length);
			const copied = ['cvt ', 'fpgm', 'hhea', 'hmtx', 'maxp', 'prep'].flatMap((name): [string, Uint8Array][] => {
				const found = tables.get(name);
				return found ? [[name, bytes.slice(found.at, found.at + found.length)]] : [];
			});
			const newHead = bytes.slice(head, head + table('head').length);
			new DataView(newHead.buffer).setInt16(50, 1);
			return assembled(
				new Map([
					...copied,
					['glyf', Buffer.concat(outlines)],
					['head', newHead],
					['loca', new Uint8Array(offsets.buffer)],
				]),
			);
		},
	};
}

/** The glyphs and all that they are composed of. */
function withParts(glyphs: Set<number>, outline: (glyph: number) => DataView | undefined): Set<number> {
	const [words, more, scaled, twice, matrix] = [1, 0x20, 8, 0x40, 0x80];
	for (const glyph of glyphs) {
		const view = outline(glyph);
		if (!view || view.getInt16(0) >= 0) continue;
		for (let at = 10, flags = more; flags & more; ) {
			flags = view.getUint16(at);
			// A set that grows while it is walked is walked to its new end.
			glyphs.add(view.getUint16(at + 2));
			at += 4 + (flags & words ? 4 : 2) + (flags & scaled ? 2 : flags & twice ? 4 : flags & matrix ? 8 : 0);
		}
	}
	return glyphs;
}

/** Unicode → glyph, from the font's map of format 4 (the Basic Multilingual Plane, which holds every living alphabet). */
function unicodeMap(view: DataView, cmap: number): (codePoint: number) => number {
	let at = 0;
	for (let i = 0; i < view.getUint16(cmap + 2); i++) {
		const table = cmap + view.getUint32(cmap + 8 + 8 * i);
		const platform = view.getUint16(cmap + 4 + 8 * i);
		if (view.getUint16(table) === 4 && (platform === 0 || platform === 3)) at = table;
	}
	if (at === 0) return () => 0;
	const segments = view.getUint16(at + 6) / 2;
	const [ends, starts] = [at + 14, at + 16 + 2 * segments];
	const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
	return (codePoint) => {
		for (let i = 0; i < segments; i++) {
			if (view.getUint16(ends + 2 * i) < codePoint) continue;
			const start = view.getUint16(starts + 2 * i);
			if (start > codePoint) return 0;
			const range = view.getUint16(ranges + 2 * i);
			const delta = view.getUint16(deltas + 2 * i);
			if (range === 0) return (codePoint + delta) & 0xffff;
			const glyph = view.getUint16(ranges + 2 * i + range + 2 * (codePoint - start));
			return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
		}
		return 0;
	};
}

/** A font file from its tables. */
export function assembled(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const names = [...tables.keys()].sort();
	const head = new DataView(new ArrayBuffer(12 + 16 * names.length));
	const power = 2 ** Math.floor(Math.log2(names.length));
	head.setUint32(0, 0x00010000);
	head.setUint16(4, names.length);
	head.setUint16(6, power * 16);
	head.setUint16(8, Math.log2(power));
	head.setUint16(10, names.length * 16 - power * 16);
	const parts: Uint8Array[] = [new Uint8Array(head.buffer)];
	let at = head.byteLength;
	names.forEach((name, i) => {
		const bytes = tables.get(name) ?? new Uint8Array();
		const row = 12 + 16 * i;
		for (let k = 0; k < 4; k++) head.setUint8(row + k, name.charCodeAt(k));
		head.setUint32(row + 4, checksum(bytes));
		head.setUint32(row + 8, at);
		head.setUint32(row + 12, bytes.length);
		parts.push(bytes, new Uint8Array(-bytes.length & 3));
		at += bytes.length + (-bytes.length & 3);
	});
	return Buffer.concat(parts);
}

function checksum(bytes: Uint8Array): number {
	let sum = 0;
	for (let i = 0; i < bytes.length; i += 4)
		sum =
			(sum +
				(((bytes[i] ?? 0) << 24) | ((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0))) >>>
			0;
	return sum;
}
