/** The ledger's desk as a person uses it: add a fact by keyboard, cite a page, correct, merge, decide, translate. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityOf, type Desk, memorandum, missing, openDesk } from './browser.ts';

const why = missing();

describe('the desk of the ledger in a browser', { skip: why }, () => {
	let desk: Desk;
	let page: Page;
	before(async () => {
		desk = await openDesk();
		page = await desk.open('/ledger');
	});
	after(() => desk?.close());

	const go = async (path: string) => {
		await page.goto(`${desk.site}${path}`);
		await page.waitForLoadState('networkidle');
	};
	const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();

	test('the overview counts what there is and leads to what waits', async () => {
		await heading('Ledger');
		await page.getByRole('link', { name: /translations to review/ }).click();
		await heading('Translations');
		await go('/ledger');
		await page.getByRole('link', { name: '4 Contradictions' }).click();
		await heading('Contradictions');
	});

	test('an event is added with the keyboard alone, and moves the status of its place', async () => {
		await go('/ledger/entries');
		await page.keyboard.press('n');
		await heading('Add an event');
		await page.getByLabel('Summary').focus();
		await page.keyboard.type('The board votes to end its part.');
		await page.keyboard.press('Tab');
		await page.keyboard.type('Vote to');
		await page.keyboard.press('Tab');
		await page.keyboard.type('2011-03-01');
		await page.keyboard.press('Tab');
		await page.keyboard.type('2011-03-02');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.type('Fairfax County, VA');
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Take Fairfax County, VA out' }).waitFor();
		await page.getByLabel('Who acted').focus();
		await page.keyboard.type('Board of Supervisors');
		await page.keyboard.press('Control+Enter');
		await page.getByText('One field needs another look.').waitFor();
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-source');
		assert.deepEqual(await accessibilityOf(page), []);
		await page.keyboard.type('County activation');
		await page.locator('#field-source-list option').first().waitFor({ state: 'attached' });
		await page
			.getByLabel('Source', { exact: false })
			.first()
			.fill('County activation list (dates published by ICE, in an academic table)');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+Enter');
		await heading('The board votes to end its part.');
		await page.getByText('Added', { exact: true }).waitFor();
		await go('/ledger/places/51059?on=2011-03-01');
		await page.getByText('Voted to leave', { exact: true }).waitFor();
		await go('/ledger/places/51059?on=2011-02-28');
		await page.getByText('Sharing fingerprints', { exact: true }).waitFor();
	});

	test('a correction asks for a reason and keeps what stood there before', async () => {
		await go('/ledger/entries/statement/statement-061');
		await page.keyboard.press('e');
		await page.getByLabel('Where it was said').fill('press conference');
		await page.getByLabel('A correction: what stood here was wrong').check();
		await page.getByRole('button', { name: 'Save' }).click();
		await page.getByRole('alert').waitFor();
		await page.getByLabel('Reason').fill('The transcript names no town.');
		await page.getByRole('button', { name: 'Save' }).click();
		await page.getByText('Corrected', { exact: true }).waitFor();
		await page.getByText('The transcript names no town.').waitFor();
		await page.getByText('What changed: 2 fields').click();
		assert.equal(await page.locator('del', { hasText: 'press conference, Washington, DC' }).count(), 1);
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('button', { name: 'Contest' }).click();
		await page.getByLabel('Reason').fill('Two reporters heard it otherwise.');
		await page.getByLabel('Reason').press('Enter');
		await page.locator('header strong.contested').waitFor();
	});

	test('a page cited in the archive is chosen for a fact, and is shown with its words marked', async () => {
		await go('/archive/import');
		await page
			.getByLabel('Choose files')
			.setInputFiles({ name: 'memorandum.pdf', mimeType: 'application/pdf', buffer: await memorandum(3) });
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		await page.getByRole('region', { name: 'Import 1' }).getByText('Done').waitFor({ timeout: 60_000 });
		await page.evaluate(async () => {
			const { page } = await (await fetch('/api/archive/documents/1/pages/3')).json();
			const start = page.text.text.indexOf('The county asked');
			const json = JSON.stringify({ document: 1, page: 3, start, end: start + 40 });
			await fetch('/api/archive/citations', {
				method: 'POST',
				body: json,
				headers: { 'content-type': 'application/json' },
			});
		});
		await go('/ledger/entries/event/desk-event-1');
		await page.getByRole('button', { name: 'Edit' }).click();
		await page.getByRole('button', { name: 'Cite a page of the archive' }).click();
		await page.getByRole('button', { name: /“The county asked/ }).click();
		await page.locator('figure svg rect').first().waitFor({ state: 'attached' });
		await page.getByLabel('Reason').fill('The page itself.');
		await page.getByRole('button', { name: 'Save' }).click();
		await page.getByText('Edited', { exact: true }).waitFor();
		await page.locator('figure svg rect').first().waitFor({ state: 'attached' });
		const picture = page.locator('figure img');
		await picture.scrollIntoViewIfNeeded();
		assert.ok(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth > 0)));
		assert.equal(
			await page.getByRole('link', { name: 'TEST-2010FOIA.0000003' }).first().getAttribute('href'),
			'/d/1/p/3',
		);
	});

	test('two spellings of a person are merged, and taken apart again', async () => {
		await go('/ledger/people/john-morton');
		await page.getByText('Merge another entry into this one').first().click();
		await page.getByLabel('The other person').fill('Marc Rapp');
		await page.getByLabel('The other person').press('Enter');
		await page.getByLabel('Reason').fill('A try.');
		await page.getByRole('button', { name: 'Merge another entry into this one' }).click();
		await page.getByText('also Marc Rapp').waitFor();
		await page.getByText('Deputy Director, ICE Secure Communities').first().waitFor();
		await page.getByRole('button', { name: 'Take the merge back' }).click();
		await page.getByLabel('Reason').fill('Two men.');
		await page.getByLabel('Reason').press('Enter');
		await page.getByText('also Marc Rapp').waitFor({ state: 'detached' });
	});

	test('what the files accepted is decided again by a person, with a reason and not without one', async () => {
		await go('/ledger/contradictions?state=accepted');
		const flip = page.getByRole('article', { name: 'statement-053~statement-061' });
		await flip.getByText('in the reviewed files of the case').waitFor();
		await flip.getByRole('button', { name: 'Decide again' }).click();
		await flip.getByRole('button', { name: 'Refuse' }).click();
		await flip.getByRole('alert').waitFor();
		await flip.getByLabel('Reason').fill('The letter spoke of the timing.');
		await flip.getByRole('button', { name: 'Refuse' }).click();
		await flip.waitFor({ state: 'detached' });
		await page.getByRole('link', { name: /^Refused/ }).click();
		await flip.getByText('The letter spoke of the timing.').waitFor();
	});

	test('a translation is reviewed, and stands under what is reviewed', async () => {
		await go('/ledger/translations');
		const first = page.getByRole('textbox', { name: 'Spanish of event-001' });
		await first.fill('El DHS adopta la norma de diez dedos.');
		await first.press('Control+Enter');
		await page.getByRole('link', { name: 'Reviewed 1' }).click();
		await page.getByRole('textbox', { name: 'Spanish of event-001' }).waitFor();
	});

	test('every page reads well in Spanish on a phone', async () => {
		const phone = await desk.open('/ledger', { locale: 'es-US', viewport: { width: 390, height: 844 } });
		for (const path of [
			'/ledger',
			'/ledger/entries?kind=fact&q=napolitano',
			'/ledger/entries/new?kind=statement',
			'/ledger/entries/event/desk-event-1',
			'/ledger/places',
			'/ledger/places/51059',
			'/ledger/people',
			'/ledger/people/janet-napolitano',
			'/ledger/questions',
			'/ledger/contradictions?state=accepted',
			'/ledger/conflicts',
			'/ledger/translations?state=none',
		]) {
			await phone.goto(`${desk.site}${path}`);
			await phone.getByRole('heading', { level: 1 }).waitFor();
			assert.equal(await phone.locator('html').getAttribute('lang'), 'es');
			const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assert.ok(over <= 0, `${path} is ${over} px too wide`);
			assert.doesNotMatch(await phone.locator('main').innerText(), /\bledger\.[a-z]/, `${path} lacks words`);
			assert.deepEqual(await accessibilityOf(phone), [], path);
		}
	});

	test('the browser had nothing to complain of but what was refused on purpose', () => {
		assert.deepEqual(
			desk.complaints.filter((text) => !/status of 400/.test(text)),
			[],
		);
	});
});
