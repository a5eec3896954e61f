/**
 * Claim: from a choice in the explorer to its new table and picture on screen, 300 milliseconds.
 *
 *     node bench/explorer.ts [RUNS] [FILE.csv.gz …]
 *
 * The real server as a child, and Chromium drawing with the processor alone. FILEs are released tables of arrests or removals
 * (known by their names); without any, 200,000 invented arrests are loaded. Each run changes a choice; the time ends when
 * the table of the new question stands there and the picture was drawn after it. Beside it stands the same question asked of
 * the server alone: the rest is the browser’s. Prints JSON.
 */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { missing, openDesk } from '../test/browser/browser.ts';
import { inventedArrests } from '../test/fixtures/statistics/records.ts';

const [runs = '10', ...given] = process.argv.slice(2);
const why = missing();
if (why) throw new Error(why);

const limit = 300;
const folder = await mkdtemp(join(tmpdir(), 'uncover-explorer-'));
const desk = await openDesk();
try {
	const page = await desk.open('/archive/import');
	const files = given.length > 0 ? given : [await invented()];
	await importAll(page, files);
	const records = await loadAll(page, files);
	const choices: [label: string, by: string][] = [
		['By', 'method'],
		['and by', 'fy'],
		['By', 'gender'],
		['and by', ''],
		['By', 'month'],
		['By', 'citizenship'],
		['By', 'aor'],
	];
	await page.goto(`${desk.site}/statistics/explorer?measure=arrests&by=aor`, { waitUntil: 'networkidle' });
	const screen: { choice: string; milliseconds: number }[] = [];
	const server: number[] = [];
	for (let run = 0; run < Number(runs); run++)
		for (const [label, by] of choices) {
			screen.push({ choice: `${label} ${by || '–'}`, milliseconds: await chosen(page, label, by) });
			server.push(await asked(page));
		}
	const times = screen.map(({ milliseconds }) => milliseconds);
	const result = {
		bench: 'explorer',
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
		node: process.version,
		records,
		interactions: times.length,
		milliseconds: { median: part(times, 0.5), p95: part(times, 0.95), worst: Math.max(...times) },
		server: { median: part(server, 0.5), p95: part(server, 0.95) },
		byChoice: Object.fromEntries(
			[...new Set(screen.map(({ choice }) => choice))].map((choice) => [
				choice,
				part(
					screen.filter((one) => one.choice === choice).map(({ milliseconds }) => milliseconds),
					0.5,
				),
			]),
		),
		limit,
		ofLimit: Math.round((100 * part(times, 0.95)) / limit) / 100,
		holds: part(times, 0.95) <= limit,
		complaints: desk.complaints,
	};
	process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
	await desk.close();
	await rm(folder, { recursive: true, force: true });
}

async function invented(): Promise<string> {
	const { heads, rows } = inventedArrests(200_000, 2017);
	const path = join(folder, 'EROArrests_FY2017.csv');
	const lines = [heads, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
	await writeFile(path, lines.join('\n'));
	return path;
}

async function importAll(page: Page, files: readonly string[]): Promise<void> {
	const sent = await Promise.all(
		files.map(async (path) => ({
			name: basename(path),
			mimeType: 'application/octet-stream',
			buffer: await readFile(path),
		})),
	);
	await page.getByLabel('Choose files').setInputFiles(sent);
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await page.getByRole('region', { name: 'Import 1' }).getByText('Done').waitFor({ timeout: 300_000 });
}

async function loadAll(page: Page, files: readonly string[]): Promise<number> {
	for (const [i, path] of files.entries()) {
		const as = /removal/i.test(path) ? 'removals' : 'arrests';
		const said = await page.evaluate(
			async (load) => {
				const body = JSON.stringify({ ...load, confirmed: true });
				const headers = { 'content-type': 'application/json' };
				const answer = await fetch('/api/statistics/loads', { method: 'POST', body, headers });
				return answer.ok ? '' : answer.text();
			},
			{ document: i + 1, as },
		);
		if (said !== '') throw new Error(`${path} was not loaded: ${said}`);
	}
	return page.evaluate(async () => {
		const { datasets } = await (await fetch('/api/statistics/datasets')).json();
		return datasets.reduce((sum: number, one: { rows: number }) => sum + one.rows, 0);
	});
}

/** Milliseconds from the choice to the frame in which the new picture stands. */
async function chosen(page: Page, label: string, by: string): Promise<number> {
	await page.evaluate((text) => {
		const seen = { from: 0, to: 0 };
		Object.assign(window, { seen });
		const picture = document.querySelector('figure .picture');
		const select = [...document.querySelectorAll('label')]
			.find((one) => one.querySelector('.label')?.textContent === text)
			?.querySelector('select');
		select?.addEventListener('change', () => (seen.from = performance.now()), { capture: true, once: true });
		const watch = new MutationObserver(() => {
			if (seen.from === 0) return;
			watch.disconnect();
			requestAnimationFrame(() => (seen.to = performance.now()));
		});
		if (picture) watch.observe(picture, { childList: true });
	}, label);
	await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).selectOption(by);
	await page.waitForFunction(() => (window as unknown as { seen: { to: number } }).seen.to > 0);
	await page.waitForLoadState('networkidle');
	return page.evaluate(() => {
		const { seen } = window as unknown as { seen: { from: number; to: number } };
		return Math.round(seen.to - seen.from);
	});
}

/** The same question once more, of the server alone. */
async function asked(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const link = [...document.querySelectorAll('a')].find((one) => one.textContent === 'JSON');
		const began = performance.now();
		await (await fetch(link?.href ?? '')).json();
		return Math.round(performance.now() - began);
	});
}

function part(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
