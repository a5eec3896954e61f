/** From released files to figures, on invented records: loading, cut-off loads, measures, small cells attacked, exports, the way in over HTTP. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { listTrail } from '../../src/access/audit.ts';
import { sql } from '../../src/base/db.ts';
import { isRefusal } from '../../src/base/refusal.ts';
import { attack, type Printed } from '../../src/statistics/attack.case.ts';
import {
	allClaims,
	allDatasets,
	allMeasures,
	openDataset,
	removeDataset,
} from '../../src/statistics/dataset-actions.ts';
import { asCsv, asStata } from '../../src/statistics/export.ts';
import { asParquet } from '../../src/statistics/export-actions.ts';
import { linkStays } from '../../src/statistics/link-actions.ts';
import { type Load, loadFile, resumeLoads } from '../../src/statistics/load-actions.ts';
import { computeMeasure } from '../../src/statistics/measure-actions.ts';
import { printed, type Row, type Table } from '../../src/statistics/table.ts';
import {
	type Invented,
	inventedArrests,
	inventedRemovals,
	inventedStays,
	released,
} from '../fixtures/statistics/records.ts';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

const uncover = fileURLToPath(new URL('../../uncover', import.meta.url));

describe('records and measures', () => {
	let app: TestCase;
	let scratch: string;
	let front: Front;

	/** A file of an invented release. */
	async function write(name: string, made: Invented, title: string, delimiter = '|'): Promise<string> {
		const text = released(made, title, delimiter);
		const path = join(scratch, name);
		await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
		return path;
	}
	const load = (path: string, as: string, more: Partial<Load> = {}) => loadFile(app, { path, as, ...more });
	const refused = (work: Promise<unknown>, sentence: RegExp) =>
		assert.rejects(work, (error: unknown) => isRefusal(error) && sentence.test(error.message));

	before(async () => {
		app = await testCase();
		scratch = join(app.folder, 'given');
		await mkdir(scratch);
		front = openFront(app);
		for (const fy of [2016, 2017])
			await load(
				await write(`Arrests_FY${fy}.csv.gz`, inventedArrests(3000, fy), `ERO Arrests for FY${fy}`),
				'arrests',
			);
		await load(await write('Removals_FY2016.csv', inventedRemovals(2500, 2016), 'ICE Removals for FY2016'), 'removals');
	});
	after(async () => {
		await front.stop();
		await app[Symbol.asyncDispose]();
	});

	test('a dataset knows its files, its days and what is withheld where', async () => {
		const [arrests] = await allDatasets(app);
		assert.deepEqual(
			[arrests?.name, arrests?.rows, arrests?.years, arrests?.sources.length],
			['arrests', 6000, [2016, 2017], 2],
		);
		const page = await openDataset(app, 'arrests');
		const births = page.withheld.columns.find(({ field }) => field === 'birth_date');
		assert.deepEqual(
			births?.years.map(({ fy, withheld, codes }) => [fy, withheld, codes]),
			[
				[2016, 3000, ['(b)(6)', '(b)(7)(C)']],
				[2017, 3000, ['(b)(6)', '(b)(7)(C)']],
			],
		);
		const threat = page.withheld.columns.find(({ field }) => field === 'threat_level');
		assert.equal(threat?.years[0]?.notApplicable, 3000, 'a column that the release does not have is not “missing”');
		assert.deepEqual(
			page.notations.map(({ printed: as, codes }) => [as, codes]),
			[['(B)(6);(B)(7)(C)', ['(b)(6)', '(b)(7)(C)']]],
		);
	});

	test('the original is in the archive, and the load in the audit trail', async () => {
		const [source] = (await openDataset(app, 'removals')).dataset.sources;
		assert.equal((await front.send('GET', `/d/${source?.document}/original`)).status, 200);
		const acts = await listTrail(app.db, { limit: 100 });
		assert.ok(acts.some(({ action, subject }) => action === 'load-records' && subject === `source ${source?.id}`));
	});

	test('every row can be followed to its place in the file', async () => {
		const file = await app.files.derivedPath(
			`statistics/removals/3-${(await openDataset(app, 'removals')).dataset.sources[0]?.sha256.slice(0, 12)}.parquet`,
		);
		const original = (await readFile(join(scratch, 'Removals_FY2016.csv'), 'utf8')).split('\n');
		const { sql } = await import('../../src/base/db.ts');
		const rows = await app.records.all<{ row: number; hash: string; charge: string }>(
			sql`SELECT row, hash, charge FROM read_parquet(${file}) WHERE row IN (6, 900, 2505) ORDER BY row`,
		);
		assert.deepEqual(
			rows.map(({ row }) => row),
			[6, 900, 2505],
		);
		for (const { row, hash, charge } of rows) {
			assert.match(hash, /^[0-9a-f]{32}$/);
			assert.ok(original[row - 1]?.includes(`"${charge}"`), `row ${row}`);
		}
	});

	test('next year’s file, its columns moved, renamed and one gone, loads without a change to the code', async () => {
		const made = inventedArrests(800, 2018);
		const order = [6, 1, 0, 4, 2, 7, 3];
		const names = [
			'Country of Citizenship',
			'Arrest Date',
			'Apprehension AOR',
			'Processing Disposition',
			'Arrest Method',
			'Gender',
			'Arrest Landmark',
		];
		const moved = { heads: names, rows: made.rows.map((row) => order.map((i) => row[i] ?? '')) };
		const [sheet] = await load(
			await write('FY2018.tsv', moved, 'Administrative Arrests FY 2018 YTD', '\t'),
			'arrests',
			{ into: 'moved' },
		);
		assert.deepEqual([sheet?.made?.rows, sheet?.made?.quality.fields.flatMap(({ unread }) => unread)], [800, []]);
		const direct = await write('FY2018.csv', made, 'Arrests for FY2018', ',');
		await load(direct, 'arrests', { into: 'unmoved' });
		const by = ['aor', 'method'];
		const [a, b] = [
			await computeMeasure(app, { measure: 'arrests', by, dataset: 'moved' }),
			await computeMeasure(app, { measure: 'arrests', by, dataset: 'unmoved' }),
		];
		assert.deepEqual(a.rows, b.rows);
	});

	test('a guessed column stops the load until somebody says yes; the case remembers it', async () => {
		const made = inventedArrests(200, 2015);
		const odd = { heads: made.heads.map((head) => (head === 'Apprehension Method' ? 'How' : head)), rows: made.rows };
		const path = await write('odd.csv', odd, 'Arrests FY2015');
		await refused(load(path, 'arrests', { into: 'odd' }), /“How”.*method.*--yes/s);
		assert.ok(!(await allDatasets(app)).some(({ name }) => name === 'odd'), 'nothing was stored');
		await load(path, 'arrests', { into: 'odd', confirmed: true });
		const [name] = (await readdir(join(app.folder, 'statistics', 'mappings'))).filter((one) =>
			one.startsWith('arrests-'),
		);
		assert.ok(name);
		const again = await write(
			'odd2.csv',
			{ heads: odd.heads, rows: inventedArrests(200, 2014).rows },
			'Arrests FY2014',
		);
		const [sheet] = await load(again, 'arrests', { into: 'odd' });
		assert.equal(sheet?.columns[2]?.by, 'file', 'the mapping file answers now');
	});

	test('what was loaded already is left alone, and the same records do not count twice', async () => {
		const path = join(scratch, 'Removals_FY2016.csv');
		assert.equal((await load(path, 'removals'))[0]?.status, 'already');
		const text = await readFile(path, 'utf8');
		const copy = join(scratch, 'Removals_again.csv');
		await writeFile(copy, text.replace('INVENTED FOR TESTS', 'SENT AGAIN'));
		await refused(load(copy, 'removals'), /stand in the dataset “removals” already/);
		assert.equal((await computeMeasure(app, { measure: 'removals' })).total.value, 2500);
	});

	test('a file that breaks a check is refused with the check, and loads when a person insists', async () => {
		const made = inventedArrests(300, 2016, 9);
		const path = await write('wrong.csv', made, 'Arrests for FY2009');
		await refused(load(path, 'arrests', { into: 'wrong' }), /outside the years.*100\.0 %.*--despite-checks/s);
		const [sheet] = await load(path, 'arrests', { into: 'wrong', despiteChecks: true });
		assert.deepEqual([sheet?.made?.rows, sheet?.made?.flagged], [300, 300]);
		await removeDataset(app, 'wrong');
	});

	test('derived files may vanish: the same figures come back', async () => {
		const question = { measure: 'arrests', by: ['aor', 'fy'] };
		const before = await computeMeasure(app, question);
		await app.files.clearDerived();
		const again = await computeMeasure(app, question);
		assert.deepEqual([again.rows, again.records.hash], [before.rows, before.records.hash]);
	});

	test('a load killed at any moment is finished later, to the same records', async () => {
		const path = await write('Arrests_FY2013.csv', inventedArrests(30_000, 2013), 'Arrests for FY2013');
		const words = ['statistics', 'load', path, '--as', 'arrests', '--into', 'killed', '--case', app.folder];
		for (const patience of [700, 1300]) {
			const child = spawn(uncover, words, { stdio: 'ignore', detached: true });
			const ended = once(child, 'exit');
			setTimeout(() => {
				try {
					if (child.pid) process.kill(-child.pid, 'SIGKILL');
				} catch {
					// It was quicker than the kill.
				}
			}, patience);
			await ended;
		}
		await resumeLoads(app);
		await load(path, 'arrests', { into: 'killed' });
		assert.equal((await computeMeasure(app, { measure: 'arrests', dataset: 'killed' })).total.value, 30_000);
		assert.equal((await allDatasets(app)).find(({ name }) => name === 'killed')?.sources.length, 1);
	});

	test('a measure is exactly the rows it promises, and its query gives the same count', async () => {
		const table = await computeMeasure(app, { measure: 'arrests-from-jails', by: ['aor', 'fy'] });
		const json = printed(table);
		assert.deepEqual(Object.keys(json), ['measure', 'definition', 'rows']);
		for (const row of json.rows)
			assert.deepEqual(Object.keys(row), ['aor', 'fy', 'value', 'low', 'high', 'n', 'unknown', 'suppressed']);
		const boston = table.rows.find(({ by }) => by[0] === 'BOS' && by[1] === 2016);
		const rows = inventedArrests(3000, 2016).rows.filter(([aor]) => aor?.startsWith('Boston'));
		const jails = rows.filter(([, , method]) => method?.startsWith('CAP') || method?.startsWith('287')).length;
		assert.deepEqual([boston?.n, boston?.value], [rows.length, jails / rows.length]);
		assert.match(table.sql, /^SELECT .* FROM .*read_parquet/s);
	});

	test('a rate comes three ways, and the two ends bound the middle one', async () => {
		const [known, no, yes] = await Promise.all(
			['known', 'no', 'yes'].map(
				async (way) => (await computeMeasure(app, { measure: 'share-without-conviction', way })).total,
			),
		);
		assert.equal(known?.value, 1, 'every withheld level hides a conviction: complete cases are all without one');
		assert.ok((no?.value ?? 1) < (yes?.value ?? 0));
		assert.equal(no?.n, 2500);
		assert.equal(known?.n, 2500 - (known?.unknown ?? 0));
	});

	test('the definitions of the priorities stand side by side', async () => {
		const { rows } = await computeMeasure(app, { measure: 'outside-priorities' });
		assert.deepEqual(
			rows.map(({ by }) => by[0]),
			['2008', '2010', '2011-03', '2014', '2017'],
		);
		assert.equal(rows.at(-1)?.value, 0, 'under the last one nobody can be shown to be outside');
	});

	test('the desk that is no place is told of, and left out where places are counted', async () => {
		const arrests = await computeMeasure(app, { measure: 'arrests', by: ['aor'] });
		assert.ok(
			arrests.told.some(({ en, es }) => /SC INTEROPERABILITY LAFO/.test(en) && /SC INTEROPERABILITY LAFO/.test(es)),
		);
	});

	test('duplicate rules take away what they say, and say what they cannot judge', async () => {
		const table = await computeMeasure(app, { measure: 'arrests', rules: ['arrest-episodes'] });
		const [rule] = table.rules;
		const all = [2016, 2017].flatMap((fy) => inventedArrests(3000, fy).rows);
		assert.equal(rule?.undecided, all.filter((row) => row[8] === '').length);
		assert.equal(table.total.value, 6000 - (rule?.removed ?? 0));
		assert.equal(rule?.removed, episodesTooMany(all));
		await refused(computeMeasure(app, { measure: 'removals', rules: ['arrest-episodes'] }), /There is no rule/);
	});

	test('stays are linked to arrests one to one', async () => {
		const arrests = inventedArrests(3000, 2016);
		await load(await write('Stays.csv', inventedStays(arrests), 'Detention stays FY2016'), 'detentions');
		const linked = await linkStays(app, 'arrests', 'detentions');
		assert.ok(linked.linked > 0 && linked.linked <= linked.closest && linked.closest <= linked.candidates);
		assert.ok(linked.linked <= linked.staysWithPerson);
	});

	test('every table that is published withstands an attack by linear programming', async () => {
		const measures = (await allMeasures(app)).filter(
			({ of, figure }) => ['arrests', 'removals'].includes(of) && figure.is === 'count',
		);
		let attacked = 0;
		for (const { measure, of } of measures)
			for (const by of of === 'arrests'
				? [
						['aor', 'citizenship'],
						['method', 'citizenship'],
						['aor', 'fy'],
						['aor', 'disposition'],
					]
				: [
						['aor', 'citizenship'],
						['citizenship', 'charge_group'],
					]) {
				const [table, rows, columns] = await Promise.all(
					[by, [by[0] ?? ''], [by[1] ?? '']].map((one) => computeMeasure(app, { measure, by: one })),
				);
				if (!table || !rows || !columns) continue;
				for (const cell of attack(pageOf(table, rows, columns), 0)) {
					attacked++;
					assert.ok(
						cell.high - cell.low >= 11,
						`${measure} by ${by}: ${cell.row},${cell.column} lies between ${cell.low} and ${cell.high}`,
					);
				}
				for (const { value } of table.rows)
					assert.ok(value === null || value === 0 || value >= 11, `${measure} by ${by}`);
			}
		assert.ok(attacked > 20, `only ${attacked} hidden cells: the records are not small enough to test it`);
	});

	test('table, CSV, Stata, Parquet and API hold the same cells, hide the same, and tell what they are', async () => {
		const question = { measure: 'arrests', by: ['aor', 'citizenship'] };
		const table = await computeMeasure(app, question);
		assert.ok(table.hidden > 0);
		const figures = ['value', 'low', 'high', 'n', 'unknown'] as const;
		const expected = table.rows.map((row) => [
			...row.by.map(String),
			...figures.map((name) => row[name]),
			row.suppressed,
		]);
		for (const row of expected)
			if (row.at(-1) === true) assert.deepEqual(row.slice(2, -1), [null, null, null, null, null]);
		const number = (text: string | undefined) =>
			text === undefined || text === '' || text === '.' ? null : Number(text);

		const csv = asCsv(table, 'es');
		assert.match(csv, /^aor,aor_label,citizenship,citizenship_label,value,low,high,n,unknown,suppressed,about\r\n/);
		const lines: Record<string, string>[] = parse(csv, { columns: true });
		assert.deepEqual(
			lines.map((line) => [
				line.aor,
				line.citizenship,
				...figures.map((name) => number(line[name])),
				line.suppressed === '1',
			]),
			expected,
		);

		const stata = asStata(table);
		const data = stata.slice(stata.indexOf('byte suppressed') + 16, stata.indexOf('\nend\n')).split('\n');
		assert.deepEqual(
			data.map((line) => {
				const [, aor, citizenship, rest = ''] = /^"(.*?)" "(.*?)" (.*)$/.exec(line) ?? [];
				const values = rest.split(' ');
				return [aor, citizenship, ...figures.map((_, i) => number(values[i])), values[5] === '1'];
			}),
			expected,
		);

		const file = join(scratch, 'table.parquet');
		await writeFile(file, await asParquet(app, table));
		const rows = await app.records.session((session) =>
			session.all<Record<string, string | number | boolean | null>>(sql`SELECT * FROM read_parquet(${file})`),
		);
		assert.deepEqual(
			rows.map((row) => [row.aor, row.citizenship, ...figures.map((name) => row[name]), row.suppressed]),
			expected,
		);

		const answered = (await front.get('/api/statistics/measures/arrests/table?by=aor,citizenship')) as Table;
		assert.deepEqual([answered.rows, answered.total, answered.hidden], [table.rows, table.total, table.hidden]);
		// Each says what it is, from which records, how sure, and what is hidden.
		const [told] = await app.records.session((session) =>
			session.all<{ value: string }>(sql`SELECT decode(value) AS value FROM parquet_kv_metadata(${file})`),
		);
		for (const text of [csv, stata, told?.value ?? ''])
			for (const part of [
				table.definition.version,
				table.records.hash,
				'interval: wilson 0.95',
				'counts below 11',
				table.asOf,
			])
				assert.ok(text.includes(part), part);
	});

	test('what comes out of a file is as safe as the table: the attack on it, and on its records in a spreadsheet', async () => {
		const [table, rows, columns] = await Promise.all(
			[['method', 'citizenship'], ['method'], ['citizenship']].map(async (by) => {
				const made = await computeMeasure(app, { measure: 'arrests', by });
				const lines: Record<string, string>[] = parse(asCsv(made), { columns: true });
				const read = lines.map((line, i): Row => {
					const value = line.value === '' ? null : Number(line.value);
					return { ...(made.rows[i] as Row), value, suppressed: line.suppressed === '1' };
				});
				return { ...made, rows: read };
			}),
		);
		assert.ok(table && rows && columns);
		const attacked = attack(pageOf(table, rows, columns), 0);
		assert.ok(attacked.length > 0);
		for (const { low, high } of attacked) assert.ok(high - low >= 11, `${low} to ${high}`);

		const made = inventedArrests(40, 2021);
		for (const [i, landmark] of ['=1+1', '@x', '-5', '+49 jail'].entries()) (made.rows[i] ?? [])[3] = landmark;
		await load(await write('formulas.csv', made, 'Arrests for FY2021'), 'arrests', { into: 'formulas' });
		const sent = await (await front.send('GET', '/api/statistics/datasets/formulas/records.csv')).text();
		const records: Record<string, string>[] = parse(sent, { columns: true });
		assert.deepEqual(
			records.slice(0, 4).map(({ landmark }) => landmark),
			["'=1+1", "'@x", '-5', "'+49 jail"],
		);
	});

	test('claims stand beside the measure that tests them, or the reason why not', async () => {
		for (const { about, table, why, gap } of await allClaims(app)) {
			assert.match(about, /^(figure|statement)-/);
			assert.ok((table === null) === (why !== null), about);
			assert.ok(gap.es.length > 0);
		}
	});

	test('over HTTP: lists, one table with its filter, files, refusals in sentences', async () => {
		const at = '/api/statistics';
		const { datasets } = (await front.get(`${at}/datasets`)) as { datasets: { name: string }[] };
		assert.ok(datasets.some(({ name }) => name === 'arrests'));
		const table = (await front.get(
			`${at}/measures/arrests/table?by=aor&filter=fy:2016&filter=method:cap-local,287g`,
		)) as Table;
		assert.deepEqual(table.asked.filters, [
			{ field: 'fy', is: [2016] },
			{ field: 'method', is: ['cap-local', '287g'] },
		]);
		const mine = inventedArrests(3000, 2016).rows.filter(
			([, , method]) => method?.startsWith('CAP') || method?.startsWith('287'),
		).length;
		assert.equal(table.total.value, mine);
		assert.equal(
			(await front.send('GET', `${at}/measures/arrests/table.csv?by=fy`)).headers.get('content-type'),
			'text/csv; charset=utf-8',
		);
		assert.equal((await front.send('GET', `${at}/datasets/removals/records.parquet`)).status, 200);
		assert.match(await front.refused(404, 'GET', `${at}/measures/nothing/table`), /There is no measure/);
		assert.match(await front.refused(400, 'GET', `${at}/measures/arrests/table?by=shoe`), /cannot be divided by/);
		assert.match(await front.refused(400, 'GET', `${at}/measures/arrests/table?filter=;DROP`), /no filter/);
		assert.match(await front.refused(404, 'GET', `${at}/datasets/nothing`), /There is no dataset/);
	});

	test('golden tables: the same records and definitions give the same figures', async () => {
		for (const [name, question] of Object.entries({
			'arrests-by-area-and-year': { measure: 'arrests', by: ['aor', 'fy'] },
			'jails-by-method': { measure: 'arrests-from-jails', by: ['citizenship'] },
			'days-by-disposition': { measure: 'arrest-to-departure', by: ['disposition'] },
			priorities: { measure: 'outside-priorities', by: ['aor'] },
		})) {
			const file = new URL(`../golden/statistics-${name}.json`, import.meta.url);
			const { rows, total } = await computeMeasure(app, question);
			const found = `${JSON.stringify({ question, rows, total }, null, '\t')}\n`;
			// UNCOVER_GOLDEN=write renews them after a change that was meant.
			if (process.env.UNCOVER_GOLDEN === 'write') await writeFile(file, found);
			assert.equal(found, await readFile(file, 'utf8'), name);
		}
	});

	test('a value that looks like SQL is a value', async () => {
		const table = await computeMeasure(app, {
			measure: 'arrests',
			filters: [{ field: 'landmark', is: ["x'; DROP TABLE a; --"] }],
		});
		assert.equal(table.total.value, 0);
	});
});

