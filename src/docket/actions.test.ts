import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { listTrail } from '../access/audit.ts';
import { migrate } from '../io/migrate.ts';
import { openSqlite } from '../io/sqlite.ts';
import { addItems, addRequests, changeItem, changeRequest, openRequest, releaseRequest, sayStatus } from './actions.ts';
import { allAgencies, importAgencies, openAgency } from './agency-actions.ts';
import { loadDocket } from './case-actions.ts';
import { day } from './dossier.case.ts';
import { addAppeal, addEntry, changeEntry, strike } from './entry-actions.ts';
import { agencyGiven, appealGiven, entryGiven, orderGiven, reminderGiven, requestGiven, suitGiven } from './given.ts';
import { openOwed } from './production-actions.ts';
import { listPublicRequests, openPublicRequest } from './public-actions.ts';
import { remind, settleReminder } from './reminder-actions.ts';
import { listStandings, openToday } from './standing-actions.ts';
import { addOrder, addSuit, changeObligation, openSuit } from './suit-actions.ts';

/** What the actions here touch of the world: a real database, and who does what when. */
async function desk(t: TestContext) {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-docket-'));
	const db = openSqlite(join(folder, 'case.db'));
	t.after(async () => {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	});
	await migrate(db, fileURLToPath(new URL('../../migrations', import.meta.url)));
	const app = { db, now: () => new Date('2026-04-20T15:00:00Z'), case: { person: 'Ada Example' } };
	await importAgencies(app, 'a.csv', 'name,abbreviation,within\nHomeland,DHS,\nComponent,ICE,dhs\n');
	return { ...app, folder };
}

// Entries without a paper need nothing of the archive.
type World = Parameters<typeof addEntry>[0];
const asApp = (app: Awaited<ReturnType<typeof desk>>) => app as unknown as World;
const ask = (more: object = {}) =>
	requestGiven.parse({
		agencies: ['ice'],
		title: 'Opt-out records',
		receivedUs: '2026-03-02',
		items: [
			{ label: 'A', text: 'Policies' },
			{ label: 'B', text: 'Costs' },
		],
		...more,
	});
const happened = (type: string, date: string, more: object = {}) => entryGiven.parse({ type, date, ...more });

test('one letter to several agencies is a batch, each with its own items and clock', async (t) => {
	const app = await desk(t);
	const ids = await addRequests(app, ask({ agencies: ['ice', 'dhs', 'ice'] }));
	assert.equal(ids.length, 2);
	const rows = await listStandings(app);
	assert.deepEqual(
		rows.map(({ request, items, computed }) => [request.batch, items, computed.stage]),
		[
			['Opt-out records', 2, 'overdue'],
			['Opt-out records', 2, 'overdue'],
		],
	);
	assert.equal((await openAgency(app, 'ice')).requests.length, 1);
	assert.deepEqual(
		(await openAgency(app, 'dhs')).components.map(({ id }) => id),
		['ice'],
	);
	await assert.rejects(addRequests(app, ask({ agencies: ['fbi'] })), /There is no agency “fbi” in this case/);
	assert.equal((await listStandings(app)).length, 2, 'what is refused leaves nothing behind');
});

test('what a person says and what the clock computes stand beside each other', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	await sayStatus(app, id, { status: 'processing', note: 'They called.' });
	const { dossier, clock } = await openRequest(app, id);
	assert.deepEqual(
		[dossier.request.said?.status, dossier.request.said?.by, clock.computed.stage],
		['processing', 'Ada Example', 'overdue'],
	);
	assert.equal((await openRequest(app, id, day('2026-03-10'))).dossier.request.said, null, 'nobody had said it then');
});

