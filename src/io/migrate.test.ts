import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Db, sql } from '../base/db.ts';
import { inDialect, migrate, readMigrations } from './migrate.ts';
import { openSqlite } from './sqlite.ts';

async function bench(t: TestContext, files: Record<string, string>) {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-migrate-'));
	const migrations = join(folder, 'migrations');
	await mkdir(migrations);
	const put = (name: string, text: string) => writeFile(join(migrations, name), text);
	for (const [name, text] of Object.entries(files)) await put(name, text);
	const db = openSqlite(join(folder, 'case.db'));
	t.after(async () => {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	});
	return { db, migrations, put, drop: (name: string) => unlink(join(migrations, name)), file: join(folder, 'case.db') };
}

const town = 'CREATE TABLE docket_town (id integer PRIMARY KEY, name text NOT NULL) STRICT;\n';
const tables = async (db: Db) =>
	(await db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)).map(
		(row) => row.name,
	);

test('each migration runs once, in order of its number', async (t) => {
	const { db, migrations, put } = await bench(t, {
		'0002-docket-people.sql':
			"ALTER TABLE docket_town ADD COLUMN people integer;\nINSERT INTO docket_town (name) VALUES ('Arlington; not Boston');\n",
		'0001-docket-town.sql': town,
	});
	assert.deepEqual(await migrate(db, migrations), ['0001-docket-town', '0002-docket-people']);
	assert.deepEqual(await migrate(db, migrations), []);
	await put('0003-docket-state.sql', 'CREATE TABLE docket_state (id integer PRIMARY KEY) STRICT;');
	assert.deepEqual(await migrate(db, migrations), ['0003-docket-state']);
	assert.deepEqual(await db.all(sql`SELECT * FROM docket_town`), [
		{ id: 1, name: 'Arlington; not Boston', people: null },
	]);
});

test('a migration that fails leaves nothing behind, and what ran before it stays', async (t) => {
	const { db, migrations, put } = await bench(t, {
		'0001-docket-town.sql': town,
		'0002-docket-bad.sql': 'CREATE TABLE docket_half (n integer); CREATE TABLE docket_town (n integer);',
	});
	await assert.rejects(migrate(db, migrations), /already exists/);
	assert.deepEqual(await tables(db), ['docket_town', 'migration']);
	await put('0002-docket-bad.sql', 'CREATE TABLE docket_half (n integer);');
	assert.deepEqual(await migrate(db, migrations), ['0002-docket-bad']);
});

test('a changed old migration is refused in a sentence; other line endings are no change', async (t) => {
	const { db, migrations, put } = await bench(t, { '0001-docket-town.sql': town });
	await migrate(db, migrations);
	await put('0001-docket-town.sql', town.replaceAll('\n', '\r\n'));
	await migrate(db, migrations);
	await put('0001-docket-town.sql', town.replace('NOT NULL', ''));
	await assert.rejects(migrate(db, migrations), {
		name: 'Refusal',
		code: 'in-conflict',
		message: /another text of migrations\/0001-docket-town\.sql/,
	});
});

test('a case of a newer version is refused in a sentence and left as it was', async (t) => {
	const { db, migrations, put, drop } = await bench(t, { '0001-docket-town.sql': town });
	await put('0002-docket-later.sql', 'CREATE TABLE docket_later (n integer);');
	await migrate(db, migrations);
	await drop('0002-docket-later.sql');
	await put('0003-docket-other.sql', 'CREATE TABLE docket_other (n integer);');
	await assert.rejects(migrate(db, migrations), {
		name: 'Refusal',
		code: 'in-conflict',
		message: /newer version of Uncover.*0002-docket-later/,
	});
	assert.deepEqual(await tables(db), ['docket_later', 'docket_town', 'migration']);
});

test('two processes that open a new case at once both succeed', async (t) => {
	const { db, migrations, file } = await bench(t, {
		'0001-docket-town.sql': town,
		'0002-docket-x.sql': 'CREATE TABLE docket_x (n integer);',
	});
	const second = openSqlite(file);
	const ran = await Promise.all([migrate(db, migrations), migrate(second, migrations)]);
	assert.deepEqual(ran.flat().sort(), ['0001-docket-town', '0002-docket-x']);
	await second.close();
});

test('of two variants only the one for this database runs', async (t) => {
	const { db, migrations } = await bench(t, {
		'0001-archive-words.sqlite.sql': "CREATE VIRTUAL TABLE archive_words USING fts5(text, content='');",
		'0001-archive-words.postgres.sql': 'CREATE INDEX archive_words ON page USING gin (text);',
	});
	assert.deepEqual(await migrate(db, migrations), ['0001-archive-words']);
	assert.match((await readMigrations(migrations, 'postgres'))[0]?.text ?? '', /USING gin/);
});

test('two files of one number, and a name that says nothing, are mistakes that are named', async (t) => {
	const { db, migrations, put, drop } = await bench(t, { '0001-docket-a.sql': town, '0001-docket-b.sql': town });
	await assert.rejects(migrate(db, migrations), /0001-docket-b\.sql has the same number as 0001-docket-a/);
	await drop('0001-docket-b.sql');
	await put('2-docket.sql', town);
	await assert.rejects(migrate(db, migrations), /2-docket\.sql is not named/);
});

test('PostgreSQL reads the same migration with its own names for the columns', () => {
	const text = 'CREATE TABLE a_b (id integer PRIMARY KEY, n integer, share real, print blob, integers text) STRICT;';
	assert.equal(inDialect(text, 'sqlite'), text);
	assert.equal(
		inDialect(text, 'postgres'),
		'CREATE TABLE a_b (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n bigint, share double precision, print bytea, integers text);',
	);
});

test('the migrations of this repository bring a new case up, and leave no broken reference', async (t) => {
	const { db } = await bench(t, {});
	const folder = fileURLToPath(new URL('../../migrations', import.meta.url));
	const ran = await migrate(db, folder);
	assert.equal(ran.length, (await readMigrations(folder, 'sqlite')).length);
	assert.ok((await tables(db)).includes('access_act'));
	assert.deepEqual(await db.all(sql`PRAGMA foreign_key_check`), []);
});
