import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { sql } from '../base/db.ts';
import { dbSuite } from './db.case.ts';
import { openSqlite } from './sqlite.ts';

let folder = '';
let files = 0;
before(async () => {
	folder = await mkdtemp(join(tmpdir(), 'uncover-sqlite-'));
});
after(() => rm(folder, { recursive: true, force: true }));
const fresh = () => join(folder, `${++files}.db`);

dbSuite('SQLite', async () => openSqlite(fresh()));

test('PostgreSQL passes the same suite', { skip: !process.env.POSTGRES_URL && 'POSTGRES_URL is not set' }, (t) => {
	t.skip('this version of Uncover has no PostgreSQL store');
});

/** Another process at the same file. It prints `ready` when `script` has called ready(). */
async function other(file: string, script: string) {
	const modules = ['./sqlite.ts', '../base/db.ts'].map((name) => new URL(name, import.meta.url).href);
	const text = `import { openSqlite } from '${modules[0]}'; import { sql } from '${modules[1]}';
		const db = openSqlite(${JSON.stringify(file)}); const ready = () => process.stdout.write('ready');
		const forever = () => new Promise((resolve) => setTimeout(resolve, 60_000)); ${script}`;
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', text], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
	await new Promise((resolve) => child.stdout.once('data', resolve));
	return {
		kill: () => {
			child.kill('SIGKILL');
			return ended;
		},
		ended,
	};
}

test('killed in the middle of a transaction, the database holds all that was finished and nothing of the rest', async () => {
	const file = fresh();
	const child = await other(
		file,
		`await db.atomic((tx) => tx.run(sql\`CREATE TABLE page (n integer)\`));
		for (let n = 1; n <= 50; n++) await db.atomic((tx) => tx.run(sql\`INSERT INTO page VALUES (\${n})\`));
		await db.atomic(async (tx) => {
			for (let n = 51; n <= 5000; n++) await tx.run(sql\`INSERT INTO page VALUES (\${n})\`);
			ready();
			await forever();
		});`,
	);
	await child.kill();
	const db = openSqlite(file);
	assert.deepEqual(await db.one(sql`SELECT count(*) AS pages, max(n) AS last FROM page`), { pages: 50, last: 50 });
	assert.deepEqual(await db.one(sql`PRAGMA integrity_check`), { integrity_check: 'ok' });
	await db.atomic((tx) => tx.run(sql`INSERT INTO page VALUES (51)`));
	await db.close();
});

test('while another process writes, a transaction waits, reads go on, and the event loop turns', async () => {
	const file = fresh();
	const db = openSqlite(file);
	await db.atomic((tx) => tx.run(sql`CREATE TABLE page (n integer)`));
	const child = await other(
		file,
		`await db.atomic(async (tx) => {
			await tx.run(sql\`INSERT INTO page VALUES (1)\`);
			ready();
			await new Promise((resolve) => setTimeout(resolve, 400));
		}); await db.close();`,
	);
	let turns = 0;
	const clock = setInterval(() => turns++, 20);
	const began = performance.now();
	const written = db.atomic((tx) => tx.run(sql`INSERT INTO page VALUES (2)`));
	assert.deepEqual(await db.all(sql`SELECT n FROM page`), []);
	await written;
	clearInterval(clock);
	assert.ok(performance.now() - began > 200, 'it waited for the other process');
	assert.ok(turns > 4, `the event loop turned only ${turns} times`);
	assert.deepEqual(await db.all(sql`SELECT n FROM page ORDER BY n`), [{ n: 1 }, { n: 2 }]);
	await child.ended;
	await db.close();
});

test('another process that does not stop writing: refused after the patience, in a sentence', async () => {
	const file = fresh();
	const db = openSqlite(file, { patience: 150 });
	await db.atomic((tx) => tx.run(sql`CREATE TABLE page (n integer)`));
	const child = await other(file, 'await db.atomic(async () => { ready(); await forever(); });');
	const waiting = db.atomic((tx) => tx.run(sql`INSERT INTO page VALUES (1)`));
	await assert.rejects(waiting, { name: 'Refusal', code: 'unavailable', message: /Another Uncover process/ });
	await child.kill();
	await db.atomic((tx) => tx.run(sql`INSERT INTO page VALUES (1)`));
	await db.close();
});

