/** Page pictures that arrive as image files: PNG, JPEG, TIFF (also many pages in one file), WebP, GIF. */

import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Opened } from '../app.ts';
import type { PageReading, Picture, RedactionBox } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';

/** @throws Refusal not-valid where the picture cannot be read; too-large past 100 million pixels. */
export async function openImage(path: string): Promise<Opened> {
	const metadata = await describe(path, 1);
	const { format, width, height } = metadata;
	const properties = {
		format,
		pixels: `${width} × ${height}`,
		...(metadata.density ? { dpi: String(Math.round(metadata.density)) } : {}),
	};
	return { kind: 'image', pages: pageCount(metadata), properties, remarks: [], suspicious: false, members: [] };
}

/**
 * Pages `from` to `to`, both included. They carry no text; `see` is given each page in grey at about 100 dpi and returns
 * the boxes it finds. A page that breaks off is read as far as it goes, and says so.
 */
export async function* imagePages(
	path: string,
	from: number,
	to: number,
	see: (picture: Picture, number: number) => RedactionBox[],
): AsyncIterable<PageReading> {
	const last = Math.min(to, pageCount(await describe(path, 1)));
	for (let number = Math.max(1, from); number <= last; number++) {
		const size = pageSize(await describe(path, number));
		const { picture, whole } = await greyPicture(path, number, size);
		yield {
			number,
			...size,
			layer: { text: '', words: [] },
			legibility: null,
			needsOcr: hasContrast(picture.grey),
			redactions: see(picture, number),
			covered: [],
			ink: inkOf(picture.grey),
			print: createHash('sha256').update(`${picture.width}×${picture.height}\n`).update(picture.grey).digest('hex'),
			...(whole
				? {}
				: { error: 'The picture is damaged or cut short, and is shown as far as it could be read. Ask for it again.' }),
		};
	}
}

/** A page's picture, upright, `width` pixels wide (at most 10,000). @throws Refusal as `openImage`, and not-found past the last page. */
export async function imagePicture(
	path: string,
	page: number,
	width: number,
	format: 'jpeg' | 'png',
): Promise<Uint8Array> {
	await describe(path, page);
	const picture = upright(path, page, 'none').resize({ width: Math.min(Math.max(1, Math.round(width)), 10_000) });
	return inWords(() => compressed(picture, format).toBuffer());
}

/** Raw pixels, row after row, as a PNG or JPEG file. JPEG has no transparency: it is laid on white. */
export async function encode(
	pixels: Uint8Array,
	width: number,
	height: number,
	channels: 1 | 3 | 4,
	format: 'jpeg' | 'png',
): Promise<Uint8Array> {
	return compressed(sharp(pixels, { raw: { width, height, channels } }), format).toBuffer();
}

const mostPixels = 100_000_000;

function compressed(picture: Sharp, format: 'jpeg' | 'png'): Sharp {
	return format === 'jpeg'
		? picture.flatten({ background: '#fff' }).jpeg({ quality: 82 })
		: picture.png({ compressionLevel: 5 });
}

/** The page turned the way its camera or scanner says it was held (EXIF and TIFF orientation). */
function upright(path: string, page: number, failOn: 'error' | 'none'): Sharp {
	return sharp(path, { page: page - 1, limitInputPixels: mostPixels, failOn }).autoOrient();
}

async function describe(path: string, page: number): Promise<Metadata> {
	const metadata = await inWords(() => sharp(path, { limitInputPixels: false, failOn: 'none' }).metadata());
	const pages = pageCount(metadata);
	if (page < 1 || page > pages)
		throw new Refusal(
			'not-found',
			`This picture file has ${pages === 1 ? 'one page' : `${pages} pages`}: there is no page ${page}.`,
		);
	const own =
		page === 1
			? metadata
			: await inWords(() => sharp(path, { page: page - 1, limitInputPixels: false, failOn: 'none' }).metadata());
	if (own.width * own.height > mostPixels)
		throw new Refusal(
			'too-large',
			`This picture has ${Math.round((own.width * own.height) / 1e6)} million pixels, and 100 million is the limit. Save a smaller copy and import that.`,
		);
	return own;
}

/** Frames of an animation are no pages. */
function pageCount(metadata: Metadata): number {
	return metadata.format === 'tiff' ? (metadata.pages ?? 1) : 1;
}

/**
 * In points. A stated resolution is believed where it gives a sheet of 2 to 24 inches, and is not one of a screen (72, 96),
 * which programs write without meaning it. Otherwise the page is taken for letter paper: 8.5 inches on its short side.
 */
function pageSize(metadata: Metadata): { width: number; height: number } {
	const { width, height } = metadata.autoOrient;
	const stated = Math.round(metadata.density ?? 0);
	const sides = [width / stated, height / stated];
	const believed = stated > 0 && stated !== 72 && stated !== 96 && sides.every((inches) => inches >= 2 && inches <= 24);
	const dpi = believed ? stated : Math.min(width, height) / 8.5;
	return { width: (72 * width) / dpi, height: (72 * height) / dpi };
}

async function greyPicture(
	path: string,
	page: number,
	size: { width: number; height: number },
): Promise<{ picture: Picture; whole: boolean }> {
	const pixels = (points: number) => Math.min(4000, Math.max(1, Math.round((points / 72) * 100)));
	const draw = async (failOn: 'error' | 'none'): Promise<Picture> => {
		const { data, info } = await upright(path, page, failOn)
			.flatten({ background: '#fff' })
			.resize({ width: pixels(size.width), height: pixels(size.height), fit: 'fill' })
			.toColourspace('b-w')
			.raw({ depth: 'uchar' })
			.toBuffer({ resolveWithObject: true });
		return { width: info.width, height: info.height, grey: data };
	};
	try {
		return { picture: await draw('error'), whole: true };
	} catch {
		return { picture: await inWords(() => draw('none')), whole: false };
	}
}

/** The share of pixels darker than mid-grey. */
function inkOf(grey: Uint8Array): number {
	let dark = 0;
	for (const value of grey) if (value < 128) dark++;
	return grey.length > 0 ? dark / grey.length : 0;
}

/** False for a page of one shade, which has nothing to read. */
function hasContrast(grey: Uint8Array): boolean {
	let low = 255;
	let high = 0;
	for (const value of grey) {
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return high - low > 16;
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch {
		throw new Refusal(
			'not-valid',
			'This picture cannot be read: it is damaged, or of a kind that Uncover does not know. Save a copy as PNG and import that.',
		);
	}
}
