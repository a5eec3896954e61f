/** From a released production to pages that can be searched and cited, on the real store, reader and OCR. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkTrail, listTrail } from '../../src/access/audit.ts';
import { citePage, releaseDocument, reportBates, writeNote } from '../../src/archive/actions.ts';
import { listDocuments, readOriginal } from '../../src/archive/document-actions.ts';
import { retry, takeIn } from '../../src/archive/intake-actions.ts';
import { checkCitations, fingerprint, rebuild, verify } from '../../src/archive/integrity-actions.ts';
import { findByBates, openPage } from '../../src/archive/page-actions.ts';
import { importProgress, listProgress } from '../../src/archive/progress-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { search } from '../../src/archive/search-actions.ts';
import { practice, type TestCase, testCase } from '../house.ts';

/** Reading scanned pages takes most of the time, so only the first journey does it. */
async function imported(pages = 24, withoutOcr = true): Promise<TestCase> {
	const app = await testCase();
	const { folder } = await practice(pages);
	await takeIn(app, { paths: [folder], production: 'Practice' });
	await work(app, { withoutOcr });
	return app;
}

test('a production is read: planted words are found on their pages, and nothing of it is left waiting', async () => {
	await using app = await imported(24, false);
	const { truth } = await practice();
	const documents = await listDocuments(app);
	assert.deepEqual(
		documents.filter((one) => one.state !== 'read').map((one) => one.state),
		['locked'],
		'all but the protected file are read',
	);
	const locked = new Set(truth.files.filter((file) => file.password !== null).map((file) => file.name));
	const duplicates = new Set(truth.files.filter((file) => file.sameAs !== null).map((file) => file.name));
	for (const { phrase, places } of truth.planted) {
		const { hits } = await search(app, { query: `"${phrase.replaceAll('"', '')}"` });
		const found = new Set(
			hits.map(
				(hit) => `${documents.find((one) => one.id === hit.document)?.path.replace('production/', '')} ${hit.page}`,
			),
		);
		for (const place of places) {
			const file = truth.files.find((one) => one.name === place.file);
			const page = file?.pages.find((one) => one.number === place.page);
			if (!page || page.scanned || page.layer !== 'words' || locked.has(place.file) || duplicates.has(place.file))
				continue;
			assert.ok(found.has(`${place.file} ${place.page}`), `“${phrase}” on page ${place.page} of ${place.file}`);
		}
	}
	const progress = await importProgress(app, 1);
	assert.equal(progress.stage, 'done');
	assert.equal(progress.ocrDone, progress.ocrPages);
	assert.equal(progress.failures.length, 1);
	assert.match(progress.failures[0]!.sentence, /password/);
});

test('words under failed redactions are neither indexed nor shown, and the file waits in quarantine until released with a reason', async () => {
	await using app = await imported(40);
	const { truth } = await practice(40);
	const documents = await listDocuments(app);
	const bad = truth.files.flatMap((file) =>
		file.pages.flatMap((page) =>
			page.boxes
				.filter((box) => box.bad !== null && box.hides !== null)
				.map((box) => ({ file: file.name, page: page.number, box })),
		),
	);
	assert.ok(bad.length >= 5, 'the practice production holds bad redactions');
	for (const { file, page, box } of bad) {
		const document = documents.find((one) => one.path === `production/${file}`)!;
		assert.ok(document.quarantined, `${file} (${box.bad}) is quarantined`);
		const opened = await openPage(app, document.id, page);
		// A word or two may stand elsewhere on the page in plain sight.
		const seen = truth.files.find((one) => one.name === file)!.pages.find((one) => one.number === page)!.text;
		if (seen.includes(box.hides!) || box.hides!.replace(/[^\p{L}\p{N}]/gu, '').length < 4) continue;
		for (const shown of [opened.text.text, opened.other?.text.text ?? ''])
			assert.ok(!shown.includes(box.hides!), `${file} (${box.bad}) shows what it should withhold`);
	}
	const [first] = documents.filter((one) => one.quarantined);
	await assert.rejects(readOriginal(app, first!.id, false), /quarantine/);
	await assert.rejects(releaseDocument(app, first!.id, '  '), /Say why/);
	await releaseDocument(app, first!.id, 'Counsel looked at it and the agency was told.');
	assert.equal((await listDocuments(app, { ids: [first!.id] }))[0]!.quarantined, false);
	assert.equal((await listTrail(app.db, { limit: 1 }))[0]!.action, 'release-document');
});

