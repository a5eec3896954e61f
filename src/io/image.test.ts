import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { fileOf } from '../../test/fixtures/intake/pack.ts';
import type { Picture } from '../base/page.ts';
import { isRefusal } from '../base/refusal.ts';
import { encode, imagePages, imagePicture, openImage } from './image.ts';

/** White pages of 1700 × 2200 pixels, page n with a black bar of 100·n rows at the top. */
function paper(pages = 1, width = 1700, height = 2200): Sharp {
	const grey = Buffer.alloc(width * height * pages, 255);
	for (let page = 0; page < pages; page++)
		grey.fill(0, width * height * page, width * height * page + width * 100 * (page + 1));
	return sharp(grey, { raw: { width, height: height * pages, channels: 1, pageHeight: height } }).toColourspace('b-w');
}
const dpi = (perInch: number) => ({ xres: perInch / 25.4, yres: perInch / 25.4 });

async function read(bytes: Uint8Array) {
	const file = fileOf(bytes);
	const opened = await openImage(file);
	const seen: Picture[] = [];
	const pages = await Array.fromAsync(
		imagePages(file, 1, 99, (picture) => {
			seen.push(picture);
			return [];
		}),
	);
	assert.equal(pages.length, opened.pages);
	return { file, opened, pages, seen };
}

test('each page of a fax-packed or LZW TIFF has its size in points and is seen in grey at 100 dpi', async () => {
	for (const tiff of [
		await paper(3)
			.tiff({ compression: 'ccittfax4', bitdepth: 1, ...dpi(200) })
			.toBuffer(),
		await paper(3)
			.tiff({ compression: 'lzw', ...dpi(200) })
			.toBuffer(),
	]) {
		const { opened, pages, seen } = await read(tiff);
		assert.equal(opened.pages, 3);
		for (const [i, page] of pages.entries()) {
			const { number, width, height, needsOcr, layer, covered } = page;
			assert.deepEqual(
				{ number, width, height, needsOcr, layer, covered },
				{ number: i + 1, width: 612, height: 792, needsOcr: true, layer: { text: '', words: [] }, covered: [] },
			);
			assert.ok(Math.abs((page.ink ?? 0) - (i + 1) / 22) < 0.002, String(page.ink));
			assert.deepEqual([seen[i]?.width, seen[i]?.height, seen[i]?.grey.length], [850, 1100, 850 * 1100]);
			assert.deepEqual([seen[i]?.grey[0], seen[i]?.grey.at(-1)], [0, 255]);
		}
		assert.equal(new Set(pages.map(({ print }) => print)).size, 3);
	}
});

test('the same page in another file has the same print, and boxes found are passed on', async () => {
	const [one, two] = [
		await read(await paper().png().toBuffer()),
		await read(await paper().tiff({ compression: 'lzw' }).toBuffer()),
	];
	assert.equal(one.pages[0]?.print, two.pages[0]?.print);
	const box = { x: 0, y: 0, w: 1, h: 0.05, shade: 'black' as const, codes: [], printed: [], confidence: 1 };
	const [page] = await Array.fromAsync(imagePages(one.file, 1, 1, () => [box]));
	assert.deepEqual(page?.redactions, [box]);
});

test('a page held sideways is turned upright', async () => {
	const jpeg = await paper().withMetadata({ orientation: 6, density: 200 }).jpeg().toBuffer();
	const { file, pages, seen } = await read(jpeg);
	assert.deepEqual([pages[0]?.width, pages[0]?.height], [792, 612]);
	assert.ok(
		(seen[0]?.grey.at(-1) ?? 0) < 10 && (seen[0]?.grey[0] ?? 0) > 245,
		'the bar of the top edge is at the right',
	);
	const { width = 0, height = 0 } = await sharp(await imagePicture(file, 1, 400, 'png')).metadata();
	assert.deepEqual([width, height], [400, 309]);
});

test('a resolution that nobody can mean is not believed', async () => {
	for (const density of [72, 96, 1, 2400]) {
		const { pages } = await read(await paper().withMetadata({ density }).png().toBuffer());
		assert.equal(Math.round(pages[0]?.width ?? 0), 612, String(density));
	}
});

test('a blank page needs no OCR', async () => {
	const blank = await sharp({ create: { width: 850, height: 1100, channels: 3, background: '#fdfdf8' } })
		.png()
		.toBuffer();
	const { pages } = await read(blank);
	assert.deepEqual([pages[0]?.needsOcr, pages[0]?.ink], [false, 0]);
});

test('a picture cut short is shown as far as it goes, and says so', async () => {
	const jpeg = await sharp(Buffer.from(Array.from({ length: 600 * 600 * 3 }, (_, i) => (i * 7919) % 251)), {
		raw: { width: 600, height: 600, channels: 3 },
	})
		.jpeg()
		.toBuffer();
	const { pages } = await read(jpeg.subarray(0, jpeg.length / 2));
	assert.match(pages[0]?.error ?? '', /damaged or cut short/);
});

test('too many pixels, no picture, no such page: each is refused in words', async () => {
	// A PNG states its size in its first chunk, which has a checksum of its own.
	const huge = await paper(1, 100, 100).png().toBuffer();
	huge.writeUInt32BE(20_000, 16);
	huge.writeUInt32BE(5001, 20);
	huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
	await assert.rejects(
		read(huge),
		(error) =>
			isRefusal(error) &&
			error.code === 'too-large' &&
			/100 million pixels|100 million is the limit/.test(error.message),
	);
	await assert.rejects(read(Buffer.from('not a picture')), (error) => isRefusal(error) && error.code === 'not-valid');
	await assert.rejects(
		imagePicture(fileOf(await paper().png().toBuffer()), 2, 100, 'png'),
		(error) => isRefusal(error) && error.code === 'not-found',
	);
});

test('raw pixels become PNG and JPEG files that hold them', async () => {
	const pixels = Buffer.from([255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0, 255, 255, 255, 255]);
	const png = await sharp(await encode(pixels, 2, 2, 4, 'png'))
		.raw()
		.toBuffer();
	assert.deepEqual([...png], [...pixels]);
	const jpeg = await sharp(await encode(Buffer.alloc(64 * 64 * 4), 64, 64, 4, 'jpeg'))
		.raw()
		.toBuffer({ resolveWithObject: true });
	assert.deepEqual([jpeg.info.width, jpeg.info.channels, jpeg.data[0]], [64, 3, 255]);
});

test('damaged pictures give a page or a refusal', async () => {
	const sources = [
		await paper(2, 200, 300).tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
		await paper(1, 200, 300).jpeg().toBuffer(),
		await paper(1, 200, 300).png().toBuffer(),
	];
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...sources),
			fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
			async (source, changes) => {
				const bytes = Buffer.from(source);
				for (const [at, value] of changes) bytes[at % bytes.length] = value;
				await read(bytes).catch((error: unknown) => assert.ok(isRefusal(error), String(error)));
			},
		),
		{ numRuns: 60, seed: 2011 },
	);
});

test('the page pictures of the corpus are pages', async (t) => {
	const folder = fileURLToPath(new URL('../../../shared/corpus/ocr-truth/', import.meta.url));
	if (!existsSync(folder)) return t.skip('The corpus of released records is not here.');
	for (const name of readdirSync(folder).filter((each) => /\.(png|tif)$/.test(each))) {
		const { pages } = await read(readFileSync(`${folder}${name}`));
		assert.ok(pages.length === 1 && pages[0]?.needsOcr && (pages[0].ink ?? 0) > 0.01, name);
	}
});
