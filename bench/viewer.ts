/**
 * Claim: a document of 10,000 pages is read by page. Page 7,412 has its picture and its words on screen within a second of
 * asking for it, the tab does not grow with the document, and the server takes it in within 1.5 GB of memory.
 *
 *     node bench/viewer.ts [PAGES]
 *
 * Makes a PDF of that many light pages, gives it to the real server through the page for importing, and jumps about in it
 * in Chromium. There is no rival that runs here: the limits are ours. Memory is read from /proc, so on Linux only. Prints JSON.
 */

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Desk, memorandum, missing, openDesk } from '../test/browser/browser.ts';

const pages = Number(process.argv[2] ?? 10_000);
const why = missing();
if (why) throw new Error(why);

const scratch = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
const desk = await openDesk();
try {
	const file = join(scratch, 'memorandum.pdf');
	await writeFile(file, await memorandum(pages));
	const result = {
		bench: 'viewer',
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
		node: process.version,
		pages,
		megabytes: round((await stat(file)).size / 1e6),
		import: await taken(desk, file),
		viewer: await viewed(desk),
		complaints: desk.complaints,
	};
	process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
	await desk.close();
	await rm(scratch, { recursive: true, force: true });
}

/** From the click on Import until nothing is left to read. */
async function taken({ open, pid }: Desk, file: string) {
	const page = await open('/archive/import');
	const before = await memory(pid, 'VmRSS');
	await page.getByLabel('Choose files').setInputFiles(file);
	const began = performance.now();
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	for (;;) {
		await new Promise((resolve) => setTimeout(resolve, 250));
		const { imports } = await page.evaluate(async () => {
			const answer = await fetch('/api/archive/imports');
			return (await answer.json()) as { imports: { finished: string | null }[] };
		});
		if (imports[0]?.finished) break;
	}
	const seconds = (performance.now() - began) / 1000;
	await page.context().close();
	return {
		seconds: round(seconds),
		pagesPerSecond: round(pages / seconds),
		serverMegabytes: { before, peak: await memory(pid, 'VmHWM') },
	};
}

async function viewed({ open, pid, site }: Desk) {
	const page = await open('/d/1/p/1');
	const cdp = await page.context().newCDPSession(page);
	const heap = async () => {
		await cdp.send('HeapProfiler.collectGarbage');
		const { usedSize } = await cdp.send('Runtime.getHeapUsage');
		return round(usedSize / 1e6);
	};
	const first = { heap: await heap(), resident: await resident(page) };
	// The last page first, so that scripts and caches are warm; no page is asked for twice, so each is drawn anew.
	const places = [1, 0.7412, 0.0123, 0.9, 0.5, 0.3333, 0.65].map((part) => Math.max(2, Math.floor(pages * part)));
	const jumps = [];
	for (const number of places) jumps.push(await jump(page, number));
	const measured = jumps.slice(1);
	const times = measured.map((one) => one.milliseconds).sort((a, b) => a - b);
	const [wanted] = measured;
	const after = { heap: await heap(), resident: await resident(page) };
	const rows = await page.locator('nav.strip li').count();
	const far = Math.floor(pages * 0.8);
	const opened = performance.now();
	await page.goto(new URL(`/d/1/p/${far}`, site).href);
	await shown(page, far);
	const byAddress = Math.round(performance.now() - opened);
	return {
		page: wanted,
		median: times[times.length >> 1],
		worst: times.at(-1),
		byAddress,
		tabMegabytes: { first, after },
		rows,
		serverMegabytes: await memory(pid, 'VmRSS'),
	};
}

/** Types a page’s number and waits until its picture is drawn and its words stand beside it. */
async function jump(page: Page, number: number) {
	const requests: string[] = [];
	const note = (request: { url(): string }) => requests.push(request.url().replace(/^https?:\/\/[^/]+/, ''));
	page.on('request', note);
	await page.locator('input#page').fill(String(number));
	const began = performance.now();
	await page.keyboard.press('Enter');
	await shown(page, number);
	const milliseconds = Math.round(performance.now() - began);
	await page.waitForLoadState('networkidle');
	page.off('request', note);
	return { number, milliseconds, requests };
}

async function shown(page: Page, number: number): Promise<void> {
	await page.waitForFunction((wanted) => {
		const picture = document.querySelector<HTMLImageElement>('.sheet img');
		const words = [...document.querySelectorAll('.paragraph p')].map((one) => one.textContent).join(' ');
		return (
			picture?.currentSrc.includes(`/p/${wanted}.png`) &&
			picture.complete &&
			picture.naturalWidth > 0 &&
			new RegExp(`sheet\\s+\u2060?${wanted}\\b`).test(words)
		);
	}, number);
}

/** What the browser's processes for pages hold, in megabytes. */
async function resident(page: Page): Promise<number | null> {
	const cdp = await page.context().browser()?.newBrowserCDPSession();
	const { processInfo } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
	const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memory(id, 'VmRSS'));
	return (await Promise.all(sizes)).reduce<number>((sum, size) => sum + (size ?? 0), 0) || null;
}

/** Megabytes; null where the system does not tell. */
async function memory(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): Promise<number | null> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
	return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1000);
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
