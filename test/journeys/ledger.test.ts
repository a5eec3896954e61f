/** The ledger's desk as a person uses it over the API: add, edit, contest, merge, translate, export; nothing is lost. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkTrail, listTrail } from '../../src/access/audit.ts';
import { citePage } from '../../src/archive/actions.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { loadLedger, type Opened, openLayers, openLedger } from '../../src/ledger/actions.ts';
import { exportLedger, importPopolo } from '../../src/ledger/export-actions.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { makePdf } from '../fixtures/pdf/make.ts';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

type Page = { cells: Record<string, string>; seen: number; history: { act: string; reason: string; by: string }[] };

describe('the desk of the ledger', () => {
	let app: TestCase;
	let front: Front;
	let folder: string;
	before(async () => {
		app = await testCase();
		front = openFront(app);
		folder = await mkdtemp(join(tmpdir(), 'uncover-ledger-desk-'));
		await loadLedger(app);
	});
	after(async () => {
		await front.stop();
		await app[Symbol.asyncDispose]();
		await rm(folder, { recursive: true, force: true });
	});

	const entry = async (kind: string, id: string) => (await front.get(`/api/ledger/entries/${kind}/${id}`)) as Page;
	const patch = (kind: string, id: string, json: object) =>
		front.send('PATCH', `/api/ledger/entries/${kind}/${id}`, { json });
	const added = async (kind: string, cells: Record<string, string>) =>
		((await front.post(`/api/ledger/entries/${kind}`, { cells, reason: 'Found in the minutes.' })) as { id: string })
			.id;
	const status = async (place: string, on: string) =>
		(await front.get(`/api/ledger/status?place=${encodeURIComponent(place)}&on=${on}`)) as { status: string };

	const vote = {
		summary: 'The board votes to end its part.',
		type: 'vote-to-leave',
		when: '2011-03-01',
		known: '2011-03-02',
		places: 'Fairfax County, VA',
		actor: 'Board of Supervisors',
		source: 'activation-list',
	};

	test('an event added by name moves the status of its place from its day on, and not before', async () => {
		const id = await added('event', vote);
		assert.equal((await entry('event', id)).cells.places, '51059');
		assert.equal((await status('Fairfax County, VA', '2011-03-01')).status, 'vote-to-leave');
		assert.equal((await status('Fairfax County, VA', '2011-02-28')).status, 'sharing');
	});

	test('what cannot be right is refused with a sentence for each field', async () => {
		const answer = await front.send('POST', '/api/ledger/entries/statement', {
			json: {
				cells: {
					summary: 'Says yes.',
					speaker: 'A Speaker',
					office: 'Sheriff',
					when: '2011-02-30',
					places: 'Atlantis',
					position: 'yes',
					source: 'activation-list',
				},
			},
		});
		assert.equal(answer.status, 400);
		const { error } = (await answer.json()) as { error: { message: string; details: { fields: object } } };
		assert.deepEqual(Object.keys(error.details.fields), ['places']);
		const next = await front.refused(400, 'POST', '/api/ledger/entries/statement', {
			json: { cells: { ...vote, speaker: 'A', office: 'Sheriff', when: '2011-02-30', act: 'leaving' } },
		});
		assert.match(next, /when: “2011-02-30” is no date.*act: it must be one of switch/);
		const bare = await front.refused(400, 'POST', '/api/ledger/entries/statement', {
			json: { cells: { ...vote, speaker: 'A', office: 'Sheriff', position: 'yes' } },
		});
		assert.match(bare, /position stand together/);
		const baseless = await front.refused(400, 'POST', '/api/ledger/entries/event', {
			json: { cells: { ...vote, source: '' } },
		});
		assert.match(baseless, /no fact is kept without one/);
	});

	test('an edit of a loaded fact keeps the earlier version, outlives a new loading, and is told by who and why', async () => {
		const id = 'statement-061';
		const first = await entry('statement', id);
		await front.refused(400, 'PATCH', `/api/ledger/entries/statement/${id}`, {
			json: { act: 'correct', cells: { venue: 'press conference' }, reason: ' ' },
		});
		const answer = await patch('statement', id, {
			act: 'correct',
			cells: { venue: 'press conference' },
			reason: 'The transcript names no town.',
			seen: first.seen,
		});
		assert.equal(answer.status, 200);
		await loadLedger(app);
		const after = await entry('statement', id);
		assert.deepEqual([after.cells.venue, after.cells.standing], ['press conference', 'corrected']);
		assert.deepEqual(after.history, [
			{
				...after.history[0],
				act: 'correct',
				reason: 'The transcript names no town.',
				by: 'Ada Example',
				differences: [
					{ field: 'standing', was: 'asserted', now: 'corrected' },
					{ field: 'venue', was: first.cells.venue, now: 'press conference' },
				],
			},
		]);
	});

	test('a change made meanwhile is not overwritten', async () => {
		const stale = { act: 'edit', cells: { venue: 'elsewhere' }, reason: 'Mine.', seen: 0 };
		assert.match(
			await front.refused(409, 'PATCH', '/api/ledger/entries/statement/statement-061', { json: stale }),
			/Ada Example changed this statement while you had it open/,
		);
	});

	test('a withdrawn fact plays no part until it is asserted again', async () => {
		const id = await added('event', { ...vote, when: '2012-01-05', places: '51013', type: 'law', known: '' });
		const on = async () => (await status('Arlington, VA', '2012-01-05')).status;
		assert.equal(await on(), 'law-signed');
		await patch('event', id, { act: 'withdraw', reason: 'It was only a bill.' });
		assert.notEqual(await on(), 'law-signed');
		await patch('event', id, { act: 'assert', reason: 'It passed after all.' });
		assert.equal(await on(), 'law-signed');
		await patch('event', id, { act: 'withdraw', reason: 'No.' });
	});

	test('a row of the files that asserts nothing is corrected, withdrawn and asserted again as an event is', async () => {
		const reads = async () => {
			const { sources, people, questions } = await openLedger(app);
			return new Set([...sources, ...people, ...questions].map(({ id }) => id));
		};
		const { raw } = await openLayers(app);
		const office = raw.offices.find(({ person }) => person === 'peter-newsham');
		assert.ok(office);
		await patch('source', 'activation-list', { act: 'correct', cells: { note: 'Dated by hand.' }, reason: 'Clearer.' });
		assert.deepEqual(
			[
				(await entry('source', 'activation-list')).cells.note,
				(await entry('source', 'activation-list')).cells.standing,
			],
			['Dated by hand.', 'corrected'],
		);
		const refused = async (kind: string, id: string) =>
			front.refused(409, 'PATCH', `/api/ledger/entries/${kind}/${id}`, { json: { act: 'withdraw', reason: 'No.' } });
		assert.match(await refused('source', 'activation-list'), /entries that rest on this source/);
		assert.match(await refused('question', 'can-leave'), /entries that rest on this question/);
		assert.match(await refused('person', 'peter-newsham'), /One entry rests on this person/);
		assert.match(await refused('source', 'trac-report-479'), /on this source/);

		await patch('office', office.id, { act: 'withdraw', reason: 'Another man.' });
		await patch('person', 'peter-newsham', { act: 'withdraw', reason: 'Another man.' });
		assert.ok(!(await reads()).has('peter-newsham'), 'no page tells of him');
		const { entries } = (await front.get('/api/ledger/entries?kind=person&standing=withdrawn')) as {
			entries: { id: string; standing: string }[];
		};
		assert.deepEqual(
			entries.map(({ id, standing }) => [id, standing]),
			[['peter-newsham', 'withdrawn']],
			'the list of the desk does',
		);
		assert.deepEqual(
			(await entry('person', 'peter-newsham')).history.map(({ act, reason }) => [act, reason]),
			[['withdraw', 'Another man.']],
		);
		await loadLedger(app);
		assert.ok(!(await reads()).has('peter-newsham'), 'nor after a new loading');
		assert.match(
			await front.refused(400, 'PATCH', `/api/ledger/entries/office/${office.id}`, {
				json: { act: 'assert', reason: 'It was he.' },
			}),
			/no person “peter-newsham”, or it was withdrawn/,
		);
		await patch('statement', 'statement-049', { act: 'withdraw', reason: 'A try.' });
		const out = join(folder, 'with-a-withdrawn-person');
		await exportLedger(app, out, 'csv');
		await using other = await testCase();
		await loadLedger(other, out);
		assert.equal((await openLayers(other)).raw.people.find(({ id }) => id === 'peter-newsham')?.standing, 'withdrawn');
		const decided = (await openLedger(other)).reviews.map(({ id }) => id);
		assert.ok(decided.includes('statement-053~statement-061') && !decided.includes('statement-049~statement-037'));
		await patch('statement', 'statement-049', { act: 'assert', reason: 'It stands.' });
		await patch('person', 'peter-newsham', { act: 'assert', reason: 'It was he.' });
		await patch('office', office.id, { act: 'assert', reason: 'It was he.' });
		assert.ok((await reads()).has('peter-newsham'));
	});

	test('a fact may rest on a cited page alone, and keeps the words and the hash of the file', async () => {
		const letter = join(folder, 'letter.pdf');
		const content = 'BT /F 12 Tf 72 700 Td (The county may leave whenever it wishes to do so.) Tj ET';
		await writeFile(letter, makePdf({ content }));
		await front.post(`/api/archive/imports/${await takeIn(app, { paths: [letter] })}/resume`);
		await front.settled();
		const citation = await citePage(app, { document: 1, page: 1, start: 4, end: 20 }, '');
		const id = await added('event', { ...vote, source: '', citations: `${citation.id}` });
		const { cited } = (await front.get(`/api/ledger/entries/event/${id}`)) as unknown as {
			cited: { exact: string; address: string; sha256: string }[];
		};
		assert.deepEqual([cited[0]?.exact, cited[0]?.address], ['county may leave', '/d/1/p/1']);
		assert.match(cited[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
	});

	test('a number that loaded files gave to a page of another archive cites nothing here', async () => {
		const out = join(folder, 'foreign');
		await exportLedger(app, out, 'csv');
		await using other = await testCase();
		await loadLedger(other, out);
		const own = openFront(other);
		const memo = join(folder, 'memo.pdf');
		await writeFile(memo, makePdf({ content: 'BT /F 12 Tf 72 700 Td (Nobody may leave before the year ends.) Tj ET' }));
		await own.post(`/api/archive/imports/${await takeIn(other, { paths: [memo] })}/resume`);
		await own.settled();
		const { id } = await citePage(other, { document: 1, page: 1, start: 0, end: 16 }, '');
		const sentence = await own.refused(409, 'POST', '/api/ledger/entries/event', {
			json: { cells: { ...vote, citations: `${id}` } },
		});
		assert.match(sentence, /another page citation 1/);
		await own.stop();
	});

	test('a person under two spellings is one after a merge, and two again after it is taken back', async () => {
		const before = await openLedger(app);
		const id = await added('person', { name: 'J. Morton', aliases: '', note: '' });
		const office = await added('office', {
			person: id,
			office: 'Assistant Secretary',
			place: 'us',
			from: '2009',
			source: 'activation-list',
		});
		const apart = await openLedger(app);
		await front.post('/api/ledger/merges', {
			kind: 'person',
			from: 'J. Morton',
			into: 'john-morton',
			reason: 'One man.',
		});
		const { person, offices, merged } = (await front.get('/api/ledger/people/john-morton')) as {
			person: { aliases: string[] };
			offices: { id: string }[];
			merged: { merge: string }[];
		};
		assert.ok(person.aliases.includes('J. Morton'));
		assert.ok(offices.some((one) => one.id === office));
		await front.send('DELETE', `/api/ledger/merges/${merged[0]?.merge}?reason=Two+men.`);
		assert.deepEqual(await openLedger(app), apart);
		assert.equal(apart.people.length, before.people.length + 1);
		assert.match(
			await front.refused(409, 'PATCH', `/api/ledger/entries/person/${id}`, { json: { act: 'withdraw', reason: 'x' } }),
			/One entry rests on this person/,
		);
	});

	test('a translation goes stale when its original is edited, and is fresh again when it is reviewed', async () => {
		const state = async () => (await openLedger(app)).translations.find((one) => one.id === 'statement-053')?.state;
		const text = 'Dice a Lofgren cómo puede quedar fuera una agencia.';
		await front.post('/api/ledger/translations', { id: 'statement-053', language: 'es', text, state: 'reviewed' });
		assert.equal(await state(), 'reviewed');
		await patch('statement', 'statement-053', {
			act: 'edit',
			cells: { summary: 'Another wording.' },
			reason: 'Clearer.',
		});
		assert.equal(await state(), 'stale');
		await front.post('/api/ledger/translations', { id: 'statement-053', language: 'es', text, state: 'reviewed' });
		assert.equal(await state(), 'reviewed');
	});

	test('the overview counts what waits, and the lists lead there', async () => {
		const { waiting } = (await front.get('/api/ledger/overview')) as { waiting: Record<string, number> };
		const unknown = (await front.get('/api/ledger/entries?kind=fact&only=unknown')) as { total: number };
		assert.equal(unknown.total, waiting.unknown);
		const { total } = (await front.get('/api/ledger/entries?kind=statement&q=napolitano')) as { total: number };
		assert.equal(total, 3);
	});

	for (const format of ['csv', 'json'] as const)
		test(`exported as ${format} and loaded into a new case, the ledger is the same`, async () => {
			await front.post('/api/ledger/merges', {
				kind: 'person',
				from: 'sean-byrne',
				into: 'john-morton',
				reason: 'A try.',
			});
			const out = join(folder, format);
			await exportLedger(app, out, format);
			await using other = await testCase();
			await loadLedger(other, out);
			assert.deepEqual(sorted((await openLayers(other)).raw), sorted((await openLayers(app)).raw));
			assert.deepEqual(sorted(await openLedger(other)), sorted(await openLedger(app)));
			await front.send('DELETE', '/api/ledger/merges/person-sean-byrne?reason=Done.');
			await assert.rejects(exportLedger(app, out, format), /holds/);
		});

	test('people and offices go out as Popolo and come back into a case that has none of them', async () => {
		const out = join(folder, 'popolo');
		await exportLedger(app, out, 'popolo');
		await using other = await testCase();
		const shrunk = join(folder, 'shrunk');
		await exportLedger(other, shrunk, 'csv');
		await rm(join(shrunk, 'people.csv'));
		await rm(join(shrunk, 'offices.csv'));
		await rm(join(shrunk, 'merges.csv'));
		await loadLedger(other, shrunk);
		const counts = await importPopolo(other, join(out, 'popolo.json'));
		const [mine, theirs] = [await openLedger(app), await openLedger(other)];
		assert.deepEqual(theirs.people.map(({ name }) => name).sort(), mine.people.map(({ name }) => name).sort());
		assert.equal(theirs.offices.length, mine.offices.length);
		assert.equal(counts.sources, 0);
		assert.deepEqual(await importPopolo(other, join(out, 'popolo.json')), { people: 0, offices: 0, sources: 0 });
		const bare = JSON.parse(await readFile(join(out, 'popolo.json'), 'utf8'));
		bare.memberships[0].sources = [];
		await writeFile(join(folder, 'bare.json'), JSON.stringify(bare));
		await assert.rejects(importPopolo(other, join(folder, 'bare.json')), /has no source/);
	});

	test('files that no longer hold what a person’s fact rests on are not loaded', async () => {
		const out = join(folder, 'less');
		await exportLedger(app, out, 'csv');
		const events = await readFile(join(out, 'sources.csv'), 'utf8');
		await using other = await testCase();
		const own = openFront(other);
		await own.post('/api/ledger/entries/source', { cells: { title: 'Minutes', publisher: 'County' } });
		await own.post('/api/ledger/entries/event', {
			cells: { ...vote, places: 'ballston-none;51059'.slice(14), source: 'minutes' },
		});
		await loadLedger(other);
		assert.ok(events.length > 0);
		const jurisdictions = await readFile(join(out, 'places.csv'), 'utf8');
		await writeFile(join(out, 'places.csv'), jurisdictions.replace(/^51059,.*\n/m, ''));
		await assert.rejects(loadLedger(other, out), /51059/);
		await own.stop();
	});

	test('every change stands in the audit trail, and the trail is whole', async () => {
		const acts = new Set((await listTrail(app.db, { limit: 1000 })).map(({ action }) => action));
		for (const act of [
			'add-entry',
			'correct-entry',
			'withdraw-entry',
			'assert-entry',
			'add-merge',
			'withdraw-merge',

			'export-ledger',
		])
			assert.ok(acts.has(act), act);
		assert.equal((await checkTrail(app.db)).broken, undefined);
	});
});

function sorted(ledger: Ledger | Opened['raw']): Ledger {
	const byId = <T extends { id: string | number }>(all: readonly T[]) =>
		[...all].sort((a, b) => (`${a.id}` < `${b.id}` ? -1 : 1));
	const lists = Object.entries(ledger).map(([name, all]): [string, unknown] => [
		name,
		name === 'repairs' ? all : byId(all as readonly { id: string }[]),
	]);
	const whole = Object.fromEntries(lists) as Ledger;
	const placed = <T extends { places: readonly string[] }>(one: T) => ({ ...one, places: [...one.places].sort() });
	return {
		...whole,
		events: whole.events.map(placed),
		statements: whole.statements.map(placed).map((one) => ({ ...one, answers: [...one.answers].sort() })),
	};
}
