import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));

test('the launcher works through links, from any folder, and keeps that folder and the exit status', async (t) => {
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'uncover launcher ')));
	t.after(() => rm(folder, { recursive: true, force: true }));
	await mkdir(join(folder, 'bin'));
	await symlink(join(home, 'uncover'), join(folder, 'first link'));
	await symlink('../first link', join(folder, 'bin/uncover'));
	const path = `${join(folder, 'bin')}:${process.env.PATH}`;
	const run = (...words: string[]) =>
		spawnSync('uncover', words, { cwd: folder, env: { ...process.env, PATH: path }, encoding: 'utf8' });

	const made = run('new', 'a case');
	assert.equal(made.status, 0, made.stderr);
	assert.ok((await readdir(join(folder, 'a case'))).includes('uncover.json'), 'made in the folder of the caller');

	const unknown = run('no-such-command');
	assert.equal(unknown.status, 2);
	assert.match(unknown.stderr, /no-such-command/);
	assert.doesNotMatch(unknown.stderr, /ExperimentalWarning/);
});

test('a machine without any Node gets a sentence', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-launcher-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	await mkdir(join(folder, 'bin'));
	const tools = spawnSync('sh', ['-c', 'for tool in sh dirname readlink cmp; do command -v "$tool"; done'], {
		encoding: 'utf8',
	});
	for (const tool of tools.stdout.trim().split('\n'))
		await symlink(tool, join(folder, 'bin', tool.split('/').at(-1) ?? tool));
	// A copy beside no node_modules: a checkout before its first use.
	spawnSync('cp', [join(home, 'uncover'), folder]);
	const answer = spawnSync(join(folder, 'uncover'), ['search', 'x'], {
		env: { PATH: join(folder, 'bin') },
		encoding: 'utf8',
	});
	assert.equal(answer.status, 1);
	assert.match(answer.stderr, /Uncover needs Node \(18 or newer\).*none is on the PATH/);
});

test('ready.mjs has nothing to do in a checkout that is ready, and says nothing', () => {
	const answer = spawnSync('node', [join(home, 'ready.mjs'), '--only', 'run'], { encoding: 'utf8' });
	assert.deepEqual([answer.status, answer.stdout, answer.stderr], [0, '', '']);
	const wrong = spawnSync('node', [join(home, 'ready.mjs'), 'cook'], { encoding: 'utf8' });
	assert.equal(wrong.status, 1);
	assert.match(wrong.stderr, /knows no “cook”; it knows start, test/);
});
