import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkTrail, listTrail } from '../access/audit.ts';
import { isRefusal } from '../base/refusal.ts';
import { migrate } from '../io/migrate.ts';
import { openSqlite } from '../io/sqlite.ts';
import { decideContradiction, listContradictions, loadLedger, openLedger } from './actions.ts';
import type { Ledger } from './ledger.ts';

const shipped = fileURLToPath(new URL('../../cases/secure-communities/', import.meta.url));
const flip = 'statement-053~statement-061';

async function emptyCase(t: TestContext) {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-ledger-'));
	const db = openSqlite(join(folder, 'case.db'));
	t.after(async () => {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	});
	await migrate(db, fileURLToPath(new URL('../../migrations', import.meta.url)));
	const app = {
		case: { folder, title: 'Test', person: 'Ada Example', practice: false },
		db,
		now: () => new Date('2012-02-07T10:00:00Z'),
	};
	return { app, folder, trail: async () => (await listTrail(db, { limit: 100 })).map(({ action }) => action) };
}

/** The same facts in one order, places of a fact included: a store keeps no order of rows. */
function sorted(ledger: Ledger) {
	const byId = <T extends { id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
	const fact = <T extends { places: readonly string[] }>(one: T) => ({ ...one, places: [...one.places].sort() });
	return {
		...ledger,
		places: byId(ledger.places),
		sources: byId(ledger.sources),
		events: byId(ledger.events).map(fact),
		statements: byId(ledger.statements)
			.map(fact)
			.map((one) => ({ ...one, answers: [...one.answers].sort() })),
		figures: byId(ledger.figures),
		questions: byId(ledger.questions),
		conflicts: byId(ledger.conflicts),
		reviews: byId(ledger.reviews),
	};
}

test('what was loaded comes out of the case as it stands in the files, also when it is loaded twice', async (t) => {
	const { app, trail } = await emptyCase(t);
	const files = await openLedger(undefined);
	await loadLedger(app);
	const loaded = await loadLedger(app);
	assert.deepEqual(sorted(await openLedger(app)), sorted(files));
	assert.equal(loaded.places, files.places.length);
	assert.deepEqual(await trail(), ['load-ledger', 'load-ledger']);
});

test('a case into which nothing was loaded answers from the files that come with Uncover', async (t) => {
	const { app } = await emptyCase(t);
	assert.deepEqual(await openLedger(app), await openLedger(undefined));
});

test('one bad row loads nothing, and leaves what was loaded before', async (t) => {
	const { app, folder, trail } = await emptyCase(t);
	await loadLedger(app);
	const mine = join(folder, 'mine');
	await cp(shipped, mine, { recursive: true });
	const events = await readFile(join(mine, 'events.csv'), 'utf8');
	const lines = events.split('\n');
	lines[9] = (lines[9] ?? '').replace(',activated,', ',switched,').replace(',system,', ',switched,');
	await writeFile(join(mine, 'events.csv'), lines.join('\n'));
	await writeFile(join(mine, 'questions.csv'), 'id,en,es\ncan-leave,,\n');
	const before = await openLedger(app);
	const refusal = await loadLedger(app, mine).catch((error: unknown) => error);
	assert.ok(isRefusal(refusal));
	assert.match(refusal.message, /Nothing was loaded/);
	assert.match(refusal.message, /^events\.csv, line 10: type: it must be one of/m);
	assert.match(refusal.message, /^questions\.csv, line 2: en: it is empty/m);
	assert.deepEqual(await openLedger(app), before);
	assert.deepEqual(await trail(), ['load-ledger']);
});

test('a reviewed contradiction that names no pair of statements is a flaw of its row', async (t) => {
	const { app, folder } = await emptyCase(t);
	const mine = join(folder, 'mine');
	await cp(shipped, mine, { recursive: true });
	await writeFile(
		join(mine, 'contradictions.csv'),
		'id,verdict,en,es\nstatement-061~statement-053,accepted,Why.,\nstatement-053~statement-999,maybe,Why.,\n',
	);
	await assert.rejects(
		loadLedger(app, mine),
		/contradictions\.csv, line 2: .*turn the two around[\s\S]*line 3: verdict: it must be/,
	);
});

test('a folder without files of a ledger is refused with the names of the files', async (t) => {
	const { app, folder } = await emptyCase(t);
	await assert.rejects(loadLedger(app, folder), /It should hold places\.csv, /);
});

test('what the reviewed files say of a contradiction holds until a person decides, whose word outlives a new loading', async (t) => {
	const { app, trail } = await emptyCase(t);
	const decided = async () => (await listContradictions(app)).proposals.find(({ id }) => id === flip)?.decision;
	for (let time = 0; time < 2; time++) {
		await loadLedger(app);
		const { verdict, by, es = '' } = (await decided()) ?? {};
		assert.deepEqual([verdict, by, es.includes('misma secretaria')], ['accepted', null, true]);
	}
	const [load] = await listTrail(app.db, { limit: 1 });
	assert.ok(JSON.parse(load?.details ?? '{}').accepted.includes(flip), 'the trail names what was taken in as accepted');
	await assert.rejects(decideContradiction(app, flip, 'accepted', ' '), /Give the reason/);
	await assert.rejects(
		decideContradiction(app, 'nothing~nowhere', 'accepted', 'why'),
		/proposes no contradiction “nothing~nowhere”/,
	);
	await decideContradiction(app, flip, 'refused', 'The letter may have meant the timing.');
	await decideContradiction(app, flip, 'accepted', 'The letter says what an agency must do to stay out.');
	await loadLedger(app);
	assert.deepEqual(await decided(), {
		contradiction: flip,
		verdict: 'accepted',
		reason: 'The letter says what an agency must do to stay out.',
		es: '',
		by: 'Ada Example',
		at: '2012-02-07T10:00:00.000Z',
	});
	assert.deepEqual(await trail(), [
		'load-ledger',
		'accept-contradiction',
		'refuse-contradiction',
		'load-ledger',
		'load-ledger',
	]);
	assert.equal((await checkTrail(app.db)).broken, undefined);
});
