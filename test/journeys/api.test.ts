/** The API as a script meets it: what every route answers, what it refuses and with which sentence. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { practice, type TestCase, testCase } from '../house.ts';
import { type Front, openFront, port, token } from './front.ts';

const origin = `http://127.0.0.1:${port}`;
const documentShape = z.object({ id: z.number(), name: z.string(), path: z.string(), pages: z.number() }).loose();
const pageShape = z
	.object({
		document: z.number(),
		number: z.number(),
		of: z.number(),
		address: z.string(),
		text: z.object({ text: z.string(), words: z.array(z.object({ start: z.number(), end: z.number() }).loose()) }),
		bates: z.object({ printed: z.string(), address: z.string() }).loose().nullable(),
		notes: z.array(z.object({ id: z.number(), text: z.string() }).loose()),
		citations: z.array(z.object({ id: z.number() }).loose()),
	})
	.loose();
describe('the API of the desk', () => {
	let app: TestCase;
	let front: Front;
	/** A PDF page with words and a Bates number. */
	let here: z.infer<typeof pageShape>;

	before(async () => {
		app = await testCase();
		const { folder } = await practice(24);
		await takeIn(app, { paths: [folder], production: 'First release' });
		await work(app, { withoutOcr: true });
		front = openFront(app);
		const found = z
			.object({ hits: z.array(z.object({ address: z.string() })) })
			.parse(await front.get('/api/archive/search?q=type:pdf+"opt+out"+NOT+is:quarantined&source=file'));
		here = pageShape.parse(await front.get(`${found.hits[0]?.address}.json`));
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	test('every answer carries the security headers: data, redirects, refusals and what is not there', async () => {
		const anonymous = { headers: { authorization: undefined } };
		const answers = [
			await front.send('GET', '/api/case'),
			await front.send('GET', '/healthz', anonymous),
			await front.send('GET', `${here.address}.png?w=80`),
			await front.send('GET', `/bates/${encodeURIComponent(here.bates?.printed ?? '')}`),
			await front.send('GET', '/api/nothing'),
			await front.send('GET', '/api/case', anonymous),
			await front.send('POST', '/api/archive/uploads', anonymous),
			await front.send('GET', `/?token=${token}`, anonymous),
			await front.send('GET', '/', { headers: { authorization: undefined, accept: 'text/html' } }),
			await front.send('GET', `/d/${here.document}/original`),
		];
		for (const answer of answers) {
			assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', `${answer.status}`);
			assert.equal(answer.headers.get('x-frame-options'), 'DENY');
			assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
			assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin');
			assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
			await answer.body?.cancel();
		}
		const signedIn = answers[7];
		assert.equal(signedIn?.headers.get('location'), '/', 'the token is taken out of the address');
		assert.match(signedIn?.headers.get('set-cookie') ?? '', /HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
	});

	test('the case, its documents and their pages answer as the manual says', async () => {
		const overview = z
			.object({ title: z.string(), person: z.string(), practice: z.boolean(), documents: z.number() })
			.loose()
			.parse(await front.get('/api/case'));
		assert.equal(overview.person, 'Ada Example');
		const list = z
			.object({ documents: z.array(documentShape), total: z.number(), next: z.number().nullable() })
			.parse(await front.get('/api/archive/documents'));
		assert.equal(list.total, overview.documents);
		assert.equal(list.documents.length, list.total);
		assert.equal(list.next, null);
		const later = z
			.object({ documents: z.array(documentShape) })
			.parse(await front.get(`/api/archive/documents?kind=pdf&cursor=${list.documents[2]?.id}`));
		assert.ok(later.documents.every((one) => one.id > (list.documents[2]?.id ?? 0)));
		const one = z
			.object({ document: documentShape, pages: z.array(z.object({ number: z.number() }).loose()) })
			.loose()
			.parse(await front.get(`/api/archive/documents/${here.document}?from=1&to=2`));
		assert.equal(one.document.id, here.document);
		assert.deepEqual(
			one.pages.map((page) => page.number),
			[1, 2].slice(0, one.document.pages),
		);
		const marked = z
			.object({ page: pageShape, marks: z.array(z.number()), textMarks: z.array(z.array(z.number())) })
			.parse(await front.get(`/api/archive/documents/${here.document}/pages/${here.number}?q=opt`));
		assert.deepEqual(marked.page, here);
		assert.ok(marked.marks.length > 0);
		for (const [start, end] of marked.textMarks) assert.match(here.text.text.slice(start, end), /^opt$/i);
		const unreadable = await front.get(`/api/archive/documents/${here.document}/pages/${here.number}?q=%28opt`);
		assert.deepEqual(
			z
				.object({ marks: z.array(z.number()) })
				.loose()
				.parse(unreadable).marks,
			[],
		);
	});

	test('a page has its text, its data and its picture beside its address', async () => {
		const text = await front.send('GET', `${here.address}.txt`);
		assert.match(text.headers.get('content-type') ?? '', /^text\/plain; charset=utf-8/i);
		assert.equal(await text.text(), here.text.text);
		for (const [ending, type, magic] of [
			['png', 'image/png', '89504e47'],
			['jpg', 'image/jpeg', 'ffd8ff'],
		] as const) {
			const picture = await front.send('GET', `${here.address}.${ending}?w=200`);
			assert.equal(picture.status, 200);
			assert.equal(picture.headers.get('content-type'), type);
			assert.match(picture.headers.get('cache-control') ?? '', /private/);
			assert.ok(
				Buffer.from(await picture.arrayBuffer())
					.toString('hex')
					.startsWith(magic),
			);
		}
		const original = await front.send('GET', `/d/${here.document}/original`);
		const bytes = Buffer.from(await original.arrayBuffer());
		assert.equal(original.headers.get('content-length'), String(bytes.length));
		assert.match(original.headers.get('content-disposition') ?? '', /^attachment/);
		const { document } = z
			.object({ document: z.object({ sha256: z.string() }).loose() })
			.loose()
			.parse(await front.get(`/api/archive/documents/${here.document}`));
		assert.equal(createHash('sha256').update(bytes).digest('hex'), document.sha256);
	});

	test('a Bates number leads to its page, with the ending that was asked for', async () => {
		assert.ok(here.bates);
		for (const ending of ['', '.json', '.txt', '.png']) {
			for (const number of [encodeURIComponent(here.bates.printed), here.bates.address.slice('/bates/'.length)]) {
				const answer = await front.send('GET', `/bates/${number}${ending}`);
				assert.equal(answer.status, 302);
				assert.match(answer.headers.get('location') ?? '', /^\/d\/\d+\/p\/\d+(\.\w+)?$/);
				const there = pageShape.parse(
					await front.get(`${(answer.headers.get('location') ?? '').replace(/\.\w+$/, '')}.json`),
				);
				assert.equal(there.bates?.printed, here.bates.printed);
				assert.ok(ending === '' || answer.headers.get('location')?.endsWith(ending));
			}
		}
		assert.match(await front.refused(404, 'GET', '/bates/ZZZ-999'), /“ZZZ-999”/);
		const report = z
			.object({ ranges: z.array(z.tuple([z.string(), z.string()])) })
			.loose()
			.parse(await front.get('/api/archive/productions/First%20release/bates'));
		assert.ok(report.ranges.length > 0);
		await front.refused(404, 'GET', '/api/archive/productions/No%20such/bates');
	});

	test('words are cited, the citation is checked, and lists show it', async () => {
		const start = here.text.text.search(/opt\W+out/i);
		const place = { document: here.document, page: here.number };
		const made = z
			.object({ citation: z.object({ id: z.number(), exact: z.string(), address: z.string() }).loose() })
			.parse(await front.post('/api/archive/citations', { ...place, start, end: start + 7 }));
		assert.match(made.citation.exact, /opt\W+out/i);
		assert.equal(made.citation.address, `${origin}${here.address}`);
		const list = z
			.object({ citations: z.array(z.object({ id: z.number() }).loose()) })
			.parse(await front.get('/api/archive/citations'));
		assert.equal(list.citations[0]?.id, made.citation.id);
		assert.deepEqual(await front.post('/api/archive/citations/check'), { checked: 1, exact: 1, moved: 0, lost: [] });
		await front.refused(404, 'POST', '/api/archive/citations', { json: { ...place, page: 999, start: 0, end: 9 } });
		for (const range of [
			{ start: 5, end: 5 },
			{ start: 9, end: 3 },
			{ start: -1, end: 4 },
			{ start: 0.5, end: 4 },
		])
			await front.refused(400, 'POST', '/api/archive/citations', { json: { ...place, ...range } });
	});

	test('a note is written, changed and taken away; what makes no sense is refused', async () => {
		const note = {
			document: here.document,
			page: here.number,
			text: 'Ask the county.',
			tags: ['ask'],
			boxes: [{ x: 0.1, y: 0.1, w: 0.5, h: 0.2 }],
		};
		const shape = z.object({ note: z.object({ id: z.number(), text: z.string(), visibility: z.string() }).loose() });
		const written = shape.parse(await front.post('/api/archive/notes', note));
		assert.equal(written.note.visibility, 'team');
		const change = await front.send('PATCH', `/api/archive/notes/${written.note.id}`, {
			json: { text: 'Asked.', tags: [], visibility: 'private' },
		});
		assert.equal(shape.parse(await change.json()).note.text, 'Asked.');
		const page = pageShape.parse(await front.get(`${here.address}.json`));
		assert.equal(page.notes[0]?.text, 'Asked.');
		const tagged = (tag: string) => front.get(`/api/archive/notes?tag=${tag}`);
		assert.deepEqual(await tagged('ask'), { notes: [] });
		for (const wrong of [
			{ ...note, text: '' },
			{ ...note, text: 'x'.repeat(20_001) },
			{ ...note, visibility: 'public' },
			{ ...note, boxes: [{ x: 2, y: 0, w: 0, h: 0 }] },
			{ ...note, page: 'one' },
			{ ...note, boxes: undefined, start: 50, end: 40 },
			[note],
		])
			await front.refused(400, 'POST', '/api/archive/notes', { json: wrong });
		await front.refused(404, 'POST', '/api/archive/notes', { json: { ...note, document: 9999 } });
		const gone = await front.send('DELETE', `/api/archive/notes/${written.note.id}`);
		assert.deepEqual(await gone.json(), { removed: true });
		await front.refused(404, 'DELETE', `/api/archive/notes/${written.note.id}`);
	});

	test('what is not there, not possible or not sensible gets its status and a sentence', async () => {
		const png = `${here.address}.png`;
		for (const path of [
			'/api/archive/documents/9999',
			'/api/archive/documents/abc',
			'/api/archive/documents/-1',
			'/api/archive/documents/999999999999999',
			'/api/archive/documents/9999999999999999999999',
			'/api/archive/documents/9999/pages/1',
			`/api/archive/documents/${here.document}/pages/${here.of + 1}`,
			`/api/archive/documents/${here.document}/pages/0`,
			`/d/${here.document}/p/${here.of + 1}.json`,
			`/d/${here.document}/p/${here.of + 1}.png`,
			`/d/${here.document}/p/${'9'.repeat(400)}.txt`,
			`/d/${here.document}/p/${'9'.repeat(22)}.png`,
			'/d/9999/p/1.txt',
			'/d/9999/original',
			'/api/archive/imports/9999',
			'/api/nothing',
			'/bates/%00',
			'/bates/%E0%A4%A',
		])
			await front.refused(404, 'GET', path);
		for (const path of [
			`${png}?w=10`,
			`${png}?w=3001`,
			`${png}?w=1e9`,
			`${png}?w=NaN`,
			`${png}?w=100.5`,
			'/api/archive/search?sort=oldest',
			'/api/archive/search?page=0',
			'/api/archive/search?page=99999999999',
			'/api/archive/search?type=exe',
			`/api/archive/search?q=${'a'.repeat(2001)}`,
			'/api/archive/documents?state=gone',
			'/api/archive/documents?cursor=x',
			'/api/access/trail?before=x',
		])
			await front.refused(400, 'GET', path);
		const query = await front.send('GET', '/api/archive/search?q=%28opt+OR');
		assert.equal(query.status, 400);
		const { error } = z
			.object({ error: z.object({ message: z.string(), details: z.object({ at: z.number() }).loose() }).loose() })
			.parse(await query.json());
		assert.ok(error.details.at > 0 && error.details.at <= '(opt OR'.length);
		const id = here.document;
		await front.refused(409, 'POST', `/api/archive/documents/${id}/retry`);
		await front.refused(409, 'POST', `/api/archive/documents/${id}/password`, { json: { password: 'juniper' } });
		await front.refused(409, 'POST', `/api/archive/documents/${id}/release`, { json: { reason: 'Because.' } });
		await front.refused(404, 'POST', '/api/archive/documents/9999/retry');
		await front.refused(404, 'POST', '/api/archive/imports/9999/resume');
		for (const body of ['', '{', 'null', '7', '"words"', '[]', '{"upload": 7}'])
			await front.refused(400, 'POST', '/api/archive/imports', { body });
		await front.refused(400, 'PATCH', '/api/archive/notes/1', { body: '{broken' });
		const body = JSON.stringify({ reason: 'x'.repeat(2 ** 20) });
		const headers = { 'content-length': String(body.length) };
		await front.refused(413, 'POST', `/api/archive/documents/${id}/release`, { body, headers });
	});

	test('words of any shape are answered or refused, never with a crash', async () => {
		for (const words of [
			'\0',
			'\ud800',
			'"',
			'*',
			'NEAR/',
			'~~~',
			'(((((',
			'a'.repeat(500),
			'💬',
			"' OR 1=1 --",
			'bates:',
		])
			for (const path of [
				'/api/archive/search?q=',
				'/bates/',
				'/api/archive/notes?tag=',
				'/api/archive/documents?production=',
			]) {
				const answer = await front.send('GET', path + encodeURIComponent(words.toWellFormed()));
				assert.ok([200, 302, 400, 404].includes(answer.status), `${path}${words}: ${answer.status}`);
			}
	});

	test('a page of hits beyond the last is empty and still tells the total', async () => {
		const shape = z.object({ total: z.number(), hits: z.array(z.unknown()) }).loose();
		const first = shape.parse(await front.get('/api/archive/search?q=the'));
		const beyond = shape.parse(await front.get('/api/archive/search?q=the&page=900000'));
		assert.ok(first.total > 0 && first.hits.length > 0);
		assert.deepEqual([beyond.total, beyond.hits.length], [first.total, 0]);
	});
});
