/** The main job, as a person does it: give a file, find words in it, open the page, cite them, write a note. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityOf, type Desk, memorandum, missing, openDesk } from './browser.ts';

const why = missing();

describe('the archive in a browser', { skip: why }, () => {
	let desk: Desk;
	before(async () => {
		desk = await openDesk();
	});
	after(() => desk?.close());

	test('an empty case says what to do', async () => {
		const page = await desk.open('/desk');
		await page.getByRole('link', { name: 'Take in the first records' }).click();
		await page.getByRole('heading', { name: 'Take in records', level: 1 }).waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('files chosen with the keyboard’s button are imported, with progress until done', async () => {
		const page = await desk.open('/archive/import');
		await page.getByLabel('Choose files').setInputFiles([
			{ name: 'memorandum.pdf', mimeType: 'application/pdf', buffer: await memorandum(120) },
			{ name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and nothing more') },
		]);
		await page.getByLabel('Production').fill('Test Agency, first release');
		await page.getByLabel('Date received').fill('2011-02-07');
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		await page.getByRole('region', { name: 'Import 1' }).getByText('Done').waitFor({ timeout: 60_000 });
		await page.getByText('2 of 2 files').waitFor();
		await page.getByRole('heading', { name: '1 file could not be read' }).waitFor();
		assert.match(
			await page.locator('#failures li').innerText(),
			/broken\.pdf[\s\S]*\./,
			'the failure stays, in a sentence',
		);
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('a file dropped on the page waits to be imported', async () => {
		const page = await desk.open('/archive/import');
		const files = await page.evaluateHandle(() => {
			const transfer = new DataTransfer();
			transfer.items.add(new File(['A note of our own.'], 'note.txt', { type: 'text/plain' }));
			return transfer;
		});
		await page.dispatchEvent('[aria-label="Files to take in"]', 'drop', { dataTransfer: files });
		await page.getByText('1 file, 18 byte').waitFor();
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		await page.getByRole('region', { name: 'Import 2' }).getByText('Done').waitFor({ timeout: 60_000 });
	});

	test('a locked file asks for its password until it is right', async () => {
		const page = await desk.open('/archive/import');
		await page
			.getByLabel('Choose files')
			.setInputFiles({ name: 'sealed.pdf', mimeType: 'application/pdf', buffer: await memorandum(1, 'juniper') });
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		await page.getByRole('heading', { name: '1 file needs a password' }).waitFor();
		const password = page.getByLabel('Password', { exact: true });
		await password.fill('wrong');
		await page.getByRole('button', { name: 'Open the file' }).click();
		await page
			.getByRole('alert')
			.getByText(/password/)
			.waitFor();
		await password.fill('juniper');
		await page.getByRole('button', { name: 'Open the file' }).click();
		await page.getByRole('heading', { name: '1 file needs a password' }).waitFor({ state: 'detached' });
	});

	test('the same field finds places, facts and requests of the case, and the first page of the desk tells of each room', async () => {
		const page = await desk.open('/desk');
		for (const room of ['Docket', 'Ledger', 'Statistics'])
			await page.getByRole('heading', { name: room, level: 2 }).waitFor();
		await page.getByRole('searchbox').fill('Arlington');
		await page.keyboard.press('Enter');
		const elsewhere = page.getByRole('region', { name: 'Elsewhere in this case' });
		await elsewhere.getByText('Writes to ICE for a written answer on withdrawal.').waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
		await elsewhere.getByRole('link', { name: 'Arlington County, VA' }).click();
		await page.getByRole('heading', { name: 'Arlington County, VA', level: 1 }).waitFor();
		await page.close();
	});

	test('⌘K reaches the search field; a phrase is found, marked and opened on its page', async () => {
		const page = await desk.open('/desk');
		await page.keyboard.press('Control+k');
		await page.keyboard.type('"opt out"');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: /^1 page/ }).waitFor();
		assert.equal(await page.locator('article mark').innerText(), 'opt out');
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('link', { name: 'memorandum.pdf' }).click();
		await page.waitForURL(/\/d\/\d+\/p\/3\?q=/);
		await page.getByText('1 match for "opt out"').waitFor();
		await page.locator('rect.match').first().waitFor({ state: 'attached' });
		assert.equal(await page.locator('rect.match').count(), 2, 'both words are marked on the picture');
		assert.ok(
			await page
				.locator('.sheet img')
				.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth > 0)),
		);
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('a query with a mistake is answered with a sentence that points at it', async () => {
		const page = await desk.open('/archive?q=%28opt+OR');
		await page.getByRole('alert').waitFor();
		assert.equal(await page.locator('.query mark').count(), 1);
		await page.getByRole('link', { name: '"opt out"' }).click();
		await page.getByRole('heading', { name: /^1 page/ }).waitFor();
	});

	test('search works without scripts', async () => {
		const page = await desk.open('/desk', { javaScriptEnabled: false });
		await page.getByRole('searchbox').fill('sheriff');
		await page.getByRole('button', { name: 'Search' }).click();
		await page.getByRole('heading', { name: /^121 pages/ }).waitFor();
		await page.getByRole('link', { name: 'More →' }).click();
		await page.getByText('2 of 7').waitFor();
	});

	test('the text view reads in order and says what was withheld', async () => {
		const page = await open(desk, 2);
		const text = (await page.locator('.paragraph p').allInnerTexts())
			.join(' ')
			.replaceAll('\u2060', '')
			.replace(/\s+/g, ' ');
		assert.match(text, /before\. withheld, exemption \(b\)\(5\) This line follows/);
		await page.getByLabel('Outline 1 redaction').check();
		await page.locator('rect.redaction').waitFor({ state: 'attached' });
	});

	test('words dragged over on the picture are copied with citation and link', async () => {
		const page = await open(desk, 3);
		const word = await page.locator('svg[role="presentation"]').boundingBox();
		assert.ok(word);
		const at = (x: number, y: number) =>
			[word.x + (x / 612) * word.width, word.y + ((792 - y) / 792) * word.height] as const;
		await page.mouse.move(...at(75, 594));
		await page.mouse.down();
		await page.mouse.move(...at(140, 594), { steps: 4 });
		await page.mouse.up();
		const bar = page.getByRole('region', { name: 'Chosen words' });
		await bar.getByText('“The county asked”').waitFor();
		await bar.getByRole('button', { name: 'One word more at the end' }).click();
		await bar.getByText('“The county asked whether”').waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
		await bar.getByRole('button', { name: 'Copy with citation' }).click();
		await bar.getByText('Copied: the words, the citation and the link.').waitFor();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		assert.match(copied, /The county asked whether/);
		assert.match(copied, /TEST-2010FOIA\.0000003/);
		assert.match(copied, /\/d\/\d+\/p\/3/);
	});

	test('words selected in the text are the choice, and outlive the selection', async () => {
		const page = await open(desk, 2);
		const line = page.locator('.paragraph p', { hasText: 'This line follows' });
		const place = await line.boundingBox();
		assert.ok(place);
		await page.mouse.move(place.x + 4, place.y + 12);
		await page.mouse.down();
		await page.mouse.move(place.x + 60, place.y + 12, { steps: 4 });
		await page.mouse.up();
		const bar = page.getByRole('region', { name: 'Chosen words' });
		await bar.getByText('“This line').waitFor();
		const more = bar.getByRole('button', { name: 'One word less at the start' });
		await more.click();
		await bar.getByText(/“line/).waitFor();
		await page.keyboard.press('Escape');
		await bar.waitFor({ state: 'detached' });
	});

	test('every citation holds when checked against the originals', async () => {
		const page = await desk.open('/archive/citations');
		await page.getByRole('button', { name: 'Check all against the originals' }).click();
		await page.getByText('1 citation checked: 1 exact').waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('a paragraph is chosen and a note written by keyboard alone', async () => {
		const page = await open(desk, 3);
		await page.getByRole('button', { name: 'Quote this paragraph' }).last().focus();
		await page.keyboard.press('Enter');
		const add = page.getByRole('button', { name: 'Add a note' });
		await add.focus();
		await page.keyboard.press('Enter');
		await page.keyboard.type('Nobody answered this.');
		await page.keyboard.press('Tab');
		await page.keyboard.type('opt-out, question');
		await page.getByRole('button', { name: 'Save the note' }).focus();
		await page.keyboard.press('Enter');
		await page.locator('rect.note').first().waitFor({ state: 'attached' });
		await page.getByRole('button', { name: 'Facts' }).click();
		await page.getByText('Nobody answered this.').waitFor();
	});

	test('the box of a note is drawn with arrow keys', async () => {
		const page = await open(desk, 2);
		await page.getByRole('button', { name: 'Draw a note' }).click();
		const before = await page.locator('rect.note').first().getAttribute('x');
		for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowDown']) await page.keyboard.press(key);
		assert.ok(Number(await page.locator('rect.note').first().getAttribute('x')) < Number(before));
		await page.keyboard.press('Enter');
		await page.keyboard.type('What stood here?');
		await page.getByRole('button', { name: 'Save the note' }).click();
		const notes = await desk.open('/archive/notes');
		await notes.getByText('What stood here?').waitFor();
		await notes.getByRole('link', { name: '#question' }).first().click();
		await notes.getByRole('link', { name: 'All notes' }).waitFor();
		await notes.getByText('Nobody answered this.').waitFor();
		assert.equal(await notes.getByText('What stood here?').count(), 0, 'a tag shows its notes only');
		assert.deepEqual(await accessibilityOf(notes), []);
	});

	test('pages turn by key, by number and by Bates number, and the strip draws only what it shows', async () => {
		const page = await open(desk, 1);
		await page.keyboard.press('ArrowRight');
		await page.waitForURL(/\/p\/2$/);
		await page.keyboard.press('j');
		await page.waitForURL(/\/p\/3$/);
		await page.keyboard.press('End');
		await page.waitForURL(/\/p\/120$/);
		const rows = page.getByRole('navigation', { name: 'Pages of the document' }).getByRole('link');
		await page.locator('.strip a[aria-current="page"]').getByText('120').waitFor();
		assert.ok((await rows.count()) < 60, `${await rows.count()} rows are drawn`);
		await page.getByLabel('Go to page, or to a Bates number').fill('77');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/p\/77$/);
		await page.getByLabel('Go to page, or to a Bates number').fill('TEST-2010FOIA.0000012');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/p\/12$/);
	});

	test('letters typed in a field turn no page, and can be switched off altogether', async () => {
		const page = await open(desk, 5);
		await page.getByRole('searchbox').focus();
		await page.keyboard.type('jk');
		await page.locator('summary').click();
		await page.getByLabel('Let single letters turn pages').uncheck();
		await page.locator('h1').click({ position: { x: 1, y: 1 }, trial: true });
		await page.locator('main').focus();
		await page.keyboard.press('j');
		await page.keyboard.press('ArrowRight');
		await page.waitForURL(/\/p\/6$/);
		assert.match(page.url(), /\/p\/6$/, 'the arrow turned one page, the letter none');
	});

	test('every screen is clean for axe, in both languages, light and dark, wide and on a phone', async () => {
		const phone = { width: 390, height: 844 };
		const production = `/archive/productions/${encodeURIComponent('Test Agency, first release')}`;
		const paths = [
			'/desk',
			'/archive',
			'/archive/import',
			'/archive/warnings',
			'/access/trail',
			production,
			'/d/1',
			'/d/1/p/2',
			'/archive?q=sheriff',
		];
		for (const [i, path] of paths.entries()) {
			const page = await desk.open(path, {
				viewport: phone,
				locale: 'es-US',
				colorScheme: i % 2 === 0 ? 'dark' : 'light',
			});
			assert.equal(await page.locator('html').getAttribute('lang'), 'es');
			assert.deepEqual(await accessibilityOf(page), [], path);
			assert.ok(await fits(page), `${path} scrolls sideways on a phone`);
			await page.close();
		}
	});

	test('the keyboard walks the shell: skip link first, focus seen everywhere', async () => {
		const page = await desk.open('/archive');
		await page.keyboard.press('Tab');
		assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the page');
		for (let step = 0; step < 25; step++) {
			await page.keyboard.press('Tab');
			const seen = await page.evaluate(() => {
				const at = document.activeElement;
				if (!(at instanceof HTMLElement) || at === document.body) return true;
				return getComputedStyle(at).outlineStyle !== 'none';
			});
			assert.ok(
				seen,
				await page.evaluate(() => `no focus is seen on ${document.activeElement?.outerHTML.slice(0, 200)}`),
			);
		}
	});

	test('the language is kept once chosen', async () => {
		const page = await desk.open('/archive');
		await page.getByRole('link', { name: 'Español' }).click();
		await page.getByRole('heading', { name: 'Documentos' }).waitFor();
		await page.goto(`${desk.site}/archive/notes`);
		await page.getByRole('heading', { name: 'Notas', level: 1 }).waitFor();
	});

	test('nothing broke on the way: no script error, nothing blocked by the content policy', () => {
		assert.deepEqual(
			desk.complaints.filter((line) => !/status of 40\d/.test(line)),
			[],
		);
	});
});

let memo: string | null = null;

/** A page of the memorandum, wherever in the case it came to lie. */
async function open(desk: Desk, number: number): Promise<Page> {
	if (!memo) {
		const list = await desk.open('/archive?state=read');
		memo = await list.getByRole('link', { name: 'memorandum.pdf' }).getAttribute('href');
	}
	return desk.open(`${memo}/p/${number}`);
}

function fits(page: Page): Promise<boolean> {
	return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1);
}
