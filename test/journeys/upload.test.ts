/** Files on their way from a browser into the case: in three steps, streamed, and never outside their place. */

import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

const progressShape = z
	.object({
		id: z.number(),
		production: z.string().nullable(),
		files: z.number(),
		finished: z.string().nullable(),
		failures: z.array(z.object({ path: z.string(), sentence: z.string() }).loose()),
	})
	.loose();

describe('files sent by a browser', () => {
	let app: TestCase;
	let front: Front;

	before(async () => {
		app = await testCase();
		front = openFront(app);
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	const open = async () => z.object({ upload: z.string() }).parse(await front.post('/api/archive/uploads')).upload;
	const put = (upload: string, path: string, body: BodyInit) =>
		front.send('PUT', `/api/archive/uploads/${upload}?path=${encodeURIComponent(path)}`, { body });

	test('keep their folders, come in under their production, and are read', async () => {
		const upload = await open();
		await put(upload, 'box 7/letters/a.txt', 'The juniper committee met in private.');
		await put(upload, 'box 7/b.txt', 'A second sheet.');
		const received = { upload, production: 'Second release', received: '2011-02-07' };
		const shape = z.object({ import: progressShape });
		const { import: entered } = shape.parse(await front.post('/api/archive/imports', received));
		assert.equal(entered.production, 'Second release');
		await front.settled();
		const { import: done } = shape.parse(await front.get(`/api/archive/imports/${entered.id}`));
		assert.equal(done.files, 2);
		assert.deepEqual(done.failures, []);
		const { hits } = z
			.object({ hits: z.array(z.object({ document: z.number(), received: z.string() }).loose()) })
			.loose()
			.parse(await front.get('/api/archive/search?q=juniper+committee'));
		assert.equal(hits[0]?.received, '2011-02-07');
		const { document } = z
			.object({ document: z.object({ path: z.string() }).loose() })
			.loose()
			.parse(await front.get(`/api/archive/documents/${hits[0]?.document}`));
		assert.equal(document.path, 'box 7/letters/a.txt');
		const list = z.object({ imports: z.array(progressShape) }).parse(await front.get('/api/archive/imports'));
		assert.ok(list.imports.some((one) => one.id === entered.id && one.finished !== null));
		await front.post(`/api/archive/imports/${entered.id}/resume`);
		await front.refused(400, 'POST', '/api/archive/imports', { json: { upload } });
	});

	test('cannot lead outside, and a name that is taken by a folder is refused', async () => {
		const upload = await open();
		for (const path of ['../out.txt', 'a/../../out.txt', '..\\out.txt', 'C:\\out.txt', 'a\0b', '.', '/', '..'])
			await front.refused(400, 'PUT', `/api/archive/uploads/${upload}?path=${encodeURIComponent(path)}`, {
				body: 'x',
			});
		assert.equal((await put(upload, '/etc/inside.txt', 'x')).status, 200, 'a leading slash stays inside');
		await front.refused(400, 'PUT', `/api/archive/uploads/${upload}?path=etc`, { body: 'x' });
		await front.refused(400, 'PUT', `/api/archive/uploads/${upload}?path=etc/inside.txt/deeper.txt`, { body: 'x' });
		await front.refused(400, 'PUT', `/api/archive/uploads/${upload}?path=`, { body: 'x' });
		assert.deepEqual(await readdir(join(app.folder, 'uploads', upload), { recursive: true }), [
			'etc',
			'etc/inside.txt',
		]);
		for (const unknown of ['x', '..', crypto.randomUUID()])
			await front.refused(404, 'PUT', `/api/archive/uploads/${encodeURIComponent(unknown)}?path=a.txt`, {
				body: 'x',
			});
	});

	test('that never arrive are asked for again', async () => {
		assert.match(
			await front.refused(400, 'POST', '/api/archive/imports', { json: { upload: await open() } }),
			/No file arrived/,
		);
		await front.refused(404, 'POST', '/api/archive/imports', { json: { upload: '../..' } });
		const wrong = { upload: await open(), received: 'yesterday' };
		assert.match(await front.refused(400, 'POST', '/api/archive/imports', { json: wrong }), /“received”.*2011-02-07/);
	});

	test('of 50 MB go to the disk as they come', async () => {
		const upload = await open();
		const megabyte = new Uint8Array(2 ** 20).fill(0x20);
		let sent = 0;
		let behind = 0;
		const body = new ReadableStream<Uint8Array>({
			async pull(controller) {
				if (sent === 50) return controller.close();
				behind = Math.max(behind, sent - (await bytesIn(join(app.folder, 'uploads'))) / 2 ** 20);
				sent++;
				controller.enqueue(megabyte);
			},
		});
		assert.equal((await put(upload, 'big.txt', body)).status, 200);
		assert.equal(await bytesIn(join(app.folder, 'uploads', upload)), 50 * 2 ** 20);
		assert.ok(behind <= 8, `at most a few MB wait in memory, not ${behind}`);
	});

	test('cut off on the way are not taken for whole', async () => {
		const upload = await open();
		const body = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(new Uint8Array(100));
			},
			pull(controller) {
				controller.error(new Error('the browser was closed'));
			},
		});
		await put(upload, 'half.txt', body).catch(() => undefined);
		await front.refused(400, 'POST', '/api/archive/imports', { json: { upload } });
	});
});

async function bytesIn(folder: string): Promise<number> {
	let bytes = 0;
	for (const name of await readdir(folder, { recursive: true })) {
		const file = await stat(join(folder, name)).catch(() => undefined);
		if (file?.isFile()) bytes += file.size;
	}
	return bytes;
}
