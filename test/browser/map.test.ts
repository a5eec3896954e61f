/** The map, the front page and the timelines as readers meet them: with a mouse, with keys alone, without scripts, in both languages. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityOf, type Desk, missing, openDesk } from './browser.ts';

const why = missing();

describe('the map and the front page in a browser', { skip: why }, () => {
	let desk: Desk;
	before(async () => {
		desk = await openDesk();
	});
	after(() => desk?.close());

	const shown = async (page: Page) => (await page.locator('.count').innerText()).replace(/\s+/g, ' ');
	const sharing = (page: Page) => page.locator('svg[role=group] use.sharing').count();

	test('the front page says the finding; each of its numbers leads to a source in two clicks', async () => {
		const page = await desk.open('/en', { javaScriptEnabled: false });
		await page.getByRole('heading', { name: 'Towns were told they could leave.', exact: false, level: 1 }).waitFor();
		// The links beside each number: in the smallest part of the page that holds the number and any link.
		const numbers = await page.locator('main').evaluate((main) => {
			const found: { number: string; links: string[] }[] = [];
			const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
			for (let text = texts.nextNode(); text; text = texts.nextNode()) {
				let part = text.parentElement;
				if (!/\d/.test(text.textContent ?? '') || part?.closest('nav')) continue;
				while (part && part !== main && !part.closest('a') && !part.querySelector('a')) part = part.parentElement;
				const near = part?.closest('a') ?? part;
				const links = near?.matches('a') ? [near] : [...(near?.querySelectorAll('a') ?? [])];
				found.push({
					number: text.textContent?.trim() ?? '',
					links: links.map((link) => link.getAttribute('href') ?? ''),
				});
			}
			return found;
		});
		assert.ok(numbers.length > 20, `${numbers.length} numbers`);
		assert.ok(numbers.some(({ number }) => number.includes('7,225,393')));

		const pages = new Map<string, Promise<string>>();
		const read = (path: string) => {
			const there = pages.get(path) ?? fetch(desk.site + path).then((answer) => answer.text());
			pages.set(path, there);
			return there;
		};
		const main = async (path: string) => /<main[\s\S]*<\/main>/.exec(await read(path))?.[0] ?? '';
		const proves = async (path: string) => /href="https?:\/\//.test(await main(path));
		const leads = async (path: string): Promise<boolean> => {
			if (await proves(path)) return true;
			const next = [...(await main(path)).matchAll(/href="(\/en\/(?:facts|sources)\/[^"#]+)/g)].map(
				([, to = '']) => to,
			);
			for (const to of next.slice(0, 3)) if (await proves(to)) return true;
			return false;
		};
		for (const { number, links } of numbers) {
			const roads = await Promise.all(links.filter((link) => link.startsWith('/en/')).map(leads));
			assert.ok(roads.includes(true), `“${number}” leads to no source by ${links.join(', ')}`);
		}

		await page.locator('.numbers .cite').first().click();
		await page.locator('main a[rel~="external"]').first().waitFor();
		await page.close();
	});

	test('a place typed on the front page is there at once where only one is meant', async () => {
		const page = await desk.open('/es?known=2012-01-01', { javaScriptEnabled: false });
		const field = page.getByRole('searchbox', { name: '¿Qué pasó en su condado?' });
		await field.fill('Harris County, TX');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/es\/places\/48201-harris-county-tx\?known=2012-01-01$/);
		await page.goBack();
		await field.fill('cook');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/es\/search\?q=cook&known=2012-01-01$/);
		await page.getByRole('link', { name: 'Condado de Cook, IL' }).first().waitFor();
		await page.close();
	});

	test('the front page in Spanish, on a phone, in the dark', async () => {
		const page = await desk.open('/es', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
		await page.getByRole('heading', { name: 'Les dijeron que podían salirse.', exact: false, level: 1 }).waitFor();
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
		assert.match(await page.locator('.numbers').innerText(), /borrador/, 'a translation says that it is a draft');
		await page.close();
	});

	test('the slider goes by keys: a month, a year, to both ends; picture, count, table and address follow', async () => {
		const page = await desk.open('/en/map?on=2010-12');
		assert.match(await shown(page), /^December 2010 882 counties sharing/);
		const slider = page.getByRole('slider', { name: 'Month' });
		await slider.focus();
		await page.keyboard.press('ArrowRight');
		assert.match(await shown(page), /^January 2011 989 /);
		assert.equal(await slider.getAttribute('aria-valuetext'), 'January 2011: 989 counties sharing');
		await page.keyboard.press('PageUp');
		assert.match(await shown(page), /^January 2012 /);
		await page.keyboard.press('End');
		assert.match(await shown(page), /^January 2013 3,102 /);
		const all = await sharing(page);
		await page.keyboard.press('Home');
		assert.match(await shown(page), /^October 2008 1 county sharing/);
		assert.ok((await sharing(page)) === 1 && all > 40);
		await page.keyboard.press('PageUp');
		await page.keyboard.press('PageUp');
		await page.waitForURL(/on=2010-10/);
		const illinois = page.getByRole('row', { name: /^Illinois/ });
		assert.match((await illinois.innerText()).replace(/\s+/g, ' '), /^Illinois 22 80 0$/);
		assert.deepEqual(await accessibilityOf(page), []);
		await page.close();
	});

	test('marks come with the month, in order of time, each named with what the place tried', async () => {
		const page = await desk.open('/en/map?on=2011-05');
		const names = await page
			.locator('svg[role=group] a')
			.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
		assert.match(names[0] ?? '', /^San Francisco: Stopping the prints at the state bureau/);
		assert.ok(names.some((name) => name?.startsWith('Illinois: ')));
		assert.ok(!names.some((name) => name?.startsWith('Cook')), 'Cook County came in September 2011');
		await page.locator('svg[role=group] a').first().focus();
		await page.keyboard.press('Tab');
		assert.equal(
			await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
			names[1],
			'the next mark is the next in time',
		);
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/en\/places\//);
		await page.close();
	});

	test('it plays, slower for whoever asked for less motion, and pauses; nothing is read out while it plays', async () => {
		const page = await desk.open('/en/map?on=2009-01', { reducedMotion: 'reduce' });
		const live = page.locator('[aria-live=polite]');
		await page.getByRole('button', { name: 'Play' }).click();
		await page.waitForTimeout(600);
		assert.match(await shown(page), /^January 2009 /, 'a month stays long enough to be looked at');
		await page.waitForFunction(() => !document.querySelector('.count')?.textContent?.includes('January 2009'));
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		assert.equal(await live.innerText(), '');
		await page.getByRole('button', { name: 'Pause' }).click();
		assert.match(await live.innerText(), /2009: \d+ counties sharing/);
		const held = await shown(page);
		await page.waitForTimeout(500);
		assert.equal(await shown(page), held);
		await page.close();
	});

	test('pointing at a county names it with its month; a click opens its page', async () => {
		const page = await desk.open('/en/map?on=2010-04');
		const at = await page.locator('svg[role=group]').evaluate((svg: SVGSVGElement) => {
			svg.scrollIntoView({ block: 'center' });
			// The middle of Harris County, Texas, on the map.
			const point = new DOMPoint(510, 507).matrixTransform(svg.getScreenCTM() ?? undefined);
			return { x: point.x, y: point.y };
		});
		await page.mouse.move(at.x, at.y);
		await page.locator('.tip').waitFor();
		assert.match(await page.locator('.tip').innerText(), /^Harris County, TX\s+Sharing since October 29, 2008$/);
		await page.mouse.click(at.x, at.y);
		await page.waitForURL(/\/en\/places\/48201/);
		await page.close();
	});

	test('without scripts a month is chosen from a list, and a county found by its name', async () => {
		const page = await desk.open('/es/map', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
		await page.getByLabel('Mes', { exact: true }).selectOption('2011-08');
		await page.getByRole('button', { name: 'Mostrar', exact: true }).click();
		await page.waitForURL(/on=2011-08/);
		assert.match(await shown(page), /^agosto de 2011 1,462 condados comparten/);
		await page.getByRole('searchbox', { name: 'Condado' }).fill('dona ana');
		await page.getByRole('button', { name: 'Buscar un condado' }).click();
		const row = page.getByRole('row', { name: /Doña Ana/ });
		assert.match((await row.innerText()).replace(/\s+/g, ' '), /Condado de Doña Ana, NM Comparte/);
		assert.match(await shown(page), /^agosto de 2011 /, 'the month stays chosen');
		await page.close();
	});

	test('on a phone the map fills the width, the slider is under it and thick enough for a thumb', async () => {
		const page = await desk.open('/en/map?on=2012-06', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
		const map = await page.locator('svg[role=group]').boundingBox();
		const slider = await page.getByRole('slider').boundingBox();
		assert.ok(map && slider);
		assert.deepEqual([map.width > 350, slider.y >= map.y + map.height, slider.height >= 44], [true, true, true]);
		await page.close();
	});

	test('the timeline is chosen from by a form and linked fact by fact; the lawsuit says how long it took', async () => {
		const page = await desk.open('/en/timeline', { javaScriptEnabled: false });
		await page.getByLabel('Which of the five acts').selectOption('switch');
		await page.getByLabel('Year', { exact: true }).selectOption('2010');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		const found = await page.getByRole('status').innerText();
		assert.equal(found, `${await page.locator('.facts > li').count()} entries`);
		assert.equal(
			await page.locator('.facts > li', { hasText: 'About not being switched on' }).count(),
			Number.parseInt(found, 10),
		);
		await page.goto(`${desk.site}/es/timeline#event-055`);
		await page.locator('#event-055').getByText('28 de septiembre de 2010').waitFor();
		await page.goto(`${desk.site}/en/lawsuit`);
		await page.getByText('83 days').waitFor();
		const [first, whole] = await page
			.locator('.waits li')
			.evaluateAll((waits) =>
				waits.slice(0, 2).map((wait) => wait.querySelector('rect')?.getBoundingClientRect().width ?? 0),
			);
		assert.ok(Math.abs((first ?? 0) / (whole ?? 1) - 83 / 226) < 0.02, 'each wait is as long as its days');
		assert.match(await page.locator('h1').innerText(), /348 days later$/);
		await page.close();
	});

	test('on an earlier day of knowledge the map ends there and the headline is another', async () => {
		const page = await desk.open('/en/map?known=2010-10-06');
		assert.match(await shown(page), /^September 2010 649 /);
		assert.equal(await page.getByRole('slider').getAttribute('max'), '23');
		await page.goto(`${desk.site}/en?known=2010-09-01`);
		await page.getByRole('heading', { name: 'Secure Communities, place by place' }).waitFor();
		await page.close();
	});

	test('the browser had nothing to complain about', () => assert.deepEqual(desk.complaints, []));
});
