import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { robotsOf, sitemapOf } from './sitemap.ts';

const origin = 'https://example.org';
const pages = Array.from({ length: 25 }, (_, i) => `/places/${i}&x`);

function locations(text: string | undefined): string[] {
	const found: string[] = [];
	let inside = false;
	const parser = new SaxesParser();
	parser.on('opentag', ({ name }) => {
		inside = name === 'loc';
	});
	parser.on('text', (part) => {
		if (inside) found.push(part);
	});
	parser.on('closetag', () => {
		inside = false;
	});
	parser.write(text ?? '').close();
	return found;
}

test('every page stands in it in both languages, each naming both', () => {
	const text = sitemapOf(pages, origin);
	assert.deepEqual(
		locations(text),
		pages.flatMap((page) => [`${origin}/en${page}`, `${origin}/es${page}`]),
	);
	assert.equal(text?.match(/hreflang="en"/g)?.length, 50);
	assert.equal(text?.match(/hreflang="es"/g)?.length, 50);
});

test('more addresses than one file may hold are divided, and none is lost', () => {
	const parts = locations(sitemapOf(pages, origin, undefined, 20));
	assert.deepEqual(
		parts,
		[1, 2, 3].map((part) => `${origin}/sitemap.xml?part=${part}`),
	);
	const all = parts.flatMap((_, i) => {
		const some = locations(sitemapOf(pages, origin, i + 1, 20));
		assert.ok(some.length <= 20);
		return some;
	});
	assert.deepEqual(all, locations(sitemapOf(pages, origin)));
	assert.equal(sitemapOf(pages, origin, 4, 20), undefined);
	assert.equal(sitemapOf(pages, origin, 0, 20), undefined);
});

test('crawlers are kept from the desk', () => {
	assert.match(robotsOf(origin), /^Disallow: \/$/m);
	assert.match(robotsOf(origin), /^Sitemap: https:\/\/example\.org\/sitemap\.xml$/m);
});
