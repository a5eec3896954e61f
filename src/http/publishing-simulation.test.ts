import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openFiles } from '../simulation/files.ts';
import { limits } from '../simulation/limits.ts';
import { simulationRoutes } from './publishing-simulation.ts';

const routes = simulationRoutes();
const get = (path: string, headers: Record<string, string> = {}) =>
	routes.request(`/api/public/simulation/${path}`, { headers });

test('one file holds all a browser needs to run the model, and is fetched once', async () => {
	const answer = await get('case.json', { 'accept-encoding': 'gzip, br' });
	assert.equal(answer.headers.get('content-encoding'), 'gzip');
	const bytes = Buffer.from(await answer.arrayBuffer());
	assert.ok(bytes.length < 80_000, `${bytes.length} bytes`);
	const opened = openFiles(JSON.parse(gunzipSync(bytes).toString()));
	assert.ok(opened.places.length > 3000);
	assert.equal(opened.states.CA, 'California');
	const again = await get('case.json', { 'if-none-match': answer.headers.get('etag') ?? '' });
	assert.equal(again.status, 304);
});

test('a page is told where the model and the outlines are, and each county of the table has its outline', async () => {
	for (const path of ['trace', 'months', 'ways?draws=20', 'drivers']) {
		const { files } = (await (await get(path)).json()) as { files: string };
		assert.equal(files, '/api/public/simulation/case.json', path);
	}
	const answer = await get('outlines.json', { 'accept-encoding': 'gzip' });
	const bytes = Buffer.from(await answer.arrayBuffer());
	assert.ok(bytes.length < 150_000, `${bytes.length} bytes`);
	const outlines = JSON.parse(gunzipSync(bytes).toString()) as { plates: { counties: unknown[] }[]; states: string };
	assert.ok(outlines.plates.reduce((sum, { counties }) => sum + counties.length, 0) > 3200);
	assert.match(outlines.states, /^M/);
});

test('every answer says that its people are invented, and what it cannot tell', async () => {
	for (const path of [
		'trace',
		'months?place=CA',
		'parameters',
		'validation',
		'drivers',
		'ways?draws=20&way=no-detainers',
	]) {
		const answer = await get(path);
		assert.equal(answer.status, 200, path);
		const body = (await answer.json()) as { synthetic: boolean; limits: string };
		assert.equal(body.synthetic, true, path);
		assert.equal(body.limits, limits, path);
	}
});

test('words come in the language asked for, and only those asked for', async () => {
	const words = async (query: string) => Object.keys((await (await get(`words.json?${query}`)).json()) as object);
	assert.deepEqual(await words('language=en&of=house,levers'), []);
	const [house, both] = [await words('language=es&of=house'), await words('language=es&of=house,levers')];
	assert.ok(house.length > 0 && both.length > house.length);
});
