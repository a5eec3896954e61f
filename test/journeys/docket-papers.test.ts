/** The docket's papers as a clinic meets them: letters out, letters and indexes in, calendars that a telephone reads. */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { listTrail } from '../../src/access/audit.ts';
import { normaliseCode } from '../../src/archive/exemption.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { sql } from '../../src/base/db.ts';
import { addRequests } from '../../src/docket/actions.ts';
import { saveAgency } from '../../src/docket/agency-actions.ts';
import { addEntry } from '../../src/docket/entry-actions.ts';
import { agencyGiven, entryGiven, requestGiven } from '../../src/docket/given.ts';
import { importRequests, proposeDocument } from '../../src/docket/intake-actions.ts';
import { samples } from '../../src/docket/intake-letters.case.ts';
import { openPaper } from '../../src/docket/paper-actions.ts';
import { readIndex } from '../../src/docket/vaughn.ts';
import { type FoundPage, matchIndex } from '../../src/docket/vaughn-match.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

const ics = { headers: { authorization: undefined } };

describe('the papers of a request', () => {
	let app: TestCase;
	let front: Front;
	let request: number;
	let letter: number;

	before(async () => {
		app = await testCase();
		await saveAgency(
			app,
			agencyGiven.parse({
				id: 'ice',
				name: 'Immigration and Customs Enforcement',
				abbreviation: 'ICE',
				jurisdiction: 'US-FED',
			}),
		);
		[request = 0] = await addRequests(
			app,
			requestGiven.parse({
				agencies: ['ice'],
				title: 'Opt-out records',
				requesters: ['Example Clinic'],
				sent: '2010-02-03',
				receivedAgency: '2010-02-04',
				tracking: [{ number: '2010FOIA2674' }],
				items: [{ label: 'A', text: 'Records on leaving the program' }],
			}),
		);
		const text = samples.find(({ kind }) => kind === 'interim_response')?.text ?? '';
		const path = join(app.folder, 'Interim response.txt');
		await writeFile(path, text);
		await takeIn(app, { paths: [path] });
		await work(app, { withoutOcr: true });
		letter = 1;
		front = openFront(app);
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	test('a letter that came is read and proposed for its request; nothing is set by it', async () => {
		const { reading, proposal } = await proposeDocument(app, letter);
		assert.equal(reading.kind?.value, 'interim_response');
		assert.deepEqual([proposal.request, proposal.state, proposal.entry], [request, 'waiting', null]);
		const { dossier } = z
			.object({ dossier: z.object({ entries: z.array(z.unknown()) }).loose() })
			.loose()
			.parse(await front.get(`/api/docket/requests/${request}`));
		assert.deepEqual(dossier.entries, []);
	});

	test('the exhibit list names the letter once it is on file, and is printed as PDF and DOCX', async () => {
		await addEntry(
			app,
			{ request },
			entryGiven.parse({
				date: '2011-02-07',
				type: 'interim_response',
				way: 'in',
				title: 'Second interim response',
				document: letter,
			}),
		);
		const { paper, concerns } = await openPaper(app, request, 'exhibits');
		assert.deepEqual(concerns, []);
		const table = paper.blocks.find((block) => block.kind === 'table');
		assert.deepEqual(
			table?.rows.map((cells) => cells.map((spans) => spans.map((span) => span.text).join(''))),
			[['A', 'February 7, 2011', 'Second interim response', '—', '—', 'Interim response.txt (document 1)']],
		);
		for (const [ending, magic] of [
			['pdf', '%PDF-'],
			['docx', 'PK'],
		] as const) {
			const answer = await front.send('GET', `/docket/requests/${request}/papers/exhibits.${ending}`);
			assert.equal(answer.status, 200);
			assert.match(
				answer.headers.get('content-disposition') ?? '',
				new RegExp(`exhibits-ice-2010FOIA2674\\.${ending}`),
			);
			assert.ok(
				Buffer.from(await answer.arrayBuffer())
					.toString('latin1')
					.startsWith(magic),
			);
		}
		await front.refused(400, 'GET', `/docket/requests/${request}/papers/sonnet.pdf`);
	});

	test('a complaint is not advised before the latest arguable day has passed', async () => {
		const early = await openPaper(app, request, 'complaint', '2010-03-08' as never);
		assert.match(early.concerns.join(' '), /latest arguable day .* has not passed/);
		const late = await openPaper(app, request, 'complaint', '2010-06-01' as never);
		assert.deepEqual(late.concerns, []);
		assert.ok(late.blanks.some((blank) => blank.includes('venue')));
	});

	test('a case keeps its own text for a paper, and can go back; a text that names no fact is refused', async () => {
		const change = (text: string | null) =>
			front.send('PUT', '/api/docket/papers/still-interested', { json: { text } });
		assert.equal((await change('# Still here\n\nWe, {{us.names}}, are.')).status, 200);
		const { paper } = await openPaper(app, request, 'still-interested');
		assert.equal(paper.blocks[0]?.kind, 'title');
		assert.equal((await change('{{us.shoes}}')).status, 400);
		assert.equal((await change(null)).status, 200);
		assert.notEqual((await openPaper(app, request, 'still-interested')).paper.blocks[0]?.kind, 'title');
	});

	test('a paper is filed as a document of the archive', async () => {
		const filed = z
			.object({ document: z.number(), file: z.string() })
			.parse(await front.post(`/api/docket/requests/${request}/papers`, { kind: 'silence-appeal' }));
		await front.settled();
		const { document } = z
			.object({ document: z.object({ name: z.string(), pages: z.number(), state: z.string() }).loose() })
			.loose()
			.parse(await front.get(`/api/archive/documents/${filed.document}`));
		assert.partialDeepStrictEqual(document, { name: filed.file, state: 'read' });
		assert.ok(document.pages >= 1);
	});

	test('a calendar is read by its address alone, stays the same calendar, and is silent once closed', async () => {
		const { id, address } = z
			.object({ id: z.number(), address: z.string() })
			.parse(await front.post('/api/docket/calendars', { person: null }));
		const path = new URL(address).pathname;
		const read = async () => (await front.send('GET', path, ics)).text();
		const first = await read();
		assert.match(first, /^BEGIN:VCALENDAR\r\n/);
		assert.match(first, /SUMMARY:Agency: decide on the request/);
		const uids = (text: string) => [...text.matchAll(/^UID:.*$/gm)].map(([line]) => line);
		assert.deepEqual(uids(await read()), uids(first));
		assert.equal(new Set(uids(first)).size, uids(first).length);
		const guessed = `${path.slice(0, -8)}${path.at(-8) === 'A' ? 'B' : 'A'}${path.slice(-7)}`;
		assert.match(await front.refused(404, 'GET', guessed, ics), /no calendar/);
		assert.equal((await front.send('GET', '/api/docket/calendars', ics)).status, 401);
		const kept = JSON.stringify(await app.db.all(sql`SELECT * FROM docket_feed`));
		assert.ok(!kept.includes(path.slice(10, 42)), 'the address itself is not kept');
		await front.send('DELETE', `/api/docket/calendars/${id}`);
		await front.refused(404, 'GET', path, ics);
	});

	test('requests filed elsewhere come in once, and bad rows are told', async () => {
		const path = join(app.folder, 'requests.csv');
		await writeFile(path, 'agency,title,sent\nICE,Another request,2011-01-05\nNASA,Nothing of ours,\n');
		const first = await importRequests(app, path);
		assert.equal(first.added.length, 1);
		assert.deepEqual(
			first.flaws.map(({ place }) => place),
			['row 3'],
		);
		assert.deepEqual(await importRequests(app, path), { added: [], there: 1, flaws: first.flaws });
	});

	test('an index is sent up, its columns confirmed, and held against the pages', async () => {
		const { upload } = z.object({ upload: z.string() }).parse(await front.post('/api/archive/uploads'));
		await front.send('PUT', `/api/archive/uploads/${upload}?path=index.csv`, {
			body: 'Bates,Exemption,Description\nICE-000001–3,(b)(5),Draft\n',
		});
		const proposed = z
			.object({ columns: z.object({ fields: z.record(z.string(), z.number()) }).loose() })
			.loose()
			.parse(await front.post(`/api/docket/requests/${request}/indexes`, { upload }));
		assert.deepEqual(proposed.columns.fields, { bates: 0, exemption: 1, description: 2 });
		const { indexes } = z
			.object({
				indexes: z.array(
					z.object({ match: z.object({ entries: z.array(z.object({ absent: z.number() }).loose()) }).loose() }).loose(),
				),
			})
			.parse(await front.post(`/api/docket/requests/${request}/indexes`, { upload, columns: proposed.columns }));
		assert.deepEqual(
			indexes[0]?.match.entries.map(({ absent }) => absent),
			[3],
		);
	});

	test('every change a person made is in the trail', async () => {
		const actions = new Set((await listTrail(app.db, { limit: 200 })).map((act) => act.action));
		for (const action of [
			'propose-letter',
			'change-paper-text',
			'restore-paper-text',
			'file-paper',
			'open-calendar',
			'close-calendar',
			'import-requests',
			'import-index',
		])
			assert.ok(actions.has(action), action);
	});
});

test('an index of the practice production: what it leaves out and what it lists for nothing are found exactly', async () => {
	const { truth } = await practice(24);
	const seen = new Set<string>();
	const pages = truth.files.flatMap((file, document) =>
		file.pages.map((page): FoundPage => {
			const codes = page.codes.flatMap((code) => normaliseCode(code) ?? []);
			return {
				document,
				page: page.number,
				bates: page.bates,
				codes,
				disposition: page.boxes.length === 0 && page.codes.length === 0 ? 'full' : 'part',
			};
		}),
	);
	const numbered = pages.filter(({ bates }) => bates !== null && !seen.has(bates) && seen.add(bates));
	const withheld = numbered.filter(({ disposition, codes }) => disposition === 'part' && codes.length > 0);
	const whole = numbered.filter(({ disposition }) => disposition === 'full');
	assert.ok(withheld.length > 4 && whole.length > 2, 'the practice production has pages of both kinds');
	// The agency forgets every third withheld page, and lists one that it released.
	const listed = withheld.filter((_, i) => i % 3 !== 0);
	const rows = [...listed, ...whole.slice(0, 1)].map(({ bates, codes }, i) => [
		String(i + 1),
		bates ?? '',
		codes.join('; ') || '(b)(5)',
	]);
	const entries = readIndex([{ name: '', rows: [['No.', 'Bates', 'Exemption'], ...rows] }], {
		table: 0,
		head: 0,
		fields: { label: 0, bates: 1, exemption: 2 },
	});
	const match = matchIndex(entries, numbered);
	const places = (some: readonly FoundPage[]) => some.map(({ bates }) => bates).sort();
	assert.deepEqual(
		places(match.notIndexed),
		places(numbered.filter((page) => page.disposition === 'part' && !listed.includes(page))),
	);
	assert.deepEqual(places(match.released.map(({ page }) => page)), places(whole.slice(0, 1)));
	for (const { entry, onlyIndex, onlyPages } of match.entries.slice(0, listed.length))
		assert.deepEqual([onlyIndex, onlyPages], [[], []], entry.label);
});
