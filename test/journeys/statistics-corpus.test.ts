/** The real releases: counts that were published, and a workbook against the CSV of the same sheet. Skipped where they are not at hand. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from '../../src/base/db.ts';
import { openDataset } from '../../src/statistics/dataset-actions.ts';
import { loadFile } from '../../src/statistics/load-actions.ts';
import { loadFiles } from '../../src/statistics/loads-actions.ts';
import { computeMeasure } from '../../src/statistics/measure-actions.ts';
import { type TestCase, testCase } from '../house.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const skip = existsSync(`${corpus}records`)
	? false
	: 'The released records are not on this machine (../shared/corpus).';

describe('the released records', { skip }, () => {
	let app: TestCase;
	before(async () => {
		app = await testCase();
	});
	after(() => app[Symbol.asyncDispose]());

	test('arrests and removals of FY2016 and FY2017 come out as published, and the desk is told of', async () => {
		const files = {
			EROArrests_FY2016: 'arrests',
			EROArrests_FY2017: 'arrests',
			ICERemovals_FY2016: 'removals',
			ICERemovals_FY2017: 'removals',
		};
		const loads = Object.entries(files).map(([file, as]) => ({ path: `${corpus}records/${file}.csv.gz`, as }));
		for (const result of await loadFiles(app, loads)) assert.equal(result.status, 'fulfilled');
		const years = async (measure: string) =>
			(await computeMeasure(app, { measure, by: ['fy'] })).rows.map(({ by, value }) => [...by, value]);
		assert.deepEqual(await years('arrests'), [
			[2016, 110_104],
			[2017, 143_470],
		]);
		assert.deepEqual(await years('removals'), [
			[2016, 240_255],
			[2017, 226_119],
		]);
		const stage = await computeMeasure(app, { measure: 'arrest-to-departure', by: ['fy'] });
		assert.deepEqual(stage.rows.map(({ by, value, n }) => [by[0], value, n])[0], [2016, 21, 237_015]);
		const withheld = await computeMeasure(app, { measure: 'threat-level-withheld', by: ['fy'] });
		assert.deepEqual(
			withheld.rows.map(({ value, n }) => Math.round((value ?? 0) * (n ?? 0))),
			[138_669, 127_699],
		);
	});

	test('a workbook’s sheet and the CSV of the same sheet give the same records', async () => {
		const book = `${corpus}workbooks/redacted UW v. DHS - ICE Productions_LESA-STU_FINAL.xlsx`;
		const [sheet] = await loadFile(app, { path: book, as: 'arrests', into: 'sheet' });
		const [table] = await loadFile(app, { path: `${corpus}workbooks/arrests.csv.gz`, as: 'arrests', into: 'table' });
		assert.deepEqual([sheet?.name, sheet?.made?.rows, table?.made?.rows], ['Arrests', 32_549, 32_549]);
		const [one, other] = await Promise.all(
			['sheet', 'table'].map(async (dataset) => {
				const { sources } = (await openDataset(app, dataset)).dataset;
				return app.files.derivedPath(
					`statistics/${dataset}/${sources[0]?.id}-${sources[0]?.sha256.slice(0, 12)}.parquet`,
				);
			}),
		);
		assert.ok(one && other);
		const cells = (file: string) =>
			sql`SELECT row, arrest_date, birth_date_state, gender, citizenship, landmark, method, conviction, conviction_state, fy FROM read_parquet(${file})`;
		const [difference] = await app.records.all<{ n: number }>(
			sql`SELECT count(*) AS n FROM ((${cells(one)} EXCEPT ALL ${cells(other)}) UNION ALL (${cells(other)} EXCEPT ALL ${cells(one)}))`,
		);
		assert.equal(difference?.n, 0);
	});
});
