import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { random } from '../base/random.ts';
import { isRefusal } from '../base/refusal.ts';
import { openOcr } from './ocr.ts';
import { findNative } from './ocr-native.ts';

const fixture = (name: string) => readFileSync(new URL(`../../test/fixtures/ocr/${name}`, import.meta.url));
const letter = fixture('letter.png');
const log = { info() {}, warn() {}, error() {} };
const words = (text: string) => text.split(/\s+/).filter(Boolean);
/** Share of the true words that were read, in any place. */
const found = (truth: string, text: string) => {
	const read = new Set(words(text));
	return words(truth).filter((word) => read.has(word)).length / words(truth).length;
};
const installed = await findNative('auto');

for (const engine of ['wasm', 'native'] as const)
	describe(`reading with the ${engine} engine`, {
		skip:
			engine === 'native' && !installed
				? 'Tesseract is not installed here; only the built-in engine was tried.'
				: false,
	}, async () => {
		const ocr = await openOcr({ engine, workers: 2, log });
		after(() => ocr.close());

		test('a letter is read word for word, in order, each word where it stands on the picture', async () => {
			const page = await ocr.read(letter, ['eng']);
			const truth = fixture('letter.txt').toString();
			assert.ok(found(truth, page.text) > 0.97, page.text);
			assert.ok(
				page.text.indexOf('INVENTED') < page.text.indexOf('sheriff') &&
					page.text.indexOf('sheriff') < page.text.indexOf('appeal'),
			);
			assert.ok(page.text.includes('Harbor County\nMarch 14, 2011'));
			const sheriff = page.words.find(({ start, end }) => page.text.slice(start, end) === 'sheriff');
			assert.ok(
				sheriff && Math.abs(sheriff.x - 0.283) < 0.01 && Math.abs(sheriff.y - 0.42) < 0.01,
				JSON.stringify(sheriff),
			);
			assert.ok((sheriff.confidence ?? 0) > 80 && (sheriff.confidence ?? 0) <= 100);
		});

		test('Spanish is read with its accents when both languages are asked for', async () => {
			const page = await ocr.read(fixture('carta.png'), ['eng', 'spa']);
			assert.ok(found(fixture('carta.txt').toString(), page.text) > 0.95, page.text);
		});

		test('a page that lies askew, on its side or upside down is read all the same, and its boxes fit the picture as it was given', async () => {
			for (const angle of [4.5, 90, 180, 267]) {
				const page = await ocr.read(await sharp(letter).rotate(angle, { background: '#fff' }).png().toBuffer(), [
					'eng',
				]);
				assert.ok(found(fixture('letter.txt').toString(), page.text) > 0.9, `${angle}: ${page.text}`);
				const size = await sharp(await sharp(letter).rotate(angle).png().toBuffer()).metadata();
				const word = page.words.find(({ start, end }) => page.text.slice(start, end) === 'sheriff');
				assert.ok(word, `${angle}`);
				// The middle of "sheriff" at 31.9 % and 43 % of a page of 1300 by 1000, turned with the page.
				const [dx, dy] = [(0.319 - 0.5) * 1300, (0.43 - 0.5) * 1000];
				const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
				const x = 0.5 + (dx * cos - dy * sin) / size.width;
				const y = 0.5 + (dx * sin + dy * cos) / size.height;
				assert.ok(
					Math.abs(word.x + word.w / 2 - x) < 0.012 && Math.abs(word.y + word.h / 2 - y) < 0.012,
					`${angle}: ${JSON.stringify(word)} ${x} ${y}`,
				);
			}
		});

		test('an empty page and one of mere noise have no text', async () => {
			const draw = random('noise');
			const noise = Buffer.from(Array.from({ length: 900 * 1100 }, () => (draw.chance(0.01) ? 0 : 255)));
			const raw = { width: 900, height: 1100, channels: 1 } as const;
			for (const pixels of [Buffer.alloc(900 * 1100, 255), Buffer.alloc(900 * 1100, 0), noise])
				assert.deepEqual(await ocr.read(await sharp(pixels, { raw }).png().toBuffer(), ['eng']), {
					text: '',
					words: [],
				});
		});

		test('white codes in black boxes are read, one text for each box', async () => {
			const box = (x: number, y: number, w: number, h: number) => ({
				x: x / 1300,
				y: y / 1000,
				w: w / 1300,
				h: h / 1000,
			});
			const read = await ocr.readBoxes(letter, [
				box(150, 700, 330, 44),
				box(560, 700, 180, 44),
				box(820, 690, 300, 120),
				box(150, 820, 400, 60),
			]);
			assert.deepEqual(
				read.map((text) => text.replaceAll(' ', '')),
				['(b)(6),(b)(7)(C)', '(b)(7)(E)', '(b)(5)(b)(6)', ''],
			);
		});

		test('the same page gives the same text whatever was read before it', async () => {
			const first = await ocr.read(letter, ['eng', 'spa']);
			await ocr.read(fixture('carta.png'), ['eng', 'spa']);
			assert.deepEqual(await ocr.read(letter, ['eng', 'spa']), first);
		});

		test('a page that takes too long is given up with a sentence, and the next one is read', async () => {
			const hurried = await openOcr({ engine, workers: 1, log, limit: 0.02 });
			await assert.rejects(hurried.read(letter, ['eng']), (error) => isRefusal(error) && error.code === 'too-large');
			await hurried.close();
			assert.ok((await ocr.read(letter, ['eng'])).text.includes('sheriff'));
		});

		test('a language that Uncover does not have is refused by name', async () => {
			await assert.rejects(ocr.read(letter, ['xyz']), (error) => isRefusal(error) && error.message.includes('“xyz”'));
		});
	});

test('the built-in engine needs no network: it reads where Node forbids every connection', () => {
	const script = fileURLToPath(new URL('../../test/fixtures/ocr/offline.ts', import.meta.url));
	const flags = ['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons', '--no-warnings'];
	const run = spawnSync(process.execPath, [...flags, script], { encoding: 'utf8' });
	assert.deepEqual(JSON.parse(run.stdout || '{}'), { network: 'ERR_ACCESS_DENIED', read: true }, run.stderr);
});
