import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../base/refusal.ts';
import { exact, fraction, parseFraction, toNumber } from './fraction.ts';

test('decimals are read as written, not as the nearest binary number', () => {
	assert.deepEqual(parseFraction(0.1), fraction(1n, 10n));
	assert.deepEqual(parseFraction('2/6'), fraction(1n, 3n));
	assert.deepEqual(parseFraction(1e-7), fraction(1n, 10_000_000n));
	assert.deepEqual(parseFraction('-1.250'), fraction(-5n, 4n));
	assert.deepEqual(parseFraction('12e3'), fraction(12_000n));
	for (const text of ['', 'a', '1/0', '1,5', 'Infinity']) assert.throws(() => parseFraction(text), isRefusal, text);
});

test('fractions keep the laws of arithmetic and stay in lowest terms', () => {
	const any = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n)).map(([top, bottom]) => fraction(top, bottom));
	fc.assert(
		fc.property(any, any, any, (a, b, c) => {
			assert.deepEqual(exact.times(a, exact.plus(b, c)), exact.plus(exact.times(a, b), exact.times(a, c)));
			assert.deepEqual(exact.plus(exact.minus(a, b), b), a);
			if (b.top !== 0n) assert.deepEqual(exact.times(exact.over(a, b), b), a);
			assert.equal(exact.below(a, b), toNumber(a) < toNumber(b));
		}),
	);
	assert.equal(toNumber(fraction(10n ** 400n + 1n, 3n * 10n ** 400n)), 1 / 3);
});
