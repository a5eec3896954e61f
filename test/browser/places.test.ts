/** The pages of places, questions, people, sources and facts as readers open them: without scripts, on a phone, in both languages, on paper. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { accessibilityOf, type Desk, missing, openDesk } from './browser.ts';

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const paths = [
	'/places',
	'/places?state=06&filter=sharing',
	'/places/06085-santa-clara-county-ca',
	'/places/02020-anchorage-municipality-ak',
	'/places/17-illinois',
	'/places/06075-san-francisco-county-ca/handout',
	'/questions',
	'/questions/can-leave',
	'/people',
	'/people/janet-napolitano',
	'/sources/activation-list',
	'/facts/statement-061',
	'/facts/listed-06001',
	'/facts/figure-057',
];

/** Kinds of page that the walk over the whole site does not look at with axe. */
const unlike = ['/places/02020-anchorage-municipality-ak', '/questions', '/facts/listed-06001'];

describe('the pages of places in a browser', { skip: missing() }, () => {
	let desk: Desk;
	before(async () => {
		desk = await openDesk();
	});
	after(() => desk?.close());

	const goto = async (page: Page, path: string) => {
		const answer = await page.goto(`${desk.site}${path}`);
		assert.equal(answer?.status(), 200, path);
	};

	for (const language of ['en', 'es'])
		test(`every page is whole, fits a phone and can be read by all (${language})`, async () => {
			const page = await desk.open(`/${language}/places`, phone);
			for (const path of paths) {
				await goto(page, `/${language}${path}`);
				if (language === 'en' && unlike.includes(path)) assert.deepEqual(await accessibilityOf(page), [], path);
				assert.equal(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
					0,
					`${path} is too wide`,
				);
				assert.equal(await page.locator('h1').count(), 1, path);
				assert.equal(await page.evaluate(() => document.documentElement.lang), language);
				assert.doesNotMatch(await page.locator('main').innerText(), /publishing\.|ledger\.|undefined|\[object/, path);
			}
			await page.close();
		});

	test('a place tells its finding, and each sentence leads to its source in two clicks, without scripts', async () => {
		const page = await desk.open('/en/places/06085-santa-clara-county-ca', { javaScriptEnabled: false });
		assert.equal(
			await page.locator('h1').innerText(),
			'Santa Clara County voted to leave in September 2010. It was told no.',
		);
		assert.equal(await page.locator('script[type=module], link[rel=modulepreload]').count(), 0);
		await page.getByRole('link', { name: /Proof 2/ }).click();
		assert.match(await page.locator('h1').innerText(), /Unanimous vote/);
		await page.locator('main dl a').first().click();
		await page.waitForURL(/\/en\/sources\//);
		assert.match(await page.locator('main').innerText(), /Unanimous vote/);
		await page.close();
	});

	test('any day can be asked for by a plain form, and an old address leads to the right one', async () => {
		const page = await desk.open('/en/places/51013?known=2010-10-06', { javaScriptEnabled: false });
		assert.equal(new URL(page.url()).pathname, '/en/places/51013-arlington-county-va');
		assert.equal(await page.locator('h1').innerText(), 'Arlington County voted to leave in September 2010.');
		await page.getByLabel('On another day').fill('2010-04-15');
		await page.getByRole('button', { name: 'Show' }).last().click();
		await page.waitForURL(/on=2010-04-15/);
		assert.match(page.url(), /known=2010-10-06/, 'the day of knowledge is kept');
		assert.match(await page.locator('section.status').innerText(), /Began about then, before or after/);
		await page.close();
	});

	test('the list finds a county by its name and its state', async () => {
		const page = await desk.open('/es/places', { javaScriptEnabled: false });
		await page.getByLabel('Nombre o código FIPS').fill('dona');
		await page.getByLabel('Estado', { exact: true }).selectOption('35');
		await page.getByRole('button', { name: 'Mostrar' }).click();
		await page.getByRole('link', { name: 'Condado de Doña Ana' }).click();
		await page.waitForURL(/\/es\/places\/35013-dona-ana-county-nm/);
		await page.close();
	});

	test('the handout is one sheet of letter paper, with a side in each language', async () => {
		const page = await desk.open('/en/places');
		for (const [language, places] of [
			['en', ['02020', '36']],
			['es', ['06075', '17031', 'suffolk-county-police']],
		] as const)
			for (const place of places) {
				await goto(page, `/${language}/places/${place}/handout`);
				const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
				const [front, back] = pdf.getPages();
				assert.equal(pdf.getPageCount(), 2, `${language} ${place}`);
				assert.deepEqual([front?.getSize(), back?.getSize()], Array(2).fill({ width: 612, height: 792 }));
			}
		const sides = page.locator('article');
		assert.deepEqual(await sides.evaluateAll((all) => all.map((one) => one.getAttribute('lang'))), ['es', 'en']);
		assert.match(await sides.nth(0).innerText(), /Qué puede preguntar el concejo/);
		assert.match(await sides.nth(1).innerText(), /What the council may ask/);
		assert.doesNotMatch(await sides.first().innerText(), /127\.0\.0\.1/, 'nobody else can open this machine');
		await page.close();
	});

	test('a place answers at once whether it may leave, and each answer leads to its proof', async () => {
		const page = await desk.open('/en/places/06085', { javaScriptEnabled: false });
		const short = page.locator('dl[aria-label="In short"]');
		const said = (await short.innerText()).replace(/\s+/g, ' ');
		assert.match(said, /May it leave\? It was told no, November 9, 2010/);
		assert.match(said, /What can it do\? \d+ rules limit detainers or cooperation here/);
		await short.getByRole('link', { name: /dated entries, each with its source/ }).click();
		assert.match(page.url(), /#events$/);
		await short.locator('.cite.word').nth(1).click();
		await page.waitForURL(/\/facts\/statement-/);
		await goto(page, '/es/places/02020');
		assert.match(
			(await page.locator('dl').first().innerText()).replace(/\s+/g, ' '),
			/¿Se comparten las huellas\? No se sabe .*No consta ninguna respuesta dada a este lugar/,
		);
		await page.close();
	});

	test('the question opens with its finding, and the two answers of the flip are joined in the picture', async () => {
		const page = await desk.open('/es/questions/can-leave', { javaScriptEnabled: false });
		assert.match(
			await page.locator('h1').innerText(),
			/^En 2010 un mismo departamento dijo que sí \d veces y que no \d veces$/,
		);
		const picture = page.getByRole('img', { name: /respuestas/ }).first();
		await picture.getByText('29 días').waitFor();
		const [top, bottom] = await picture.locator('.flip').evaluate((line: SVGPathElement) => {
			const end = line.getPointAtLength(line.getTotalLength());
			return [line.getPointAtLength(0).y, end.y];
		});
		assert.ok((top ?? 0) < (bottom ?? 0), 'from yes above to no below');
		await page.close();
	});

	test('no mark of a chart covers another, on a screen, a tablet and a phone', async () => {
		for (const width of [1280, 820, 390]) {
			const viewport = { width, height: 844 };
			const page = await desk.open('/en/places/06085', { viewport });
			const covered = await page.locator('svg.lane').evaluateAll((lanes) =>
				lanes.flatMap((lane) => {
					const boxes = [...lane.querySelectorAll('path')].map((path) => path.getBoundingClientRect());
					return boxes.flatMap((a, i) =>
						boxes
							.slice(i + 1)
							.filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2)
							.filter((b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
							.map((b) => `${Math.round(a.x)},${Math.round(a.y)} ${Math.round(b.x)},${Math.round(b.y)}`),
					);
				}),
			);
			assert.deepEqual(covered, []);
			await page.close();
		}
	});

	test('an address that leads nowhere is told so inside the site, in the reader’s language', async () => {
		const page = await desk.open('/es/lugares', { javaScriptEnabled: false });
		for (const [path, status] of [
			['/es/lugares', 404],
			['/es/places/nowhere', 404],
			['/es/places?known=yesterday', 400],
		] as const) {
			const answer = await page.goto(desk.site + path);
			assert.equal(answer?.status(), status, path);
			await page.getByRole('navigation', { name: 'Secciones' }).waitFor();
			assert.doesNotMatch(await page.locator('main').innerText(), /Not Found|There is|cannot|publishing\./, path);
		}
		await page.getByRole('link', { name: 'La misma página, con lo que hoy se sabe' }).click();
		await page.waitForURL(/\/es\/places$/);
		await page.close();
	});

	test('a shared link shows a picture made for the place', async () => {
		const page = await desk.open('/en/places/06085-santa-clara-county-ca');
		const address = await page.locator('meta[property="og:image"]').getAttribute('content');
		assert.match(address ?? '', /\/og\/places\/06085\.en\.png$/);
		const picture = Buffer.from(await (await fetch(address ?? '')).arrayBuffer());
		assert.deepEqual(
			[picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)],
			['PNG', 1200, 630],
		);
		assert.equal((await fetch(`${desk.site}/og/places/nowhere.en.png`)).status, 404);
		await page.close();
	});

	test('nothing went wrong in the browser meanwhile', () =>
		assert.deepEqual(
			desk.complaints.filter((line) => !/status of 40[04]/.test(line)),
			[],
		));
});
