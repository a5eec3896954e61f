import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestCase, testCase } from '../../test/house.ts';
import { type Front, openFront } from '../../test/journeys/front.ts';
import { decideContradiction } from '../ledger/actions.ts';
import { changeThing } from '../ledger/desk-actions.ts';

describe('what the pages of places are made from', () => {
	let app: TestCase;
	let front: Front;
	before(async () => {
		app = await testCase({ person: 'Ada Example' });
		front = openFront(app);
	});
	after(async () => {
		await front.stop();
		await app[Symbol.asyncDispose]();
	});

	/** As anyone reads it: without the token. */
	const read = async (path: string) => {
		const answer = await front.send('GET', `/api/public/pages${path}`, { headers: { authorization: undefined } });
		return { status: answer.status, text: await answer.text() };
	};

	test('everyone can read them, and a wrong question is refused in a sentence', async () => {
		for (const path of [
			'/places',
			'/places/06085',
			'/places/us/handout',
			'/questions/can-leave',
			'/people',
			'/sources',
			'/facts/event-055',
		])
			assert.equal((await read(path)).status, 200, path);
		assert.match(await front.refused(400, 'GET', '/api/public/pages/places/06085?on=yesterday'), /“on”.*not a day/);
		assert.match(await front.refused(404, 'GET', '/api/public/pages/places/atlantis'), /atlantis/);
		assert.match(await front.refused(404, 'GET', '/api/public/pages/facts/event-0'), /corrections/);
	});

	test('a contradiction shows from the moment a person accepts it, and not before', async () => {
		assert.doesNotMatch((await read('/questions/can-leave')).text, /Same office/);
		await decideContradiction(app, 'statement-053~statement-061', 'accepted', 'Same office, same question.');
		assert.match((await read('/questions/can-leave')).text, /Same office, same question\./);
		assert.match((await read('/people/janet-napolitano')).text, /Same office, same question\./);
	});

	test('a correction shows with its reason, and never with the name of who made it; what is withdrawn is gone', async () => {
		await changeThing(app, {
			kind: 'event',
			id: 'event-055',
			act: 'correct',
			reason: 'The minutes give the count.',
			cells: { summary: 'A vote of five to none to seek exit.' },
		});
		const { text } = await read('/facts/event-055');
		assert.match(text, /The minutes give the count\./);
		assert.match(text, /A vote of five to none/);
		assert.doesNotMatch(text, /Ada Example/);
		await changeThing(app, {
			kind: 'event',
			id: 'event-055',
			act: 'withdraw',
			reason: 'The minutes were of another county.',
		});
		assert.equal((await read('/facts/event-055')).status, 404);
		assert.doesNotMatch((await read('/places/06085')).text, /event-055/);
	});
});
