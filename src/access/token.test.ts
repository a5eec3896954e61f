import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isToken, makeToken } from './token.ts';

test('a token fits an address as it is, and no two are alike', () => {
	const tokens = new Set(Array.from({ length: 500 }, makeToken));
	assert.equal(tokens.size, 500);
	for (const token of tokens) assert.match(token, /^[\w-]{32}$/);
});

test('only the very token is the token', () => {
	const token = makeToken();
	assert.ok(isToken(token, token));
	for (const given of [
		undefined,
		'',
		token.slice(1),
		`${token} `,
		token.toLowerCase() === token ? 'x' : token.toLowerCase(),
		makeToken(),
	])
		assert.equal(isToken(given, token), false);
});

test('a server without a token lets nobody in', () => {
	assert.equal(isToken('', ''), false);
	assert.equal(isToken(undefined, ''), false);
});