test('importing the same files again adds nothing; a changed file comes in beside the old one', async () => {
	await using app = await testCase();
	const folder = await mkdtemp(join(tmpdir(), 'uncover-again-'));
	await writeFile(join(folder, 'letter.txt'), 'The first letter about opting out.');
	for (let i = 0; i < 2; i++) {
		await takeIn(app, { paths: [folder] });
		await work(app);
	}
	assert.equal((await listDocuments(app)).length, 1);
	await appendFile(join(folder, 'letter.txt'), ' With a second sentence.');
	await takeIn(app, { paths: [folder] });
	await work(app);
	assert.equal((await listDocuments(app)).length, 2);
	assert.equal((await search(app, { query: 'opting' })).total, 2);
	await rm(folder, { recursive: true });
});

test('links, missing paths and unknown types cost a sentence each, and the rest comes in', async () => {
	await using app = await testCase();
	const folder = await mkdtemp(join(tmpdir(), 'uncover-odd-'));
	await writeFile(join(folder, 'note.txt'), 'Plain words.');
	await writeFile(join(folder, 'blob.xyz'), Buffer.from([0, 1, 2, 3, 250, 251, 252, 0, 0, 9]));
	await symlink('/etc/hostname', join(folder, 'link.txt'));
	await takeIn(app, { paths: [folder, join(folder, 'missing.pdf')] });
	await work(app);
	const documents = await listDocuments(app);
	assert.deepEqual(documents.map((one) => [one.name, one.state]).sort(), [
		['blob.xyz', 'unread'],
		['note.txt', 'read'],
	]);
	const { failures } = await importProgress(app, 1);
	assert.match(failures.find((one) => one.path.endsWith('link.txt'))!.sentence, /is a link/);
	assert.match(failures.find((one) => one.path.endsWith('missing.pdf'))!.sentence, /There is no file or folder/);
	await rm(folder, { recursive: true });
});

test('a protected file asks for its password, keeps asking for a wrong one, and is read with the right one', async () => {
	await using app = await imported();
	const { truth } = await practice();
	const file = truth.files.find((one) => one.password !== null)!;
	const [locked] = await listDocuments(app, { state: 'locked' });
	await retry(app, locked!.id, 'not the password');
	await work(app, { withoutOcr: true });
	assert.equal((await listDocuments(app, { ids: [locked!.id] }))[0]!.state, 'locked');
	await retry(app, locked!.id, file.password!);
	await work(app, { withoutOcr: true });
	const [open] = await listDocuments(app, { ids: [locked!.id] });
	assert.equal(open!.state, 'read');
	assert.equal(open!.pages, file.pages.length);
	const trail = JSON.stringify(await listTrail(app.db, { limit: 50 }));
	assert.ok(!trail.includes(file.password!), 'the password is not in the trail');
});

test('a duplicate is read once, points to the first copy and shows its pages under its own address', async () => {
	await using app = await imported();
	const documents = await listDocuments(app);
	const copy = documents.find((one) => one.duplicateOf !== null);
	assert.ok(copy, 'the practice production holds a duplicate');
	const first = documents.find((one) => one.id === copy.duplicateOf)!;
	assert.equal(copy.sha256, first.sha256);
	assert.equal(copy.pages, first.pages);
	const page = await openPage(app, copy.id, 1);
	assert.equal(page.text.text, (await openPage(app, first.id, 1)).text.text);
	assert.equal(page.address, `/d/${copy.id}/p/1`);
});

test('Bates numbers open their pages; the planted gap and repeat are reported', async () => {
	await using app = await imported(40);
	const { truth } = await practice(40);
	const report = await reportBates(app, 'Practice');
	// Stamps on scanned pages wait for OCR, and a locked file shows none; the accuracy benchmark measures those.
	const unread = new Set(
		truth.files.flatMap((file) =>
			file.pages
				.filter((page) => page.layer === 'none' || page.layer === 'garbage' || file.password !== null)
				.map((page) => page.bates),
		),
	);
	let asserted = 0;
	for (const series of truth.bates) {
		for (const gap of series.gaps) {
			if (unread.has(gap.after) || unread.has(gap.before)) continue;
			asserted++;
			assert.ok(
				report.gaps.some((found) => found.after === gap.after && found.before === gap.before),
				`gap after ${gap.after}`,
			);
		}
		for (const printed of series.repeats.filter((one) => !unread.has(one)))
			assert.ok(
				report.repeats.some((found) => found.printed === printed),
				`repeat of ${printed}`,
			);
		const at = await findByBates(app, series.first);
		assert.equal((await openPage(app, at.document, at.page)).bates?.printed, series.first);
	}
	assert.ok(asserted > 0, 'the practice production has a gap between pages that carry text');
	await assert.rejects(findByBates(app, 'ZZZ 000001'), /No page in this case carries/);
});

