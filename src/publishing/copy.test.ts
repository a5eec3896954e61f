import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { copied, copyPage, copyText, linksOf, relative } from './copy.ts';
import { copySite } from './copy-actions.ts';

const origin = 'http://127.0.0.1:4600';

test('an address becomes a file of the same depth; what only the program can answer becomes none', () => {
	for (const [address, file] of [
		['/', 'index.html'],
		['/en', 'en.html'],
		['/es/places/06085-santa-clara-county-ca', 'es/places/06085-santa-clara-county-ca.html'],
		['/en/map?on=2010-01#counties', 'en/map.html'],
		['/en/places/06085.atom', 'en/places/06085.atom'],
		['/data/events.csv', 'data/events.csv'],
		['/og/places/06085.es.png', 'og/places/06085.es.png'],
		['/api/public/map-outlines.json?v=a1&language=es', 'api/public/map-outlines-v-a1-language-es.json'],
		['/api/public/simulation/ways', 'api/public/simulation/ways.json'],
		['/api/public/openapi.json', undefined],
		['/api/public/v1/events', undefined],
		['/desk', undefined],
		['/d/1/original', undefined],
	] as const)
		assert.equal(copied(address)?.file, file, address);
});

test('no address, whoever wrote it into a text, becomes a file outside the folder', () => {
	for (const address of [
		'/en/../../etc/passwd',
		'/en/%2e%2e/%2e%2e/etc/passwd',
		'/data/..%2f..%2fx/../../y.csv',
		'/en/a%5c..%5cb',
		'/en/./x',
		'/en/%00',
		'/en/%zz',
	])
		assert.equal(copied(address), undefined, address);
	assert.equal(copied('/en/sources/a..b')?.file, 'en/sources/a..b.html');
});

test('a folder that says it holds a copy cannot have anything outside of it taken away', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-copy-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const [copy, assets] = [join(folder, 'copy'), join(folder, 'assets')];
	await mkdir(copy);
	await mkdir(assets);
	const [mine, stale] = [join(folder, 'mine.txt'), join(copy, 'stale.html')];
	await writeFile(mine, 'mine');
	await writeFile(stale, 'stale');
	await writeFile(join(copy, '.uncover-copy.json'), '{"state":"another","base":null}');
	await writeFile(join(copy, '.uncover-copy-done'), '["../mine.txt",[]]\n["stale.html",[]]\n');
	await copySite({ origin, assets, get: async () => new Response('gone', { status: 404 }) }, copy, {
		addresses: [],
		state: 'now',
		base: null,
		signal: new AbortController().signal,
		now: () => new Date(),
		onProgress() {},
	});
	assert.equal(await readFile(mine, 'utf8'), 'mine');
	await assert.rejects(readFile(stale), { code: 'ENOENT' });
});

test('a relative way, followed, arrives', () => {
	const part = fc.stringMatching(/^[a-z0-9]{1,4}$/);
	const file = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
	fc.assert(
		fc.property(file, file, (from, to) => {
			assert.equal(new URL(relative(from, to), `https://example.org/sub/${from}`).pathname, `/sub/${to}`);
		}),
	);
});

const html = `<link rel="canonical" href="${origin}/en/places/boston"><a href="/en/facts/event-1?known=2010-10-06#why">x</a>
<a href="/desk">d</a><img src="/api/public/map.svg?v=1&amp;known=x"><a href="https://example.org/en">e</a><script>{shapes:"/api/public/map.svg?v=1&known=x"}</script><script>{"body":"{\\"of\\":\\"/api/public/of.json?v=2\\"}"}</script>`;

test('a page leads from file to file, and says where it stands where that is known', () => {
	const near = copyPage(html, 'en/places/boston.html', { origin, base: null });
	assert.match(near, /href="\.\/boston\.html"/);
	assert.match(near, /href="\.\.\/facts\/event-1\.html#why"/);
	assert.match(near, /src="\.\.\/\.\.\/api\/public\/map-v-1-known-x\.svg"/);
	assert.match(near, /shapes:"\.\.\/\.\.\/api\/public\/map-v-1-known-x\.svg"/);
	assert.match(near, /\\"\.\.\/\.\.\/api\/public\/of-v-2\.json\\"/);
	assert.match(near, /href="https:\/\/example\.org\/en"/, 'other sites are left alone');
	assert.doesNotMatch(near, /127\.0\.0\.1/);
	const far = copyPage(html, 'en/places/boston.html', { origin, base: 'https://example.org/s' });
	assert.match(far, /rel="canonical" href="https:\/\/example\.org\/s\/en\/places\/boston\.html"/);
});

test('a feed names whole addresses of the copy', () => {
	const copying = { origin, base: 'https://example.org' };
	assert.equal(
		copyText(`<link href="${origin}/es/places/06085.atom"/> ${origin}`, 'es/places/06085.atom', copying),
		'<link href="https://example.org/es/places/06085.atom"/> https://example.org',
	);
});

test('an address printed without its scheme says where the copy stands, or which file it is', () => {
	const told = (base: string | null) =>
		copyText('See 127.0.0.1:4600/en/places/us.', 'en/places/us/handout.html', { origin, base });
	assert.equal(told('https://example.org/s'), 'See example.org/s/en/places/us.html.');
	assert.equal(told(null), 'See en/places/us.html.');
});

test('the links of a page are those that become files', () => {
	const written = `${html}<a href="../sources/a.html#x">s</a><a href="../../_app/a.js">a</a>`;
	assert.deepEqual(linksOf(written, origin, 'en/places/boston.html'), [
		'/en/places/boston',
		'/en/facts/event-1?known=2010-10-06',
		'/api/public/map.svg?v=1&known=x',
		'/en/sources/a',
		'/api/public/of.json?v=2',
	]);
});
