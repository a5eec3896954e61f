/** What browser tests share: a desk with a fresh case, a browser to look at it with, and records to give it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const home = fileURLToPath(new URL('../../', import.meta.url));
const browsers = [
	process.env.UNCOVER_CHROMIUM,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

/** Why browser tests cannot run here, in a sentence; undefined where they can. */
export function missing(): string | undefined {
	if (!browserPath()) return 'Browser tests need Chromium: install Debian’s chromium, or name one in UNCOVER_CHROMIUM.';
	if (!existsSync(join(home, 'build/handler.js'))) return 'Browser tests need the built pages: run npm run build.';
	return undefined;
}

function browserPath(): string | undefined {
	return browsers.find((path): path is string => path !== undefined && existsSync(path));
}

export type Desk = {
	/** The address without the token. */
	site: string;
	/** The server’s process, for benchmarks to watch. */
	pid: number | undefined;
	/** A new page, signed in; pages opened with the same options share a context. What the browser complains of lands in `complaints`. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
	/** Errors of scripts, of the content policy and of the network, in all pages opened. */
	complaints: string[];
	close(): Promise<void>;
};

/** Starts the server on a new case, and a browser. */
export async function openDesk(): Promise<Desk> {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-browser-'));
	const token = 'browser-test-0123456789';
	const server = spawn(
		process.execPath,
		[
			join(home, 'src/main.ts'),
			'start',
			'--case',
			join(folder, 'case'),
			'--port',
			'0',
			'--ocr',
			'off',
			'--person',
			'Test',
		],
		{ env: { ...process.env, UNCOVER_TOKEN: token }, stdio: ['ignore', 'pipe', 'pipe'] },
	);
	const site = await addressOf(server);
	const browser = await chromium.launch({
		executablePath: browserPath() ?? '',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
	});
	const complaints: string[] = [];
	const contexts = new Map<string, Promise<BrowserContext>>();
	// A context of its own for each page would load all scripts anew each time: most of what a test costs.
	const contextOf = (options: BrowserContextOptions = {}) => {
		const name = JSON.stringify(options);
		const there = contexts.get(name);
		if (there) return there;
		const made = openContext(browser, options);
		contexts.set(name, made);
		void made.then((context) => context.once('close', () => contexts.delete(name)));
		return made;
	};
	return {
		site,
		pid: server.pid,
		complaints,
		open: async (path, options) =>
			openPage(await contextOf(options), `${site}${path}`, token, complaints, options?.javaScriptEnabled !== false),
		async close() {
			await browser.close();
			const gone = new Promise((done) => server.once('exit', done));
			server.kill('SIGTERM');
			await gone;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function addressOf(server: ChildProcess): Promise<string> {
	return new Promise((found, failed) => {
		let said = '';
		const late = setTimeout(() => failed(new Error(`The desk did not open within a minute. It said: ${said}`)), 60_000);
		const listen = (chunk: Buffer) => {
			said += chunk;
			const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
			if (!address) return;
			clearTimeout(late);
			found(address);
		};
		server.stdout?.on('data', listen);
		server.stderr?.on('data', listen);
		server.once('exit', (code) =>
			failed(new Error(`The desk stopped with ${code} before it opened. It said: ${said}`)),
		);
	});
}

async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', ...options });
	await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
	return context;
}

async function openPage(
	context: BrowserContext,
	address: string,
	token: string,
	complaints: string[],
	scripted: boolean,
): Promise<Page> {
	// What another page of the context chose is not what a new reader finds.
	await context.clearCookies({ name: 'language' });
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
	});
	const url = new URL(address);
	url.searchParams.set('token', token);
	await page.goto(url.href);
	// A page answers keys and drags once its scripts have taken over; one without scripts is ready as it is.
	const scripts = page.locator('script:not([type="application/ld+json"])');
	if (scripted && (await scripts.count()) > 0) {
		await page.waitForLoadState('networkidle');
		// SvelteKit puts this in once the page is alive; with the scripts at hand the network says nothing about that.
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	}
	return page;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page, WCAG 2.2 A and AA and its best practices: rule, and the places. */
export async function accessibilityOf(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		const { violations } = await axe.run({
			rules: { 'target-size': { enabled: true } },
			// What is in order need not be told of, nor in which frames and by which names: that is most of axe’s work.
			resultTypes: ['violations'],
			selectors: false,
			iframes: false,
			preload: false,
		});
		return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
	});
}

/** A memorandum of our own words: `pages` pages with Bates stamps; page 2 has a box under (b)(5), and the words “opt out” stand on page 3. */
export async function memorandum(pages: number, password?: string): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.TimesRoman);
	for (let number = 1; number <= pages; number++) writePage(pdf.addPage([612, 792]), font, number);
	if (password !== undefined) pdf.encrypt({ userPassword: password, ownerPassword: password });
	return Buffer.from(await pdf.save());
}

function writePage(page: PDFPage, font: PDFFont, number: number): void {
	const write = (text: string, x: number, y: number, size = 12) => page.drawText(text, { x, y, size, font });
	write('INVENTED FOR A TEST', 230, 750, 10);
	write(`Memorandum, sheet ${number}`, 72, 700, 16);
	const lines = [
		'The office of the sheriff asked what the county may decide by itself and what it may not.',
		'The answer of the programme office was given in a telephone call and was not put in writing.',
		'A later letter says something else, and the two have never been laid side by side before.',
	];
	for (const [row, line] of lines.entries()) write(line, 72, 660 - row * 16);
	if (number === 3) write('The county asked whether it can opt out of the programme, and when.', 72, 590);
	if (number === 2) {
		page.drawRectangle({ x: 72, y: 540, width: 300, height: 40, color: rgb(0, 0, 0) });
		page.drawText('(b)(5)', { x: 205, y: 554, size: 12, font, color: rgb(1, 1, 1) });
		write('This line follows what was taken out of the memorandum.', 72, 515);
	}
	write(`TEST-2010FOIA.${String(number).padStart(7, '0')}`, 440, 30, 10);
}
