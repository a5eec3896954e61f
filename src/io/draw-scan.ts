/** Makes pictures of printed pages as a scanner or a fax machine would. */

import { deflateSync } from 'node:zlib';
import type { Picture } from '../base/page.ts';
import { random as seeded } from '../base/random.ts';
import type { Scan, Sheet } from '../base/sheet.ts';
import type { Scanned } from './draw.ts';
import { type Engine, lendText } from './pdfium-wasm.ts';
import { drawn } from './pixels.ts';

const DPI = 200;

/** The pages of a PDF that are scans, as pictures by index. */
export async function scanPages(
	pdf: Uint8Array,
	sheets: readonly Sheet[],
	engine: Engine,
): Promise<Map<number, Scanned>> {
	const pictures = new Map<number, Scanned>();
	const address = engine.allocate(pdf.length);
	engine.bytes().set(pdf, address);
	const document = lendText(engine, '', (password) => engine.call.FPDF_LoadMemDocument(address, pdf.length, password));
	try {
		for (const [index, sheet] of sheets.entries()) {
			if (!sheet.scan) continue;
			const page = engine.call.FPDF_LoadPage(document, index);
			const picture = crooked(engine, page, sheet, sheet.scan.skew);
			engine.call.FPDF_ClosePage(page);
			pictures.set(index, sheet.scan.look === 'fax' ? faxed(picture, sheet.scan) : await greyed(picture, sheet.scan));
		}
	} finally {
		engine.call.FPDF_CloseDocument(document);
		engine.free(address);
	}
	return pictures;
}

/** A page drawn turned about its middle, in grey. */
function crooked(engine: Engine, page: number, sheet: Sheet, degrees: number): Picture {
	const { call } = engine;
	const scale = DPI / 72;
	const width = Math.round(sheet.width * scale);
	const height = Math.round(sheet.height * scale);
	const turn = (degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
	const [cx, cy] = [sheet.width / 2, sheet.height / 2];
	// FS_MATRIX is a, b, c, d, e, f; FS_RECTF is left, top, right, bottom; both 32-bit floats.
	const values = [
		cos,
		sin,
		-sin,
		cos,
		width / 2 - cx * cos + cy * sin,
		height / 2 - cx * sin - cy * cos,
		0,
		0,
		width,
		height,
	];
	const bitmap = call.FPDFBitmap_CreateEx(width, height, 1, 0, 0);
	call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffff_ffff);
	engine.floats().set(values, engine.scratch / 4);
	call.FPDF_RenderPageBitmapWithMatrix(bitmap, page, engine.scratch, engine.scratch + 24, 1);
	const start = call.FPDFBitmap_GetBuffer(bitmap);
	const stride = call.FPDFBitmap_GetStride(bitmap);
	const grey = new Uint8Array(width * height);
	const bytes = engine.bytes();
	for (let y = 0; y < height; y++) grey.set(bytes.subarray(start + y * stride, start + y * stride + width), y * width);
	call.FPDFBitmap_Destroy(bitmap);
	return { width, height, grey };
}

async function greyed(picture: Picture, scan: Scan): Promise<Scanned> {
	const { width, height } = picture;
	// Clamped, so that grain on white paper stays white and does not turn black.
	const grey = new Uint8ClampedArray(picture.grey.buffer);
	const random = seeded(scan.seed);
	const grain = Int8Array.from({ length: 16_384 }, () =>
		Math.round((random.next() + random.next() + random.next() - 1.5) * 2 * scan.noise),
	);
	const ink = random.whole(18, 48);
	const level = Uint8Array.from({ length: 256 }, (_, value) => ink + (value * (scan.paper - ink)) / 255);
	// Light falls off towards one side of the glass, as under a lid that does not close.
	const fall = (random.next() - 0.5) * 24;
	const shade = Int8Array.from({ length: width }, (_, x) => (fall * x) / width);
	for (let y = 0; y < height; y++) {
		let g = random.whole(0, 16_383);
		for (let x = 0, at = y * width; x < width; x++, at++) {
			g = (g + 1) & 16_383;
			grey[at] = (level[grey[at] as number] as number) + (grain[g] as number) - (shade[x] as number);
		}
	}
	speckle(picture, random.whole(4, 40), random, ink);
	// The lens comes last: it softens grain and letters alike.
	const bytes = await drawn(picture)
		.blur(Math.max(0.3, scan.blur))
		.toColourspace('b-w')
		.jpeg({ quality: scan.quality })
		.toBuffer();
	return { width, height, bits: 8, filter: 'DCTDecode', bytes };
}

/** One bit a pixel: pepper on the paper, ragged edges on the letters. */
function faxed(picture: Picture, scan: Scan): Scanned {
	const { width, height, grey } = picture;
	const random = seeded(scan.seed);
	speckle(picture, random.whole(60, 260), random, 0);
	const ragged = Uint8Array.from({ length: 16_384 }, () => random.whole(90, 190));
	const row = Math.ceil(width / 8);
	const bits = new Uint8Array(row * height);
	for (let y = 0; y < height; y++) {
		let g = random.whole(0, 16_383);
		for (let x = 0; x < width; x++) {
			g = (g + 1) & 16_383;
			const at = y * row + (x >> 3);
			if ((grey[y * width + x] as number) > (ragged[g] as number)) bits[at] = (bits[at] as number) | (0x80 >> (x & 7));
		}
	}
	return { width, height, bits: 1, filter: 'FlateDecode', bytes: deflateSync(bits, { level: 6 }) };
}

/** Specks of dust, one to three pixels wide. */
function speckle(picture: Picture, count: number, random: ReturnType<typeof seeded>, tone: number): void {
	for (let i = 0; i < count; i++) {
		const size = random.whole(1, 3);
		const left = random.whole(0, picture.width - size);
		const top = random.whole(0, picture.height - size);
		for (let y = top; y < top + size; y++)
			picture.grey.fill(tone, y * picture.width + left, y * picture.width + left + size);
	}
}
