/** npm run check: types, Svelte, lint and format. Runs all of them, then says which failed. */

import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (name: string) => join(home, 'node_modules', name);

type Check = { name: string; steps: string[][] };

main();

function main(): void {
	const failed = checks().filter(({ name, steps }) => {
		const began = performance.now();
		const good = steps.every(
			(words) => spawnSync(process.execPath, words, { cwd: home, stdio: 'inherit' }).status === 0,
		);
		process.stdout.write(`${good ? '✔' : '✖'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
		return !good;
	});
	if (failed.length > 0) process.stdout.write(`Failed: ${failed.map(({ name }) => name).join(', ')}.\n`);
	process.exitCode = failed.length > 0 ? 1 : 0;
}

function checks(): Check[] {
	const svelte = existsSync(join(home, 'web')) ? globSync('web/**/*.svelte', { cwd: home }) : [];
	return [
		{ name: 'types', steps: [[tool('ts7/bin/tsc'), '--noEmit', '-p', '.']] },
		{ name: 'lint and format', steps: [[tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']] },
		...(svelte.length > 0
			? [
					{
						name: 'types of the web',
						steps: [
							[tool('@sveltejs/kit/svelte-kit.js'), 'sync'],
							[
								tool('svelte-check/bin/svelte-check'),
								'--tsconfig',
								'./web/tsconfig.json',
								'--fail-on-warnings',
								'--output',
								'human',
							],
						],
					},
					{
						name: 'format of the components',
						steps: [
							[
								tool('prettier/bin/prettier.cjs'),
								'--check',
								'--log-level',
								'warn',
								'--plugin',
								'prettier-plugin-svelte',
								...svelte,
							],
						],
					},
				]
			: []),
	];
}
