import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { type TestCase, testCase } from '../../test/house.ts';
import type { Day } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { indexLedger } from '../ledger/ledger.ts';
import type { HomeAnswer } from '../publishing/home.ts';
import type { MapAnswer } from '../publishing/map-page.ts';
import type { Site } from '../publishing/site.ts';
import { mapRoutes } from './publishing-map.ts';

let app: TestCase;
let routes: Hono;
before(async () => {
	app = await testCase();
	const ledger = await openLedger(undefined);
	const sites = new Map<string, Site>();
	const open = async (known: Day | null = null) => {
		const site = sites.get(known ?? '') ?? { state: 1, known, index: indexLedger(ledger, known ?? undefined) };
		sites.set(known ?? '', site);
		return site;
	};
	const { files, reader } = app;
	routes = mapRoutes({ now: () => new Date('2026-11-22T12:00:00Z'), files, reader }, open);
});
after(() => app[Symbol.asyncDispose]());

const map = async (query: string) => (await (await routes.request(`/api/public/map${query}`)).json()) as MapAnswer;

test('the map opens on its last month, on the month asked for, and on the last where the address says nonsense', async () => {
	assert.equal((await map('')).on, 51);
	assert.equal((await map('?on=2011-08')).on, 34);
	assert.equal((await map('?on=August')).on, 51);
});

test('a county is found by part of its name without its accents, or all of a state', async () => {
	assert.equal((await map('')).found, null);
	assert.deepEqual(
		(await map('?q=dona+ana')).found?.map(({ name, path, since }) => [name, path, since]),
		[['Doña Ana County, NM', '/places/35013-dona-ana-county-nm', 'June 2009']],
	);
	const spanish = (await map('?language=es&q=condado+de+santa+clara')).found;
	assert.deepEqual(
		spanish?.map(({ name, since }) => [name, since]),
		[['Condado de Santa Clara, CA', '4 de mayo de 2010']],
	);
	assert.equal((await map('?state=06')).found?.length, 58);
	assert.deepEqual((await map('?state=06&q=zzz')).found, []);
	assert.equal((await map('?state=11001')).found?.length, 1, 'the federal district stands beside the states');
});

test('the table by state adds up to the count beside the map, month by month', async () => {
	const { states, counts, months } = await map('');
	for (const month of [0, 2, 24, 51]) {
		const sum = (of: (row: (typeof states)[number]) => number) => states.reduce((all, row) => all + of(row), 0);
		assert.equal(
			sum((row) => row.sharing[month] ?? 0),
			counts[month]?.sharing,
			months[month] ?? '',
		);
		assert.equal(
			sum((row) => row.unknown[month] ?? 0),
			(counts[month]?.unknown ?? 0) + (counts[month]?.possible ?? 0),
		);
	}
});

test('the outlines carry the mark of their bytes: kept for good under it, asked again without it, never sent twice', async () => {
	const { shapes, groups } = await map('');
	const first = await routes.request(shapes, { headers: { 'accept-encoding': 'gzip, br' } });
	assert.equal(first.headers.get('content-type'), 'image/svg+xml');
	assert.match(first.headers.get('cache-control') ?? '', /immutable/);
	const text = gunzipSync(Buffer.from(await first.arrayBuffer())).toString();
	assert.equal(text.match(/<path id="g\d+"/g)?.length, groups.length, 'one outline for each history');
	const plain = await routes.request('/api/public/map.svg');
	assert.match(plain.headers.get('cache-control') ?? '', /no-cache/);
	assert.equal(await plain.text(), text);
	const again = await routes.request('/api/public/map.svg', {
		headers: { 'if-none-match': first.headers.get('etag') ?? '' },
	});
	assert.equal(again.status, 304);
});

test('a day of knowledge has a picture of its own', async () => {
	const then = await map('?known=2010-10-06');
	assert.equal(then.months.at(-1), '2010-09');
	assert.match(then.shapes, /&known=2010-10-06$/);
	const picture = await (await routes.request(then.shapes)).text();
	assert.equal(picture.match(/<path id="g\d+"/g)?.length, then.groups.length);
	const home = (await (await routes.request('/api/public/home?known=2010-10-06')).json()) as HomeAnswer;
	assert.deepEqual([home.shapes, home.groups.length], [then.shapes, then.groups.length]);
});

test('a link to the map shows a picture of it in the language of the page, and no other file stands beside it', async () => {
	const picture = await routes.request('/og/map.es.png');
	const bytes = Buffer.from(await picture.arrayBuffer());
	assert.deepEqual(
		[bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
		['PNG', 1200, 630],
	);
	const again = { headers: { 'if-none-match': picture.headers.get('etag') ?? '' } };
	assert.equal((await routes.request('/og/map.es.png', again)).status, 304);
	assert.equal((await routes.request('/og/map.en.png', again)).status, 200, 'English is another picture');
	assert.equal((await routes.request('/og/map.fr.png')).status, 404);
});
