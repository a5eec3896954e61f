import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from '../base/db.ts';
import { migrate } from '../io/migrate.ts';
import { openSqlite } from '../io/sqlite.ts';
import { countMatches, listMatches } from './search-store.ts';

test('matches come in ascending order; past a limit they are the newest, and the count still tells all', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-search-'));
	const db = openSqlite(join(folder, 'case.db'));
	await migrate(db, fileURLToPath(new URL('../../migrations/', import.meta.url)));
	await db.atomic(async (tx) => {
		for (const id of [7, 3, 1_048_577, 12, 9])
			await tx.run(
				sql`INSERT INTO archive_search (rowid, body) VALUES (${id}, ${id === 9 ? 'another word' : 'the same word'})`,
			);
	});
	assert.deepEqual([...(await listMatches(db, '"same"'))], [3, 7, 12, 1_048_577]);
	assert.deepEqual([...(await listMatches(db, '"same"', 2))], [12, 1_048_577]);
	assert.equal(await countMatches(db, '"same"'), 4);
	assert.deepEqual([...(await listMatches(db, '"absent"'))], []);
	await db.close();
	await rm(folder, { recursive: true });
});
