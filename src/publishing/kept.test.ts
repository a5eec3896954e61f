import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptPages, seldom } from './kept.ts';

const page = (body: string) => ({ headers: [], body: new TextEncoder().encode(body) });

test('a page is kept until the case changes', async () => {
	let state = '1';
	const kept = keptPages(async () => state);
	await kept.keep('1', '/en', page('one'));
	assert.deepEqual(await kept.find('/en'), page('one'));
	assert.equal(await kept.find('/es'), undefined);
	state = '2';
	assert.equal(await kept.find('/en'), undefined);
	state = '1';
	assert.equal(await kept.find('/en'), undefined, 'what was let go does not come back');
});

test('a page drawn while the case changed is not kept', async () => {
	let state = '1';
	const kept = keptPages(async () => state);
	const before = await kept.state();
	state = '2';
	await kept.keep(before, '/en', page('half old'));
	assert.equal(await kept.find('/en'), undefined);
});

test('what nobody asked for the longest goes first, and one huge page is not kept at all', async () => {
	const kept = keptPages(async () => '1', 100);
	for (const name of ['a', 'b', 'c', 'd']) await kept.keep('1', name, page(name.repeat(25)));
	await kept.find('a');
	await kept.keep('1', 'e', page('e'.repeat(25)));
	assert.equal(await kept.find('b'), undefined);
	for (const name of ['a', 'c', 'd', 'e']) assert.ok(await kept.find(name), name);
	await kept.keep('1', 'big', page('x'.repeat(26)));
	assert.equal(await kept.find('big'), undefined);
	await kept.keep('1', 'a', page('a'.repeat(20)));
	assert.ok(await kept.find('c'), 'a page drawn anew is counted once');
});

test('what is asked for often is read seldom, and again once the pause is over or it could not be had', async () => {
	let [now, read, fails] = [0, 0, false];
	const ask = seldom(
		async () => {
			if (fails) throw new Error('no');
			return ++read;
		},
		500,
		() => now,
	);
	assert.deepEqual([await ask(), await ask()], [1, 1]);
	now = 499;
	assert.equal(await ask(), 1);
	now = 500;
	assert.equal(await ask(), 2);
	now = 1000;
	fails = true;
	await assert.rejects(ask());
	fails = false;
	assert.equal(await ask(), 3);
});
