/** Several loads at once, a load that is asked about while it runs, and definitions that change under an open desk. */

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from '../../src/base/db.ts';
import { isRefusal } from '../../src/base/refusal.ts';
import { startLoading } from '../../src/jobs/statistics.ts';
import { allMeasures, openDataset } from '../../src/statistics/dataset-actions.ts';
import { loadFile } from '../../src/statistics/load-actions.ts';
import { type Loading, loadFiles } from '../../src/statistics/loads-actions.ts';
import { inventedArrests, released } from '../fixtures/statistics/records.ts';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

describe('loads side by side', () => {
	let app: TestCase;
	let paths: string[];
	let front: Front;

	before(async () => {
		app = await testCase();
		front = openFront(app);
		const scratch = join(app.folder, 'given');
		await mkdir(scratch);
		const table = inventedArrests(2000, 2016);
		// The last two hold the same records under another title.
		const given = { 'first.csv': inventedArrests(2000, 2015), 'second.csv': table, 'third.csv': table };
		paths = await Promise.all(
			Object.entries(given).map(async ([name, made]) => {
				const path = join(scratch, name);
				await writeFile(path, released(made, `Arrests, ${name}`));
				return path;
			}),
		);
	});
	after(async () => {
		await front.stop();
		await app[Symbol.asyncDispose]();
	});

	test('files given together all come in, but the same records never twice, whichever is done first', async () => {
		const results = await loadFiles(
			app,
			paths.map((path) => ({ path, as: 'arrests' })),
		);
		const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
		assert.equal(refused.length, 1);
		assert.ok(isRefusal(refused[0]) && /stand in the dataset “arrests” already/.test(refused[0].message));
		const { dataset } = await openDataset(app, 'arrests');
		assert.deepEqual([dataset.rows, dataset.years], [4000, [2015, 2016]]);
	});

	test('over HTTP a load is begun, and tells how it stands until it has ended', async () => {
		const { dataset } = await openDataset(app, 'arrests');
		const begin = async (as: string) => {
			const given = { document: dataset.sources[0]?.document, as, into: `again-${as}`, wait: false };
			const answer = await front.send('POST', '/api/statistics/loads', { json: given });
			assert.equal(answer.status, 202);
			let { loading } = (await answer.json()) as { loading: Loading };
			while (loading.state === 'loading') {
				await new Promise((resolve) => setTimeout(resolve, 20));
				({ loading } = (await front.get(`/api/statistics/loads/${loading.load}`)) as { loading: Loading });
			}
			return loading;
		};
		const loaded = await begin('arrests');
		assert.deepEqual(
			[loaded.state, loaded.sheets?.[0]?.made?.rows, loaded.progress?.stage],
			['loaded', 2000, 'checking'],
		);
		const refused = await begin('removals');
		assert.deepEqual([refused.state, refused.sheets], ['refused', null]);
		assert.match(refused.why ?? '', /could be taken for removals/);
		assert.match(await front.refused(404, 'GET', '/api/statistics/loads/99'), /No load 99/);
	});

	test('a load that was cut off is seen to go on when the desk is opened again, and is made once however many ask', async () => {
		const begun = inventedArrests(3000, 2018);
		const path = join(app.folder, 'given', 'cut.csv');
		await writeFile(path, released(begun, 'Arrests for FY2018'));
		await loadFile(app, { path, as: 'arrests', into: 'cut' });
		// What a kill leaves behind: the original is in, its source entered, nothing made of it.
		await app.db.atomic((tx) => tx.run(sql`UPDATE statistics_source SET state = 'loading' WHERE dataset = 'cut'`));
		await app.files.clearDerived();
		const opened = startLoading(app);
		const given = { path, as: 'arrests', into: 'cut' };
		await Promise.all([opened.stop(), loadFile(app, given), loadFile(app, given)]);
		const { loads } = (await front.get('/api/statistics/loads')) as { loads: Loading[] };
		const resumed = loads.find(({ isResumed }) => isResumed);
		assert.deepEqual([resumed?.file, resumed?.into, resumed?.state, resumed?.rows], ['cut.csv', 'cut', 'loaded', 3000]);
		const { dataset } = await openDataset(app, 'cut');
		assert.deepEqual([dataset.rows, dataset.sources.length], [3000, 1]);
	});

	test('a measure that is written or mended while the desk is open counts at once', async () => {
		const folder = join(app.folder, 'statistics', 'measures');
		await mkdir(folder, { recursive: true });
		const ours = await readFile(
			new URL('../../cases/secure-communities/measures/arrests.json', import.meta.url),
			'utf8',
		);
		const versionOf = async () => (await allMeasures(app)).find(({ measure }) => measure === 'arrests')?.version;
		const before = await versionOf();
		for (const version of ['2030-01-01', '2030-01-02']) {
			await writeFile(join(folder, 'arrests.json'), JSON.stringify({ ...JSON.parse(ours), version }));
			assert.equal(await versionOf(), version);
		}
		await writeFile(join(folder, 'arrests.json'), '{');
		await assert.rejects(
			versionOf(),
			(error: unknown) => isRefusal(error) && /arrests\.json is no JSON/.test(error.message),
		);
		await writeFile(join(folder, 'arrests.json'), ours);
		assert.equal(await versionOf(), before);
	});
});
