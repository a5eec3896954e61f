/** What the public site may tell: nothing of the desk to anyone, and nothing by a day of knowledge that came out later. Held for every public route there is. */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { listTrail } from '../../src/access/audit.ts';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { parseDay } from '../../src/base/day.ts';
import { isPublic } from '../../src/http/guard.ts';
import { decideContradiction, openLedger } from '../../src/ledger/actions.ts';
import { changeThing } from '../../src/ledger/desk-actions.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { surelyBy } from '../../src/ledger/when.ts';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';

const canary = 'KANARIENVOGEL';
const person = 'Zebulon Testperson';
const then = parseDay('2010-10-06');

/** Something real for each part of an address that names a thing. */
const things: Readonly<Record<string, readonly string[]>> = {
	lang: ['en', 'es'],
	place: ['51013', '06085-santa-clara-county-ca', 'us', '17'],
	question: ['can-leave'],
	person: ['janet-napolitano', 'david-venturella'],
	source: ['activation-list'],
	fact: ['statement-053', 'event-062', 'figure-003'],
};

describe('the public site', () => {
	let app: TestCase;
	let front: Front;
	let ledger: Ledger;
	const anonymous = { headers: { authorization: undefined } };

	before(async () => {
		app = await testCase({ person });
		const file = join(app.folder, `${canary}.txt`);
		await writeFile(file, `${canary} wrote that nobody shall read this before it is released.`);
		await takeIn(app, { paths: [file], production: canary });
		await work(app, { withoutOcr: true });
		front = openFront(app);
		await front.post('/api/archive/notes', { document: 1, page: 1, text: `${canary}: a note` });
		await decideContradiction(app, 'statement-053~statement-061', 'accepted', 'Both speak of the same route.');
		ledger = await openLedger(app);
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	/** Every public route with something in the place of each parameter, as an address. The model is left out: it knows nobody, as test/architecture.test.ts sees to. */
	const addresses = (): string[] => {
		const filled = front.routes.filter(({ method }) => method === 'GET').flatMap(({ path }) => fill(path));
		return [...new Set(filled)].filter((path) => isPublic(path) && !path.includes('/simulation/'));
	};

	const read = async (path: string): Promise<string> => {
		const answer = await front.send('GET', path, anonymous);
		assert.notEqual(answer.status, 401, path);
		assert.ok(answer.status < 500, `${path} answers ${answer.status}: ${(await answer.clone().text()).slice(0, 300)}`);
		return answer.status === 200 ? answer.text() : '';
	};

	test('nothing of the archive, its notes, the trail or who works here is in any answer', async () => {
		const desk = JSON.stringify(await front.get('/api/archive/documents'));
		assert.match(desk, new RegExp(canary), 'the desk holds what must not be seen');
		const trail = await listTrail(app.db, { limit: 10 });
		assert.equal(trail[0]?.person, person);
		const secret = new RegExp(
			[canary, person, app.folder, ...trail.map(({ hash }) => hash)].map((one) => RegExp.escape(one)).join('|'),
			'i',
		);
		assert.ok(addresses().length > 40, `${addresses().length} addresses`);
		for (const path of addresses()) {
			const text = await read(path);
			assert.doesNotMatch(text, secret, path);
		}
		assert.doesNotMatch(await read(`/api/public/search?q=${canary.toLowerCase()}`), secret);
	});

	test('by a day of knowledge no route tells a fact that could not be known by then', async () => {
		const late = [...ledger.events, ...ledger.statements].filter(
			({ known, standing }) => standing === 'withdrawn' || known === null || !surelyBy(known, then),
		);
		assert.ok(late.length > 100);
		const ids = new Set(late.map(({ id }) => id));
		for (const path of addresses().filter((one) => one.startsWith('/api/public/'))) {
			// What machines read of today (feeds, files) takes no day of knowledge and says so in the manual.
			const text = await read(`${path}${path.includes('?') ? '&' : '?'}known=${then}`);
			const leaked = [...text.matchAll(/(?:event|statement)-\d{3}[a-z]?\b/g)].filter(([id]) => ids.has(id));
			assert.deepEqual([...new Set(leaked.map(([id]) => id))], [], path);
			for (const { id, summary } of late) assert.ok(!text.includes(summary), `${path} tells ${id}`);
		}
	});

	test('a fact that was withdrawn is on the page of corrections and on no other', async () => {
		const id = 'event-062';
		const summary = ledger.events.find((one) => one.id === id)?.summary ?? '';
		const before = await read('/api/public/v1/events?places=51013');
		assert.ok(before.includes(summary));
		await changeThing(app, { kind: 'event', id, act: 'withdraw', reason: 'It rested on a mistaken page.' });
		for (const path of addresses()) {
			const text = await read(path);
			if (!/corrections/.test(path)) assert.ok(!text.includes(summary), `${path} still tells ${id}`);
		}
		assert.ok((await read('/api/public/corrections')).includes(id));
	});
});

/** A route's pattern with each of its parameters filled in every way there is. */
function fill(path: string): string[] {
	const found = /:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/.exec(path);
	if (!found) return [path];
	const [whole, name = '', shape = ''] = found;
	const some =
		name === 'file' && shape.includes('updates')
			? ['updates.atom', 'updates.json']
			: name === 'file' && shape.includes('csv')
				? ['events.csv', 'places.json', 'contradictions.json']
				: name === 'file'
					? ['51013.atom', 'can-leave.json']
					: name === 'id' && path.includes('/updates/')
						? ['2026-11-22-how-to-correct-us']
						: name === 'id'
							? ['51013', 'event-062', 'statement-061', 'can-leave', 'activation-list']
							: (things[name] ?? ['x']);
	return some.flatMap((value) => fill(path.replace(whole, value)));
}