test('an entry moves the clock until it is struck, and stays in the trail', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	const due = async () => (await openRequest(app, id)).clock.due.find(({ name }) => name === 'determination_due')?.date;
	assert.equal(await due(), '2026-03-30');
	const entry = await addEntry(asApp(app), { request: id }, happened('unusual_circumstances_notice', '2026-03-27'));
	assert.equal(await due(), '2026-04-13');
	await changeEntry(asApp(app), entry.id, { details: { new_date: '2026-04-06' } });
	assert.equal(await due(), '2026-04-06');
	await assert.rejects(strike(app, entry.id, ' '), /Say why/);
	await strike(app, entry.id, 'It belongs to another request.');
	assert.equal(await due(), '2026-03-30');
	await assert.rejects(strike(app, entry.id, 'again'), /There is no entry/);
	await assert.rejects(
		addEntry(asApp(app), { request: id }, happened('fell_asleep', '2026-03-27')),
		/“fell_asleep” is not a kind of event/,
	);
	await assert.rejects(
		addEntry(asApp(app), { request: 99 }, happened('denied', '2026-03-27')),
		/There is no request 99/,
	);
	const trail = (await listTrail(app.db, { limit: 20 })).map(({ action, person }) => [action, person]);
	assert.deepEqual(
		trail.slice(0, 4).map(([action]) => action),
		['strike-entry', 'change-entry', 'record-entry', 'add-request'],
	);
	assert.ok(trail.every(([, person]) => person === 'Ada Example'));
});

test('the lists follow every change at once', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	const stage = async () => (await listStandings(app)).find(({ request }) => request.id === id)?.computed.stage;
	assert.equal(await stage(), 'overdue');
	await addEntry(asApp(app), { request: id }, happened('denied', '2026-04-10'));
	assert.equal(await stage(), 'decided');
	await addAppeal(app, id, appealGiven.parse({ against: 'determination', sent: '2026-04-12', received: '2026-04-13' }));
	assert.equal(await stage(), 'appeal-running');
	const suit = await addSuit(
		app,
		suitGiven.parse({ caption: 'A v. B', court: 'S.D.N.Y.', number: '1', requests: [id] }),
	);
	await addEntry(asApp(app), { suit: suit.id }, happened('complaint_filed', '2026-04-15'));
	assert.equal(await stage(), 'in-court');
	await changeRequest(app, id, { receivedUs: null, title: 'Renamed' });
	assert.equal((await listStandings(app))[0]?.request.title, 'Renamed');
});

test('an order’s duties are late until they are met', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	const suit = await addSuit(
		app,
		suitGiven.parse({ caption: 'A v. B', court: 'S.D.N.Y.', number: '1', requests: [id] }),
	);
	const order = await addOrder(
		app,
		suit.id,
		orderGiven.parse({
			date: '2026-04-01',
			title: 'Schedule',
			obligations: [{ text: 'produce 500 pages', due: '2026-04-10', pages: 500 }],
		}),
	);
	const [duty] = order.obligations;
	assert.ok(duty);
	const late = async () => (await openToday(app)).agency.late.filter((row) => row.suit === suit.id).map(({ id }) => id);
	assert.deepEqual(await late(), [`suit-${suit.id}/obligation-${duty.id}`]);
	assert.deepEqual(
		(await openOwed(app, id)).owed.rows.map((row) => row.late.map(({ by }) => by)),
		[
			['order', 'clock'],
			['order', 'clock'],
		],
	);
	await changeObligation(app, duty.id, { met: day('2026-04-11') });
	assert.deepEqual(await late(), []);
	assert.equal((await openSuit(app, suit.id)).due[0]?.standing, 'met 1 day late, on Sat 11 April 2026');
	assert.equal((await openSuit(app, suit.id, day('2026-03-31'))).orders.length, 0);
});

test('items keep their labels apart, and one that is withdrawn is owed no more', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	const [item] = await addItems(app, id, [{ label: 'C', text: 'Statistics', from: null, until: null, note: '' }]);
	assert.ok(item);
	await assert.rejects(addItems(app, id, [{ ...item, label: 'A' }]), /has an item “A” already/);
	await assert.rejects(changeItem(app, item.id, { label: 'A' }), /has an item “A” already/);
	await changeItem(app, item.id, { withdrawn: { since: day('2026-04-01'), reason: 'Narrowed by agreement' } });
	assert.equal((await openOwed(app, id)).owed.items.withdrawn, 1);
});

