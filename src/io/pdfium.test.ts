import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { makePdf, say, stream, updatePdf } from '../../test/fixtures/pdf/make.ts';
import { covered } from '../base/page.ts';
import { isRefusal } from '../base/refusal.ts';
import { openPdf, type PaintedPage, type Pdf } from './pdfium.ts';
import { pixelSize } from './pdfium-picture.ts';
import { startPdfium } from './pdfium-wasm.ts';
import { bytesSource, fileSource } from './source.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const engine = await startPdfium();

function using<T>(bytes: Uint8Array, use: (pdf: Pdf) => T, password?: string): T {
	const pdf = openPdf(engine, bytesSource(bytes), password);
	try {
		return use(pdf);
	} finally {
		pdf.close();
	}
}
const pageOf = (bytes: Uint8Array): PaintedPage => using(bytes, (pdf) => pdf.page(1, (page) => page.read()));

test('A word is where it is printed, whichever way the page is turned', () => {
	// 72 points from the left, baseline 72 below the top.
	const content = say('Detainer', 72, 720, 24);
	const upright = pageOf(makePdf({ content })).words[0];
	assert.ok(upright);
	assert.ok(Math.abs(upright.x - 72 / 612) < 0.01 && upright.y < 72 / 792 && upright.y + upright.h > 72 / 792);
	assert.ok(upright.w > 0.12 && upright.w < 0.2 && upright.h < 0.05);
	const turned = [90, 180, 270].map((angle) => pageOf(makePdf({ content, page: `/Rotate ${angle}` })).words[0]);
	const { x, y, w, h } = upright;
	const expected = [
		{ x: 1 - y - h, y: x, w: h, h: w },
		{ x: 1 - x - w, y: 1 - y - h, w, h },
		{ x: y, y: 1 - x - w, w: h, h: w },
	];
	turned.forEach((word, i) => {
		for (const side of ['x', 'y', 'w', 'h'] as const)
			assert.ok(Math.abs((word?.[side] ?? 0) - (expected[i]?.[side] ?? 1)) < 1e-4, `${side} at turn ${i}`);
	});
});

test('The crop box is the page, and words outside it lie outside 0…1', () => {
	const page = pageOf(
		makePdf({ content: say('inside', 150, 500) + say('outside', 20, 20), page: '/CropBox[100 400 400 700]' }),
	);
	const [inside, outside] = page.words;
	assert.ok(inside && outside && inside.x > 0.1 && inside.x < 0.3 && inside.y > 0.5 && inside.y < 0.7);
	assert.ok(outside.x + outside.w < 0 && outside.y > 1);
});

test('Words and boxes of a real page agree with pdftotext', (t) => {
	const file = fileURLToPath(new URL('odd-pdf/pdfplumber--scotus-transcript-p1.pdf', corpus));
	if (!existsSync(file)) return t.skip('The corpus is not beside this checkout.');
	let html: string;
	try {
		html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
	} catch {
		return t.skip('pdftotext is not installed.');
	}
	const size = /page width="([\d.]+)" height="([\d.]+)"/.exec(html)?.slice(1).map(Number) ?? [];
	const [width = 1, height = 1] = size;
	const theirs = [...html.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
		([, x = 0, y = 0, right = 0, bottom = 0, text = '']) => ({
			...{ x: Number(x) / width, y: Number(y) / height },
			...{ w: (Number(right) - Number(x)) / width, h: (Number(bottom) - Number(y)) / height },
			text,
		}),
	);
	const pdf = openPdf(engine, fileSource(file));
	const page = pdf.page(1, (open) => open.read());
	pdf.close();
	const ours = page.words.map((word) => ({ ...word, text: page.text.slice(word.start, word.end) }));
	const met = theirs.filter((their) => ours.some((our) => our.text === their.text && covered(their, our) > 0.6));
	assert.ok(theirs.length > 100 && met.length / theirs.length > 0.95, `${met.length} of ${theirs.length} words agree`);
});

test('The paint order tells what lies over what, through forms too', () => {
	const box = '0 0 0 rg 60 690 200 30 re f\n';
	const { words, marks } = pageOf(makePdf({ content: say('under', 72, 700) + box + say('over', 72, 650) }));
	const [under, over] = words;
	const [mark] = marks;
	assert.ok(under && over && mark && under.order < mark.order && mark.order < over.order);
	assert.equal(mark.kind, 'rectangle');
	assert.deepEqual(mark.fill, [0, 0, 0, 255]);
	assert.ok(covered(under, mark) > 0.99 && covered(over, mark) === 0);

	const form = stream('0 0 0 rg 0 0 200 30 re f', '/Type/XObject/Subtype/Form/BBox[0 0 200 30]/Matrix[1 0 0 1 60 0]');
	const inside = pageOf(
		makePdf({ content: `${say('under', 72, 700)}q 1 0 0 1 0 690 cm /Box Do Q`, objects: [form], forms: '/Box 20 0 R' }),
	);
	const [formed] = inside.marks;
	assert.ok(
		formed && inside.words[0] && covered(inside.words[0], formed) > 0.99,
		'a box in a form is where the form puts it',
	);
});

