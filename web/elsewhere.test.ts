import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grouped, holding, wordsAsked } from './elsewhere.ts';

test('plain words and phrases are looked for in the whole case; what only pages have is not', () => {
	assert.deepEqual(wordsAsked('arlington county'), ['arlington', 'county']);
	assert.deepEqual(wordsAsked('"opt out"'), ['opt out']);
	assert.deepEqual(wordsAsked('arlington AND sheriff'), ['arlington', 'sheriff']);
	for (const query of [
		'',
		'   ',
		'arlington OR cook',
		'arlington NOT sheriff',
		'exemption:(b)(5)',
		'arlington exemption:(b)(5)',
	])
		assert.deepEqual(wordsAsked(query), [], query);
});

test('a query that cannot be read finds nothing elsewhere: the page says what is wrong with it', () => {
	assert.deepEqual(wordsAsked('("opt out'), []);
});

test('every word must stand in a thing, whatever its case and accents; the count is of all of them', () => {
	const people = ['Janet Napolitano', 'José Núñez', 'Jane Doe', 'Janet Two', 'Janet Three', 'Janet Four'];
	const texts = (name: string) => [name, null];
	assert.deepEqual(holding(['nunez', 'JOSE'], people, texts), ['José Núñez']);
	const found = holding(['janet'], people, texts);
	const [group] = grouped('ledger.kinds.person', found, (name) => ({ text: name, href: '/' }));
	assert.deepEqual([group?.hits.length, group?.total], [3, 4]);
	assert.deepEqual(
		grouped('ledger.kinds.person', [], () => assert.fail()),
		[],
	);
});
