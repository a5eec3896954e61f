import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { makePdf, say, stream } from '../../test/fixtures/pdf/make.ts';
import type { Reader } from '../app.ts';
import type { PageReading } from '../base/page.ts';
import { random } from '../base/random.ts';
import { isRefusal } from '../base/refusal.ts';
import { createReader } from './reader.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'uncover-reader-'));
const reader = createReader({ workers: 2 });
const hasty = createReader({ workers: 1, patience: { open: 20, page: 2 } });
after(async () => {
	await Promise.all([reader.close(), hasty.close()]);
	rmSync(folder, { recursive: true });
});

function keep(name: string, bytes: Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, bytes);
	return path;
}

/** The pages of a file, or the sentence it refuses with; a bug is thrown. */
async function outcome(path: string, by: Reader = reader): Promise<PageReading[] | string> {
	try {
		const opened = await by.open(path, basename(path), { scratch: folder });
		const pages = await Array.fromAsync(by.pages(path, opened.kind, { from: 1, to: opened.pages }));
		assert.deepEqual(
			pages.map((page) => page.number),
			Array.from({ length: opened.pages }, (_, i) => i + 1),
		);
		return pages;
	} catch (error) {
		if (isRefusal(error)) return error.message;
		throw error;
	}
}

const good = keep('good.pdf', makePdf({ content: say('still here', 72, 700) }));
const readsGood = async (by: Reader) => {
	const pages = await outcome(good, by);
	assert.equal(Array.isArray(pages) && pages[0]?.layer.text, 'still here');
};

/** Forms that draw each other ten times, nine deep: a thousand million times the same dot. */
function spinning(): Uint8Array {
	const form = (i: number) => {
		const inner = i === 8 ? '0 0 1 1 re f' : `/N${i + 1} Do `.repeat(10);
		return stream(inner, `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N${i + 1} ${21 + i} 0 R>>>>`);
	};
	return makePdf({ content: '/N0 Do', objects: Array.from({ length: 9 }, (_, i) => form(i)), forms: '/N0 20 0 R' });
}

test('Pages come in order from a long file, shared among threads', async () => {
	const made = await PDFDocument.create();
	for (let i = 1; i <= 90; i++) made.addPage([200, 100]).drawText(`page ${i}`, { size: 12 });
	const pages = await outcome(keep('long.pdf', await made.save()));
	assert.ok(Array.isArray(pages));
	assert.deepEqual(
		pages.map((page) => page.layer.text),
		Array.from({ length: 90 }, (_, i) => `page ${i + 1}`),
	);
});

test('A reader who stops listening holds nobody up', async () => {
	for await (const page of reader.pages(join(folder, 'long.pdf'), 'pdf', { from: 1, to: 90 }))
		if (page.number === 3) break;
	await readsGood(reader);
});

test('A page that never ends is cut off and told; the pages and files after it are read', {
	timeout: 60_000,
}, async () => {
	const pages = await outcome(keep('spin.pdf', spinning()), hasty);
	assert.ok(Array.isArray(pages) && pages.length === 1);
	// Whichever bound a machine meets first, time or memory, the page is left with a sentence.
	assert.match(pages[0]?.error ?? '', /took longer than 2 seconds|needs more memory than is allowed/);
	await readsGood(hasty);
});

test('A file of which too many pages are lost is not tried for ever', { timeout: 60_000 }, async () => {
	const wary = createReader({ workers: 1, patience: { open: 1, page: 1 }, mostLost: 1 });
	try {
		const errors: (string | undefined)[] = [];
		for (let i = 0; i < 2; i++)
			for await (const page of wary.pages(join(folder, 'spin.pdf'), 'pdf', { from: 1, to: 1 })) errors.push(page.error);
		assert.match(errors[0] ?? '', /took longer than 1 second to|needs more memory than is allowed/);
		assert.match(errors[1] ?? '', /was not tried/);
	} finally {
		await wary.close();
	}
});

test('A picture does not wait behind files that are being read', { timeout: 60_000 }, async () => {
	const slow = outcome(join(folder, 'spin.pdf'), hasty);
	const start = performance.now();
	const picture = await hasty.picture(good, 'pdf', 1, { width: 300, format: 'png' });
	assert.ok(performance.now() - start < 2000, 'the picture came while the other file was still being read');
	assert.deepEqual((({ width, height, format }) => [width, height, format])(await sharp(picture).metadata()), [
		300,
		388,
		'png',
	]);
	await slow;
});

