/** The command line as a script meets it: exit statuses, what goes to which stream, and the shapes of --json. */

import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { practice } from '../house.ts';

const uncover = fileURLToPath(new URL('../../uncover', import.meta.url));
const exact = <T extends z.ZodRawShape>(shape: T) => z.object(shape).strict();

describe('the command line', () => {
	let scratch: string;
	let folder: string;
	let imported: SpawnSyncReturns<string>;

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'uncover-cli-'));
		folder = join(scratch, 'case');
		const production = await practice(24);
		imported = run([
			'import',
			production.folder,
			'--production',
			'Practice',
			'--ocr',
			'off',
			'--case',
			folder,
			'--json',
		]);
	});
	after(() => rm(scratch, { recursive: true, force: true }));

	/** Runs a command outside every case; settings of whoever runs the tests stay out of it. */
	function run(words: readonly string[], cwd = scratch): SpawnSyncReturns<string> {
		const own = Object.entries(process.env).filter(([name]) => !name.startsWith('UNCOVER_'));
		return spawnSync(uncover, words, { cwd, encoding: 'utf8', env: Object.fromEntries(own), timeout: 120_000 });
	}
	const at = (...words: string[]) => run([...words, '--case', folder]);
	const done = (result: SpawnSyncReturns<string>) => {
		assert.equal(result.status, 0, result.stderr);
		assert.equal(result.stderr, '', 'nothing but errors goes there');
		return result.stdout;
	};
	/** Status 1 or 2, nothing on stdout, and one sentence on stderr. */
	const refused = (status: 1 | 2, result: SpawnSyncReturns<string>) => {
		assert.equal(result.status, status, result.stdout + result.stderr);
		assert.equal(result.stdout, '');
		assert.match(result.stderr, /^[\p{Lu}“/-].*[.?]\n$/su);
		assert.ok(!/\n\s+at /.test(result.stderr), result.stderr);
		return result.stderr;
	};

	test('an import makes the case and tells what it did', () => {
		const told = z
			.object({
				id: z.number(),
				production: z.string(),
				files: z.number(),
				filesDone: z.number(),
				pages: z.number(),
				stage: z.string(),
			})
			.loose()
			.parse(JSON.parse(done(imported)));
		assert.equal(told.production, 'Practice');
		assert.equal(told.filesDone, told.files);
		assert.ok(told.pages >= 24);
	});

	test('search --json prints its hits in the shape the manual gives', async () => {
		const shape = z.object({
			total: z.number(),
			hits: z
				.array(
					z.object({
						document: z.number(),
						name: z.string(),
						page: z.number(),
						bates: z.string().nullable(),
						snippet: z.string(),
						address: z.string(),
					}),
				)
				.min(1),
		});
		const { total, hits } = shape.parse(JSON.parse(done(at('search', '"opt out"', '--json'))));
		assert.ok(total >= hits.length && hits.length <= 20);
		for (const hit of hits) {
			assert.match(hit.snippet, /opt\W+out/i);
			assert.equal(hit.address, `/d/${hit.document}/p/${hit.page}`);
		}
		assert.deepEqual(JSON.parse(done(at('search', 'no-such-word-here', '--json'))).hits, []);
		assert.match(done(at('search', 'opt', 'out')), /^\d+ pages?.*\n\n\/d\/\d+\/p\/\d+ /);
		const { truth } = await practice(24);
		const bates = truth.bates[0]?.first ?? '';
		const byNumber = shape.parse(JSON.parse(done(at('search', `bates:"${bates}"`, '--json'))));
		assert.equal(byNumber.hits[0]?.bates, bates);
	});

	test('documents --json prints every document in the shape the manual gives', async () => {
		const document = z.object({
			id: z.number(),
			name: z.string(),
			sha256: z.string().regex(/^[0-9a-f]{64}$/),
			pages: z.number(),
			textPages: z.number(),
			ocrPages: z.number(),
			bates: z.tuple([z.string().nullable(), z.string().nullable()]),
			exemptions: z.record(z.string(), z.number()),
			redactions: z.number(),
			quarantined: z.boolean(),
			error: z.string().nullable(),
		});
		const documents = z.array(document).parse(JSON.parse(done(at('documents', '--json'))));
		const { truth } = await practice(24);
		for (const file of truth.files)
			assert.ok(
				documents.some(
					(one) =>
						one.sha256 === file.sha256 &&
						(file.password !== null || one.pages === Math.max(one.pages, file.pages.length)),
				),
				file.name,
			);
		const locked = documents.find((one) => one.error !== null);
		assert.match(locked?.error ?? '', /password/);
		assert.deepEqual(JSON.parse(done(at('documents', '--production', 'None', '--json'))), []);
		assert.equal(done(at('documents')).trimEnd().split('\n').length, documents.length);
	});

	test('the case is found from any folder inside it', async () => {
		const inside = join(folder, 'derived', 'deep');
		await mkdir(inside, { recursive: true });
		const there = JSON.parse(done(run(['documents', '--json'], inside)));
		assert.deepEqual(there, JSON.parse(done(at('documents', '--json'))));
	});

	test('every command explains itself, and so does the whole', () => {
		const overview = exact({
			commands: z.array(
				exact({
					name: z.string(),
					words: z.string(),
					summary: z.string(),
					options: z.array(z.object({ name: z.string(), meaning: z.string() }).loose()),
				}),
			),
			settings: z.array(z.unknown()),
		}).parse(JSON.parse(done(run(['--help', '--json']))));
		const whole = done(run(['--help']));
		assert.equal(done(run([])), whole);
		assert.equal(done(run(['help'])), whole);
		assert.match(done(run(['--version'])), /^\d+\.\d+\.\d+\n$/);
		// Starting a process for each takes long, and all helps are written by the same few lines.
		const archive = [
			'new',
			'start',
			'practice',
			'trail',
			'import',
			'search',
			'documents',
			'bates',
			'citations',
			'check',
		];
		for (const command of overview.commands) {
			assert.ok(whole.includes(`  ${command.name}`), command.name);
			if (!archive.includes(command.name)) continue;
			const help = done(run([...command.name.split(' '), '--help']));
			assert.ok(help.startsWith(`uncover ${command.name}`));
			assert.ok(help.includes(command.summary));
			for (const option of command.options) assert.ok(help.includes(`--${option.name}`), option.name);
		}
	});

	test('a call that is wrong in itself ends with 2 and says what is right', () => {
		assert.match(refused(2, run(['serach', 'words'])), /“serach”.*--help/);
		for (const words of [
			['documents', '--colour'],
			['search', 'opt', '--page'],
			['search', 'opt', '--page', '0'],
			['search', 'opt', '--page', 'two'],
			['search', 'opt', '--sort', 'oldest'],
			['search'],
			['import'],
			['import', folder, '--resume'],
			['import', folder, '--received', 'yesterday'],
			['citations', '--style', 'mla'],
			['trail', '--most', '-1'],
			['bates'],
			['check', 'everything'],
		])
			refused(2, at(...words));
		for (const words of [['new'], ['practice'], ['practice', join(scratch, 'p'), '--pages', 'many']])
			refused(2, run(words));
	});

	test('a query that cannot be read is refused and says where', () => {
		assert.match(refused(1, at('search', '(opt OR')), /character \d+|position \d+/i);
		refused(1, at('search', '"opt'));
		refused(1, at('bates', 'No such production'));
	});

	test('without a case, in a broken one, or over other files nothing is done', async () => {
		assert.match(refused(1, run(['documents'])), /no case.*uncover new/i);
		assert.match(refused(1, run(['import', uncover])), /--case/);
		assert.match(refused(1, run(['documents', '--case', join(scratch, 'nowhere')])), /nowhere/);

		const broken = join(scratch, 'broken');
		await mkdir(broken);
		for (const text of ['{"title": ', '[]', '{"title": ""}', '{"title": "A", "person": 7}']) {
			await writeFile(join(broken, 'uncover.json'), text);
			assert.match(refused(1, run(['documents', '--case', broken])), /uncover\.json/);
		}

		const full = join(scratch, 'full');
		await mkdir(full);
		await writeFile(join(full, 'thesis.txt'), 'Mine.');
		for (const words of [
			['import', uncover, '--case', full],
			['new', full],
			['start', '--case', full],
			['practice', full],
		])
			assert.match(refused(1, run(words)), /not empty/);
		refused(1, run(['new', folder]));
		assert.equal(await readFile(join(full, 'thesis.txt'), 'utf8'), 'Mine.');
	});

	test('a new case is empty and answers every command', () => {
		const empty = join(scratch, 'empty');
		assert.match(done(run(['new', empty, '--title', 'Opt-out records'])), /Opt-out records/);
		assert.deepEqual(JSON.parse(done(run(['documents', '--json', '--case', empty]))), []);
		assert.equal(JSON.parse(done(run(['search', 'words', '--json', '--case', empty]))).total, 0);
		for (const name of ['check', 'verify', 'trail', 'citations', 'rebuild']) done(run([name, '--case', empty]));
	});

	test('a reader that stops listening is no error', () => {
		const piped = spawnSync(
			'sh',
			['-c', `"$0" documents --json --case "$1" | head -c 1; "$0" documents --case "$1" | true`, uncover, folder],
			{
				cwd: scratch,
				encoding: 'utf8',
			},
		);
		assert.equal(piped.stderr, '');
	});
});
