import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { planPractice } from '../archive/practice.ts';
import { makePractice } from '../archive/practice-actions.ts';
import { type Truth, type TruthBox, type TruthFile, truthOfFile, truthSchema } from '../archive/practice-truth.ts';
import { isRefusal } from '../base/refusal.ts';
import type { Redaction, Scan, Sheet } from '../base/sheet.ts';
import { plain } from '../base/text.ts';
import { openPdf } from './pdfium.ts';
import { type Engine, startPdfium } from './pdfium-wasm.ts';
import { openPress } from './press.ts';
import { bytesSource } from './source.ts';

const pages = 44;
let folder: string;
let truth: Truth;
let engine: Engine;

before(async () => {
	folder = await mkdtemp(join(tmpdir(), 'uncover-press-'));
	const made = await makePractice(openPress(join(folder, 'one')), { pages, seed: 'press' });
	truth = truthSchema.parse(JSON.parse(await readFile(made.truth, 'utf8')));
	engine = await startPdfium();
	assert.equal(made.pages, pages);
	assert.equal(made.files, truth.files.length);
});

after(() => rm(folder, { recursive: true, force: true }));

const bytesOf = (file: TruthFile, of = 'one') => readFile(join(folder, of, 'production', file.name));
const pdfs = () => truth.files.filter((file) => file.kind === 'pdf');

/** The words PDFium reads on each page, in its order. */
async function read(file: TruthFile, password?: string): Promise<{ words: string; seen: string; turned: boolean }[]> {
	const pdf = openPdf(engine, bytesSource(await bytesOf(file)), password);
	const found = file.pages.map((page) =>
		pdf.page(page.number, (open) => {
			const { text, words } = open.read();
			const seen = words.filter((word) => word.mode !== 3).map((word) => text.slice(word.start, word.end));
			return { words: plain(text), seen: seen.join(' '), turned: open.width > open.height };
		}),
	);
	pdf.close();
	return found;
}

const counted = (text: string) => plain(text).split(' ').sort().join(' ');

test('the same pages and seed give the same bytes, and truth knows their hash', async () => {
	await makePractice(openPress(join(folder, 'two')), { pages, seed: 'press' });
	for (const file of truth.files) {
		const bytes = await bytesOf(file);
		assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256, file.name);
		assert.equal(bytes.length, file.size);
		assert.ok(bytes.equals(await bytesOf(file, 'two')), file.name);
	}
	assert.deepEqual(await readFile(join(folder, 'one/truth.json')), await readFile(join(folder, 'two/truth.json')));
});

test('a printed page carries the words truth tells, and what is properly withheld is not in the file', async () => {
	let checked = 0;
	for (const file of pdfs()) {
		const read_ = file.password === null ? await read(file) : await read(file, file.password);
		for (const page of file.pages) {
			if (page.scanned || page.boxes.some((box) => box.bad !== null)) continue;
			assert.equal(
				counted(read_[page.number - 1]?.words ?? ''),
				counted(page.text),
				`${file.name}, page ${page.number}`,
			);
			checked++;
		}
	}
	assert.ok(checked > pages / 3);
});

test('words under a bad redaction are in the file, in an earlier state of it where it was saved twice', async () => {
	const hows = new Set<string>();
	for (const file of pdfs())
		for (const page of file.pages) {
			const bad = page.boxes.filter((box) => box.bad !== null);
			if (bad.length === 0) continue;
			const pdf = openPdf(engine, bytesSource(await bytesOf(file)));
			const now = pdf.page(page.number, (open) => plain(open.read().text));
			const then = pdf.revisions()[0]?.page(page.number, (open) => plain(open.read().text)) ?? '';
			pdf.close();
			for (const box of bad) {
				const [word = ''] = plain(box.hides ?? '')
					.split(' ')
					.filter((one) => one.length > 5);
				if (word === '') continue;
				assert.ok((box.bad === 'earlier-revision' ? then : now).includes(word), `${box.bad} in ${file.name}`);
				hows.add(String(box.bad));
			}
		}
	assert.deepEqual([...hows].sort(), [
		'earlier-revision',
		'hidden-layer',
		'same-colour-text',
		'text-under-box',
		'text-under-image',
		'unapplied-redaction',
	]);
});

