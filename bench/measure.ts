/**
 * Claim: any measure by two dimensions over 5 million records answers within 300 ms on two cores, at most 1.5 times as long
 * as the plain query that counts the same.
 *
 *     node bench/measure.ts [ROWS]
 *
 * Loads ROWS (5,000,000) invented arrests, then asks each measure of arrests by two dimensions, warm, and takes the median
 * of nine. `plain` is the same question as a plain SELECT … GROUP BY with a condition a column over the same
 * files (by area also the records of the desk that is no place, which the table tells of); `whole` is everything up to the finished table. Prints JSON.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { list, sql } from '../src/base/db.ts';
import { parseConfig } from '../src/config.ts';
import { makeCase } from '../src/io/case.ts';
import { openApp } from '../src/main.ts';
import { openDataset } from '../src/statistics/dataset-actions.ts';
import { loadFile } from '../src/statistics/load-actions.ts';
import { computeMeasure } from '../src/statistics/measure-actions.ts';
import { inventedArrests, released } from '../test/fixtures/statistics/records.ts';

const rows = Number(process.argv[2] ?? 5_000_000);
const scratch = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
try {
	const folder = join(scratch, 'case');
	await makeCase(folder, { title: 'Bench' });
	const app = await openApp(folder, parseConfig(process.env), { info() {}, warn() {}, error() {} });
	for (let fy = 2011; fy <= 2020; fy++) {
		const path = join(scratch, `Arrests_FY${fy}.csv`);
		await writeFile(path, released(inventedArrests(Math.ceil(rows / 10), fy), `Arrests for FY${fy}`));
		await loadFile(app, { path, as: 'arrests', despiteChecks: true });
		await rm(path);
	}
	const { sources } = (await openDataset(app, 'arrests')).dataset;
	const files = await Promise.all(
		sources.map((one) => app.files.derivedPath(`statistics/arrests/${one.id}-${one.sha256.slice(0, 12)}.parquet`)),
	);
	const scan = sql`read_parquet([${list(files)}], union_by_name = true)`;
	const plain = {
		'arrests aor,fy': sql`SELECT aor, fy, count(*) AS n, count(*) FILTER (landmark_kind = 'desk') AS desk FROM ${scan} GROUP BY ALL ORDER BY ALL`,
		'arrests method,month': sql`SELECT method, year(arrest_date) * 100 + month(arrest_date) AS m, count(*) AS n FROM ${scan} GROUP BY ALL ORDER BY ALL`,
		'arrests-from-jails aor,fy': sql`
			SELECT aor, fy, count(*) AS n, count(*) FILTER (method IN ('cap-local', '287g')) AS yes,
				count(*) FILTER (landmark_kind = 'desk') AS desk FROM ${scan} GROUP BY ALL ORDER BY ALL`,
		'arrests-without-conviction citizenship,fy': sql`
			SELECT citizenship, fy, count(*) AS n, count(*) FILTER (criminality IN ('pending', 'none')) AS yes,
				count(*) FILTER (criminality = 'convicted' OR conviction_state = 0) AS no FROM ${scan} GROUP BY ALL ORDER BY ALL`,
	};
	const results = [];
	for (const [name, query] of Object.entries(plain)) {
		const [measure = '', by = ''] = name.split(' ');
		const whole = await median(() => computeMeasure(app, { measure, by: by.split(',') }));
		const alone = await median(() => app.records.all(query));
		results.push({
			measure: name,
			wholeMilliseconds: round(whole),
			plainMilliseconds: round(alone),
			ratio: round(whole / alone),
		});
	}
	await app.close();
	process.stdout.write(
		`${JSON.stringify({ bench: 'measure', machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`, node: process.version, rows, results }, null, 2)}\n`,
	);
} finally {
	await rm(scratch, { recursive: true, force: true });
}

async function median(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	await work();
	for (let i = 0; i < 9; i++) {
		const began = performance.now();
		await work();
		times.push(performance.now() - began);
	}
	return times.sort((a, b) => a - b)[4] ?? 0;
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