test('a delete from a contentless index of words succeeds, whatever size the index has', async () => {
	const db = openSqlite(fresh());
	await db.atomic(async (tx) => {
		await tx.run(sql`CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1)`);
		for (let page = 1; page <= 3000; page++)
			await tx.run(
				sql`INSERT INTO words (rowid, text) VALUES (${page}, ${`opt out of the programme, page ${page} ${'x'.repeat(page % 40)}`})`,
			);
	});
	for (let page = 1; page <= 3000; page += 100)
		assert.equal(await db.atomic((tx) => tx.run(sql`DELETE FROM words WHERE rowid = ${page}`)), 1);
	const left = await db.one(sql`SELECT count(*) AS pages FROM words WHERE words MATCH ${'"opt out"'}`);
	assert.deepEqual(left, { pages: 2970 });
	await db.close();
});

test('a disk that is full: a sentence, the change undone, and the database still usable', async () => {
	const db = openSqlite(fresh());
	await db.atomic((tx) => tx.run(sql`CREATE TABLE page (n integer, text text)`));
	// The connection's own limit stands for a disk's: SQLite gives the same error for both.
	await db.atomic((tx) => tx.one(sql`PRAGMA max_page_count = 12`));
	const filling = db.atomic(async (tx) => {
		for (let n = 0; n < 500; n++) await tx.run(sql`INSERT INTO page VALUES (${n}, ${'x'.repeat(4000)})`);
	});
	await assert.rejects(filling, { name: 'Refusal', code: 'unavailable', message: /disk is full/ });
	assert.deepEqual(await db.one(sql`SELECT count(*) AS pages FROM page`), { pages: 0 });
	await db.atomic((tx) => tx.run(sql`INSERT INTO page VALUES (1, 'x')`));
	await db.close();
});

test('a file that is no database, and a folder that is not there: a sentence each', async () => {
	const file = fresh();
	await writeFile(file, 'This is a letter and not a database. '.repeat(400));
	assert.throws(() => openSqlite(file), {
		name: 'Refusal',
		code: 'unavailable',
		message: /is damaged or is no database/,
	});
	assert.throws(() => openSqlite(join(folder, 'nowhere', 'case.db')), { name: 'Refusal', message: /folder is there/ });
});

test('text in a table that was altered is read under its new name', async () => {
	const db = openSqlite(fresh());
	await db.atomic((tx) => tx.run(sql`CREATE TABLE page (old text)`));
	await db.atomic((tx) => tx.run(sql`INSERT INTO page VALUES ('words')`));
	assert.deepEqual(await db.all(sql`SELECT * FROM page`), [{ old: 'words' }]);
	await db.atomic((tx) => tx.run(sql`ALTER TABLE page RENAME COLUMN old TO fresh`));
	assert.deepEqual(await db.all(sql`SELECT * FROM page`), [{ fresh: 'words' }]);
	await db.close();
});

test('several statements: run executes them all, reading or values with them are refused, nothing is passed over', async () => {
	const db = openSqlite(fresh());
	await db.atomic((tx) => tx.run(sql`CREATE TABLE a (n integer); CREATE TABLE b (n integer); -- both`));
	assert.equal((await db.all(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`)).length, 2);
	await assert.rejects(db.all(sql`SELECT 1; SELECT 2`), /Several statements/);
	await assert.rejects(
		db.atomic((tx) => tx.run(sql`INSERT INTO a VALUES (${1}); INSERT INTO b VALUES (${2})`)),
		/cannot take values/,
	);
	assert.deepEqual(await db.all(sql`SELECT 1 AS one; -- a remark`), [{ one: 1 }]);
	await db.close();
});

test('a mistake in a statement names the statement and none of its values', async () => {
	const db = openSqlite(fresh());
	await assert.rejects(db.all(sql`SELECT missing FROM nowhere WHERE name = ${'secret'}`), (error: Error) => {
		assert.match(error.message, /no such table: nowhere, in: SELECT missing FROM nowhere WHERE name = \?/);
		return !error.message.includes('secret');
	});
	await assert.rejects(db.all(sql`DELETE FROM sqlite_schema`), 'a Db does not write');
	await db.close();
});

test('a closed case is one file that any SQLite can open', async () => {
	const file = fresh();
	const db = openSqlite(file);
	await db.atomic((tx) => tx.run(sql`CREATE TABLE page (n integer); INSERT INTO page VALUES (7)`));
	await db.close();
	const plain = new DatabaseSync(file, { readOnly: true });
	assert.equal(plain.prepare('SELECT n FROM page').get()?.n, 7);
	plain.close();
});