test('One path of two rectangles is two marks, so the space between them hides nothing', () => {
	const { marks } = pageOf(makePdf({ content: '72 700 100 20 re 72 500 100 20 re f' }));
	assert.deepEqual(
		marks.map(({ kind, h }) => [kind, Math.round(h * 792)]),
		[
			['rectangle', 20],
			['rectangle', 20],
		],
	);
});

test('What people typed into fields and text boxes is read as text of the page', () => {
	const field = '<</Type/Annot/Subtype/Widget/FT/Tx/T(town)/V(Santa Clara)/Rect[72 600 272 620]>>';
	const note = '<</Type/Annot/Subtype/FreeText/Contents(see tab 4)/Rect[72 500 272 520]/DA(/F 12 Tf)>>';
	const page = pageOf(makePdf({ content: say('Name of town:', 72, 640), annotations: [field, note] }));
	assert.equal(page.text, 'Name of town:\nSanta Clara\nsee tab 4');
	assert.ok(page.words.every((word) => page.text.slice(word.start, word.end).length > 0 && word.w > 0));
});

test('A locked file asks for its password, refuses a wrong one and opens with the right one', async () => {
	const made = await PDFDocument.create();
	made.addPage().drawText('secret minutes');
	made.encrypt({ userPassword: 'tïbet', ownerPassword: 'owner' });
	const bytes = await made.save({ useObjectStreams: false });
	const refusal = (password?: string) => {
		try {
			return using(bytes, () => undefined, password);
		} catch (error) {
			return isRefusal(error) ? [error.code, error.message] : error;
		}
	};
	assert.deepEqual(refusal(), ['locked', 'This PDF is locked. Give its password to read it.']);
	assert.deepEqual(refusal('wrong'), ['locked', 'This password does not open the PDF. Check it and try again.']);
	assert.equal(
		using(bytes, (pdf) => pdf.page(1, (page) => page.read().text), 'tïbet'),
		'secret minutes',
	);
});

test('Files carried inside come out as they went in', async () => {
	const made = await PDFDocument.create();
	made.addPage();
	await made.attach(new TextEncoder().encode('a,b\n1,2\n'), 'figures.csv', { mimeType: 'text/csv' });
	const found = using(await made.save(), (pdf) => pdf.attachments().map((one) => [one.name, one.size, one.read()]));
	assert.deepEqual(found, [['figures.csv', 8, new TextEncoder().encode('a,b\n1,2\n')]]);
});

test('An earlier revision can still be read', () => {
	const before = makePdf({ content: say('the first draft', 72, 700) });
	const after = updatePdf(before, 4, stream(say('the final text', 72, 700)));
	using(after, (pdf) => {
		assert.deepEqual([pdf.earlier, pdf.page(1, (page) => page.read().text)], [1, 'the final text']);
		assert.deepEqual(
			pdf.revisions().map((one) => one.page(1, (page) => page.read().text)),
			['the first draft'],
		);
	});
});

test('A page is drawn as it is, black where it is black', () => {
	const picture = using(makePdf({ content: '0 0 306 396 re f' }), (pdf) => pdf.page(1, (page) => page.picture(10)));
	assert.deepEqual([picture.width, picture.height], [85, 110]);
	const at = (x: number, y: number) => picture.grey[y * picture.width + x];
	assert.deepEqual([at(10, 100), at(70, 100), at(10, 10)], [0, 255, 255]);
	const pixels = using(makePdf({ content: '1 0 0 rg 0 0 612 792 re f' }), (pdf) =>
		pdf.page(1, (page) => page.pixels(20)),
	);
	assert.deepEqual([pixels.width, pixels.height, ...pixels.rgba.subarray(200, 204)], [20, 26, 255, 0, 0, 255]);
});

test('No page is drawn larger than 40 million pixels or 5,000 a side', () => {
	const points = fc.double({ min: 0.01, max: 1e6, noNaN: true });
	fc.assert(
		fc.property(points, points, fc.double({ min: 0.001, max: 100, noNaN: true }), (w, h, scale) => {
			const { width, height } = pixelSize(w, h, scale);
			assert.ok(width >= 1 && height >= 1 && width <= 5000 && height <= 5000 && width * height <= 40_000_000 * 1.01);
		}),
	);
});

test('Bytes that are no PDF are refused in a sentence', () => {
	for (const bytes of [new Uint8Array(), Buffer.from('hello'), Buffer.from('%PDF-1.7\n')])
		assert.throws(() => using(bytes, () => undefined), { name: 'Refusal', code: 'not-valid' });
});

test('Opening and closing, well or badly, leaves nothing behind', () => {
	const good = makePdf({ content: `${say('again', 72, 700)}/Black Do` });
	const bad = good.slice(0, 300);
	const round = () => {
		using(good, (pdf) => pdf.page(1, (page) => [page.read(), page.picture(50)]));
		assert.throws(() => using(bad, (pdf) => pdf.page(1, () => undefined)));
		assert.throws(() => using(good, (pdf) => pdf.page(2, () => undefined)), { code: 'not-valid' });
	};
	for (let i = 0; i < 20; i++) round();
	const before = engine.bytes().length;
	for (let i = 0; i < 300; i++) round();
	assert.equal(engine.bytes().length, before);
});
