/** Pages drawn: in grey for the finders, in colour for people. */

import type { Picture } from '../base/page.ts';
import type { Engine } from './pdfium-wasm.ts';

/** Red, green, blue and 255, row after row. */
export type Pixels = { width: number; height: number; rgba: Uint8Array };

const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 5_000;
/** FPDFBitmap formats and FPDF_RenderPageBitmap flags, from fpdfview.h. */
const GREY = 1;
const BGRX = 3;
const WITH_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
const WHITE = 0xffff_ffff;

/** @param width,height of the page in points. */
export function drawGrey(engine: Engine, page: number, width: number, height: number, dpi: number): Picture {
	const size = pixelSize(width, height, dpi / 72);
	const grey = draw(engine, page, size, { format: GREY, depth: 1, flags: WITH_ANNOTATIONS });
	return { ...size, grey };
}

/** @param wide pixels across. */
export function drawColour(engine: Engine, page: number, width: number, height: number, wide: number): Pixels {
	const size = pixelSize(width, height, wide / width);
	const rgba = draw(engine, page, size, { format: BGRX, depth: 4, flags: WITH_ANNOTATIONS | RED_FIRST });
	for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255;
	return { ...size, rgba };
}

/** A page of w × h points at `scale` pixels a point, made smaller until it keeps the bounds; never less than one pixel. */
export function pixelSize(w: number, h: number, scale: number): { width: number; height: number } {
	const fits = Math.min(scale, LONGEST_SIDE / Math.max(w, h), Math.sqrt(MOST_PIXELS / (w * h)));
	const side = (points: number) => Math.max(1, Math.min(LONGEST_SIDE, Math.round(points * fits) || 1));
	return { width: side(w), height: side(h) };
}

type Form = { format: number; depth: number; flags: number };

function draw(engine: Engine, page: number, size: { width: number; height: number }, form: Form): Uint8Array {
	const { call } = engine;
	const { width, height } = size;
	const bitmap = call.FPDFBitmap_CreateEx(width, height, form.format, 0, 0);
	if (bitmap === 0) throw new RangeError(`PDFium has no room for a picture of ${width} × ${height}.`);
	try {
		call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
		call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, form.flags);
		const start = call.FPDFBitmap_GetBuffer(bitmap);
		const stride = call.FPDFBitmap_GetStride(bitmap);
		const row = width * form.depth;
		const bytes = engine.bytes();
		if (stride === row) return bytes.slice(start, start + row * height);
		const out = new Uint8Array(row * height);
		for (let y = 0; y < height; y++) out.set(bytes.subarray(start + y * stride, start + y * stride + row), y * row);
		return out;
	} finally {
		call.FPDFBitmap_Destroy(bitmap);
	}
}