test('What is to be covered is black in the picture', async () => {
	const cover = [{ x: 0, y: 0, w: 1, h: 0.5 }];
	const picture = await reader.picture(good, 'pdf', 1, { width: 100, format: 'png', cover });
	const { data } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
	assert.deepEqual([data[100 * 10 + 50], data[100 * 120 + 50]], [0, 255]);
	await assert.rejects(reader.picture(good, 'pdf', 2, { width: 100, format: 'png' }), { code: 'not-found' });
});

test('A file that needs more memory than it may have costs only itself', { timeout: 60_000 }, async () => {
	const small = createReader({ workers: 1, memory: 24 * 2 ** 20 });
	try {
		// One image that says it is 20,000 × 20,000 pixels.
		const image = stream(
			'00>',
			'/Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/ASCIIHexDecode',
		);
		const sheet = { content: 'q 612 0 0 792 0 0 cm /Huge Do Q', objects: [image], forms: '/Huge 20 0 R' };
		const pages = await outcome(keep('huge.pdf', makePdf({ ...sheet, page: '/UserUnit 1' })), small);
		assert.ok(Array.isArray(pages) ? pages.length === 1 : pages.length > 20);
		await readsGood(small);
	} finally {
		await small.close();
	}
});

test('A locked file asks, and opens with its password', async () => {
	const made = await PDFDocument.create();
	made.addPage().drawText('minutes');
	made.encrypt({ userPassword: 'key', ownerPassword: 'owner' });
	const path = keep('locked.pdf', await made.save());
	await assert.rejects(reader.open(path, 'locked.pdf', { scratch: folder }), { code: 'locked' });
	const opened = await reader.open(path, 'locked.pdf', { scratch: folder, password: 'key' });
	const range = { from: 1, to: opened.pages, password: 'key' };
	assert.equal((await Array.fromAsync(reader.pages(path, 'pdf', range)))[0]?.layer.text, 'minutes');
});

test('A file past a bound is refused before it is read', async () => {
	const strict = createReader({ workers: 1, mostBytes: 100, mostPages: 1 });
	const short = createReader({ workers: 1, mostPages: 10 });
	try {
		await assert.rejects(strict.open(good, 'good.pdf', { scratch: folder }), { code: 'too-large' });
		await assert.rejects(short.open(join(folder, 'long.pdf'), 'long.pdf', { scratch: folder }), { code: 'too-large' });
	} finally {
		await Promise.all([strict.close(), short.close()]);
	}
});

test('Strange and broken files open or refuse with a sentence, and none takes the reader down', {
	timeout: 240_000,
}, async (t) => {
	const odd = join(corpus, 'odd-pdf');
	if (!existsSync(odd)) return t.skip('The corpus is not beside this checkout.');
	const files = readdirSync(odd).filter((name) => name.endsWith('.pdf'));
	const outcomes = await Promise.all(files.map((name) => outcome(join(odd, name))));
	const refused = outcomes.filter((one) => typeof one === 'string');
	for (const said of refused) assert.match(said, /^[A-Z].{20,}\.$/);
	assert.ok(refused.length <= files.length * 0.05, `${refused.length} of ${files.length} refused`);
	await readsGood(reader);
});

test('Two hundred damaged files never take the reader down', { timeout: 240_000 }, async (t) => {
	const seeds = [
		'redaction-truth/rectangles_yes.pdf',
		'redaction-truth/rect_ordering_4.1.pdf',
		'odd-pdf/qpdf--fields-two-pages.pdf',
	];
	if (!existsSync(join(corpus, 'odd-pdf'))) return t.skip('The corpus is not beside this checkout.');
	const chance = random('damaged');
	const damaged = Array.from({ length: 200 }, (_, i) => {
		const bytes = new Uint8Array(readFileSync(join(corpus, chance.pick(seeds))));
		const flips = chance.whole(1, 40);
		for (let k = 0; k < flips; k++) bytes[chance.whole(0, bytes.length - 1)] = chance.whole(0, 255);
		return keep(`damaged-${i}.pdf`, chance.chance(0.3) ? bytes.subarray(0, chance.whole(0, bytes.length)) : bytes);
	});
	const outcomes = await Promise.all(damaged.map((path) => outcome(path)));
	assert.ok(outcomes.filter(Array.isArray).length > 60, 'most of them can still be read');
	await readsGood(reader);
});
