/** The whole way of a page through a reading thread, on files made to hide words and on real ones whose label is known. */

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makePdf, type Sheet, say, stream, updatePdf } from '../test/fixtures/pdf/make.ts';
import type { PageReading } from './base/page.ts';
import { createReader } from './io/reader.ts';

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'uncover-worker-'));
const reader = createReader({ workers: 2 });
after(async () => {
	await reader.close();
	rmSync(folder, { recursive: true });
});

let made = 0;
function keep(bytes: Uint8Array): string {
	const path = join(folder, `${made++}.pdf`);
	writeFileSync(path, bytes);
	return path;
}
async function readAll(path: string): Promise<PageReading[]> {
	const opened = await reader.open(path, 'a.pdf', { scratch: folder });
	return Array.fromAsync(reader.pages(path, opened.kind, { from: 1, to: opened.pages }));
}
const readMade = async (sheet: Sheet) => (await readAll(keep(makePdf(sheet))))[0];
const hows = (page: PageReading | undefined) => page?.covered.map(({ how, characters }) => `${how} ${characters}`);

test('Words hidden in every known way are left out of the text and told by place', async () => {
	const seen = say('Opt out', 72, 600);
	const name = say('Martinez', 72, 700);
	const bar = '0 0 0 rg 60 690 200 30 re f\n';
	const over = (draw: string) => `q 200 0 0 30 60 690 cm ${draw} Do Q\n`;
	const rect = '/Rect[60 690 260 720]';
	const ways: Record<string, Sheet> = {
		'text-under-box': { content: name + seen + bar },
		'text-under-image': { content: name + seen + over('/Black') },
		'unapplied-redaction': { content: name + seen, annotations: [`<</Type/Annot/Subtype/Redact${rect}>>`] },
		'hidden-layer': { content: `/OC /Layer BDC ${name}EMC ${seen}` },
		'same-colour-text': { content: `1 g ${name} 0 g ${seen}` },
		'outside-crop': { content: name + seen, page: '/CropBox[0 0 612 650]' },
	};
	for (const [how, sheet] of Object.entries(ways)) {
		const page = await readMade(sheet);
		assert.deepEqual([hows(page), page?.layer.text], [[`${how} 8`], 'Opt out'], how);
	}
	const square = {
		content: name + seen,
		annotations: [`<</Type/Annot/Subtype/Square${rect}/IC[0 0 0]/C[0 0 0]/AP<</N 20 0 R>>>>`],
	};
	const look = stream('0 0 0 rg 60 690 200 30 re f', '/Type/XObject/Subtype/Form/BBox[60 690 260 720]');
	assert.deepEqual(hows(await readMade({ ...square, objects: [look] })), ['text-under-box 8']);
});

test('What an earlier revision shows is told, also when the latest shows a label there', async () => {
	const before = makePdf({ content: say('Martinez', 72, 700) });
	const [page] = await readAll(keep(updatePdf(before, 4, stream(say('[redacted]', 72, 700)))));
	assert.deepEqual([hows(page), page?.layer.text], [['earlier-revision 8'], '[redacted]']);
	const twice = updatePdf(updatePdf(before, 5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'), 4, stream(''));
	assert.deepEqual(hows((await readAll(keep(twice)))[0]), ['earlier-revision 8'], 'in two revisions, told once');
});

test('The same page in two files has one print, another page another', async () => {
	const [one, two, three] = await Promise.all(
		['Opt out', 'Opt out', 'Opt in'].map((words) => readMade({ content: say(words, 72, 700) })),
	);
	assert.match(one?.print ?? '', /^[0-9a-f]{64}$/);
	assert.equal(one?.print, two?.print);
	assert.notEqual(one?.print, three?.print);
});

test('A scan needs OCR, also where its only text is a stamp; a page of text does not, nor an empty one', async () => {
	const scan = '0.2 g 100 200 300 300 re f\n';
	const picture = stream(
		'00FF00FF>',
		'/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode',
	);
	const full = { content: `q 612 0 0 792 0 0 cm /Scan Do Q\n`, objects: [picture], forms: '/Scan 20 0 R' };
	const needs = async (sheet: Sheet) => (await readMade(sheet))?.needsOcr;
	assert.equal(await needs(full), true);
	assert.equal(await needs({ ...full, content: full.content + say('ICE 2010FOIA2674.0000012', 400, 20) }), true);
	assert.equal(await needs({ content: scan + say('A page of text.', 72, 700) }), false);
	assert.equal(await needs({ content: '' }), false);
});

/**
 * The file name is the label. `rectangles_yes` has three bars of black words on black; in the others nothing is withheld.
 * In `hidden_text_on_visible_text` the unseen words are an OCR layer that says what the scan shows, and so no redaction.
 */
test('Labelled files: the bad redactions are found, and nothing else', async (t) => {
	const labelled = join(corpus, 'redaction-truth');
	if (!existsSync(labelled)) return t.skip('The corpus is not beside this checkout.');
	for (const name of readdirSync(labelled).filter((file) => file.endsWith('.pdf'))) {
		const pages = await readAll(join(labelled, name));
		const found = pages.flatMap((page) => page.covered.map(({ how }) => how));
		assert.deepEqual(found, name === 'rectangles_yes.pdf' ? Array(3).fill('text-under-box') : [], name);
	}
});

test('Ordinary agreements and scans give almost no alarm', async (t) => {
	if (!existsSync(join(corpus, 'agreements'))) return t.skip('The corpus is not beside this checkout.');
	const files = ['agreements', 'redacted-page'].flatMap((name) =>
		readdirSync(join(corpus, name))
			.filter((file) => file.endsWith('.pdf'))
			.slice(-3)
			.map((file) => join(corpus, name, file)),
	);
	const pages = (await Promise.all(files.map(readAll))).flat();
	assert.ok(pages.length > 30);
	assert.deepEqual(pages.flatMap(hows), []);
});
