/** The statistics as a person uses them: load a table, confirm its columns, ask, draw, release, and read it as a stranger. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Invented, inventedArrests } from '../fixtures/statistics/records.ts';
import { accessibilityOf, type Desk, missing, openDesk } from './browser.ts';

const why = missing();

describe('the statistics in a browser', { skip: why }, () => {
	let desk: Desk;
	let page: Page;
	before(async () => {
		desk = await openDesk();
		page = await desk.open('/statistics');
	});
	after(() => desk?.close());

	const go = async (path: string) => {
		await page.goto(`${desk.site}${path}`);
		await page.waitForLoadState('networkidle');
	};
	const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
	const cells = async (row: string) =>
		page
			.getByRole('row', { name: new RegExp(`^${row}`) })
			.first()
			.getByRole('cell')
			.allInnerTexts();

	test('before anything is loaded, desk and site say which records to load and how', async () => {
		await page.getByText('No records have been loaded yet.').waitFor();
		await go('/statistics/explorer');
		await page.getByRole('link', { name: 'Load records' }).waitFor();
		const stranger = await desk.open('/en/statistics', { javaScriptEnabled: false });
		await stranger.getByText('uncover statistics load EROArrests_FY2016.csv.gz --as arrests').waitFor();
		await stranger.getByRole('heading', { name: 'SC INTEROPERABILITY LAFO' }).waitFor();
		await stranger.close();
	});

	test('a table of the archive is looked at, its columns corrected, and loaded', async () => {
		await go('/archive/import');
		await page
			.getByLabel('Choose files')
			.setInputFiles({ name: 'arrests-2017.csv', mimeType: 'text/csv', buffer: asCsv(inventedArrests(2000, 2017)) });
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		await page.getByRole('region', { name: 'Import 1' }).getByText('Done').waitFor({ timeout: 60_000 });
		await go('/statistics/load');
		await page.getByRole('button', { name: 'Look at it' }).click();
		await page.getByText('Above the head: INVENTED FOR A TEST').waitFor();
		assert.equal(await page.getByLabel('The head stands in row').inputValue(), '4');
		const method = page.getByLabel('Apprehension Method', { exact: true });
		assert.equal(await method.inputValue(), 'method');
		await method.selectOption({ label: 'kept as text' });
		await page.getByRole('button', { name: 'Keep these corrections' }).click();
		await page
			.getByRole('row', { name: /Apprehension Method.*not in the codebook|Apprehension Method.*mapping file/ })
			.waitFor();
		assert.equal(await method.inputValue(), '');
		await method.selectOption({ label: 'Apprehension method' });
		await page.getByRole('button', { name: 'Keep these corrections' }).click();
		await page.getByRole('button', { name: 'Keep these corrections' }).waitFor({ state: 'detached' });
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('button', { name: 'Load this table' }).click();
		await heading('Arrests');
		// The load is still told of, to whoever opens the page again.
		await go('/statistics/load');
		await page
			.getByRole('region', { name: /arrests-2017\.csv/ })
			.getByText('2,000 records')
			.waitFor();
		await page.getByRole('link', { name: 'Open the dataset' }).click();
		await heading('Arrests');
		await page.getByText('2,000', { exact: true }).first().waitFor();
	});

	test('the dataset page shows what is withheld, as a picture and as a table', async () => {
		await page.getByRole('img', { name: /What is withheld/ }).waitFor();
		await page.getByText('The same as a table').click();
		const row = await cells('Birth date');
		assert.deepEqual(row.slice(1, 3), ['2,000', '2,000'], 'every birth date is withheld');
		await page.getByText('Quality report and columns').click();
		await page.getByRole('columnheader', { name: 'Rows that break it' }).waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('a question makes a table, a picture and an address that gives the same again', async () => {
		await go('/statistics/explorer?measure=arrests&by=aor');
		await page.getByRole('img', { name: 'Arrests', exact: true }).waitFor();
		await page.getByRole('img', { name: /^Map by area/ }).waitFor();
		const before = await cells('Boston');
		await page.getByLabel('and by').selectOption('gender');
		await page.getByRole('columnheader', { name: 'Female' }).waitFor();
		assert.match(page.url(), /by=aor%2Cgender/);
		await page.getByLabel('and by').selectOption('');
		await page.getByRole('columnheader', { name: 'Unknown' }).waitFor();
		assert.deepEqual(await cells('Boston'), before);
		await page.getByRole('combobox', { name: /^Only/ }).selectOption('gender');
		await page.getByRole('checkbox', { name: 'Female' }).check();
		await page.getByRole('button', { name: 'Apply' }).click();
		await page.getByRole('button', { name: /Take off the filter/ }).waitFor();
		const women = await cells('Boston');
		assert.ok(number(women[0]) > 10 && number(women[0]) < number(before[0]));
		await go(new URL(page.url()).pathname + new URL(page.url()).search);
		assert.deepEqual(await cells('Boston'), women);
		const link = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
		const csv = await page.evaluate(async (path) => (await fetch(path)).text(), link ?? '');
		assert.match(csv, new RegExp(`^BOS,Boston,${number(women[0])},`, 'm'), 'the file says what the screen says');
		await page.getByText('The query that was run (SQL)').click();
		await page.locator('pre', { hasText: 'SELECT' }).waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('picture and map are kept as SVG and PNG, and say what they are', async () => {
		for (const name of ['arrests', 'arrests-map'])
			for (const kind of ['SVG', 'PNG']) {
				const [saved] = await Promise.all([
					page.waitForEvent('download'),
					page.getByRole('group', { name, exact: true }).getByRole('button', { name: kind }).click(),
				]);
				assert.equal(saved.suggestedFilename(), `${name}.${kind.toLowerCase()}`);
				if (kind === 'PNG') continue;
				const text = await readFile(await saved.path(), 'utf8');
				for (const part of ['All administrative arrests', '2026-11-22', 'A count below 11', 'computed'])
					assert.ok(text.includes(part), `${name}: ${part}`);
				assert.doesNotMatch(text, /var\(--/);
			}
	});

	test('a stranger reads what was released as it was, and nothing after it is taken back', async () => {
		await go('/statistics/explorer?measure=arrests&by=aor');
		const shown = await cells('Boston');
		await page.getByText('Release this table to the public').click();
		await page.getByLabel('What it shows, in English').fill('Boston has the most');
		await page.getByRole('button', { name: 'Release', exact: true }).click();
		await page.getByRole('alert').getByText('Say it in both languages').waitFor();
		await page.getByLabel('What it shows, in Spanish').fill('Boston tiene más');
		await page.getByRole('button', { name: 'Release', exact: true }).click();
		await page.getByRole('link', { name: 'It is public: see it' }).waitFor();
		const read = (path: string) => fetch(`${desk.site}${path}`, { redirect: 'manual' });
		const spanish = await (await read('/es/statistics/arrests-by-aor')).text();
		assert.match(spanish, /<h1[^>]*>Boston tiene más/);
		assert.ok(spanish.includes(shown[0] ?? '?'));
		assert.doesNotMatch(spanish, /SELECT|<script type="module"/, 'neither a query nor a script');
		assert.match(await (await read('/en/statistics')).text(), /Boston has the most/);
		assert.equal((await read('/api/statistics/releases')).status, 401);
		await go('/statistics/public');
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('button', { name: 'Take back' }).click();
		await page.getByText('Public until').waitFor();
		assert.equal((await read('/es/statistics/arrests-by-aor')).status, 404);
	});

	test('a report is written, frozen and published, and its figures stay as they were', async () => {
		await go('/statistics/reports');
		await page.getByLabel('Title in English').fill('Arrests of one year');
		await page.getByLabel('Title in Spanish').fill('Arrestos de un año');
		await page.getByRole('button', { name: 'Begin' }).click();
		await heading('Arrests of one year');
		const text =
			'There were [[arrests]] arrests <b>in all</b>, **by area**:\n\n[[arrests?by=aor]]\n\n[no](javascript:alert)';
		await page.getByLabel('Text in English').fill(text);
		await page.getByLabel('Text in Spanish').fill('Hubo [[arrests]] arrestos.');
		await page.getByLabel('Text in English').focus();
		await page.getByRole('region', { name: 'Preview' }).getByText('There were 2,000 arrests').waitFor();
		assert.equal(await page.getByRole('button', { name: 'Publish' }).isDisabled(), true, 'nothing live can be public');
		await page.getByRole('button', { name: 'Save and freeze the figures' }).click();
		await page.getByText('The figures are frozen.').waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('button', { name: 'Publish' }).click();
		await page.getByText('It is public.').waitFor();
		await page.getByLabel('Text in English').fill('Changed.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByText('Saved.').waitFor();
		const stranger = await desk.open('/en/statistics', { javaScriptEnabled: false });
		await stranger.getByRole('link', { name: 'Arrests of one year' }).click();
		await stranger.getByText('There were 2,000 arrests <b>in all</b>, by area:').waitFor();
		await stranger.getByText('[no](javascript:alert)').waitFor();
		await stranger.getByRole('row', { name: /^Boston/ }).waitFor();
		await stranger.close();
	});

	test('every page reads well in Spanish on a phone', async () => {
		await page.evaluate(() =>
			fetch('/api/statistics/releases', {
				method: 'POST',
				body: JSON.stringify({ question: { measure: 'arrests-without-conviction', by: ['method'] } }),
				headers: { 'content-type': 'application/json' },
			}),
		);
		const phone = await desk.open('/statistics', { locale: 'es-US', viewport: { width: 390, height: 844 } });
		// Shapes of page that no test before this one held against axe.
		const looked = new Set([
			'/statistics/explorer?measure=arrests&by=month',
			'/statistics/measures/outside-priorities',
			'/statistics/claims',
			'/es/statistics',
			'/es/statistics/arrests-without-conviction-by-method',
			'/es/statistics/reports/arrests-of-one-year',
		]);
		for (const path of [
			'/statistics',
			'/statistics/load',
			'/statistics/datasets/arrests',
			'/statistics/explorer?measure=arrests-without-conviction&by=aor%2Cgender',
			'/statistics/explorer?measure=arrests&by=month',
			'/statistics/measures',
			'/statistics/measures/outside-priorities',
			'/statistics/claims',
			'/statistics/public',
			'/statistics/reports',
			'/statistics/reports/arrests-of-one-year',
			'/es/statistics/reports/arrests-of-one-year',
			'/es/statistics',
			'/es/statistics/arrests-without-conviction-by-method',
		]) {
			await phone.goto(`${desk.site}${path}`);
			if (looked.has(path)) await phone.waitForLoadState('networkidle');
			assert.equal(await phone.locator('html').getAttribute('lang'), 'es');
			const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assert.ok(over <= 0, `${path} is ${over} px too wide`);
			assert.doesNotMatch(await phone.locator('main').innerText(), /\bstatistics\.[a-z]/, `${path} lacks words`);
			if (looked.has(path)) assert.deepEqual(await accessibilityOf(phone), [], path);
		}
		await phone.close();
	});

	test('the browser had nothing to complain of: no style or script outside the policy', () => {
		assert.deepEqual(desk.complaints, []);
	});
});

function asCsv({ heads, rows }: Invented): Buffer {
	const above = [['INVENTED FOR A TEST'], ['Arrests, Fiscal Year 2017'], ['']];
	const lines = [...above, heads, ...rows].map((cells) =>
		cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
	);
	return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

function number(text: string | undefined): number {
	return Number((text ?? '').replaceAll(',', ''));
}
