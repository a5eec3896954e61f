/** Who may pass the front door, held for every route there is: a new route is under these tests from its first day. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isPublic } from '../../src/http/guard.ts';
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
});
