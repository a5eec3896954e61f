import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ask, isPublic, judge } from './guard.ts';

const token = 'a-token-of-some-length';
const ask = (change: Partial<Ask> = {}): Ask => ({
	method: 'GET',
	path: '/archive',
	token: undefined,
	host: '127.0.0.1:4600',
	origin: undefined,
	cookie: undefined,
	bearer: undefined,
	...change,
});

test('without the token nothing of the case is shown', () => {
	for (const path of [
		'/desk',
		'/archive',
		'/d/1/p/1.png',
		'/api/case',
		'/_app/version.json',
		'/loginx',
		'/d/1/original',
	])
		assert.deepEqual(judge(ask({ path }), token, 4600), { pass: false, act: 'ask-token' });
	assert.deepEqual(judge(ask({ cookie: 'a-token-of-some-lengtH' }), token, 4600), { pass: false, act: 'ask-token' });
	assert.deepEqual(judge(ask({ cookie: '' }), token, 4600), { pass: false, act: 'ask-token' });
});

test('a token in an address goes into the cookie and out of the address, also where the cookie is there already', () => {
	for (const path of ['/desk', '/en/simulation/months'])
		for (const cookie of [undefined, token])
			assert.deepEqual(judge(ask({ path, token, cookie }), token, 4600), { pass: false, act: 'keep-token' });
	assert.deepEqual(judge(ask({ token: 'another-token', cookie: token }), token, 4600), { pass: true });
});

test('the page that asks for the token and its styles open without it', () => {
	assert.deepEqual(judge(ask({ path: '/login' }), token, 4600), { pass: true });
	assert.deepEqual(judge(ask({ path: '/_app/immutable/assets/app.css' }), token, 4600), { pass: true });
});

test('the public site opens without it, and nothing that only begins like it', () => {
	const site = ['/', '/en', '/es/places/boston', '/en/updates.atom', '/api/public/v1/events', '/data/events.csv'];
	for (const path of [...site, '/og/places/06085.es.png', '/sitemap.xml', '/robots.txt']) {
		assert.equal(isPublic(path), true, path);
		assert.deepEqual(judge(ask({ path }), token, 4600), { pass: true });
		assert.deepEqual(judge(ask({ path, method: 'HEAD' }), token, 4600), { pass: true });
		const write = ask({ path, method: 'POST', origin: 'http://127.0.0.1:4600' });
		assert.deepEqual(judge(write, token, 4600), { pass: false, act: 'ask-token' });
	}
	for (const path of [
		'/english',
		'/api/publicly',
		'/api/ledger/status',
		'/database',
		'/data',
		'/ogre',
		'/robots.txt.bak',
		'/desk/en/',
	])
		assert.equal(isPublic(path), false, path);
});

test('a calendar opens by its own address, and nothing beside it does', () => {
	const secret = 'A'.repeat(32);
	assert.deepEqual(judge(ask({ path: `/calendar/${secret}.ics` }), token, 4600), { pass: true });
	for (const path of [
		'/calendar/',
		'/calendar/short.ics',
		`/calendar/${secret}`,
		`/calendar/${secret}.ics/more`,
		'/docket/requests/1/calendar.ics',
	])
		assert.deepEqual(judge(ask({ path }), token, 4600), { pass: false, act: 'ask-token' }, path);
	const post = judge(ask({ method: 'POST', path: `/calendar/${secret}.ics` }), token, 4600);
	assert.equal(post.pass, false);
});

test('the token opens the desk from the cookie or a bearer header, and is taken out of the address', () => {
	assert.deepEqual(judge(ask({ cookie: token }), token, 4600), { pass: true });
	assert.deepEqual(judge(ask({ bearer: token }), token, 4600), { pass: true });
	assert.deepEqual(judge(ask({ token }), token, 4600), { pass: false, act: 'keep-token' });
});

test('a write from another origin, or from none, is refused even with the cookie', () => {
	for (const origin of [undefined, 'null', 'https://example.org', 'http://127.0.0.1:4601', 'http://localhost:4600'])
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			const verdict = judge(ask({ method, cookie: token, ...(origin === undefined ? {} : { origin }) }), token, 4600);
			assert.ok(!verdict.pass && verdict.act === 'refuse', `${method} from ${origin}`);
		}
	assert.deepEqual(judge(ask({ method: 'POST', cookie: token, origin: 'http://127.0.0.1:4600' }), token, 4600), {
		pass: true,
	});
	assert.deepEqual(judge(ask({ method: 'POST', bearer: token }), token, 4600), { pass: true });
});

test('a request under another host name is refused whatever it carries', () => {
	for (const host of [undefined, 'evil.example:4600', '127.0.0.1', '127.0.0.1:80', 'localhost.evil.example:4600']) {
		const verdict = judge({ ...ask({ cookie: token }), host }, token, 4600);
		assert.ok(!verdict.pass && verdict.act === 'refuse', String(host));
	}
});

test('a token in the address does not open a write', () => {
	assert.deepEqual(judge(ask({ method: 'POST', token, origin: 'http://127.0.0.1:4600' }), token, 4600), {
		pass: false,
		act: 'ask-token',
	});
});
