/** Files made to break a reader: whatever they do costs themselves a sentence, and the desk answers on. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { verify } from '../../src/archive/integrity-actions.ts';
import { listProgress } from '../../src/archive/progress-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { type Random, random } from '../../src/base/random.ts';
import { type Part, zipOf } from '../fixtures/intake/pack.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

describe('hostile files', () => {
	let app: TestCase;
	let front: Front;
	let folder: string;

	before(async () => {
		app = await testCase();
		front = openFront(app);
		folder = await mkdtemp(join(tmpdir(), 'uncover-hostile-'));
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
		await rm(folder, { recursive: true, force: true });
	});

	/** Imports a folder of files as one production, and holds that it ended well for all of them. */
	async function survived(name: string, files: Iterable<readonly [string, Uint8Array]>) {
		const place = join(folder, name);
		await mkdir(place);
		for (const [file, bytes] of files) await writeFile(join(place, file), bytes);
		const id = await takeIn(app, { paths: [place], production: name });
		assert.ok(await work(app, { withoutOcr: true }));
		const documents = await listDocuments(app, { production: name });
		const told = (await listProgress(app)).find((one) => one.id === id);
		assert.ok(told);
		assert.deepEqual([told.filesDone, told.finished !== null], [told.files, true], 'nothing is left waiting');
		for (const { path, state, error, pages, done } of documents) {
			assert.ok(['read', 'unread', 'failed', 'locked'].includes(state), `${path} is ${state}`);
			if (state === 'failed' || state === 'locked') assert.ok(error, path);
			if (state === 'read') assert.equal(done, pages, `${path}: every page is there, if only with its reason`);
		}
		for (const sentence of [
			...told.failures.map((one) => one.sentence),
			...documents.flatMap((one) => one.error ?? []),
		]) {
			assert.match(sentence, /^[\p{Lu}“].*[.?]$/su);
			assert.doesNotMatch(sentence, /should not have|undefined|\[object|WASM|at file:|Error:/, sentence);
		}
		return { documents, failures: told.failures };
	}

	test('sixty mutated PDFs are read or refused, none is left waiting, and pages of every one can be asked for', async () => {
		const { folder: production, truth } = await practice(24);
		const sources: Buffer[] = [];
		for (const file of truth.files.filter((one) => one.kind === 'pdf' && one.sameAs === null))
			sources.push(await readFile(join(production, file.name)));
		const chance = random('hostile');
		const files = Array.from({ length: 60 }, (_, i) => {
			const mutation = chance.pick(mutations);
			return [`${String(i).padStart(2, '0')} ${mutation.name}.pdf`, mutation(chance, sources)] as const;
		});
		const { documents } = await survived('mutated', files);
		assert.equal(documents.length, 60);
		const read = documents.filter((one) => one.state === 'read' && one.pages > 0);
		assert.ok(read.length >= 10, `${read.length} can still be read`);
		assert.ok(documents.some((one) => one.state === 'failed'));
		for (const { id, pages } of documents)
			for (const path of [`/d/${id}/p/1.json`, `/d/${id}/p/${pages}.png?w=120`, `/api/archive/documents/${id}`]) {
				const answer = await front.send('GET', path);
				assert.ok(
					[200, 400, 404, 503].includes(answer.status),
					`${path}: ${answer.status} ${await answer.clone().text()}`,
				);
				await answer.body?.cancel();
			}
	});

	test('archives full of tricks give what is good in them and a sentence for the rest', async () => {
		const good: Part = { path: 'good.txt', bytes: 'The good sheet about juniper.' };
		const deep = (levels: number): Buffer =>
			zipOf([levels === 0 ? good : { path: `level ${levels}.zip`, bytes: deep(levels - 1), method: 0 }]);
		const zeros = Buffer.alloc(40_000_000);
		const whole = zipOf([good, { path: 'other.txt', bytes: 'x'.repeat(5000), method: 0 }]);
		const { documents, failures } = await survived('tricks', [
			['escapes.zip', zipOf([{ path: '../../out.txt', bytes: 'x' }, { path: '/etc/out.txt', bytes: 'x' }, good])],
			['link.zip', zipOf([{ path: 'link', bytes: '/etc/passwd', mode: 0o120777 }, good])],
			['bomb.zip', zipOf([{ path: 'bomb.txt', bytes: zeros, claims: { size: 5 } }, good])],
			['nested bomb.zip', zipOf([{ path: 'inner.zip', bytes: zipOf([{ path: 'b', bytes: zeros }]) }, good])],
			['locked.zip', zipOf([{ path: 'locked.txt', bytes: 'x', flags: 1 }, good])],
			['deep.zip', deep(9)],
			['same names.zip', zipOf([good, { path: 'GOOD.txt', bytes: 'Another.' }, { ...good, bytes: 'A third.' }])],
			['cut.zip', whole.subarray(0, whole.length - 60)],
			['head only.zip', whole.subarray(0, 12)],
			['not a pdf.pdf', whole],
			['empty.zip', zipOf([])],
			['nothing.pdf', Buffer.alloc(0)],
		]);
		const read = documents.filter((one) => one.name === 'good.txt' && one.state === 'read');
		assert.ok(read.length >= 7, `${read.length} good sheets came out`);
		for (const trick of ['out.txt', 'link', 'bomb.txt', 'locked.txt'])
			assert.ok(
				failures.some((one) => one.path.endsWith(trick)),
				`${trick} is among the failures`,
			);
		assert.ok(
			failures.some((one) => /deep/.test(one.sentence)),
			'too many archives inside each other',
		);
		assert.equal(await stat(join(app.folder, '..', 'out.txt')).catch(() => undefined), undefined);
		assert.deepEqual((await readdir(app.folder)).sort(), [
			'case.db',
			'case.db-shm',
			'case.db-wal',
			'derived',
			'files',
			'uncover.json',
		]);
	});

	test('afterwards the desk answers, reads a good file, and every original is what it was', async () => {
		await survived('afterwards', [['letter.txt', Buffer.from('A quiet letter about larkspur.')]]);
		const found = (await front.get('/api/archive/search?q=larkspur')) as { total: number };
		assert.equal(found.total, 1);
		assert.deepEqual((await verify(app)).wrong, []);
	});
});

