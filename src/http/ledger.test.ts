import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isRefusal } from '../base/refusal.ts';
import { migrate } from '../io/migrate.ts';
import { openSqlite } from '../io/sqlite.ts';
import { ledgerRoutes } from './ledger.ts';

async function open(t: TestContext) {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-ledger-'));
	const db = openSqlite(join(folder, 'case.db'));
	t.after(async () => {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	});
	await migrate(db, fileURLToPath(new URL('../../migrations', import.meta.url)));
	const routes = ledgerRoutes({ db, now: () => new Date('2012-12-31T10:00:00Z') });
	routes.onError((error, context) => context.text(isRefusal(error) ? error.message : 'bug', 400));
	return async (path: string) => {
		const answer = await routes.request(`/api/ledger/${path}`);
		return answer.ok ? ((await answer.json()) as Record<string, unknown>) : answer.text();
	};
}

test('the API answers what the commands print', async (t) => {
	const get = await open(t);
	assert.partialDeepStrictEqual(await get('status?place=Arlington,%20VA&on=2010-11-06'), {
		place: 'Arlington County, VA',
		status: 'answered-no',
		sharing: true,
		since: '2010-04',
	});
	assert.partialDeepStrictEqual(await get('count?on=2010-12-31&place=Illinois'), { count: 26, unknown: 0 });
	assert.partialDeepStrictEqual(await get('count'), { on: '2012-12-31', count: 2996 });
	assert.ok(Array.isArray(await get('contradictions')));
	assert.ok('repairs' in Object(await get('conflicts')));
});

test('what cannot be answered is refused in a sentence', async (t) => {
	const get = await open(t);
	assert.match(String(await get('status?place=Fairfax,%20VA')), /“Fairfax County, VA” or “Fairfax city, VA”/);
	assert.match(String(await get('count?on=2010-02-30')), /“on” in this request cannot be used/);
	assert.match(String(await get('status')), /“place” in this request/);
});