test('a citation holds on re-check, survives a rebuild, and is reported lost when its original is tampered with', async () => {
	await using app = await imported();
	const { hits } = await search(app, { query: '"opt out"' });
	const hit = hits.find((one) => !one.ocr)!;
	const page = await openPage(app, hit.document, hit.page);
	const start = page.text.text.indexOf('opt out');
	const cited = await citePage(
		app,
		{ document: hit.document, page: hit.page, start, end: start + 40 },
		'http://desk.example',
	);
	assert.match(cited.styles.plain, /opt out/);
	assert.ok(cited.styles.plain.includes(page.bates!.printed));
	assert.ok(cited.address.endsWith(`/d/${hit.document}/p/${hit.page}`));
	await writeNote(app, {
		document: hit.document,
		page: hit.page,
		boxes: [{ x: 0.1, y: 0.1, w: 0.2, h: 0.1 }],
		text: 'Ask about this.',
		tags: ['ask'],
		visibility: 'team',
	});

	assert.deepEqual(await checkCitations(app), { checked: 1, exact: 1, moved: 0, lost: [] });
	const rebuilt = await rebuild(app, { withoutOcr: true });
	assert.ok(rebuilt.identical, 'a rebuild gives the same derived data');
	const after = await openPage(app, hit.document, hit.page);
	assert.equal(after.notes[0]?.text, 'Ask about this.');
	assert.equal(after.citations[0]?.id, cited.id);
	assert.equal((await checkCitations(app)).exact, 1);

	const { sha256 } = (await listDocuments(app, { ids: [hit.document] }))[0]!;
	const original = app.files.path(sha256);
	await chmod(original, 0o644);
	await appendFile(original, ' ');
	const checked = await checkCitations(app);
	assert.equal(checked.lost.length, 1);
	const verified = await verify(app);
	assert.deepEqual(
		verified.wrong.map((one) => one.sha256),
		[sha256],
	);
	assert.equal((await checkTrail(app.db)).broken, undefined);
});

test('killed again and again with SIGKILL, an import loses nothing and does nothing twice', async () => {
	const { folder } = await practice(40);
	const whole = await testCase();
	await takeIn(whole, { paths: [folder], production: 'Practice' });
	await work(whole, { withoutOcr: true });
	const wanted = { print: await fingerprint(whole), documents: (await listDocuments(whole)).length };
	await whole[Symbol.asyncDispose]();

	const place = join(await mkdtemp(join(tmpdir(), 'uncover-kill-')), 'case');
	const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
	const start = (words: string[]) =>
		spawn(
			process.execPath,
			[
				'--disable-warning=ExperimentalWarning',
				main,
				...words,
				'--case',
				place,
				'--ocr',
				'off',
				'--person',
				'Ada Example',
			],
			{ stdio: 'ignore' },
		);
	let kills = 0;
	let words = ['import', folder, '--production', 'Practice'];
	// Ever later kills hit the copying, the reading and the numbering; the last run is left to finish.
	for (const wait of [350, 600, 900, 1300, 1800, 2500]) {
		const child = start(words);
		const ended = once(child, 'exit');
		const timer = setTimeout(() => child.kill('SIGKILL'), wait);
		const [code] = await ended;
		clearTimeout(timer);
		if (code === null) kills++;
		// Once the import is entered it goes on by itself; before that it must be given its path again.
		const taken = await readFile(join(place, 'uncover.json'), 'utf8').then(
			() => hasImport(place),
			() => false,
		);
		if (taken) words = ['import', '--resume'];
	}
	assert.ok(kills >= 3, `only ${kills} runs were killed: the machine is too quick for this test`);
	const [code] = await once(start(words), 'exit');
	assert.equal(code, 0);
	await using app = await testCase({ folder: place });
	assert.equal((await listDocuments(app)).length, wanted.documents);
	assert.equal(await fingerprint(app), wanted.print);
	assert.equal((await verify(app)).wrong.length, 0);
});

async function hasImport(place: string): Promise<boolean> {
	await using app = await testCase({ folder: place, keep: true });
	return (await listProgress(app)).length > 0;
}
