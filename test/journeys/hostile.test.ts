/** Files made to break a reader: whatever they do costs themselves a sentence, and the desk answers on. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { verify } from '../../src/archive/integrity-actions.ts';
import { listProgress } from '../../src/archive/progress-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { type Random, random } from '../../src/base/random.ts';
import { loadDocket } from '../../src/docket/case-actions.ts';
import { importRequests } from '../../src/docket/intake-actions.ts';
import { loadFile } from '../../src/statistics/load-actions.ts';
import { type Part, zipOf } from '../fixtures/intake/pack.ts';
import { inventedArrests, released } from '../fixtures/statistics/records.ts';
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

	test('a table whose heads are traps comes in whole, under names of ours, and changes nothing else', async () => {
		const made = inventedArrests(60, 2017);
		const heads = [
			'__proto__',
			'constructor',
			'toString',
			'Booking',
			'Booking State',
			'source',
			'c1',
			"x'; DROP TABLE y; --",
		];
		const table = {
			heads: [...made.heads, ...heads],
			rows: made.rows.map((row, i) => [...row, ...heads.map(() => `=cell(${i})`)]),
		};
		const path = join(folder, 'traps.csv');
		await writeFile(path, released(table, 'ERO Arrests for FY2017'));
		await loadFile(app, { path, as: 'arrests', confirmed: true });
		const answer = await front.send('GET', '/api/statistics/datasets/arrests/records.csv');
		const [names = [], ...rows]: string[][] = parse(await answer.text());
		assert.equal(rows.length, 60);
		assert.equal(new Set(names).size, names.length, 'no name twice');
		const own = names.flatMap((name, at) =>
			name.startsWith('x_') && rows.every((row) => row[at] !== '0') ? [at] : [],
		);
		assert.equal(own.length, heads.length, 'every column is there');
		for (const [at, row] of rows.entries())
			for (const column of own) assert.equal(row[column], `'=cell(${at})`, 'kept, and no spreadsheet runs it');
		assert.deepEqual(Object.keys(Object.prototype), []);
		const values = ["x'; DROP TABLE y; --", '\u0000', ')', '%'].map(encodeURIComponent);
		for (const value of values) {
			const asked = await front.get(`/api/statistics/measures/arrests/table?by=gender&filter=citizenship:${value}`);
			assert.deepEqual((asked as { rows: unknown[] }).rows, []);
		}
	});

	test('a table of thousands of columns is refused before it keeps the desk busy', async () => {
		const heads = Array.from({ length: 3000 }, (_, i) => `Column ${i}`);
		const path = join(folder, 'wide.csv');
		await writeFile(path, [heads, ...Array.from({ length: 60 }, () => heads)].map((row) => row.join(',')).join('\n'));
		await assert.rejects(loadFile(app, { path, as: 'arrests' }), /more than 500 columns/);
	});

	test('requests from elsewhere whose parts are traps add what they say and nothing to what is there', async () => {
		await front.post('/api/docket/agencies', { id: 'example', name: 'Agency of Examples', jurisdiction: 'US-FED' });
		const json = join(folder, 'traps.json');
		await writeFile(
			json,
			`[{"id": 1, "title": "<img src=x onerror=alert(1)>", "agency_name": "Agency of Examples", "__proto__": {"released": true},
				"constructor": {"prototype": {"released": true}}, "absolute_url": "javascript:alert(1)", "datetime_submitted": "2026-01-01",
				"communications": [{"__proto__": {"datetime": "2026-01-01"}}, null, 7, {"datetime": "2026-01-02", "communication": "${'a'.repeat(200_000)}"}]}]`,
		);
		const { added } = await importRequests(app, json);
		assert.equal(added.length, 1);
		assert.equal(({} as { released?: boolean }).released, undefined);
		const text = JSON.stringify(await front.get(`/api/docket/requests/${added[0]}`));
		assert.match(text, /"released":false/);
		assert.doesNotMatch(text, /javascript:/);
		await writeFile(json, `{"title": "x", "tracking_id": "${'9'.repeat(65 * 2 ** 20)}"}`);
		await assert.rejects(importRequests(app, json), /“traps.json” is larger than 64 MB/);
		await writeFile(json, 'no json');
		await assert.rejects(importRequests(app, json), /^Refusal: “traps.json” is not JSON/);
	});

	test('a folder of ledger or docket files cannot bring an address that runs', async () => {
		const place = join(folder, 'docket');
		await mkdir(place);
		const head =
			'key,agency,title,batch,requesters,tracking,tracking_reason,sent,received,said,said_note,source,url,note';
		await writeFile(join(place, 'requests.csv'), `${head}\nx,example,X,,,,,,,,,A source,javascript:alert(1),\n`);
		await assert.rejects(loadDocket(app, place), /requests.csv, line 2: url: an address begins with http/);
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