type Mutation = (chance: Random, sources: readonly Buffer[]) => Buffer;

const mutations: readonly Mutation[] = [
	function flipped(chance, sources) {
		const bytes = Buffer.from(chance.pick(sources));
		for (let i = 0; i < 40; i++) bytes[chance.whole(0, bytes.length - 1)] = chance.whole(0, 255);
		return bytes;
	},
	function cut(chance, sources) {
		const source = chance.pick(sources);
		return source.subarray(0, chance.whole(20, source.length - 1));
	},
	function holed(chance, sources) {
		const source = chance.pick(sources);
		const from = chance.whole(10, source.length - 100);
		return Buffer.concat([source.subarray(0, from), source.subarray(from + chance.whole(10, 4000))]);
	},
	function stuttered(chance, sources) {
		const source = chance.pick(sources);
		const from = chance.whole(10, source.length - 100);
		const piece = source.subarray(from, from + chance.whole(10, 4000));
		return Buffer.concat([source.subarray(0, from), piece, piece, piece, source.subarray(from)]);
	},
	function spliced(chance, sources) {
		const [one, other] = [chance.pick(sources), chance.pick(sources)];
		return Buffer.concat([one.subarray(0, one.length >> 1), other.subarray(other.length >> 1)]);
	},
	/** Lies about lengths, counts, offsets and what refers to what. */
	function misnumbered(chance, sources) {
		const text = chance.pick(sources).toString('latin1');
		const wild = ['0', '-1', '1', '2', '65536', '2147483647', '99999999999', '1 0 R'];
		return Buffer.from(
			text.replace(
				/(\/(?:Length|Count|Width|Height|W|N|First|Prev|Size|Kids|Parent)\s*\[?)(\d+)/g,
				(all, name: string) => (chance.chance(0.5) ? name + chance.pick(wild) : all),
			),
			'latin1',
		);
	},
	/** Objects that hold themselves. */
	function circular(chance, sources) {
		const text = chance.pick(sources).toString('latin1');
		const target = chance.whole(1, 12);
		return Buffer.from(
			text.replace(/\b\d+ 0 R\b/g, (all) => (chance.chance(0.3) ? `${target} 0 R` : all)),
			'latin1',
		);
	},
	function renamed(chance, sources) {
		const text = chance.pick(sources).toString('latin1');
		const names = [
			'/Type',
			'/Page',
			'/Pages',
			'/Font',
			'/Filter',
			'/FlateDecode',
			'/LZWDecode',
			'/JBIG2Decode',
			'/Catalog',
		];
		return Buffer.from(
			text.replace(/\/[A-Z]\w+/g, (all) => (chance.chance(0.08) ? chance.pick(names) : all)),
			'latin1',
		);
	},
];
