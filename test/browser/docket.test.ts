/** The docket's desk as a clinic uses it: the first case's story, a request of one's own, a letter dropped in, what is owed, and the site. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityOf, type Desk, memorandum, missing, openDesk } from './browser.ts';

const why = missing();

const letter = `From: foia@agency.example
To: clinic@example.org
Date: Mon, 05 Apr 2010 10:00:00 -0400
Subject: FOIA case 2010FOIA77
Content-Type: text/plain

April 5, 2010

RE: Case Number 2010FOIA77

Dear Requester:

This acknowledges receipt of your request, which this office received on March 8, 2010.
Your request has been assigned case number 2010FOIA77.
`;

describe('the desk of the docket in a browser', { skip: why }, () => {
	let desk: Desk;
	let page: Page;
	before(async () => {
		desk = await openDesk();
		page = await desk.open('/docket');
	});
	after(() => desk?.close());

	const go = async (path: string) => {
		await page.goto(`${desk.site}${path}`);
		await page.waitForLoadState('networkidle');
	};
	const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();

	test('an empty docket offers the first case, and Today then shows how each request stands', async () => {
		await heading('Today');
		await page.getByRole('button', { name: 'Load the first case’s story' }).click();
		await page.getByText('Sent, no receipt known, since February 3, 2010').first().waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('a request to two agencies is a batch of two, each with its items', async () => {
		await page.getByRole('link', { name: 'Requests', exact: true }).click();
		await page.getByRole('link', { name: 'New request' }).click();
		await heading('New request');
		await page.getByLabel('Title').fill('Costs of leaving');
		await page.getByRole('checkbox', { name: /Federal Bureau/ }).check();
		await page.getByRole('checkbox', { name: /Immigration Review/ }).check();
		await page.getByText('2 agencies chosen').waitFor();
		await page.getByLabel(/What is asked for/).fill('A: Policies on leaving\nB: What leaving costs');
		await page.getByLabel('Sent', { exact: true }).fill('2010-03-05');
		await page.getByLabel('Received, as we can show').fill('2010-03-08');
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('button', { name: 'Enter the request' }).click();
		await heading('Requests');
		assert.equal(await page.getByRole('link', { name: 'Costs of leaving' }).count(), 2);
	});

	test('the request page draws its clocks, and tells a day with the count line by line', async () => {
		await go('/docket/requests/7?asof=2010-04-20');
		await heading('Costs of leaving');
		await page.getByRole('img', { name: /with the clocks under it/ }).waitFor();
		await page.getByText(/^Overdue, .*since April 5, 2010$/).waitFor();
		const decide = page.locator('.deadline', { hasText: 'Decide on the request' });
		await decide.getByText('The count, line by line').click();
		await page.getByText('20 working days: day 1 is Tue 9 March 2010, day 20 is Mon 5 April 2010.').waitFor();
	});

	test('a question stops the clock, is hatched on the picture, and an entry made in error is struck with a reason', async () => {
		await page.getByText('Enter what happened').click();
		await page.locator('select[name=type]').selectOption({ label: 'Question about the request' });
		await page.locator('input[name=date]').fill('2010-03-15');
		await page.getByRole('button', { name: 'Enter it' }).click();
		await page.getByText(/^Clock stopped.* since March 15, 2010$/).waitFor();
		await page.getByRole('button', { name: 'Strike “Question about the request”' }).click();
		await page.getByLabel(/Why is it struck/).fill('It was another request.');
		await page.getByRole('button', { name: 'Strike', exact: true }).last().click();
		await page.getByText(/^Overdue, .*since April 5, 2010$/).waitFor();
	});

	test('a letter dropped in is read, its words are marked, and nothing is set until a person confirms', async () => {
		await go('/docket/letters?request=7');
		await page
			.getByLabel('File')
			.setInputFiles({ name: 'letter.eml', mimeType: 'message/rfc822', buffer: Buffer.from(letter) });
		await page.getByRole('button', { name: 'Take a letter in' }).click();
		await page.locator('mark', { hasText: 'acknowledges receipt' }).first().waitFor({ timeout: 30_000 });
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByLabel(/Keep this tracking number/).check();
		await page.getByRole('button', { name: 'Confirm and enter' }).click();
		await heading('Costs of leaving');
		await page.getByText('2010FOIA77').first().waitFor();
		await page.getByRole('link', { name: 'Open the paper' }).waitFor();
	});

	test('a release tied to an item shows what is owed, with sums that balance and the late days', async () => {
		await go('/archive/import');
		await page
			.getByLabel('Choose files')
			.setInputFiles({ name: 'memorandum.pdf', mimeType: 'application/pdf', buffer: await memorandum(3) });
		await page.getByLabel('Production').fill('First release');
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		await page.getByRole('region', { name: 'Import 2' }).getByText('Done').waitFor({ timeout: 60_000 });
		await go('/docket/requests/7');
		await page.getByText('Tie a release to this request').first().click();
		await page.getByLabel('Production in the archive').selectOption('First release');
		await page
			.getByLabel(/Policies on leaving/)
			.last()
			.selectOption('part');
		await page.getByRole('button', { name: 'Tie a release to this request' }).click();
		await page.getByText('Answers A (in part)').waitFor();
		await page.getByRole('link', { name: 'What is still owed' }).first().click();
		await heading('What is still owed');
		const row = page.getByRole('row', { name: /Policies on leaving/ });
		await row.getByText('Partly answered').waitFor();
		assert.equal(await row.getByRole('link', { name: /TEST-2010FOIA/ }).getAttribute('href'), '/d/2/p/1');
		assert.deepEqual(
			await page
				.getByRole('row', { name: /All pages, once/ })
				.getByRole('cell')
				.allInnerTexts(),
			['2', '1', '—', '3', ''],
		);
		await page
			.getByRole('row', { name: /What leaving costs/ })
			.getByText(/days, since April 5, 2010/)
			.waitFor();
		await page.emulateMedia({ media: 'print' });
		assert.equal(await page.getByRole('button', { name: 'Print this table' }).isVisible(), false);
		await page.emulateMedia({ media: 'screen' });
	});

	test('a page is set right with a reason, and the sums follow', async () => {
		await go('/docket/requests/7/releases/3');
		await page.getByRole('button', { name: /^Set right: page .*1$/ }).click();
		await page.getByLabel('What became of it').selectOption('duplicate');
		await page.getByLabel('Reason').fill('The same sheet came before.');
		await page.getByRole('button', { name: 'Set right', exact: true }).click();
		await page.getByText('The same sheet came before.').waitFor();
	});

	test('an index is typed by hand, a page it leaves out is entered from the list, and a row is corrected and struck', async () => {
		await go('/docket/requests/7/index');
		await page.getByRole('button', { name: 'Type a row by hand' }).click();
		await page.getByLabel('Exemption').fill('b5');
		await page.getByLabel('Description').fill('Talking points');
		await page.getByRole('button', { name: 'Add the row' }).click();
		await page.getByText('Row 1 names no pages.').waitFor();
		await page.getByRole('button', { name: /^Enter page TEST-2010FOIA/ }).click();
		assert.match(await page.getByLabel('Bates range').inputValue(), /^TEST-2010FOIA/);
		assert.deepEqual(await accessibilityOf(page), []);
		await page.getByRole('button', { name: 'Add the row' }).click();
		await page.getByText('The index covers 100% of the withheld pages that bear a number.').waitFor();
		const first = page.locator('li', { has: page.getByText('Row 1', { exact: true }) }).first();
		await first.getByRole('button', { name: 'Strike' }).click();
		await first.getByLabel('Why it is changed').fill('Not of this request');
		await first.getByRole('button', { name: 'Strike' }).click();
		await page.getByText('Its one row').waitFor();
		await page.getByText('3 changes by hand').click();
		await page.getByText(/Row 1 struck.*Not of this request/s).waitFor();
	});

	test('what is known to a month only is told so, and no clock counts from it', async () => {
		await go('/docket/requests/7?asof=2010-04-20');
		await page.getByText('Enter what happened').click();
		await page.locator('select[name=type]').selectOption({ label: 'Granted in part' });
		await page.getByLabel('How exactly it is known').selectOption('Only the month');
		await page.locator('input[name=month]').fill('2010-03');
		await page.getByText('No clock counts from it until the day is known.').waitFor();
		await page.getByRole('button', { name: 'Enter it' }).click();
		await page.getByText('March 2010', { exact: true }).waitFor();
		await page.getByText(/has no exact day, so no clock counts from it/).waitFor();
		await page.getByText(/^Overdue, .*since April 5, 2010$/).waitFor();
		await page.getByRole('button', { name: 'Correct “Granted in part”' }).click();
		await page.getByLabel('How exactly it is known').first().selectOption('The day');
		await page.locator('input[name=date]').first().fill('2010-03-30');
		await page.getByRole('button', { name: 'Correct', exact: true }).last().click();
		await page.getByText(/^Decided, .*since March 30, 2010$/).waitFor();
	});

	test('a request is private, says plainly what becomes public, and is on the site once released', async () => {
		assert.equal((await page.request.get(`${desk.site}/en/requests/7`)).status(), 404);
		await go('/docket/requests/7');
		await page.getByText('Release to the public site').first().click();
		await page.getByText(/On the site anybody can read/).waitFor();
		await page.getByLabel('I have read what becomes public').check();
		await page.getByRole('button', { name: 'Release to the public site' }).click();
		await page.getByText('This request is public.').waitFor();
		await go('/en/requests');
		await page.getByRole('link', { name: 'Costs of leaving' }).click();
		await page.getByText('What leaving costs').waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('every page reads well in Spanish on a phone', async () => {
		const phone = await desk.open('/docket?asof=2010-04-20', {
			locale: 'es-US',
			viewport: { width: 390, height: 844 },
		});
		for (const path of [
			'/docket?asof=2010-04-20',
			'/docket/requests',
			'/docket/requests/7?asof=2010-04-20',
			'/docket/requests/7/owed',
			'/docket/requests/7/releases/3',
			'/docket/requests/7/papers/declaration',
			'/docket/suits/1/owed',
			'/docket/requests/7/index',
			'/docket/suits/1',
			'/docket/agencies',
			'/docket/agencies/ice',
			'/docket/calendar?month=2010-04',
			'/docket/letters',
			'/es/requests',
			'/es/requests/7',
		]) {
			await phone.goto(`${desk.site}${path}`);
			await phone.waitForLoadState('networkidle');
			assert.equal(await phone.locator('html').getAttribute('lang'), 'es');
			const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assert.ok(over <= 0, `${path} is ${over} px too wide`);
			assert.doesNotMatch(
				await phone.locator('main').innerText(),
				/\b(docket|publishing)\.[a-z]/,
				`${path} lacks words`,
			);
			assert.deepEqual(await accessibilityOf(phone), [], path);
		}
	});

	test('the browser had nothing to complain of', () => {
		assert.deepEqual(
			desk.complaints.filter((text) => !/status of (404|503)/.test(text)),
			[],
		);
	});
});