test('a reminder must follow a deadline that waits, and is settled by a person', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	await assert.rejects(
		remind(app, reminderGiven.parse({ request: id, text: 'Appeal', deadline: 'appeal_window_end' })),
		/No deadline “appeal_window_end” waits/,
	);
	await addEntry(asApp(app), { request: id }, happened('denied', '2026-04-10'));
	await remind(app, reminderGiven.parse({ request: id, text: 'Appeal', deadline: 'appeal_window_end' }));
	const fixed = await remind(
		app,
		reminderGiven.parse({ request: id, text: 'Call', day: '2026-05-01', person: 'Grace Example' }),
	);
	const coming = async (person?: string) =>
		(await openToday(app, { ahead: 100, ...(person ? { person } : {}) })).us.coming
			.filter(({ kind }) => kind === 'reminder')
			.map(({ duty }) => duty);
	assert.deepEqual(await coming(), ['Call', 'Appeal']);
	assert.deepEqual(await coming('Grace Example'), ['Call']);
	await sayStatus(app, id, { status: 'closed', note: '' });
	assert.deepEqual(await coming(), ['Call'], 'a fixed day comes whatever happens');
	await settleReminder(app, fixed.id, true);
	assert.deepEqual(await coming(), []);
	assert.equal(reminderGiven.safeParse({ request: id, text: 'Both', day: '2026-05-01', deadline: 'x' }).success, false);
});

test('a request is private until somebody releases it', async (t) => {
	const app = await desk(t);
	const [id = 0] = await addRequests(app, ask());
	assert.deepEqual(await listStandings(app, { released: true }), []);
	await assert.rejects(openPublicRequest(app, id), /There is no public request/);
	await changeRequest(app, id, { note: 'For the team only', feeWaiver: 'Our plans' });
	await addEntry(
		asApp(app),
		{ request: id },
		happened('note', '2026-04-01', { title: 'Secret call', note: 'For the team only' }),
	);
	await remind(app, reminderGiven.parse({ request: id, text: 'Secret plan', day: '2026-05-01' }));
	await sayStatus(app, id, { status: 'processing', note: 'Secret word' });
	await releaseRequest(app, id, true);
	const shown = await openPublicRequest(app, id);
	assert.deepEqual(
		[shown.title, shown.stage, shown.items.map(({ label }) => label)],
		['Opt-out records', 'overdue', ['A', 'B']],
	);
	assert.doesNotMatch(JSON.stringify(shown), /Secret|team only|Our plans/);
	assert.ok(shown.due.every(({ whose }) => whose === 'agency'));
	assert.equal((await listPublicRequests(app)).length, 1);
	await releaseRequest(app, id, false);
	await assert.rejects(openPublicRequest(app, id), /There is no public request/);
	assert.equal((await listTrail(app.db, { limit: 1 }))[0]?.action, 'withhold-request');
});

test('a directory taken in again leaves what it does not tell', async (t) => {
	const app = await desk(t);
	assert.deepEqual(
		await importAgencies(app, 'b.csv', 'name,id,email\nComponent,ice,foia@example.gov\nOther,other,\n'),
		{
			taken: 2,
			fresh: 1,
			flaws: [],
		},
	);
	assert.partialDeepStrictEqual((await openAgency(app, 'ice')).agency, {
		abbreviation: 'ICE',
		within: 'dhs',
		email: 'foia@example.gov',
	});
	await importAgencies(app, 'c.csv', 'name,id,within,source\nComponent,the-component,dhs,Another list\n');
	assert.partialDeepStrictEqual(
		(await openAgency(app, 'dhs')).components.map(({ id }) => id),
		['ice'],
		'the same name there is the same agency',
	);
	assert.equal((await openAgency(app, 'ice')).agency.source, null, 'a list that tells no address is no source of one');
	assert.equal(agencyGiven.safeParse({ id: 'a b', name: 'x', jurisdiction: 'US-FED' }).success, false);
});

