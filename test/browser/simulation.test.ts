/** The model in a browser: stepping through a booking, moving a slider without any server, sharing what was found. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityOf, type Desk, missing, openDesk } from './browser.ts';

const why = missing();

describe('the model in a browser', { skip: why }, () => {
	let desk: Desk;
	before(async () => {
		desk = await openDesk();
	});
	after(() => desk?.close());

	test('a slider moves the picture with the network off, and the address keeps what was asked', async () => {
		const page = await desk.open('/en/simulation/ways-out?way=fbi-filter&draws=40');
		await page.getByRole('heading', { level: 1, name: /fewer reach ICE custody/ }).waitFor();
		const custody = () => page.getByRole('row', { name: /^Reach ICE custody/ }).innerText();
		const whole = await custody();
		// The thread has fetched what it needs once it has answered.
		await move(page, 0.3);
		await page.waitForFunction(() => location.search.includes('leak=0.3'));
		await changed(page, whole);
		await page.context().setOffline(true);
		const some = await custody();
		await move(page, 0.8);
		await changed(page, some);
		const less = Number((await custody()).split('\t')[3]?.replace('−', '-'));
		assert.ok(less < 0 && less > Number(whole.split('\t')[3]?.replace('−', '-')), 'fewer are spared');
		await page.getByLabel('The jail honors no hold').check();
		await page
			.getByText(/a refused hold/)
			.first()
			.waitFor();
		await page.waitForURL(/way=fbi-filter;leak=0\.8,no-detainers/);
		const address = page.url();
		await page.context().setOffline(false);
		await page.goto(address);
		await page.getByText(/With this: .* \+ The jail honors no hold/).waitFor();
	});

	test('four ways are compared, each with its interval, and kept as files with their hashes', async () => {
		const page = await desk.open('/en/simulation/ways-out?draws=40&way=no-detainers&way=threshold&way=no-submission');
		await page.getByRole('button', { name: 'Compare another' }).click();
		await page.getByLabel('The FBI does not pass on').check();
		const rows = page.getByRole('group', { name: 'The ways side by side' }).getByRole('row');
		await rows.nth(4).waitFor();
		assert.equal(await rows.count(), 5);
		const coming = page.waitForEvent('download');
		await page.getByRole('button', { name: 'JSON' }).click();
		const file = JSON.parse(await read(await (await coming).createReadStream()));
		assert.equal(file.synthetic, true);
		assert.match(file.limits, /invented/);
		assert.equal(file.scenarios.length, 4);
		assert.match(file.scenarios[3].hash, /^[0-9a-f]{64}$/);
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('the map colours the counties, steers by keyboard to one and opens its months with their intervals', async () => {
		const page = await desk.open('/en/simulation/months');
		const map = page.getByRole('group', { name: /^Map of the counties/ });
		await map.locator('path.shade-4').waitFor();
		assert.ok((await map.locator('path.county').count()) >= 5, 'shades, and a hatch where no date is known');
		await page.getByText(/drawn \d+ times: 80 of 100 counts lie between/).waitFor();
		await page.getByRole('button', { name: 'Month by month' }).click();
		const slider = page.getByRole('slider', { name: 'Month' });
		await slider.press('Home');
		await map.locator('path.shade-off').waitFor();
		await page.waitForURL(/on=2008-10/);
		await slider.press('End');
		await map.focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		const county = await map.locator('.tip strong').innerText();
		assert.match(county, /, KS$/);
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: new RegExp(`^${county}`) }).waitFor();
		await page.waitForURL(/place=20\d{3}/);
		await page.getByText(/drawn \d+ times/).waitFor();
		const table = page.getByRole('group', { name: new RegExp(`by month, ${county}`) });
		await page.getByText('The same as a table').click();
		assert.match(await table.getByRole('row').last().innerText(), /January 2013\t\S+\t\S+ to \S+\t\S+ to \S+/);
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('a booking is stepped through with the keyboard; a lever strikes what no longer happens', async () => {
		const page = await desk.open('/en/simulation');
		const steps = page.getByRole('group', { name: 'Messages in their order' });
		await steps.getByRole('button', { name: 'Next' }).focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		assert.match(
			await steps.locator('[aria-current=step]').innerText(),
			/The jail sends the prints to the state bureau/,
		);
		await page.keyboard.press('ArrowLeft');
		assert.match(await steps.locator('[aria-current=step]').innerText(), /The jail takes ten fingerprints/);
		await page.getByLabel('DHS does not follow up').check();
		await steps.locator('s').first().waitFor();
		assert.match(await steps.locator('s').first().innerText(), /asks ICE what the person’s status is/);
		assert.match(page.url(), /lever=dhs-ignores/);
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('without scripts the booking, the difference and their limits are read all the same', async () => {
		const page = await desk.open('/en/simulation?lever=no-submission', { javaScriptEnabled: false });
		assert.ok((await page.locator('ol > li').count()) > 10);
		assert.ok((await page.locator('s').count()) > 5);
		await page.goto(`${desk.site}/en/simulation/ways-out?lever=no-detainers&draws=40`);
		assert.match(await page.locator('h1').innerText(), /fewer reach ICE custody/);
		assert.match(await page.locator('aside.limits').innerText(), /Nothing here says whether any person/);
	});

	test('what a reader changes among the parameters travels to the other pages', async () => {
		const page = await desk.open('/en/simulation/parameters');
		const field = page.getByLabel('What if: Arrested at large after a refused hold');
		await field.fill('0.9');
		await field.press('Tab');
		await page.getByRole('heading', { name: '1 number changed' }).waitFor();
		assert.match(page.url(), /set=takenAtLarge:0\.9/);
		assert.equal(
			await page.getByRole('link', { name: 'See what it changes' }).getAttribute('href'),
			'/en/simulation/ways-out?set=takenAtLarge:0.9',
		);
		await page.getByRole('button', { name: 'Back to the usual values' }).click();
		await page.getByRole('heading', { name: '0 numbers changed' }).waitFor();
		assert.deepEqual(await accessibilityOf(page), []);
	});

	test('every page stands in both languages, on a phone, in the dark, and complains of nothing', async () => {
		const page = await desk.open('/es/simulation', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
		for (const path of ['', '/months?place=CA', '/drivers', '/validation', '/parameters', '/ways-out?draws=40']) {
			await page.goto(`${desk.site}/es/simulation${path}`, { waitUntil: 'networkidle' });
			assert.doesNotMatch(await page.locator('main').innerText(), /simulation\.[a-z]|[{}]/, path);
			assert.ok(
				await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
				`${path} fits the phone`,
			);
			assert.deepEqual(await accessibilityOf(page), [], path);
		}
		// Chromium asks for the icon anew whenever the address changes, also with the network off.
		assert.deepEqual(
			desk.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED')),
			[],
		);
	});
});

/** Puts the slider somewhere, as a hand does. */
async function move(page: Page, share: number): Promise<void> {
	await page.getByRole('slider').evaluate((slider: HTMLInputElement, value) => {
		slider.value = String(value);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
	}, share);
}

async function changed(page: Page, row: string): Promise<void> {
	await page.waitForFunction(
		(before) => [...document.querySelectorAll('tr')].every((one) => one.innerText !== before),
		row,
	);
}

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part);
	return Buffer.concat(parts).toString('utf8');
}
