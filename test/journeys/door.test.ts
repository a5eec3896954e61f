/** Who may pass the front door, held for every route there is: a new route is under these tests from its first day. */

import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Sql, sql } from '../../src/base/db.ts';
import { isPublic } from '../../src/http/guard.ts';
import { makeCase } from '../../src/io/case.ts';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront, port, token } from './front.ts';

const origin = `http://127.0.0.1:${port}`;

describe('the front door', () => {
	let app: TestCase;
	let front: Front;

	before(async () => {
		app = await testCase();
		front = openFront(app);
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	/** What the public site shows is for everyone; test/journeys/site.test.ts holds what it may show. */
	const all = () => front.routes.filter(({ path }) => !isPublic(filled(path)));
	/** A route with something in the place of each parameter. */
	const filled = (path: string) =>
		path
			.replace(/:file\{.*\}$/, '1.json')
			.replace(/^\/:lang\{[^}]*\}/, '/en')
			.replace(/:(id|page)\b/g, '1')
			.replace(/:\w+/g, 'x');

	test('nothing is read or written without the token, and a wrong one is none', async () => {
		assert.ok(all().length > 20);
		for (const { method, path } of all())
			for (const authorization of [undefined, 'Bearer wrong', `Bearer ${token}x`, `Basic ${token}`]) {
				const sentence = await front.refused(method === 'GET' ? 401 : 403, method, filled(path), {
					headers: { authorization },
				});
				assert.ok(!sentence.includes(token));
			}
		for (const { path } of all().filter(({ method }) => method !== 'GET'))
			await front.refused(401, 'POST', filled(path), { headers: { authorization: undefined, origin } });
	});

	test('no other site and no other host name gets anything written, even with the cookie', async () => {
		const cookie = `uncover-${port}=${token}`;
		for (const { method, path } of all().filter((route) => route.method !== 'GET'))
			for (const foreign of [undefined, 'null', 'https://example.org', 'http://127.0.0.1:80'])
				await front.refused(403, method, filled(path), {
					headers: { authorization: undefined, cookie, origin: foreign },
				});
		await front.refused(403, 'GET', '/api/case', { headers: { host: 'desk.example' } });
		const own = await front.send('POST', '/api/archive/uploads', {
			headers: { authorization: undefined, cookie, origin },
		});
		assert.equal(own.status, 200);
	});

	test('what a page of another site can send by a form is refused, though it reads as JSON', async () => {
		const body = JSON.stringify({ released: true, given: '=' });
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
			for (const from of ['https://example.org', 'null', `http://localhost:${port}`])
				await front.refused(403, 'POST', '/api/docket/requests/1/release', {
					headers: { authorization: undefined, cookie: `uncover-${port}=${token}`, origin: from, 'content-type': type },
					body,
				});
	});

	test('looking changes nothing: no GET leaves an act in the trail or a row in a table', async () => {
		const tables = await app.db.all<{ name: string }>(
			sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'archive_text%' ORDER BY name`,
		);
		const state = async () => {
			const rows: [string, number][] = [];
			for (const { name } of tables) {
				const [count] = await app.db.all<{ n: number }>(new Sql([`SELECT count(*) AS n FROM "${name}"`], []));
				rows.push([name, count?.n ?? 0]);
			}
			return rows;
		};
		const before = await state();
		assert.ok(before.length > 20);
		// The routes of the model are made without the case, so there is nothing they could change.
		for (const { path } of front.routes.filter((one) => one.method === 'GET' && !one.path.includes('/simulation/')))
			for (const method of ['GET', 'HEAD']) {
				const answer = await front.send(method, filled(path));
				assert.ok(answer.status < 500, `${method} ${path}: ${answer.status}`);
				await answer.body?.cancel();
			}
		assert.deepEqual(await state(), before);
	});

	test('every answer says that it is no page to be framed, guessed at or run, also a refusal', async () => {
		for (const { method, path } of front.routes)
			for (const authorization of path.includes('/simulation/') ? [undefined] : [undefined, `Bearer ${token}`]) {
				const answer = await front.send(method, filled(path), { headers: { authorization } });
				const { headers } = answer;
				assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
				assert.equal(headers.get('x-frame-options'), 'DENY', path);
				assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
				assert.equal(
					headers.get('content-security-policy'),
					"default-src 'none'; frame-ancestors 'none'; sandbox",
					path,
				);
				assert.doesNotMatch(headers.get('content-type') ?? '', /html/, path);
				// Other sites may read what is public, and never with the cookie.
				const isOpen = headers.has('access-control-allow-origin');
				if (isOpen) assert.ok(isPublic(filled(path)), `${path} is open to other sites`);
				assert.equal(headers.get('access-control-allow-credentials'), null, path);
				assert.equal(headers.get('cross-origin-resource-policy'), isOpen ? 'cross-origin' : 'same-origin', path);
				await answer.body?.cancel();
			}
	});

	test('the token goes out of the address into a cookie that scripts cannot read, and leads to no other host', async () => {
		const enter = async (path: string) => {
			const answer = await front.send('GET', path, { headers: { authorization: undefined } });
			return {
				status: answer.status,
				to: answer.headers.get('location'),
				cookie: answer.headers.get('set-cookie') ?? '',
			};
		};
		const { status, to, cookie } = await enter(`/desk?a=1&token=${token}`);
		assert.deepEqual([status, to], [303, '/desk?a=1']);
		assert.match(cookie, /^uncover-4600=.*; HttpOnly; SameSite=Lax$/);
		for (const path of ['//example.org/', '///example.org', '/%2fexample.org', '/..//example.org'])
			assert.match((await enter(`${path}?token=${token}`)).to ?? '', /^\/(?!\/)/, path);
	});

	test('a new case is a folder that other users of the machine cannot open', {
		skip: process.platform === 'win32',
	}, async () => {
		const folder = join(app.folder, 'in', 'a', 'new-case');
		await makeCase(folder, { title: 'Test' });
		assert.equal((await stat(folder)).mode & 0o777, 0o700);
	});

	test('what breaks says a number and nothing of the machine; the log has the number, and not the token', async () => {
		const lines: string[] = [];
		const error = (message: string, details: Record<string, unknown> = {}) =>
			void lines.push(JSON.stringify([message, details]));
		const closed = await testCase({ person: 'Ada Example' });
		await closed.db.close();
		const broken = openFront({ ...closed, log: { ...closed.log, error } });
		try {
			const answer = await broken.send('GET', `/api/case?q=${token}`);
			const text = await answer.text();
			assert.equal(answer.status, 500);
			const { error: told } = JSON.parse(text) as { error: { message: string; details: { number: string } } };
			assert.match(told.message, /^Something broke that should not have/);
			assert.doesNotMatch(text, /[\\/]|node:|\.ts\b/);
			assert.ok(lines.some((line) => line.includes(told.details.number) && line.includes('.ts')));
			assert.ok(!lines.join().includes(token));
		} finally {
			await broken.stop();
		}
	});
});
