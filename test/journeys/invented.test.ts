/** Whatever the model gives out says of itself that its people are invented: on the terminal, as JSON, and over HTTP. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { limits } from '../../src/simulation/limits.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

test('a command of the model that counts or follows somebody says so, in words and as JSON', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-invented-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const simulate = async (...words: string[]) => {
		const flags = ['--disable-warning=ExperimentalWarning', main, 'simulate', ...words];
		return (await promisify(execFile)(process.execPath, flags, { maxBuffer: 64 * 2 ** 20 })).stdout;
	};
	const place = ['--place', '06085'];
	const trace = ['trace', '--date', '2011-06-01', ...place];
	const predict = ['predict', ...place, '--from', '2011-05', '--to', '2011-08', '--draws', '20'];
	assert.match(await simulate(...trace), /invented/);
	for (const words of [trace, predict])
		assert.match(await simulate(...words, '--json'), /"synthetic": ?true/, `${words[0]} as JSON`);
	const worlds = join(folder, 'worlds.json');
	await writeFile(worlds, await simulate('worlds', '--example'));
	const counted = await simulate('worlds', worlds);
	assert.match(counted, /^SYNTHETIC/m);
	assert.ok(counted.includes(limits), 'it says what it cannot tell');
});
