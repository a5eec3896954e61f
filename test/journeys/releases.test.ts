/** One page released twice: found from either side, and each says what the other withholds. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { explain } from '../../src/archive/explain.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { openPage } from '../../src/archive/page-actions.ts';
import { parseQuery } from '../../src/archive/query.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { otherReleases } from '../../src/archive/release-actions.ts';
import { plain } from '../../src/base/text.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { openFront } from './front.ts';

/** Enough pages that the memorandum released twice has one with words around its boxes. */
const pages = 60;

describe('two releases of one page', () => {
	let app: TestCase;
	const ids = new Map<string, number>();
	const idOf = (name: string) => ids.get(name) ?? assert.fail(`${name} was taken in`);

	before(async () => {
		app = await testCase();
		const { folder } = await practice(pages);
		await takeIn(app, { paths: [folder], production: 'Practice' });
		await work(app, { withoutOcr: true });
		for (const one of await listDocuments(app)) ids.set(one.path.replace('production/', ''), one.id);
	});
	after(() => app[Symbol.asyncDispose]());

	test('the re-released memorandum is found from both sides, with the words that only it shows', async () => {
		const { truth } = await practice(pages);
		const later = truth.files.find((file) => file.releaseOf) ?? assert.fail('the production holds a page twice');
		const earlier = truth.files.find((file) => file.name === later.releaseOf?.file) ?? assert.fail();
		const page = later.releaseOf?.page ?? assert.fail();
		const [found, ...others] = await otherReleases(app, idOf(earlier.name), page);
		assert.equal(found?.address, `/d/${idOf(later.name)}/p/1`);
		assert.deepEqual(others, [], 'no other page of the production is taken for a release of it');
		assert.ok(found.same > 0.5 && found.same < 1);
		const before = plain(earlier.pages.find((one) => one.number === page)?.text ?? '');
		const after = plain(later.pages[0]?.text ?? '');
		const told = found.shownThere.map((one) => plain(one.text));
		assert.ok(
			told.some((text) => text.split(' ').length > 20),
			'the advice that was withheld first',
		);
		for (const text of told) {
			assert.ok(after.includes(text), `the later release shows “${text}”`);
			assert.ok(!before.includes(text), `the earlier one withholds “${text}”`);
		}

		const [back] = await otherReleases(app, idOf(later.name), 1);
		assert.equal(back?.address, `/d/${idOf(earlier.name)}/p/${page}`);
		assert.deepEqual(back.shownHere, found.shownThere);
		const shown = await openPage(app, idOf(later.name), 1);
		for (const one of back.shownHere)
			assert.equal(shown.text.text.slice(one.start, one.end).replace(/\s+/g, ' '), one.text, 'offsets are in the page');
	});

	test('a copy of a file is no other release, and has the releases of its original', async () => {
		const { folder, truth } = await practice(pages);
		const later = truth.files.find((file) => file.releaseOf) ?? assert.fail();
		await takeIn(app, { paths: [join(folder, later.name)], production: 'Received once more' });
		await work(app, { withoutOcr: true });
		const copy = (await listDocuments(app)).find((one) => one.duplicateOf === idOf(later.name)) ?? assert.fail();
		const found = await otherReleases(app, idOf(later.name), 1);
		assert.deepEqual(
			found.map((one) => one.document),
			[idOf(later.releaseOf?.file ?? '')],
		);
		assert.deepEqual(await otherReleases(app, copy.id, 1), found);
	});

	test('one number on two pages: each leads to the other, and nothing is said to be withheld', async () => {
		const { truth } = await practice(pages);
		const sheets = truth.files.flatMap((file) => file.pages.map((page) => ({ ...page, file: file.name })));
		const slip = sheets.find((page) => page.kind === 'slip-sheet' && page.layer === 'words') ?? assert.fail();
		const same = sheets.find((page) => page.bates === slip.bates && page.file !== slip.file) ?? assert.fail();
		for (const [one, other] of [
			[slip, same],
			[same, slip],
		] as const) {
			const [found] = await otherReleases(app, idOf(one.file), one.number);
			assert.equal(found?.address, `/d/${idOf(other.file)}/p/${other.number}`);
			assert.deepEqual([found.bates, found.shownHere, found.shownThere], [slip.bates, [], []]);
			assert.ok(found.same < 0.2);
		}
	});

	test('a slip sheet says how many pages it stands for, and why; another page does not', async () => {
		const { truth } = await practice(pages);
		const isSlip = ({ kind, layer }: { kind: string; layer: string }) => kind === 'slip-sheet' && layer === 'words';
		const file = truth.files.find((one) => one.pages.some(isSlip)) ?? assert.fail();
		const sheet = file.pages.find(isSlip) ?? assert.fail();
		const { slip } = await openPage(app, idOf(file.name), sheet.number);
		assert.equal(slip?.kind, 'withheld');
		assert.equal(slip.pages, Number(/(\d+) PAGES/.exec(sheet.text)?.[1]));
		assert.deepEqual(slip.codes, sheet.codes);
		const memorandum = truth.files.find((one) => one.releaseOf) ?? assert.fail();
		assert.equal((await openPage(app, idOf(memorandum.name), 1)).slip, null);
	});

	test('the API answers with the same releases, and says how a query with operators was read', async () => {
		const front = openFront(app);
		try {
			const { truth } = await practice(pages);
			const later = truth.files.find((file) => file.releaseOf) ?? assert.fail();
			const path = `/api/archive/documents/${idOf(later.name)}/pages`;
			assert.deepEqual(await front.get(`${path}/1/releases`), {
				releases: await otherReleases(app, idOf(later.name), 1),
			});
			assert.equal((await front.send('GET', `${path}/77/releases`)).status, 404);
			const reading = async (query: string) =>
				z.object({ reading: z.unknown() }).parse(await front.get(`/api/archive/search?q=${encodeURIComponent(query)}`))
					.reading;
			assert.equal(await reading('county sheriff'), null);
			assert.deepEqual(await reading('county OR "opt out"'), explain(parseQuery('county OR "opt out"')));
		} finally {
			await front.stop();
		}
	});

	test('a page that is not there is refused in a sentence', async () => {
		const [first] = ids.values();
		await assert.rejects(otherReleases(app, first ?? 0, 999), { code: 'not-found', message: /there is no page 999/ });
		await assert.rejects(otherReleases(app, 9999, 1), { code: 'not-found', message: /no document 9999/ });
	});
});
