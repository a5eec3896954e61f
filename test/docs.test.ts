import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fits, readSession, runSession } from './session.ts';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string) => readFileSync(join(home, path), 'utf8');
const pages = globSync(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/**/*.md'], { cwd: home }).map((path) =>
	path.replaceAll('\\', '/'),
);
const written = pages.filter((path) => !/^docs\/(reference|decisions)\//.test(path));
const none = (flaws: string[]) => assert.equal(flaws.length, 0, `\n${flaws.join('\n')}\n`);
const uncover = (...words: string[]) => spawnSync(join(home, 'uncover'), words, { cwd: tmpdir(), encoding: 'utf8' });

const Overview = z.object({
	commands: z.array(
		z.object({ name: z.string(), summary: z.string().min(1), options: z.array(z.object({ name: z.string() })) }),
	),
	settings: z.array(z.object({ name: z.string() })),
});

test('every command and setting has its place in the manual', () => {
	const overview = Overview.parse(JSON.parse(uncover('--help', '--json').stdout));
	const manual = written.map(read).join('\n');
	const has = (path: string, words: string) => read(path).includes(words);
	const flaws = ['cli', 'config', 'schema']
		.map((page) => `docs/reference/${page}.md`)
		.filter((page) => !existsSync(join(home, page)))
		.map((page) => `there is no ${page}`);
	none(flaws);
	for (const { name, options } of overview.commands) {
		if (!manual.includes(`uncover ${name}`)) flaws.push(`no page written by hand shows \`uncover ${name}\``);
		if (!has('docs/reference/cli.md', `uncover ${name}`)) flaws.push(`docs/reference/cli.md lacks \`uncover ${name}\``);
		for (const option of options)
			if (!has('docs/reference/cli.md', `--${option.name}`))
				flaws.push(`docs/reference/cli.md lacks --${option.name} of ${name}`);
	}
	for (const { name } of overview.settings)
		if (!has('docs/reference/config.md', name)) flaws.push(`docs/reference/config.md lacks ${name}`);
	none(flaws);
});

test('the generated pages are what the program says now (`npm run docs` writes them)', () => {
	const { status, stdout, stderr } = uncover('reference', '--check');
	assert.equal(status, 0, stdout + stderr);
});

test('every migration is in the page of the tables', () => {
	const schema = read('docs/reference/schema.md');
	none(
		globSync('migrations/*.sql', { cwd: home })
			.map((path) => path.replaceAll('\\', '/').split('/')[1] ?? '')
			.filter((name) => !schema.includes(name)),
	);
});

test('every link within the repository leads somewhere', () => {
	const flaws: string[] = [];
	for (const page of pages) {
		const text = read(page)
			.replace(/^\s*```[\s\S]*?^\s*```/gm, '')
			.replace(/`[^`]*`/g, '');
		for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
			if (/^[a-z]+:/.test(target)) continue;
			const [path = '', anchor] = target.split('#');
			const file = path === '' ? page : join(dirname(page), decodeURI(path));
			if (!existsSync(join(home, file))) flaws.push(`${page} links to ${target}, which is not there`);
			else if (anchor && file.endsWith('.md') && !anchors(read(file)).includes(anchor))
				flaws.push(`${page} links to ${target}, which has no such heading`);
		}
	}
	none(flaws);
});

/** The names that a forge gives to headings. */
function anchors(markdown: string): string[] {
	return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

describe('the samples print what the page says', () => {
	for (const page of written) {
		const steps = readSession(read(page));
		if (steps.length === 0) continue;
		test(page, async () => {
			const folder = await mkdtemp(join(tmpdir(), 'uncover-sample-'));
			try {
				const outputs = await runSession(steps, { folder, path: home });
				none(
					steps.flatMap(({ line, command, expected }, i) => {
						const output = outputs[i] ?? '';
						return fits(expected, output)
							? []
							: [
									`${page}:${line}  $ ${command}\n--- the page says\n${expected.join('\n')}\n--- it printed\n${output.trimEnd()}`,
								];
					}),
				);
			} finally {
				await rm(folder, { recursive: true, force: true });
			}
		});
	}
});

describe('how samples are read', () => {
	test('commands, their output, and what is no session', () => {
		const page =
			'# Page\n```sh\n$ npm start\n```\n```console\n$ cd case\n$ uncover find \\\n  "opt out"\nTwo pages\n\n```\n';
		assert.deepEqual(readSession(page), [
			{ line: 6, command: 'cd case', expected: [] },
			{ line: 7, command: 'uncover find \\\n  "opt out"', expected: ['Two pages'] },
		]);
	});

	test('the ellipsis stands for text in a line, and alone for lines', () => {
		assert.ok(fits(['Read … pages in … s.'], 'Read 12 pages in 0.3 s.\n'));
		assert.ok(fits(['a', '…', 'd'], 'a\nb\nc\nd\n'));
		assert.ok(fits(['a', '…', 'd'], 'a\nd\n'));
		assert.ok(fits([], '\n'));
		for (const [expected, output] of [
			[['a'], 'a\nb'],
			[['a…'], 'b'],
			[[], 'a'],
			[['a.c'], 'abc'],
			[['a', '…', 'd'], 'a\nc'],
		] as const)
			assert.equal(fits(expected, output), false);
	});

	test('one shell runs them all; what fails does not hide what follows', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'uncover-sample-'));
		const commands = ['mkdir a && cd a', 'basename "$PWD"', 'echo wrong >&2; false', 'echo last'];
		const outputs = await runSession(
			commands.map((command, line) => ({ line, command, expected: [] })),
			{ folder, path: home },
		);
		assert.deepEqual(
			outputs.map((output) => output.trim()),
			['', 'a', 'wrong', 'last'],
		);
		await rm(folder, { recursive: true, force: true });
	});
});