test('the first case’s own story: loaded once, with what is not known left blank', async (t) => {
	const app = await desk(t);
	const { folder: _folder, ...loaded } = await loadDocket(app);
	assert.deepEqual(loaded, {
		agencies: 13,
		requests: 6,
		items: 46,
		suits: 1,
		entries: 18,
		obligations: 4,
		productions: 2,
		there: 2,
	});
	const [ice] = await listStandings(app, { agency: 'ice' });
	assert.ok(ice);
	assert.deepEqual(
		[ice.request.sent, ice.request.receivedAgency, ice.computed.stage],
		['2010-02-03', null, 'in-court'],
	);
	const then = await openToday(app, { asOf: day('2011-01-10') });
	assert.deepEqual(
		then.agency.coming.map(({ day, duty }) => [day, duty]),
		[['2011-01-17', 'produce the opt-out records']],
	);
	const { owed } = await openOwed(app, ice.request.id, day('2011-03-01'));
	assert.deepEqual(
		[owed.items.partly, owed.items.none, owed.rows.flatMap(({ late }) => late)],
		[1, 7, []],
		'nobody is called late in doubt',
	);
	assert.deepEqual((await openToday(app)).agency.late, [], 'the story is closed today');
	await changeRequest(app, ice.request.id, { receivedAgency: day('2010-02-03') });
	assert.equal(
		(await openRequest(app, ice.request.id)).clock.due.find(({ name }) => name === 'determination_due')?.date,
		'2010-03-04',
	);
	const again = await loadDocket(app);
	assert.deepEqual([again.requests, again.entries, again.there], [0, 0, 92]);
	assert.equal(
		(await openRequest(app, ice.request.id)).dossier.request.receivedAgency,
		'2010-02-03',
		'what a person changed stays',
	);
});

test('bad rows of plain files are listed by file and line, and nothing is loaded', async (t) => {
	const app = await desk(t);
	await writeFile(
		join(app.folder, 'requests.csv'),
		'key,agency,title,batch,sent,received,tracking,tracking_reason,requesters,said,said_note,source,url,note\na,ice,Title,,soon,,,,,,,Letter,,\nb,nobody,Title,,,,,,,,,Letter,,\n',
	);
	await writeFile(
		join(app.folder, 'entries.csv'),
		'key,request,suit,date,about,type,way,title,ecf,source,url,note\ne,b,,2026-01-01,,dance,,T,,S,,\n',
	);
	await assert.rejects(loadDocket(app, app.folder), (error: Error) => {
		assert.match(error.message, /requests\.csv, line 2: sent: “soon” is no day/);
		assert.match(error.message, /requests\.csv, line 3: There is no agency “nobody”/);
		assert.match(error.message, /entries\.csv, line 2: .*“dance” is not a kind of event/);
		return true;
	});
	assert.deepEqual(await listStandings(app), []);
	await assert.rejects(loadDocket(app, join(app.folder, 'nowhere')), /There are no files of a docket/);
});

test('the case’s agencies and FOIA.gov’s directory make one list, whichever comes first', async (t) => {
	const directory = [
		'id,name,abbreviation,within,email',
		'dhs,Department of Homeland Security,DHS,,',
		'doj,U.S. Department of Justice,DOJ,,',
		'ice,U.S. Immigration & Customs Enforcement,ICE,dhs,',
		'federal-bureau-of-investigation,Federal Bureau of Investigation,,doj,foia@example.gov',
		'executive-office-for-immigration-review,Executive Office for Immigration Review,,doj,',
	].join('\n');
	for (const directoryFirst of [true, false]) {
		const app = await desk(t);
		const take = () => importAgencies(app, 'directory.csv', directory);
		if (directoryFirst) await take();
		await loadDocket(app);
		if (!directoryFirst) await take();
		const all = await allAgencies(app);
		const bureaus = all.filter(({ name }) => /Bureau of Investigation|for Immigration Review/.test(name));
		assert.deepEqual(bureaus.map(({ abbreviation }) => abbreviation).sort(), ['EOIR', 'FBI'], `${directoryFirst}`);
		assert.equal(bureaus.find(({ abbreviation }) => abbreviation === 'FBI')?.email, 'foia@example.gov');
		const asked = await listStandings(app);
		assert.equal(asked.filter(({ agencyName }) => /Bureau of Investigation/.test(agencyName)).length, 1);
		assert.equal((await loadDocket(app)).agencies, 0, 'loading again adds none');
	}
});