test('a scan carries a picture and only the words truth tells of', async () => {
	const layers = new Set<string>();
	for (const file of pdfs()) {
		const scans = file.pages.filter((page) => page.scanned);
		if (scans.length === 0) continue;
		const found = await read(file);
		for (const page of scans) {
			const { words = '', seen = '' } = found[page.number - 1] ?? {};
			layers.add(page.layer);
			if (page.layer === 'none') assert.equal(words, '');
			else if (page.layer === 'stamp') assert.equal(words, page.bates);
			else {
				assert.ok(words.length > 20, 'nonsense is there');
				assert.equal(seen, '', 'and cannot be seen');
			}
		}
	}
	assert.ok(layers.has('none'));
});

test('a scan is dark where truth puts a black box, however crooked the page', async () => {
	const press = openPress(folder);
	const short = (box: Redaction | TruthBox) => box.shade === 'black' && box.extent === 'words' && box.bad === null;
	const boxed = [...planPractice(120, 'crooked', press.width)]
		.flatMap((file) => (file.kind === 'pdf' ? file.sheets : []))
		.find((sheet) => sheet.redactions.filter(short).length > 3);
	assert.ok(boxed);
	const scan: Scan = { skew: 0, blur: 0.5, noise: 5, paper: 235, quality: 60, look: 'grey', layer: 'none', seed: 's' };
	const skews = [-2, -0.5, 0, 1.3, 2];
	const sheets: Sheet[] = skews.flatMap((skew) => [
		{ ...boxed, scan: { ...scan, skew } },
		{ ...boxed, scan: { ...scan, skew, look: 'fax' } },
	]);
	const file = { kind: 'pdf', name: 'crooked.pdf', title: 'Crooked', subject: 'A test', sheets } as const;
	const { bytes } = await press.print(file);
	const { pages: told } = truthOfFile(file, { sha256: '', size: bytes.length, text: null });
	const pdf = openPdf(engine, bytesSource(bytes));
	for (const page of told) {
		const { width, height, grey } = pdf.page(page.number, (open) => open.picture(100));
		// Long boxes are left out: on a crooked page their ends lie above and below their middle.
		for (const box of page.boxes.filter((one) => short(one) && one.w < 0.2)) {
			// Near the left and the right end: a code may stand in the middle.
			const ends = [0.06, 0.94].map((along) => {
				const row = Math.round((box.y + box.h / 2) * height);
				return grey[row * width + Math.round((box.x + box.w * along) * width)] ?? 255;
			});
			assert.ok(Math.min(...ends) < 110, `${ends} at the ends of a black box on page ${page.number}`);
		}
	}
	pdf.close();
});

test('the protected file opens with its password and with no other', async () => {
	const file = pdfs().find((one) => one.password !== null);
	assert.ok(file?.password);
	const bytes = await bytesOf(file);
	for (const wrong of [undefined, 'practice'])
		assert.throws(
			() => openPdf(engine, bytesSource(bytes), wrong),
			(error) => isRefusal(error) && error.code === 'locked',
		);
	const pdf = openPdf(engine, bytesSource(bytes), file.password);
	assert.equal(pdf.pages, file.pages.length);
	assert.match(pdf.properties.Subject ?? JSON.stringify(pdf.properties), /INVENTED/);
	pdf.close();
});

test('one file is an exact copy of another', () => {
	const copy = truth.files.find((file) => file.sameAs !== null);
	assert.ok(copy);
	assert.equal(truth.files.find((file) => file.name === copy.sameAs)?.sha256, copy.sha256);
});

test('a folder that holds something is left alone', async () => {
	await writeFile(join(folder, 'mine.txt'), 'mine');
	await assert.rejects(
		makePractice(openPress(folder), { pages: 12, seed: 'x' }),
		(error) => isRefusal(error) && error.code === 'in-conflict',
	);
	assert.equal(await readFile(join(folder, 'mine.txt'), 'utf8'), 'mine');
});
