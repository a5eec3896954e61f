import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Sql, sql } from '../base/db.ts';
import { migrate } from '../io/migrate.ts';
import { openSqlite } from '../io/sqlite.ts';
import { canonical, hashOf, type Json, root } from './act.ts';
import { checkTrail, listTrail, noteAct } from './audit.ts';

async function trail(t: TestContext, acts: number) {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-audit-'));
	const db = openSqlite(join(folder, 'case.db'));
	t.after(async () => {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	});
	await migrate(db, fileURLToPath(new URL('../../migrations', import.meta.url)));
	let minute = 0;
	const app = {
		case: { folder, title: 'Test', person: 'Ada Example' },
		now: () => new Date(Date.UTC(2011, 1, 7, 10, minute++)),
	};
	const note = (subject: string) =>
		db.atomic((tx) => noteAct(tx, app, { action: 'import-files', subject, details: { pages: 3, name: undefined } }));
	for (let act = 1; act <= acts; act++) await note(`document ${act}`);
	const tamper = (change: Sql) => db.atomic((tx) => tx.run(change));
	return { db, app, note, tamper };
}

test('an act says who did what to what, and when', async (t) => {
	const { db } = await trail(t, 1);
	const [act] = await listTrail(db, { limit: 10 });
	assert.deepEqual(
		{ ...act, hash: undefined },
		{
			id: 1,
			at: '2011-02-07T10:00:00.000Z',
			person: 'Ada Example',
			action: 'import-files',
			subject: 'document 1',
			details: '{"pages":3}',
			previous: root,
			hash: undefined,
		},
	);
});

test('an act is written only if what it tells of was', async (t) => {
	const { db, app, note } = await trail(t, 1);
	const failing = db.atomic(async (tx) => {
		await noteAct(tx, app, { action: 'import-files', subject: 'document 2' });
		throw new Error('the disk was full');
	});
	await assert.rejects(failing, /disk was full/);
	await note('document 3');
	assert.deepEqual(
		(await listTrail(db, { limit: 10 })).map((act) => act.subject),
		['document 3', 'document 1'],
	);
	assert.equal((await checkTrail(db)).broken, undefined);
});

test('the trail is read page by page from its newest act', async (t) => {
	const { db } = await trail(t, 5);
	const ids = async (page: { limit: number; before?: number }) => (await listTrail(db, page)).map((act) => act.id);
	assert.deepEqual(await ids({ limit: 2 }), [5, 4]);
	assert.deepEqual(await ids({ limit: 2, before: 4 }), [3, 2]);
	assert.deepEqual(await ids({ limit: 2, before: 1 }), []);
});

test('an untouched trail holds, also across the batches it is read in', async (t) => {
	const { db, app } = await trail(t, 0);
	assert.deepEqual(await checkTrail(db), { acts: 0, head: root });
	await db.atomic(async (tx) => {
		for (let act = 0; act < 4100; act++) await noteAct(tx, app, { action: 'read-page', subject: `page ${act}` });
	});
	const check = await checkTrail(db);
	assert.deepEqual({ acts: check.acts, broken: check.broken }, { acts: 4100, broken: undefined });
});

const changes: [string, Sql, number, RegExp][] = [
	['a person replaced', sql`UPDATE access_act SET person = 'Eve' WHERE id = 3`, 3, /was changed/],
	['details replaced', sql`UPDATE access_act SET details = '{"pages":2}' WHERE id = 3`, 3, /was changed/],
	['a day moved', sql`UPDATE access_act SET at = '2011-02-08T10:00:00.000Z' WHERE id = 1`, 1, /was changed/],
	['an act removed from the middle', sql`DELETE FROM access_act WHERE id = 3`, 4, /Act 3 is missing/],
	['the first act removed', sql`DELETE FROM access_act WHERE id = 1`, 2, /Act 1 is missing/],
	[
		'two acts exchanged',
		sql`UPDATE access_act SET id = CASE id WHEN 2 THEN 99 ELSE 2 END WHERE id IN (2, 3)`,
		2,
		/does not follow/,
	],
];
for (const [what, change, id, why] of changes)
	test(`${what}: the check names the act`, async (t) => {
		const { db, tamper } = await trail(t, 5);
		await tamper(change);
		const { broken } = await checkTrail(db);
		assert.equal(broken?.id, id);
		assert.match(broken?.why ?? '', why);
	});

test('an act rewritten with a fitting hash is given away by the act after it', async (t) => {
	const { db, tamper } = await trail(t, 5);
	const [act] = (await listTrail(db, { limit: 5 })).filter(({ id }) => id === 3);
	assert.ok(act);
	const forged = { ...act, person: 'Eve' };
	await tamper(sql`UPDATE access_act SET person = 'Eve', hash = ${hashOf(forged)} WHERE id = 3`);
	assert.equal((await checkTrail(db)).broken?.id, 4);
});

test('an end cut off shows against a head that was written down', async (t) => {
	const { db, note, tamper } = await trail(t, 5);
	const { head } = await checkTrail(db);
	await note('document 6');
	assert.equal((await checkTrail(db, head)).broken, undefined);
	await tamper(sql`DELETE FROM access_act WHERE id > 4`);
	assert.equal((await checkTrail(db)).broken, undefined, 'the chain alone cannot tell');
	assert.match((await checkTrail(db, head)).broken?.why ?? '', /cut off/);
});

test('canonical JSON: the same value in any order of keys gives the same text, and the text is the value', () => {
	const shuffled = (value: Json): Json =>
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(
					Object.entries(value)
						.reverse()
						.map(([key, inner]) => [key, shuffled(inner ?? null)]),
				)
			: value;
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
			const text = canonical(value as Json);
			assert.equal(canonical(shuffled(value as Json)), text);
			assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
		}),
	);
});
