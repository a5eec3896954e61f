/**
 * Claim: 1.5 million rows of released records load from packed CSV within 20 s on two cores, in less than 1.5 GB of
 * memory, and a new start finds them there.
 *
 *     node bench/load.ts [ROWS]
 *
 * Reads the releases in ../shared/corpus/records where they are at hand, else ROWS invented rows (1,500,000). The rival is
 * DuckDB’s own reader of CSV, which neither types cells nor keeps where they came from. Prints JSON.
 */

import { existsSync, globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Sql, sql } from '../src/base/db.ts';
import { parseConfig } from '../src/config.ts';
import { makeCase } from '../src/io/case.ts';
import { openApp } from '../src/main.ts';
import { loadFiles } from '../src/statistics/loads-actions.ts';
import { inventedArrests, released } from '../test/fixtures/statistics/records.ts';

const scratch = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
try {
	const folder = join(scratch, 'case');
	await makeCase(folder, { title: 'Bench' });
	const app = await openApp(folder, parseConfig(process.env), { info() {}, warn() {}, error() {} });
	const given = await files();
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 50);
	const began = performance.now();
	const processor = process.cpuUsage();
	let rows = 0;
	const loads = given.map(({ path, as }) => ({ path, as, despiteChecks: true }));
	for (const result of await loadFiles(app, loads)) {
		if (result.status === 'rejected') throw result.reason;
		for (const { made } of result.value) rows += made?.rows ?? 0;
	}
	const seconds = (performance.now() - began) / 1000;
	const used = process.cpuUsage(processor);
	clearInterval(watch);
	// As wide as the widest release: what a row does not have is filled up.
	const names = Array.from({ length: 60 }, (_, i) => `column${String(i).padStart(2, '0')}: 'VARCHAR'`);
	const columns = new Sql([`{${names.join(', ')}}`], []);
	const copies = await Promise.all(given.map(({ path }) => copied(path)));
	const rival = performance.now();
	for (const path of copies)
		await app.records.all(
			sql`SELECT count(*) AS n, count(DISTINCT column00) AS d FROM read_csv(${path}, delim = '|', quote = '"', skip = 6, header = false,
				columns = ${columns}, auto_detect = false, strict_mode = false, null_padding = true)`,
		);
	const plain = (performance.now() - rival) / 1000;
	const result = {
		bench: 'load',
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
		node: process.version,
		files: given.length,
		rows,
		seconds: round(seconds),
		rowsPerSecond: Math.round(rows / seconds),
		processorSeconds: round((used.user + used.system) / 1e6),
		peakMegabytes: Math.round(peak / 1e6),
		plainReaderSeconds: round(plain),
		ratio: round(seconds / plain),
	};
	await app.close();
	process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
	await rm(scratch, { recursive: true, force: true });
}

/** DuckDB here reads only inside the case and the scratch folder. */
async function copied(path: string): Promise<string> {
	const { copyFile } = await import('node:fs/promises');
	const to = join(scratch, basename(path));
	if (!existsSync(to)) await copyFile(path, to);
	return to;
}

async function files(): Promise<{ path: string; as: string }[]> {
	const shared = fileURLToPath(new URL('../../shared/corpus/records/', import.meta.url));
	const kinds = { EROArrests: 'arrests', EROEncounters: 'encounters', ICERemovals: 'removals' };
	if (process.argv[2] === undefined && existsSync(shared))
		return globSync('*.csv.gz', { cwd: shared })
			.sort()
			.flatMap((name) => {
				const as = Object.entries(kinds).find(([word]) => name.startsWith(word))?.[1];
				return as === undefined ? [] : [{ path: join(shared, name), as }];
			});
	const rows = Number(process.argv[2] ?? 1_500_000);
	return Promise.all(
		[2015, 2016, 2017].map(async (fy) => {
			const path = join(scratch, `Arrests_FY${fy}.csv.gz`);
			await writeFile(path, gzipSync(released(inventedArrests(Math.ceil(rows / 3), fy), `Arrests for FY${fy}`)));
			return { path, as: 'arrests' };
		}),
	);
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
