/** What takes a file in whole takes it in whole or not at all, whenever the power goes: ledgers, dockets, requests filed elsewhere. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkTrail, listTrail } from '../../src/access/audit.ts';
import { loadDocket } from '../../src/docket/case-actions.ts';
import { importRequests } from '../../src/docket/intake-actions.ts';
import { listStandings } from '../../src/docket/standing-actions.ts';
import { loadLedger, openLedger } from '../../src/ledger/actions.ts';
import { exportLedger } from '../../src/ledger/export-actions.ts';
import { type TestCase, testCase } from '../house.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Milliseconds after which a load is killed: while it starts, reads, writes, and sometimes when it is done. */
const moments = [600, 900];

describe('killed while it takes a file in', () => {
	let app: TestCase;
	let scratch: string;
	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'uncover-killed-'));
		app = await testCase();
		await loadDocket(app);
		await exportLedger(app, join(scratch, 'ledger'), 'csv');
	});
	after(async () => {
		await app?.[Symbol.asyncDispose]();
		await rm(scratch, { recursive: true, force: true });
	});

	/** Runs a command of the same case, and kills it after some milliseconds. */
	async function run(words: readonly string[], patience: number): Promise<void> {
		const flags = ['--disable-warning=ExperimentalWarning', main, ...words, '--case', app.folder];
		const child = spawn(process.execPath, flags, { stdio: 'ignore' });
		const ended = once(child, 'exit');
		const timer = setTimeout(() => child.kill('SIGKILL'), patience);
		await ended;
		clearTimeout(timer);
	}
	const acts = async (action: string) =>
		(await listTrail(app.db, { limit: 1000 })).filter((one) => one.action === action).length;

	test('a ledger is there whole, with its act in the trail, or as it was before', async () => {
		const whole = (await openLedger(app)).places.length;
		for (const patience of moments) {
			await run(['ledger', 'load', join(scratch, 'ledger')], patience);
			const { places, events } = await openLedger(app);
			assert.equal(places.length, whole, `after ${patience} ms`);
			assert.ok(events.length > 100);
		}
		await loadLedger(app, join(scratch, 'ledger'));
		assert.equal((await openLedger(app)).places.length, whole);
		assert.ok((await acts('load-ledger')) >= 1);
	});

	test('requests filed elsewhere come in all or none, and once', async () => {
		const file = join(scratch, 'requests.csv');
		const rows = Array.from({ length: 60 }, (_, i) => `old-${i},ice,Records of ${i},2010-02-03`);
		await writeFile(file, ['id,agency,title,sent', ...rows].join('\n'));
		const before = (await listStandings(app)).length;
		for (const patience of moments) {
			await run(['docket', 'import', file], patience);
			const added = (await listStandings(app)).length - before;
			assert.ok(added === 0 || added === 60, `${added} of 60 after ${patience} ms`);
			assert.equal((await acts('import-requests')) > 0, added > 0, 'its act is there with it');
		}
		for (const _ of [1, 2]) await importRequests(app, file);
		assert.equal((await listStandings(app)).length - before, 60);
	});

	test('a docket that was loaded comes in a second time as nothing, and the trail holds', async () => {
		const before = (await listStandings(app)).length;
		await run(['docket', 'load'], 800);
		await loadDocket(app);
		assert.equal((await listStandings(app)).length, before);
		assert.equal((await checkTrail(app.db)).broken, undefined);
	});
});
