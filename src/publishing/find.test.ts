import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openLedger } from '../ledger/actions.ts';
import { indexLedger } from '../ledger/ledger.ts';
import { onlyPlace } from './find.ts';
import { findablesOf } from './findable.ts';
import { type Searcher, searcherOf } from './search.ts';

let search: Searcher;
let spanish: Searcher;
before(async () => {
	const site = { index: indexLedger(await openLedger(undefined)), known: null };
	search = searcherOf(findablesOf(site, [], 'en'));
	spanish = searcherOf(findablesOf(site, [], 'es'));
});
const found = (query: string) => onlyPlace(search(query), query);

test('a name that only one place has leads to it', () => {
	assert.equal(found('arlington'), '/places/51013-arlington-county-va');
	assert.equal(found('Boston'), '/places/boston');
	assert.equal(found('06085'), '/places/06085-santa-clara-county-ca');
});

test('a name with its state means that place, whatever else begins like it', () => {
	assert.ok(search('Harris County, TX').groups.some(({ group, total }) => group === 'places' && total > 1));
	assert.equal(found('harris county tx'), '/places/48201-harris-county-tx');
	for (const query of ['Harris County, TX', 'Condado de Harris, TX'])
		assert.equal(onlyPlace(spanish(query), query), '/places/48201-harris-county-tx', query);
});

test('where several places fit, or none without forgiving a slip, the reader chooses', () => {
	for (const query of ['Cook County', 'Washington', 'Illinois', 'Arlingtn', 'no such place', ''])
		assert.equal(found(query), null, query);
});
