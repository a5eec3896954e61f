/**
 * Claim: the home page and a place page answer at least 300 requests a second on two cores; the whole public site, both
 * languages, is read in one run.
 *
 *     npm run build && node bench/site.ts [SECONDS] [PAGES]
 *
 * A real server as a child on a new case, asked over kept-open connections from this process. Beside it a bare Hono that
 * says hello, asked the same way: the ratio holds on any machine. PAGES bounds the crawl; 0 reads every page. Prints JSON.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const seconds = Number(process.argv[2] ?? 5);
const bound = Number(process.argv[3] ?? 0);
const connections = 16;
const home = fileURLToPath(new URL('..', import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: connections });

type Answer = { status: number; body: string };

function ask(url: string): Promise<Answer> {
	return new Promise((done, failed) => {
		get(url, { agent }, (incoming) => {
			const parts: Buffer[] = [];
			incoming.on('data', (part: Buffer) => parts.push(part));
			incoming.on('end', () => done({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
		}).on('error', failed);
	});
}

/** Requests a second, and how long one takes, to the slowest of twenty. */
async function pace(url: string) {
	const taken: number[] = [];
	for (let i = 0; i < 20; i++) await ask(url);
	const began = performance.now();
	const until = began + seconds * 1000;
	await Promise.all(
		Array.from({ length: connections }, async () => {
			while (performance.now() < until) {
				const asked = performance.now();
				const { status } = await ask(url);
				if (status !== 200) throw new Error(`${url} answered ${status}.`);
				taken.push(performance.now() - asked);
			}
		}),
	);
	const perSecond = taken.length / ((performance.now() - began) / 1000);
	taken.sort((a, b) => a - b);
	const at = (share: number) => round(taken[Math.floor(taken.length * share)] ?? 0);
	return { perSecond: Math.round(perSecond), p50: at(0.5), p95: at(0.95) };
}

async function crawl(site: string, pages: readonly string[]) {
	const began = performance.now();
	let bytes = 0;
	let slowest = { ms: 0, page: '' };
	const wrong: string[] = [];
	const queue = [...pages];
	await Promise.all(
		Array.from({ length: connections }, async () => {
			for (let page = queue.pop(); page !== undefined; page = queue.pop()) {
				const asked = performance.now();
				const { status, body } = await ask(site + page);
				const ms = performance.now() - asked;
				if (ms > slowest.ms) slowest = { ms: round(ms), page };
				if (status !== 200) wrong.push(`${page}: ${status}`);
				bytes += body.length;
			}
		}),
	);
	const took = (performance.now() - began) / 1000;
	return {
		pages: pages.length,
		seconds: round(took),
		perSecond: Math.round(pages.length / took),
		bytes,
		slowest,
		wrong,
	};
}

/** The first address that a child says. */
function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((done, failed) => {
		let said = '';
		const hear = (part: Buffer) => {
			said += part;
			const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
			if (found) done(found);
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		child.once('exit', (code) => failed(new Error(`It stopped with ${code}: ${said}`)));
	});
}

function run(...words: string[]): ChildProcess {
	return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

async function output(...words: string[]): Promise<string> {
	const child = run(...words);
	let text = '';
	child.stdout?.on('data', (part) => {
		text += part;
	});
	await new Promise((done) => child.once('close', done));
	return text;
}

const hello = `
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
const hono = new Hono().get('/', (context) => context.text('hello'));
const server = createServer(getRequestListener(hono.fetch)).listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;

const folder = await mkdtemp(join(tmpdir(), 'uncover-bench-site-'));
const main = join(home, 'src/main.ts');
const desk = run(main, 'start', '--case', join(folder, 'case'), '--port', '0', '--ocr', 'off');
const bare = spawn(process.execPath, ['--input-type=module', '-e', hello], {
	cwd: home,
	stdio: ['ignore', 'pipe', 'pipe'],
});
try {
	const [site, rival] = await Promise.all([addressOf(desk), addressOf(bare)]);
	const place = '/en/places/51013-arlington-county-va';
	const listed = JSON.parse(
		await output(main, 'publishing', 'addresses', '--case', join(folder, 'case'), '--json'),
	) as { pages: string[] };
	// First every page once, as nobody has drawn it; then the same page again and again.
	const whole = await crawl(
		site,
		bound > 0 ? listed.pages.filter((_, i) => i % Math.ceil(listed.pages.length / bound) === 0) : listed.pages,
	);
	const paces = {
		hello: await pace(`${rival}/`),
		home: await pace(`${site}/en`),
		place: await pace(`${site}${place}`),
	};
	const { body } = await ask(site + place);
	const scripts = [...body.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
		([, to = '']) => new URL(to, site + place).href,
	);
	const script = await Promise.all(scripts.map(async (url) => gzipSync((await ask(url)).body).length));
	process.stdout.write(
		`${JSON.stringify(
			{
				bench: 'site',
				machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
				node: process.version,
				connections,
				...paces,
				ratioToHello: {
					home: round(paces.home.perSecond / paces.hello.perSecond),
					place: round(paces.place.perSecond / paces.hello.perSecond),
				},
				crawl: whole,
				placePage: {
					bytes: body.length,
					gzipped: gzipSync(body).length,
					scriptGzipped: script.reduce((sum, one) => sum + one, 0),
				},
			},
			null,
			2,
		)}\n`,
	);
} finally {
	agent.destroy();
	for (const child of [desk, bare]) {
		const gone = new Promise((done) => child.once('exit', done));
		child.kill('SIGTERM');
		await gone;
	}
	await rm(folder, { recursive: true, force: true });
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
