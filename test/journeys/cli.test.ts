/** The command line as a script meets it: exit statuses, what goes to which stream, and the shapes of --json. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { each } from '../../src/base/each.ts';
import { practice } from '../house.ts';

const uncover = fileURLToPath(new URL('../../uncover', import.meta.url));
type Ran = { status: number | null; stdout: string; stderr: string };

const exact = <T extends z.ZodRawShape>(shape: T) => z.object(shape).strict();

describe('the command line', () => {
	let scratch: string;
	let folder: string;
	let imported: Ran;

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'uncover-cli-'));
		folder = join(scratch, 'case');
		const production = await practice(24);
		imported = await run([
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
	async function run(words: readonly string[], cwd = scratch, program = uncover): Promise<Ran> {
		const own = Object.entries(process.env).filter(([name]) => !name.startsWith('UNCOVER_'));
		const child = spawn(program, words, { cwd, env: Object.fromEntries(own), stdio: ['ignore', 'pipe', 'pipe'] });
		const [stdout, stderr, [status]] = await Promise.all([
			text(child.stdout),
			text(child.stderr),
			once(child, 'close'),
		]);
		return { status, stdout, stderr };
	}
	/** Starting a process is most of the time, so as many run at once as there are cores. */
	const eachOf = (calls: readonly (readonly string[])[], look: (words: readonly string[]) => Promise<void>) =>
		each(calls, availableParallelism(), look);
	const at = (...words: string[]) => run([...words, '--case', folder]);
	const done = (result: Ran) => {
		assert.equal(result.status, 0, result.stderr);
		assert.equal(result.stderr, '', 'nothing but errors goes there');
		return result.stdout;
	};
	/** Status 1 or 2, nothing on stdout, and one sentence on stderr. */
	const refused = (status: 1 | 2, result: Ran) => {
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
		const { total, hits } = shape.parse(JSON.parse(done(await at('search', '"opt out"', '--json'))));
		assert.ok(total >= hits.length && hits.length <= 20);
		for (const hit of hits) {
			assert.match(hit.snippet, /opt\W+out/i);
			assert.equal(hit.address, `/d/${hit.document}/p/${hit.page}`);
		}
		assert.deepEqual(JSON.parse(done(await at('search', 'no-such-word-here', '--json'))).hits, []);
		assert.match(done(await at('search', 'opt', 'out')), /^\d+ pages?.*\n\n\/d\/\d+\/p\/\d+ /);
		const { truth } = await practice(24);
		const bates = truth.bates[0]?.first ?? '';
		const byNumber = shape.parse(JSON.parse(done(await at('search', `bates:"${bates}"`, '--json'))));
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
		const documents = z.array(document).parse(JSON.parse(done(await at('documents', '--json'))));
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
		assert.deepEqual(JSON.parse(done(await at('documents', '--production', 'None', '--json'))), []);
		assert.equal(
			done(await at('documents'))
				.trimEnd()
				.split('\n').length,
			documents.length,
		);
	});

	test('the case is found from any folder inside it', async () => {
		const inside = join(folder, 'derived', 'deep');
		await mkdir(inside, { recursive: true });
		const there = JSON.parse(done(await run(['documents', '--json'], inside)));
		assert.deepEqual(there, JSON.parse(done(await at('documents', '--json'))));
	});

	test('every command explains itself, and so does the whole', async () => {
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
		}).parse(JSON.parse(done(await run(['--help', '--json']))));
		const whole = done(await run(['--help']));
		assert.equal(done(await run([])), whole);
		assert.equal(done(await run(['help'])), whole);
		assert.match(done(await run(['--version'])), /^\d+\.\d+\.\d+\n$/);
		// All helps are written by the same few lines.
		await eachOf([['import'], ['search'], ['trail']], async (words) => {
			const command = overview.commands.find((one) => one.name === words.join(' '));
			const help = done(await run([...words, '--help']));
			assert.ok(command && help.startsWith(`uncover ${command.name}`));
			assert.ok(help.includes(command.summary));
			for (const option of command.options) assert.ok(help.includes(`--${option.name}`), option.name);
		});
	});

	test('a call that is wrong in itself ends with 2 and says what is right', async () => {
		assert.match(refused(2, await run(['serach', 'words'])), /“serach”.*--help/);
		const wrong = [
			['documents', '--colour'],
			['documents', 'everything'],
			['search'],
			['search', 'opt', '--page'],
			['search', 'opt', '--page', '0'],
			['search', 'opt', '--sort', 'oldest'],
			['import'],
			['import', folder, '--resume'],
			['import', folder, '--received', 'yesterday'],
			['bates'],
		];
		await eachOf(wrong, async (words) => void refused(2, await at(...words)));
		await eachOf([['new'], ['practice', 'p', '--pages', 'many']], async (words) => void refused(2, await run(words)));
	});

	test('a query that cannot be read is refused and says where', async () => {
		assert.match(refused(1, await at('search', '(opt OR')), /character \d+|position \d+/i);
		refused(1, await at('search', '"opt'));
		refused(1, await at('bates', 'No such production'));
	});

	test('without a case, in a broken one, or over other files nothing is done', async () => {
		assert.match(refused(1, await run(['documents'])), /no case.*uncover new/i);
		assert.match(refused(1, await run(['import', uncover])), /--case/);
		assert.match(refused(1, await run(['documents', '--case', join(scratch, 'nowhere')])), /nowhere/);

		const broken = join(scratch, 'broken');
		await mkdir(broken);
		for (const content of ['{"title": ', '{"title": "A", "person": 7}']) {
			await writeFile(join(broken, 'uncover.json'), content);
			assert.match(refused(1, await run(['documents', '--case', broken])), /uncover\.json/);
		}

		const full = join(scratch, 'full');
		await mkdir(full);
		await writeFile(join(full, 'thesis.txt'), 'Mine.');
		await eachOf(
			[
				['import', uncover, '--case', full],
				['new', full],
				['practice', full],
			],
			async (words) => void assert.match(refused(1, await run(words)), /not empty/),
		);
		refused(1, await run(['new', folder]));
		assert.equal(await readFile(join(full, 'thesis.txt'), 'utf8'), 'Mine.');
	});

	test('a new case is empty and answers every command', async () => {
		const empty = join(scratch, 'empty');
		assert.match(done(await run(['new', empty, '--title', 'Opt-out records'])), /Opt-out records/);
		assert.deepEqual(JSON.parse(done(await run(['documents', '--json', '--case', empty]))), []);
		assert.equal(JSON.parse(done(await run(['search', 'words', '--json', '--case', empty]))).total, 0);
		await eachOf(
			[['check'], ['verify'], ['rebuild']],
			async (words) => void done(await run([...words, '--case', empty])),
		);
	});

	test('a reader that stops listening is no error', async () => {
		const script = '"$0" documents --json --case "$1" | head -c 1; "$0" documents --case "$1" | true';
		const piped = await run(['-c', script, uncover, folder], scratch, 'sh');
		assert.equal(piped.stderr, '');
	});
});
