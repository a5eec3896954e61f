import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDay } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { indexLedger } from '../ledger/ledger.ts';
import { findablesOf } from './findable.ts';
import { type Found, searcherOf, slips } from './search.ts';

const index = indexLedger(await openLedger(undefined));
const english = searcherOf(findablesOf({ index, known: null }, [], 'en'));
const spanish = searcherOf(findablesOf({ index, known: null }, [], 'es'));
const first = ({ groups }: Found, group: string) => groups.find((one) => one.group === group)?.hits[0]?.path;

test('a place is found by name, other name, code, with its state, without accents, in Spanish, and past a slip', () => {
	for (const [query, path] of [
		['Arlington, VA', '/places/51013-arlington-county-va'],
		['arlington virginia', '/places/51013-arlington-county-va'],
		['51013', '/places/51013-arlington-county-va'],
		['Condado de Arlington', '/places/51013-arlington-county-va'],
		['dona ana', '/places/35013-dona-ana-county-nm'],
		['D.C.', '/places/11001-washington-dc'],
		['nueva york', '/places/36-new-york'],
		['California', '/places/06-california'],
		['Sant Clara, CA', '/places/06085-santa-clara-county-ca'],
		['Arlignton VA', '/places/51013-arlington-county-va'],
		['Condado de Arlingtn', '/places/51013-arlington-county-va'],
	] as const)
		for (const search of [english, spanish]) assert.equal(first(search(query), 'places'), path, query);
});

test('what comes close is shown as coming close, and nothing is made up', () => {
	assert.equal(english('Arlingtn').near, true);
	assert.equal(english('Arlington').near, false);
	assert.deepEqual(english('zzqqxx'), { near: false, groups: [] });
	assert.deepEqual(english('  ,. '), { near: false, groups: [] });
});

test('facts are found by their words in both languages, whichever the page is in', () => {
	const huellas = english('huellas');
	assert.ok(first(huellas, 'facts'));
	assert.equal(first(english('napolitano'), 'people'), '/people/janet-napolitano');
	assert.ok((spanish('detainers').groups.find(({ group }) => group === 'facts')?.total ?? 0) > 5);
});

test('by a day of knowledge nothing is found that came out later', () => {
	const then = parseDay('2010-10-06');
	const known = searcherOf(findablesOf({ index: indexLedger(index.ledger, then), known: then }, [], 'en'));
	const late = known('napolitano', 100).groups.flatMap(({ hits }) => hits.map(({ path }) => path));
	assert.ok(late.includes('/facts/statement-053') && !late.includes('/facts/statement-087'));
});

test('slips count letters added, dropped, changed and swapped, the same both ways', () => {
	assert.equal(slips('arlington', 'arlignton'), 1);
	assert.equal(slips('clara', 'clra'), 1);
	assert.equal(slips('clara', 'clara'), 0);
	assert.equal(slips('cook', 'kings'), 3);
	const word = fc.stringMatching(/^[a-d]{0,7}$/);
	fc.assert(fc.property(word, word, (a, b) => assert.equal(slips(a, b), slips(b, a))));
});
