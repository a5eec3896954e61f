/** Every kind of page of the public site as a reader opens it: whole without scripts, clean for axe, in both languages, wide and on a phone. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { parseDay } from '../../src/base/day.ts';
import { openLedger } from '../../src/ledger/actions.ts';
import { surelyBy } from '../../src/ledger/when.ts';
import { fixedPages } from '../../src/publishing/addresses.ts';
import { accessibilityOf, type Desk, missing, openDesk } from './browser.ts';

const why = missing();

/** One of each kind beside those that are always there. */
const kinds = [
	...fixedPages,
	'/search?q=arlington',
	'/search?q=zzqq',
	'/places/51013-arlington-county-va',
	'/places/17-illinois',
	'/places/51013-arlington-county-va/handout',
	'/questions/can-leave',
	'/people/janet-napolitano',
	'/sources/activation-list',
	'/facts/statement-053',
	'/facts/figure-003',
	'/updates/2026-11-22-how-to-correct-us',
] as const;

/** What a page has to tell search engines. */
const described: Readonly<Record<string, readonly string[]>> = {
	'/': ['WebSite', 'SearchAction'],
	'/places/51013-arlington-county-va': ['AdministrativeArea', 'PropertyValue', 'BreadcrumbList'],
	'/places/17-illinois': ['State', 'BreadcrumbList'],
	'/questions/can-leave': ['BreadcrumbList'],
	'/people/janet-napolitano': ['Person', 'BreadcrumbList'],
	'/sources/activation-list': ['CreativeWork', 'BreadcrumbList'],
	'/updates/2026-11-22-how-to-correct-us': ['BlogPosting', 'BreadcrumbList'],
	'/data': ['Dataset'],
};

describe('the public site in a browser', { skip: why }, () => {
	let desk: Desk;
	before(async () => {
		desk = await openDesk();
	});
	after(() => desk?.close());

	test('each kind of page, in English on a wide screen by day, in Spanish on a phone by night', async () => {
		const walk = async (language: string, width: number, colorScheme: 'light' | 'dark') => {
			const page = await desk.open(`/${language}`, { viewport: { width, height: 844 }, colorScheme });
			const wrong: string[] = [];
			for (const kind of kinds) wrong.push(...(await look(page, language, kind)));
			await page.close();
			return wrong;
		};
		const wrong = await Promise.all([walk('en', 1280, 'light'), walk('es', 390, 'dark')]);
		assert.deepEqual(wrong.flat(), []);
	});

	async function look(page: Page, language: string, kind: string): Promise<string[]> {
		const path = `/${language}${kind === '/' ? '' : kind}`;
		const answer = await page.goto(`${desk.site}${path}`);
		if (answer?.status() !== 200) return [`${path} answers ${answer?.status()}`];
		const facts = await page.evaluate(() => {
			const of = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name) ?? '';
			return {
				lang: document.documentElement.lang,
				headings: document.querySelectorAll('h1').length,
				title: document.title,
				description: of('meta[name=description]', 'content'),
				canonical: of('link[rel=canonical]', 'href'),
				alternates: [...document.querySelectorAll('link[hreflang]')].map((one) => one.getAttribute('hreflang')),
				data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent ?? ''),
				wide: document.documentElement.scrollWidth - innerWidth,
				keys: /\b(publishing|ledger)\.[a-z-]+\.[a-z-]+/.exec(document.body.innerText)?.[0] ?? '',
			};
		});
		const wrong = await accessibilityOf(page);
		if (facts.lang !== language) wrong.push(`its language is ${facts.lang}`);
		if (facts.headings !== 1) wrong.push(`it has ${facts.headings} first headings`);
		if (!/ · Uncover$/.test(facts.title)) wrong.push(`its title is “${facts.title}”`);
		if (facts.description.length < 20) wrong.push(`its description is “${facts.description}”`);
		if (facts.canonical !== `${desk.site}${path.split('?')[0]}`) wrong.push(`it calls itself ${facts.canonical}`);
		if (facts.alternates.sort().join() !== 'en,es,x-default') wrong.push(`its languages are ${facts.alternates}`);
		if (facts.wide > 0) wrong.push(`it scrolls sideways by ${facts.wide} px`);
		if (facts.keys) wrong.push(`a text is missing: ${facts.keys}`);
		for (const text of facts.data)
			if (!text.includes('"https://schema.org"') || !JSON.parse(text))
				wrong.push('its data for search engines cannot be read');
		for (const what of described[kind] ?? [])
			if (!facts.data.some((text) => text.includes(`"@type":"${what}"`)))
				wrong.push(`it tells search engines of no ${what}`);
		return wrong.map((what) => `${path}: ${what}`);
	}

	test('without scripts a reader searches, changes the language and keeps the day of knowledge', async () => {
		const page = await desk.open('/en?known=2010-10-06', { javaScriptEnabled: false });
		await page.getByRole('searchbox').first().fill('Arlingtn, VA');
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: 'Arlington County, VA' }).first().click();
		assert.match(page.url(), /\/en\/places\/51013-arlington-county-va\?known=2010-10-06$/);
		await page.getByRole('link', { name: 'Español' }).click();
		assert.match(page.url(), /\/es\/places\/51013-arlington-county-va\?known=2010-10-06$/);
		await page.close();
	});

	test('by a day of knowledge no page shows a fact that could not be known by then', async () => {
		const then = parseDay('2010-10-06');
		const ledger = await openLedger(undefined);
		const late = [...ledger.events, ...ledger.statements].filter(
			({ known }) => known === null || !surelyBy(known, then),
		);
		const ids = new RegExp(`/facts/(${late.map(({ id }) => id).join('|')})["?#]`);
		const pages = kinds.filter((kind) => !kind.includes('statement-') && !kind.startsWith('/updates/'));
		for (const kind of pages) {
			const asked = kind.includes('?') ? '&' : '?';
			const answer = await fetch(`${desk.site}/en${kind === '/' ? '' : kind}${asked}known=${then}`);
			const html = await answer.text();
			assert.doesNotMatch(html, ids, kind);
			for (const { id, summary } of late) assert.ok(!html.includes(summary), `${kind} tells ${id}`);
		}
	});

	test('nothing broke on the way: no script error, nothing blocked by the content policy', () => {
		assert.deepEqual(
			desk.complaints.filter((line) => !/status of 404/.test(line)),
			[],
		);
	});
});
