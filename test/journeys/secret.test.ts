/** What no answer of the API may hold: words under failed redactions, passwords, and what another person noted for themselves. */

import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { listTrail } from '../../src/access/audit.ts';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

const hitsShape = z.object({ total: z.number(), hits: z.array(z.object({ address: z.string() })) });
const answered = [200, 302, 400, 403, 404, 409, 503];

describe('what no answer holds', () => {
	let app: TestCase;
	let front: Front;

	before(async () => {
		app = await testCase();
		const { folder } = await practice(40);
		await takeIn(app, { paths: [folder], production: 'First release' });
		await work(app, { withoutOcr: true });
		front = openFront(app);
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	/** Every address that answers a GET, with the route it belongs to. Pictures and originals are other tests' matter. */
	async function* addresses(): AsyncGenerator<{ route: string; path: string }> {
		const documents = await listDocuments(app);
		const { imports } = z
			.object({ imports: z.array(z.object({ id: z.number() })) })
			.parse(await front.get('/api/archive/imports'));
		for (const { path: route } of front.routes.filter(({ method, path }) => method === 'GET' && path !== '/healthz')) {
			const fill = (values: Record<string, string | number>) =>
				route.replace(/:(\w+)(\{.*\})?/g, (_, name: string) => encodeURIComponent(values[name] ?? name));
			if (route.includes('/imports/:id')) for (const { id } of imports) yield { route, path: fill({ id }) };
			else if (route.includes(':name')) yield { route, path: fill({ name: 'First release' }) };
			else if (route.includes(':number'))
				for (const one of documents) yield { route, path: fill({ number: one.bates[0] ?? 'none' }) };
			else if (/:page|:file/.test(route))
				for (const { id, pages } of documents)
					for (let page = 1; page <= pages; page++)
						for (const ending of route.includes(':file') ? ['json', 'txt'] : [''])
							yield { route, path: fill({ id, page, file: `${page}.${ending}` }) };
			else if (route.includes(':id')) for (const { id } of documents) yield { route, path: fill({ id }) };
			else yield { route, path: route };
		}
	}

	/** All answers as one text each, and a count of what was asked by route. */
	async function crawl(look: (path: string, text: string) => void): Promise<Map<string, number>> {
		const seen = new Map<string, number>();
		for await (const { route, path } of addresses()) {
			const answer = await front.send('GET', path);
			assert.ok(answered.includes(answer.status), `${path}: ${answer.status}`);
			look(path, `${await answer.text()} ${[...answer.headers].join(' ')}`);
			seen.set(route, (seen.get(route) ?? 0) + 1);
		}
		return seen;
	}

	test('covered words stand in no answer of any route, and no search finds them', async () => {
		const { truth } = await practice(40);
		const seenByReaders = plain(
			truth.files.flatMap((file) => [file.text ?? '', ...file.pages.map((page) => page.text)]).join('\n'),
		);
		const covered = truth.files.flatMap((file) => [
			...(file.hidden === null ? [] : [file.hidden]),
			...file.pages.flatMap((page) => page.boxes.flatMap((box) => box.hides ?? [])),
		]);
		// Four words in a row that stand nowhere in plain sight.
		const secrets = [...new Set(covered.flatMap(runsOfFour))].filter((run) => !seenByReaders.includes(run));
		assert.ok(secrets.length >= 20, `${secrets.length} runs of words are covered`);
		const routes = await crawl((path, text) => {
			const read = plain(text);
			const leaked = secrets.find((secret) => read.includes(secret));
			assert.equal(leaked, undefined, path);
		});
		assert.ok(routes.size >= 12 && [...routes.values()].every((count) => count > 0));
		for (const secret of secrets) {
			const found = hitsShape.parse(await front.get(`/api/archive/search?q=${encodeURIComponent(`"${secret}"`)}`));
			assert.equal(found.total, 0, secret);
		}
	});

	test('the original of a quarantined document is given only to who asks for it despite the warning', async () => {
		const quarantined = await listDocuments(app, { quarantined: true });
		assert.ok(quarantined.length > 0);
		for (const { id } of quarantined) {
			assert.match(await front.refused(403, 'GET', `/d/${id}/original`), /quarantine/);
			const given = await front.send('GET', `/d/${id}/original?despite=quarantine`);
			assert.equal(given.status, 200);
			await given.body?.cancel();
		}
	});

	test('neither is an e-mail or archive that holds such a document', async () => {
		const [bad] = await listDocuments(app, { quarantined: true });
		const folder = await mkdtemp(join(tmpdir(), 'uncover-holds-'));
		try {
			const attached = await readFile(app.files.path(bad?.sha256 ?? ''));
			await writeFile(join(folder, 'letter.eml'), message('release.pdf', attached));
			await takeIn(app, { paths: [folder], production: 'By mail' });
			await work(app, { withoutOcr: true });
		} finally {
			await rm(folder, { recursive: true });
		}
		const [mail] = await listDocuments(app, { production: 'By mail', kind: 'email' });
		assert.ok(mail && !mail.quarantined);
		assert.match(await front.refused(403, 'GET', `/d/${mail.id}/original`), /holds a file that is in quarantine/);
		const given = await front.send('GET', `/d/${mail.id}/original?despite=quarantine`);
		assert.equal(given.status, 200);
		await given.body?.cancel();
	});

	test('a password opens its file and appears in no answer and not in the trail', async () => {
		const { truth } = await practice(40);
		const password = truth.files.find((file) => file.password !== null)?.password ?? '';
		const [locked] = await listDocuments(app, { state: 'locked' });
		const wrong = 'wrong-juniper-4711';
		const said: string[] = [];
		for (const given of [wrong, password]) {
			const answer = await front.send('POST', `/api/archive/documents/${locked?.id}/password`, {
				json: { password: given },
			});
			said.push(await answer.text());
			await front.settled();
		}
		assert.equal((await listDocuments(app, { ids: [locked?.id ?? 0] }))[0]?.state, 'read');
		for (const json of [{ password: '' }, { password: [password] }, { password: password.repeat(100) }])
			said.push(await front.refused(400, 'POST', `/api/archive/documents/${locked?.id}/password`, { json }));
		await crawl((path, text) => {
			for (const secret of [password, wrong]) assert.ok(!text.includes(secret), path);
		});
		said.push(JSON.stringify(await listTrail(app.db, { limit: 1000 })));
		for (const text of said) for (const secret of [password, wrong]) assert.ok(!text.includes(secret), text);
	});

	test('a password given at a copy of a file opens the file and the copy', async () => {
		const { folder, truth } = await practice(40);
		const file = truth.files.find((one) => one.password !== null);
		await using other = await testCase();
		const theirs = openFront(other);
		const place = await mkdtemp(join(tmpdir(), 'uncover-copies-'));
		try {
			for (const name of ['first.pdf', 'second.pdf']) await copyFile(join(folder, file?.name ?? ''), join(place, name));
			await takeIn(other, { paths: [place] });
			await work(other, { withoutOcr: true });
			const copy = (await listDocuments(other)).find((one) => one.duplicateOf !== null);
			await theirs.post(`/api/archive/documents/${copy?.id}/password`, { password: file?.password });
			await theirs.settled();
			assert.deepEqual(
				(await listDocuments(other)).map((one) => [one.name, one.state, one.pages]),
				['first.pdf', 'second.pdf'].map((name) => [name, 'read', file?.pages.length]),
			);
		} finally {
			await theirs.stop();
			await rm(place, { recursive: true });
		}
	});

	test('a private note is not seen, found or changed by another person', async () => {
		const place = { document: (await listDocuments(app, { kind: 'pdf' }))[0]?.id, page: 1 };
		const note = { ...place, text: 'Thornbush strategy for the hearing.', tags: ['thornbush'], visibility: 'private' };
		const { note: written } = z
			.object({ note: z.object({ id: z.number() }) })
			.parse(await front.post('/api/archive/notes', note));
		const own = hitsShape.parse(await front.get('/api/archive/search?q=note:thornbush'));
		assert.equal(own.total, 1, 'who wrote it finds it');

		await using other = await testCase({ folder: app.folder, person: 'Ben Example', keep: true });
		const theirs = openFront(other);
		try {
			for (const query of ['note:thornbush', 'note:strategy', 'is:noted'])
				assert.equal(hitsShape.parse(await theirs.get(`/api/archive/search?q=${query}`)).total, 0, query);
			for (const path of ['/api/archive/notes', `/d/${place.document}/p/1.json`, '/api/access/trail'])
				assert.ok(!JSON.stringify(await theirs.get(path)).includes('hornbush'), path);
			const json = { text: 'Mine now.', tags: [], visibility: 'team' };
			await theirs.refused(404, 'PATCH', `/api/archive/notes/${written.id}`, { json });
			await theirs.refused(404, 'DELETE', `/api/archive/notes/${written.id}`);
			await front.send('PATCH', `/api/archive/notes/${written.id}`, { json: { ...json, text: 'Thornbush for all.' } });
			assert.equal(hitsShape.parse(await theirs.get('/api/archive/search?q=note:thornbush')).total, 1);
			await theirs.refused(403, 'DELETE', `/api/archive/notes/${written.id}`);
		} finally {
			await theirs.stop();
		}
	});
});

function message(name: string, attached: Buffer): string {
	return [
		'From: clerk@county.example',
		'To: ada@clinic.example',
		'Subject: Your request',
		'MIME-Version: 1.0',
		'Content-Type: multipart/mixed; boundary="sheet"',
		'',
		'--sheet',
		'Content-Type: text/plain',
		'',
		'The records are attached.',
		'--sheet',
		`Content-Type: application/pdf; name="${name}"`,
		`Content-Disposition: attachment; filename="${name}"`,
		'Content-Transfer-Encoding: base64',
		'',
		attached.toString('base64').replace(/.{76}/g, '$&\r\n'),
		'--sheet--',
		'',
	].join('\r\n');
}

/** Words alone, so that quotes, markup and line ends hide nothing. */
function plain(text: string): string {
	return (
		text
			.replace(/\\[nrt]/g, ' ')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	).join(' ');
}

function runsOfFour(text: string): string[] {
	const words = plain(text).split(' ');
	return words.slice(3).map((_, i) => words.slice(i, i + 4).join(' '));
}
