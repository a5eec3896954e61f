/** A request from its first letter to what is owed, through the front door, with a practice production as what came back. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { openProduction } from '../../src/docket/production-actions.ts';
import { propose } from '../../src/docket/proposal-actions.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

const pages = 60;
const tally = z.object({ total: z.number(), full: z.number(), part: z.number(), withheld: z.number() }).loose();
const owedShape = z.object({
	owed: z
		.object({
			rows: z.array(
				z
					.object({
						label: z.string(),
						answer: z.string(),
						pages: tally,
						late: z.array(z.object({ by: z.string() }).loose()),
					})
					.loose(),
			),
			pages: tally,
			unassigned: tally,
			repeated: tally,
		})
		.loose(),
	rate: z.object({ processed: z.number() }).loose(),
});
const dossierShape = z.object({
	dossier: z
		.object({
			request: z.object({ id: z.number(), tracking: z.array(z.object({ number: z.string() }).loose()) }).loose(),
			items: z.array(z.object({ id: z.number(), label: z.string() }).loose()),
			entries: z.array(z.object({ id: z.number(), type: z.string(), document: z.number().nullable() }).loose()),
		})
		.loose(),
	clock: z
		.object({
			computed: z.object({ stage: z.string() }).loose(),
			due: z.array(z.object({ name: z.string(), date: z.string() }).loose()),
		})
		.loose(),
});

describe('a request and what came back', () => {
	let app: TestCase;
	let front: Front;
	let release = 0;
	const open = async (asOf = '2026-05-10') =>
		dossierShape.parse(await front.get(`/api/docket/requests/1?asOf=${asOf}`));
	const owed = async () => owedShape.parse(await front.get('/api/docket/requests/1/owed?asOf=2026-05-10'));

	before(async () => {
		app = await testCase();
		const { folder } = await practice(pages);
		await takeIn(app, { paths: [folder], production: 'Interim release' });
		await work(app, { withoutOcr: true });
		front = openFront(app);
		await front.post('/api/docket/agencies', { id: 'example', name: 'Agency of Examples', jurisdiction: 'US-FED' });
		assert.deepEqual(
			await front.post('/api/docket/requests', {
				agencies: ['example'],
				title: 'Opt-out records',
				sent: '2026-03-01',
				receivedUs: '2026-03-02',
				items: [
					{ label: 'A', text: 'Policies on leaving' },
					{ label: 'B', text: 'Costs' },
				],
			}),
			{ requests: [1] },
		);
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	test('the clock runs as of any day', async () => {
		assert.equal((await open('2026-03-20')).clock.computed.stage, 'running');
		const late = await open('2026-04-02');
		assert.equal(late.clock.computed.stage, 'overdue');
		assert.equal(late.clock.due.find(({ name }) => name === 'determination_due')?.date, '2026-03-30');
	});

	test('what a program read in a letter sets nothing until a person confirms it', async () => {
		const [letter] = await listDocuments(app);
		assert.ok(letter);
		await propose(app, letter.id, { kind: { value: 'acknowledgement', words: 'We received your request' } }, 1);
		assert.deepEqual([(await open()).dossier.entries, (await open()).dossier.request.tracking], [[], []]);
		const { proposals } = z
			.object({ proposals: z.array(z.object({ id: z.number() }).loose()) })
			.parse(await front.get('/api/docket/proposals?state=waiting'));
		const id = proposals[0]?.id;
		await front.post(`/api/docket/proposals/${id}/confirm`, {
			request: 1,
			entry: { type: 'acknowledgement', date: '2026-03-09', way: 'in' },
			tracking: { number: '2026-EXFO-00042', reason: 'Their first letter' },
		});
		const { dossier } = await open();
		assert.deepEqual(
			dossier.entries.map(({ type, document }) => [type, document]),
			[['acknowledgement', letter.id]],
		);
		assert.deepEqual(
			dossier.request.tracking.map(({ number }) => number),
			['2026-EXFO-00042'],
		);
		assert.match(await front.refused(409, 'POST', `/api/docket/proposals/${id}/refuse`), /has confirmed proposal/);
	});

	test('pages of a release are told apart as the truth of the production has them', async () => {
		const items = (await open()).dossier.items;
		const linked = z.object({ production: z.object({ id: z.number() }).loose(), pages: z.number() }).parse(
			await front.post('/api/docket/requests/1/productions', {
				production: 'Interim release',
				received: '2026-05-04',
				coverage: [{ item: items[0]?.id, degree: 'part' }],
			}),
		);
		release = linked.production.id;
		const { truth } = await practice(pages);
		const names = new Map((await listDocuments(app)).map(({ id, path }) => [id, path.replace('production/', '')]));
		const wrong: string[] = [];
		let compared = 0;
		for (const fate of (await openProduction(app, release)).pages) {
			const file = truth.files.find(({ name }) => name === names.get(fate.document));
			const page = file?.pages[fate.page - 1];
			// Without recognition nothing can be said of scans.
			if (!file || !page || page.scanned) continue;
			compared++;
			const drawn = page.boxes.filter((box) => box.drawn);
			const sheet = /(\d+) PAGES WITHHELD IN FULL/.exec(page.text);
			const expected = file.sameAs ? 'duplicate' : sheet ? 'withheld' : drawn.length > 0 ? 'part' : 'full';
			if (fate.disposition !== expected || fate.pages !== Number(sheet?.[1] ?? 1))
				wrong.push(`${file.name}, page ${page.number}: ${fate.disposition} ×${fate.pages}, not ${expected}`);
		}
		assert.deepEqual(wrong, []);
		assert.ok(compared > 40, `${compared} pages were compared`);
	});

	test('what is owed: answered in part, the rest late by the clock, and every page counted once', async () => {
		const { owed: found, rate } = await owed();
		assert.deepEqual(
			found.rows.map(({ label, answer, late }) => [label, answer, late.map(({ by }) => by)]),
			[
				['A', 'partly', ['clock']],
				['B', 'none', ['clock']],
			],
		);
		const sum = (kind: 'total' | 'full' | 'part' | 'withheld') =>
			found.rows.reduce((all, row) => all + row.pages[kind], 0);
		for (const kind of ['total', 'full', 'part', 'withheld'] as const)
			assert.equal(sum(kind) - found.repeated[kind] + found.unassigned[kind], found.pages[kind]);
		assert.equal(rate.processed, found.pages.total);
	});

	test('a person’s word about a page counts before the archive’s reading, and can be taken back', async () => {
		const before = (await owed()).owed.pages;
		const page = (await openProduction(app, release)).pages.find(({ disposition }) => disposition === 'full');
		assert.ok(page);
		const path = `/api/docket/pages/${page.document}/${page.page}`;
		await front.post(path, {
			disposition: 'withheld',
			codes: ['(b)(5)'],
			reason: 'Everything but the letterhead is covered.',
		});
		const corrected = (await owed()).owed.pages;
		assert.deepEqual(
			[corrected.full, corrected.withheld, corrected.total],
			[before.full - 1, before.withheld + 1, before.total],
		);
		assert.match(await front.refused(400, 'POST', path, { json: { disposition: 'withheld', reason: '' } }), /“reason”/);
		await front.send('DELETE', path);
		assert.deepEqual((await owed()).owed.pages, before);
	});

	test('what cannot be is refused in a sentence', async () => {
		assert.match(await front.refused(404, 'GET', '/api/docket/requests/99'), /There is no request 99/);
		assert.match(await front.refused(400, 'GET', '/api/docket/today?asOf=soon'), /“asOf”/);
		assert.match(
			await front.refused(404, 'POST', '/api/docket/requests/1/productions', { json: { production: 'Nothing' } }),
			/The archive holds no page of production “Nothing”/,
		);
		assert.match(
			await front.refused(400, 'POST', '/api/docket/requests/1/productions', {
				json: { first: 'AB FOIA 000001', last: 'CD FOIA 000002' },
			}),
			/are of different series/,
		);
		assert.match(
			await front.refused(404, 'POST', '/api/docket/requests', { json: { agencies: ['nobody'], title: 'x' } }),
			/“nobody”/,
		);
		assert.match(
			await front.refused(400, 'POST', '/api/docket/requests/1/entries', {
				json: { type: 'determination', date: '2026-13-01' },
			}),
			/“date”/,
		);
	});
});