/** The table with its margins as the tables by one dimension print them. */
function pageOf(table: Table, rows: Table, columns: Table): Printed {
	const groups = (one: Table) => one.rows.map(({ by }) => by[0] ?? null);
	const value = (row: Omit<Row, 'by'> | undefined) => (row ? (row.suppressed ? null : (row.value ?? 0)) : 0);
	return [
		...groups(rows).map((first, i) => [
			...groups(columns).map((second) => value(table.rows.find(({ by }) => by[0] === first && by[1] === second))),
			value(rows.rows[i]),
		]),
		[...columns.rows.map(value), value(table.total)],
	];
}

/** Arrests that follow the same person’s last one on the same or the next day, counted by hand. */
function episodesTooMany(rows: readonly string[][]): number {
	const days = new Map<string, number[]>();
	for (const row of rows) {
		if (!row[8]) continue;
		const [month, date, year] = (row[1] ?? '').split('/').map(Number);
		const list = days.get(row[8]) ?? [];
		list.push(Date.UTC(year ?? 0, (month ?? 1) - 1, date) / 86_400_000);
		days.set(row[8], list);
	}
	return [...days.values()].reduce((sum, list) => {
		const sorted = list.toSorted((a, b) => a - b);
		return sum + sorted.filter((day, i) => i > 0 && day - (sorted[i - 1] ?? 0) <= 1).length;
	}, 0);
}
