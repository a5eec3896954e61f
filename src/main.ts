/** The only place where things are made: reads settings, opens the case, and runs a command or the server. */

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { availableParallelism, hostname, tmpdir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lastTrailId } from './access/audit.ts';
import { personOf } from './access/person.ts';
import { makeToken } from './access/token.ts';
import type { App, Log, Ocr } from './app.ts';
import { dayOf } from './base/day.ts';
import { Refusal, sentence } from './base/refusal.ts';
import { commands } from './cli/all.ts';
import { type Call, described, exitStatus, help, overview, parseCall, Usage } from './cli/command.ts';
import { type Config, parseConfig, settings } from './config.ts';
import type { Desk, Pages } from './http/desk.ts';
import { findCase, hasCase, makeCase, readCase } from './io/case.ts';
import { openDuck } from './io/duck.ts';
import { openFiles } from './io/files.ts';
import { openLog } from './io/log.ts';
import { migrate } from './io/migrate.ts';
import { openOcr } from './io/ocr.ts';
import { createReader } from './io/reader.ts';
import { listen } from './io/serve.ts';
import { openSqlite } from './io/sqlite.ts';
import { startReading } from './jobs/archive.ts';
import { startReckoning } from './jobs/docket.ts';
import { crewOf } from './jobs/simulation.ts';
import { startLoading } from './jobs/statistics.ts';
import type { Visit } from './publishing/copy-actions.ts';
import { keptHere, keptPages, seldom } from './publishing/kept.ts';
import { postsMark } from './publishing/post-actions.ts';

const migrations = fileURLToPath(new URL('../migrations/', import.meta.url));

/** Opens a case: everything that can be done to the world, in one value. `close` lets go of it. */
export async function openApp(folder: string, config: Config, log: Log): Promise<App & { close(): Promise<void> }> {
	const file = await readCase(folder);
	const db = openSqlite(join(folder, 'case.db'));
	await migrate(db, migrations);
	const files = openFiles(folder);
	const records = openDuck({
		folders: [join(folder, 'derived'), tmpdir()],
		scratch: join(folder, 'derived', 'statistics', 'spill'),
	});
	const reader = createReader(config.workers === undefined ? {} : { workers: config.workers });
	const ocr = lazily(
		() =>
			openOcr({ engine: config.ocr === 'off' ? 'auto' : config.ocr, workers: config.workers ?? reader.workers, log }),
		config.workers ?? reader.workers,
	);
	return {
		case: {
			folder,
			title: file.title,
			person: personOf(config.person ?? file.person, userInfo().username),
			practice: file.practice ?? false,
		},
		db,
		files,
		reader,
		ocr,
		records,
		log,
		process: thisProcess,
		print: printPaper,
		now: () => new Date(),
		async close() {
			await reader.close();
			await ocr.close();
			await records.close();
			await db.close();
		},
	};
}

const thisProcess = {
	id: `${process.pid}@${hostname()}@${randomUUID()}`,
	alive(id: string): boolean {
		const [pid, host] = id.split('@');
		// Of another machine we cannot know; its lease runs out by itself.
		if (host !== hostname()) return true;
		if (id === this.id) return true;
		try {
			process.kill(Number(pid), 0);
			return Number(pid) !== process.pid;
		} catch (error) {
			return (error as NodeJS.ErrnoException).code === 'EPERM';
		}
	},
};

/** The OCR engine takes a second to start and most commands never need it. */
function lazily(open: () => Promise<Ocr>, workers: number): Ocr {
	let engine: Promise<Ocr> | undefined;
	const get = () => (engine ??= open());
	return {
		workers,
		describe: async () => (await get()).describe(),
		read: async (...given) => (await get()).read(...given),
		readBoxes: async (...given) => (await get()).readBoxes(...given),
		close: async () => (await engine)?.close(),
	};
}

async function serve(
	app: App,
	config: Config,
	named: boolean,
	signal: AbortSignal,
	onOpen: (address: string) => void,
): Promise<void> {
	const token = config.token ?? makeToken();
	const listening = await listen(config.port, named);
	const reading = startReading(app, { withoutOcr: config.ocr === 'off' });
	listening.answer(await answerer({ app, reading, token, port: listening.port, pages: await builtPages() }));
	reading.wake();
	const loading = startLoading(app);
	const reckoning = startReckoning(app);
	onOpen(`http://127.0.0.1:${listening.port}/?token=${token}`);
	await new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve());
	});
	await listening.close();
	await reading.stop();
	await loading.stop();
	await reckoning.stop();
}

/** The front door. The pages are built apart: they find the API, and where to leave what they drew, in this process. */
async function answerer(desk: Omit<Desk, 'kept'>): Promise<RequestListener> {
	// What serves takes longer to load than most commands take to run, and two commands serve.
	const [{ getRequestListener }, { server }] = await Promise.all([
		import('@hono/node-server'),
		import('./http/server.ts'),
	]);
	const { app } = desk;
	const posts = seldom(
		() => postsMark(app.case),
		500,
		() => performance.now(),
	);
	const kept = keptPages(async () => `${await lastTrailId(app.db)} ${dayOf(app.now())} ${await posts()}`);
	const front = server({ ...desk, kept });
	const shared = globalThis as Record<symbol, unknown>;
	shared[Symbol.for('uncover.api')] = (request: Request) => front.fetch(request);
	shared[keptHere] = kept;
	return getRequestListener(front.fetch);
}

