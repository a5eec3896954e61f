import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, neighbours } from './neighbours.ts';

test('known distances', () => {
	assert.equal(editDistance('kitten', 'sitting', 5), 3);
	assert.equal(editDistance('detainer', 'detalner', 2), 1);
	assert.equal(editDistance('abc', 'xyzuvw', 2), 3);
	assert.deepEqual(neighbours('detainer', ['retain', 'detainers', 'detainer', 'detalnor', 'x'], 2), [
		'detainer',
		'detainers',
		'detalnor',
	]);
	assert.deepEqual(neighbours('detainer', ['detainers', 'detainer', 'detalnor'], 1), ['detainer', 'detainers']);
});

test('the fast way finds what the table finds', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '漢'), maxLength: 40 });
	fc.assert(
		fc.property(
			word,
			fc.array(word, { maxLength: 20 }),
			fc.constantFrom(1 as const, 2 as const),
			(wanted, vocabulary, distance) => {
				const slow = vocabulary.filter((other) => editDistance(wanted, other, distance) <= distance);
				assert.deepEqual(new Set(neighbours(wanted, vocabulary, distance)), new Set(slow));
			},
		),
	);
});
