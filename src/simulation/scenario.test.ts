import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { choosePlaces, parsePlaces } from './place.ts';
import { hashOf, parseScenario } from './scenario.ts';
import { places } from './secure.case.ts';

test('the same scenario written in another order has the same hash, another one a different hash', async () => {
	const one = parseScenario({
		schema: 'uncover-scenario-1',
		from: '2011-01',
		steps: [{ levers: [{ lever: 'fbi-filter', leak: 0.2 }], places: ['06085'] }],
	});
	const same = parseScenario({
		steps: [{ places: ['06085'], levers: [{ leak: 0.2, lever: 'fbi-filter' }] }],
		from: '2011-01',
		schema: 'uncover-scenario-1',
	});
	assert.equal(await hashOf(one), await hashOf(same));
	assert.notEqual(await hashOf(one), await hashOf({ ...one, seed: 2 }));
	assert.match(await hashOf(one), /^[0-9a-f]{64}$/);
});

test('a scenario that cannot be read is refused with the field that is wrong', () => {
	const refused = (change: object, words: RegExp) =>
		assert.throws(
			() => parseScenario({ schema: 'uncover-scenario-1', ...change }),
			(error) => isRefusal(error) && words.test(error.message),
		);
	refused({ from: 'May' }, /from/);
	refused({ places: ['Springfield'] }, /places/);
	refused({ steps: [{ levers: [{ lever: 'magic' }] }] }, /steps\.0\.levers/);
	refused({ names: ['somebody'] }, /names/);
});

test('places are meant by nation, state or county', () => {
	assert.equal(choosePlaces(places, ['06085'])[0]?.name, 'Santa Clara County');
	assert.deepEqual(choosePlaces(places, ['CA']), choosePlaces(places, ['06']));
	assert.equal(choosePlaces(places, ['US']).length, places.length);
	assert.throws(() => choosePlaces(places, ['99999']), isRefusal);
	assert.throws(() => choosePlaces(places, ['somewhere']), isRefusal);
	assert.throws(() => parsePlaces('a,b\n'), isRefusal);
});

test('months in the wrong order, or after the rates end, are refused in a sentence', () => {
	const months = (from: string, to: string) => () => parseScenario({ schema: 'uncover-scenario-1', from, to });
	assert.throws(months('2012-01', '2011-01'), /last month, 2011-01, lies before the first, 2012-01/);
	assert.throws(months('2012-01', '2020-01'), /2008 to 2019.*Choose a last month up to 2019-12/);
});