/** The public site as a reader without the token gets it: read whole by the command that copies it. */
async function visit(app: App): Promise<Visit & { close(): Promise<void> }> {
	const pages = await builtPages();
	if (!pages)
		throw new Refusal('unavailable', 'The pages are not built yet. `npm start` builds them, or `npm run build` alone.');
	const listening = await listen(0, true);
	const reading = startReading(app, { withoutOcr: true });
	listening.answer(await answerer({ app, reading, token: makeToken(), port: listening.port, pages }));
	const origin = `http://127.0.0.1:${listening.port}`;
	return {
		origin,
		assets: fileURLToPath(new URL('../build/client', import.meta.url)),
		get: (path) => fetch(origin + path, { redirect: 'manual', headers: { 'x-uncover-copy': '1' } }),
		async close() {
			await listening.close();
			await reading.stop();
		},
	};
}

/** SvelteKit's pages, where they were built (`npm start` sees to it). */
async function builtPages(): Promise<Pages | undefined> {
	const handler = new URL('../build/handler.js', import.meta.url);
	if (!existsSync(handler)) return undefined;
	return ((await import(handler.href)) as { handler: Pages }).handler;
}

/**
 * The folder of the case a command works on. Commands that may make one do so where the person named a folder; a practice
 * case needs no name and lies beside the program.
 */
async function caseFolder(config: Config, mayMake: boolean, practice: boolean): Promise<string> {
	const own = fileURLToPath(new URL('../case', import.meta.url));
	if (config.case === undefined && !practice) return findCase(process.cwd());
	const folder = resolve(config.case ?? own);
	if (mayMake && !existsSync(join(folder, 'uncover.json')))
		await makeCase(folder, practice ? { title: 'Secure Communities', practice } : { title: basename(folder) });
	return folder;
}

async function run(argv: readonly string[]): Promise<number> {
	const print = (line: string) => void process.stdout.write(`${line}\n`);
	const json = argv.includes('--json');
	if (argv.length === 0 || argv[0] === '--help' || argv[0] === 'help') {
		print(json ? JSON.stringify(described(commands, settings), null, 2) : overview(commands));
		return 0;
	}
	if (argv[0] === '--version') {
		print(version());
		return 0;
	}
	const { command, words, values } = parseCall(commands, argv);
	if (values.help === true) {
		print(help(command));
		return 0;
	}
	const config = parseConfig(process.env, values);
	const log = openLog({
		write: (line) => void process.stderr.write(line),
		now: () => new Date(),
		least: command.name === 'start' ? 'info' : 'warn',
	});
	const stopping = new AbortController();
	const stop = () => {
		// The second time means now.
		if (stopping.signal.aborted) process.exit(130);
		stopping.abort();
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	const without =
		command.needs === 'none' || (command.needs === 'maybe' && config.case === undefined && !hasCase(process.cwd()));
	const app = without
		? undefined
		: await openApp(await caseFolder(config, command.needs === 'new', values.practice === true), config, log);
	const call: Call = {
		get app() {
			if (!app) throw new Error(`The command ${command.name} works on no case.`);
			return app;
		},
		hasCase: app !== undefined,
		words,
		value: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
		values: (name) => [values[name] ?? []].flat().filter((value) => typeof value === 'string'),
		has: (name) => values[name] === true,
		print,
		status: terminalStatus(),
		json,
		signal: stopping.signal,
		make: {
			settings,
			commands,
			newCase: (folder, content) => makeCase(resolve(folder), content),
			practice: printPractice,
			crew: () => crewOf(config.workers ?? availableParallelism(), stopping.signal),
			serve: (served, { onOpen }) => serve(served, config, values.port !== undefined, stopping.signal, onOpen),
			visit,
		},
		withoutOcr: config.ocr === 'off',
	};
	try {
		return await command.run(call);
	} finally {
		await app?.close();
	}
}

/** The writers of files load when the first paper is printed. */
const printPaper: App['print'] = async (paper, format) => {
	if (format === 'pdf') return (await import('./io/letter-press.ts')).pdfOf(paper);
	return (await import('./io/docx.ts')).docxOf(paper);
};

/** Drawing PDFs takes longer to load than most commands take to run, and one command needs it. */
const printPractice: Call['make']['practice'] = async (folder, options) => {
	const [{ makePractice }, { openPress }] = await Promise.all([
		import('./archive/practice-actions.ts'),
		import('./io/press.ts'),
	]);
	return makePractice(openPress(folder), options);
};

function version(): string {
	const file: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
	return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : 'unknown';
}

/** A line that the next one replaces, on a terminal; nothing where output goes into a file or another program. */
function terminalStatus(): (line: string) => void {
	if (!process.stderr.isTTY) return () => {};
	return (line) => void process.stderr.write(`\r\x1b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

if (import.meta.main) {
	if (Number(process.versions.node.split('.')[0]) < 26) {
		process.stderr.write(
			`Uncover runs on Node 26; this is ${process.version}. Start it with ./uncover or npm start, which bring their own.\n`,
		);
		process.exit(1);
	}
	// Whoever stops listening (`| head`) stops hearing; the work itself goes on.
	for (const stream of [process.stdout, process.stderr])
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') throw error;
		});
	process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
		const usual = error instanceof Usage ? error.message : sentence(error);
		process.stderr.write(`${usual}\n`);
		if (!(error instanceof Usage) && !(error instanceof Refusal) && error instanceof Error)
			process.stderr.write(`${error.stack}\n`);
		return exitStatus(error);
	});
}
