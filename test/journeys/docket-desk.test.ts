/** The docket as a clinic keeps it from a terminal and over HTTP: court papers, an index typed by hand, days that are not known. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { listTrail } from '../../src/access/audit.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { isRefusal } from '../../src/base/refusal.ts';
import { commands } from '../../src/cli/all.ts';
import { type Call, parseCall, Usage } from '../../src/cli/command.ts';
import { addRequests, openRequest } from '../../src/docket/actions.ts';
import { saveAgency } from '../../src/docket/agency-actions.ts';
import { agencyGiven, productionGiven, requestGiven } from '../../src/docket/given.ts';
import { openPaper } from '../../src/docket/paper-actions.ts';
import { linkProduction, openOwed } from '../../src/docket/production-actions.ts';
import { listPublicRequests } from '../../src/docket/public-actions.ts';
import { listStandings, reckonAll } from '../../src/docket/standing-actions.ts';
import { openIndexes } from '../../src/docket/vaughn-actions.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

describe('the docket from a terminal', () => {
	let app: TestCase;
	let front: Front;
	let request: number;

	/** What a command prints, as in a terminal. */
	const run = async (...argv: string[]): Promise<string> => {
		const { command, words, values } = parseCall(commands, argv);
		const lines: string[] = [];
		const text = (name: string) => {
			const value = values[name];
			return typeof value === 'string' ? value : undefined;
		};
		const call: Pick<Call, 'app' | 'words' | 'value' | 'values' | 'has' | 'print' | 'json'> = {
			app,
			words,
			value: text,
			values: (name) => [values[name] ?? []].flat().map(String),
			has: (name) => values[name] === true,
			print: (line) => void lines.push(line),
			json: values.json === true,
		};
		await command.run(call as Call);
		return lines.join('\n');
	};

	before(async () => {
		app = await testCase();
		front = openFront(app);
		await saveAgency(
			app,
			agencyGiven.parse({
				id: 'ice',
				name: 'Example Customs Enforcement',
				abbreviation: 'ICE',
				jurisdiction: 'US-FED',
			}),
		);
		const items = [
			{ label: 'A', text: 'Policies on leaving' },
			{ label: 'B', text: 'Costs' },
		];
		const given = { agencies: ['ice'], title: 'Opt-out records', sent: '2026-03-01', receivedUs: '2026-03-02', items };
		[request = 0] = await addRequests(app, requestGiven.parse(given));
		const { folder } = await practice(24);
		await takeIn(app, { paths: [folder], production: 'Interim release' });
		await work(app, { withoutOcr: true });
		const [{ id: item = 0 } = {}] = (await openRequest(app, request)).dossier.items;
		const release = { production: 'Interim release', received: '2026-05-04', coverage: [{ item, degree: 'part' }] };
		await linkProduction(app, request, productionGiven.parse(release));
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	const withheld = async () => {
		const { delivered } = await openOwed(app, request);
		const found = [...delivered.values()]
			.flat()
			.find((page) => page.disposition === 'part' && page.bates && page.codes[0]);
		assert.ok(found?.bates && found.codes[0], 'the practice production has a redacted page with a number');
		return { bates: found.bates, codes: found.codes };
	};

	test('an index is typed row by row, matched with pages and their boxes, corrected and struck, and its history stays', async () => {
		const { bates, codes } = await withheld();
		const typed = await run('docket', 'index', `${request}`, '--set', `bates=${bates}`, '--set', 'exemption=b9');
		assert.match(typed, /^Row 1: .*\(b\)\(9\)\n {2}1 page; only in the index \(b\)\(9\); only on the pages /);
		const right = await run(
			'docket',
			'index',
			`${request}`,
			'--row',
			'1',
			'--set',
			`exemption=${codes.join(', ')}`,
			'--reason',
			'Misread',
		);
		assert.match(right, /\n {2}1 page$/m);
		const [first] = await openIndexes(app, request);
		assert.ok(first);
		const rows = `/api/docket/requests/${request}/indexes/rows`;
		const cells = { bates: 'ICE 9999990–2', exemption: '(b)(5)', author: 'Office of Examples' };
		const second = z
			.object({ index: z.number(), entry: z.object({ row: z.number() }).loose() })
			.parse(await front.post(rows, { cells }));
		assert.deepEqual([second.index, second.entry.row], [first.id, 2], 'both stand in the request’s own typed index');
		const at = `/api/docket/indexes/${first.id}/rows`;
		await front.send('PATCH', `${at}/2`, { json: { cells: { description: 'Draft' }, reason: 'It was left out' } });
		assert.match(await front.refused(400, 'POST', `${at}/2/strike`, { json: { reason: ' ' } }), /Say why/);
		await front.post(`${at}/2/strike`, { reason: 'Not of this request' });
		await front.refused(404, 'PATCH', `${at}/2`, { json: { cells: {} } });
		await front.refused(404, 'POST', rows, { json: { cells, index: 99 } });
		await front.post(rows, { cells });
		const [index] = await openIndexes(app, request);
		assert.deepEqual(
			index?.match.entries.map(({ entry, absent }) => [entry.row, absent]),
			[
				[1, 0],
				[3, 3],
			],
			'a struck row’s number is not given again',
		);
		assert.ok(!index?.match.notIndexed.some((page) => page.bates === bates));
		assert.deepEqual(
			index?.changes.map(({ row, was, became, reason, by }) => [
				row,
				was?.codes ?? null,
				became?.description ?? null,
				reason,
				by,
			]),
			[
				[1, null, '', '', app.case.person],
				[1, ['(b)(9)'], '', 'Misread', app.case.person],
				[2, null, '', '', app.case.person],
				[2, ['(b)(5)'], 'Draft', 'It was left out', app.case.person],
				[2, ['(b)(5)'], null, 'Not of this request', app.case.person],
				[3, null, '', '', app.case.person],
			],
		);
	});

	test('a suit, its papers, an order with its duties, and a duty that is met', async () => {
		const entered = await run(
			'docket',
			'suit',
			'--caption',
			'Example Network v. Example Agency',
			'--court',
			'S.D.N.Y.',
			'--number',
			'26-cv-1',
			'--request',
			`${request}`,
		);
		assert.equal(entered, 'Suit 1: Example Network v. Example Agency, S.D.N.Y. 26-cv-1');
		assert.match(await run('docket', 'filing', '1', 'complaint_filed', '2026-05-11', '--ecf', '1'), /complaint filed/);
		const order = await run(
			'docket',
			'order',
			'1',
			'2026-05-20',
			'--ecf',
			'9',
			'--duty',
			'2026-06-01: Release 500 pages',
		);
		const [, duty = ''] = /Duty (\d+): Mon 1 June 2026: Release 500 pages — open/.exec(order) ?? [];
		assert.match(await run('docket', 'duty', duty, '--met', '2026-05-30'), /met on Sat 30 May 2026/);
		const [, entry = ''] = /Entry (\d+)/.exec(order) ?? [];
		assert.match(
			await run('docket', 'duty', '--order', entry, '--due', '2026-07-01', 'Release', 'the', 'rest'),
			/Wed 1 July 2026: Release the rest/,
		);
		assert.match(await run('docket', 'suit', '1', '--judge', 'A. Judge'), /^Suit 1/);
		const shown = await run('docket', 'suit', '1');
		for (const words of ['(A. Judge)', 'complaint filed (ECF 1)', 'met on Sat 30 May 2026'])
			assert.ok(shown.includes(words), words);
		await assert.rejects(run('docket', 'order', '1', '2026-05-20', '--duty', 'soon'), Usage);
		await assert.rejects(run('docket', 'suit', '9'), isRefusal);
	});

	test('the table over the suit and the exhibit list stand under the court’s caption, with pages by Bates number for each item', async () => {
		for (const kind of ['suit-table', 'exhibits', 'declaration'] as const) {
			const { paper, blanks } = await openPaper(app, request, kind);
			const words = JSON.stringify(paper.blocks);
			for (const part of [
				'SOUTHERN DISTRICT OF NEW YORK',
				'Example Network v. Example Agency',
				'26-cv-1',
				'released in part',
			])
				assert.ok(words.includes(part), `${kind}: ${part}`);
			assert.ok(words.includes((await withheld()).bates.replaceAll(' ', '\u00a0')), `${kind} cites the page`);
			assert.ok(!blanks.includes('[title: unknown]'));
		}
	});

	test('what a person says, items and the public view are changed by command', async () => {
		assert.match(
			await run('docket', 'said', `${request}`, 'waiting-for-us', '--note', 'Our turn'),
			/waiting-for-us, as /,
		);
		await assert.rejects(run('docket', 'said', `${request}`, 'done'), Usage);
		assert.match(await run('docket', 'item', `${request}`, 'C', '--text', 'E-mails'), /Item C is added/);
		assert.match(await run('docket', 'item', `${request}`, 'C', '--withdraw', 'Narrowed'), /no longer asked for/);
		const { dossier } = await openRequest(app, request);
		assert.equal(dossier.items.find(({ label }) => label === 'C')?.withdrawn?.reason, 'Narrowed');
		await run('docket', 'release', `${request}`);
		assert.equal((await listPublicRequests(app)).length, 1);
		await run('docket', 'release', `${request}`, '--withdraw');
		assert.equal((await listPublicRequests(app)).length, 0);
	});

	test('an appeal is entered and decided, and an entry corrected and struck', async () => {
		const made = await run(
			'docket',
			'appeal',
			`${request}`,
			'--against',
			'silence',
			'--sent',
			'2026-04-20',
			'--ground',
			'Delay',
		);
		const [, appeal = ''] = /^Appeal (\d+) /.exec(made) ?? [];
		assert.match(
			await run('docket', 'appeal', appeal, '--change', '--decided', '2026-05-15', '--outcome', 'remanded'),
			/remanded on Fri 15 May 2026/,
		);
		await assert.rejects(run('docket', 'appeal', appeal, '--change', '--outcome', 'lost'), Usage);
		const entered = await run('docket', 'event', `${request}`, 'acknowledgement', '2026-03', '--title', 'A card');
		assert.match(entered, /\(March 2026; no clock counts from it\)/);
		const [, entry = ''] = /Entry (\d+)/.exec(entered) ?? [];
		const { clock, dossier } = await openRequest(app, request);
		assert.match(clock.problems.join('\n'), /“A card” \(March 2026\) has no exact day/);
		assert.equal(dossier.entries.find(({ id }) => String(id) === entry)?.details.month, true);
		assert.match(await run('docket', 'correct', entry, '--date', '2026-03-09'), /March 9, 2026/);
		assert.doesNotMatch((await openRequest(app, request)).clock.problems.join('\n'), /no exact day/);
		assert.match(await run('docket', 'correct', entry, '--strike', 'Entered twice'), /struck/);
		await assert.rejects(run('docket', 'correct', entry, '--date', '2026-03-09'), isRefusal);
	});

	test('what is reckoned beforehand is what a page then shows', async () => {
		let breaths = 0;
		await reckonAll(app, async () => ++breaths < 100);
		const [kept] = await listStandings(app);
		assert.strictEqual((await listStandings(app))[0], kept, 'nothing is reckoned a second time');
		assert.equal(kept?.computed.stage, 'in-court');
		assert.equal(breaths, 1);
	});

	test('every change a person made is in the trail', async () => {
		const actions = new Set((await listTrail(app.db, { limit: 200 })).map((act) => act.action));
		const wanted =
			'add-index-row change-index-row strike-index-row add-suit change-suit add-order add-obligation change-obligation say-status add-items change-item release-request withhold-request add-appeal change-appeal change-entry strike-entry';
		for (const action of wanted.split(' ')) assert.ok(actions.has(action), action);
	});
});
