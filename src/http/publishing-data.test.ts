/** The public tables as a program meets them: files that say the same in every form, and an API that is what its description says. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type TestCase, testCase } from '../../test/house.ts';
import { type Front, openFront } from '../../test/journeys/front.ts';
import { decideContradiction } from '../ledger/actions.ts';
import { actWords } from '../ledger/fact.ts';
import { asWhen } from '../ledger/when.ts';
import { listShape, statusShape } from '../publishing/api.ts';
import { readCell } from '../publishing/csv.ts';
import { columnsOf } from '../publishing/table.ts';
import { publicTables } from '../publishing/tables.ts';

const packageShape = z.object({
	$schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
	name: z.string().regex(/^[a-z0-9-]+$/),
	licenses: z.array(z.object({ name: z.string(), path: z.url() })).min(1),
	sources: z.array(z.object({ title: z.string(), path: z.url() })).min(1),
	resources: z.array(
		z.object({
			name: z.string(),
			path: z.string().regex(/^([a-z-]+\.csv|https?:\S+\.csv\?known=\S+)$/),
			bytes: z.int(),
			hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
			row_count: z.int(),
			schema: z.object({
				fields: z.array(
					z.object({
						name: z.string(),
						type: z.enum(['string', 'integer', 'number', 'boolean', 'list']),
						description: z.string().min(3),
						description_es: z.string().min(3),
					}),
				),
				primaryKey: z.array(z.string()).min(1),
			}),
		}),
	),
});
const describedShape = z.object({
	openapi: z.literal('3.1.0'),
	paths: z.record(
		z.string(),
		z.object({
			get: z.object({ operationId: z.string(), parameters: z.array(z.object({ name: z.string(), in: z.string() })) }),
		}),
	),
	components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

describe('the public tables', () => {
	let app: TestCase;
	let front: Front;
	const get = (path: string, headers: Record<string, string> = {}) =>
		front.send('GET', path, { headers: { authorization: undefined, ...headers } });
	const json = async (path: string): Promise<unknown> => {
		const answer = await get(path);
		assert.equal(answer.status, 200, `${path}: ${answer.status}`);
		return answer.json();
	};

	before(async () => {
		app = await testCase();
		front = openFront(app);
		await decideContradiction(app, 'statement-053~statement-061', 'accepted', 'Both speak of the same route.');
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
	});

	test('every table holds what its columns promise, and no fact twice', async () => {
		for (const table of publicTables()) {
			const rows = z.array(table.shape.strict()).parse(await json(`/data/${table.name}.json`));
			const keys = rows.map((row) => table.key.map((name) => String(row[name])).join('\n'));
			assert.equal(new Set(keys).size, keys.length, `${table.name} tells a row twice`);
			assert.ok(rows.length > 0 || ['people', 'offices'].includes(table.name), `${table.name} is empty`);
		}
	});

	test('a CSV file read back is the JSON file', async () => {
		for (const table of publicTables()) {
			const columns = columnsOf(table);
			const answer = await get(`/data/${table.name}.csv`);
			assert.match(answer.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
			const read: string[][] = parse(await answer.text());
			assert.deepEqual(
				read[0],
				columns.map(({ name }) => name),
			);
			const rows = read
				.slice(1)
				.map((cells) =>
					Object.fromEntries(columns.map((column, i) => [column.name, readCell(column, cells[i] ?? '')])),
				);
			assert.deepEqual(rows, await json(`/data/${table.name}.json`), table.name);
		}
	});

	test('the data package describes the files as they are: columns, rows, bytes and hash', async () => {
		const { resources } = packageShape.parse(await json('/data/datapackage.json'));
		assert.deepEqual(
			resources.map(({ name }) => name),
			publicTables().map(({ name }) => name),
		);
		for (const one of resources) {
			const text = await (await get(`/data/${one.path}`)).text();
			assert.equal(Buffer.byteLength(text), one.bytes);
			assert.equal(`sha256:${createHash('sha256').update(text).digest('hex')}`, one.hash);
			const [header = [], ...rows] = parse(text) as string[][];
			assert.equal(rows.length, one.row_count);
			assert.deepEqual(
				one.schema.fields.map(({ name }) => name),
				header,
			);
		}
	});

	test('the API answers every address of its own description, in the shape it describes', async () => {
		const { paths, components } = describedShape.parse(await json('/api/public/openapi.json'));
		const ids = Object.values(paths).map(({ get }) => get.operationId);
		assert.equal(new Set(ids).size, ids.length);
		assert.doesNotMatch(JSON.stringify(paths), /"undefined"|\$schema/);
		for (const reference of JSON.stringify(paths).matchAll(/#\/components\/schemas\/([\w-]+)/g))
			assert.ok(reference[1] && reference[1] in components.schemas, reference[0]);
		for (const table of publicTables()) {
			const list = listShape(table).parse(await json(`/api/public/v1/${table.name}?limit=3`));
			assert.ok(list.items.length <= 3);
			const [first] = list.items;
			const [key] = table.key;
			if (table.key.length > 1 || !first || key === undefined) continue;
			assert.ok(`/${table.name}/{id}` in paths);
			const address = `/api/public/v1/${table.name}/${encodeURIComponent(String(first[key]))}`;
			assert.deepEqual(table.shape.parse(await json(address)), first);
		}
		assert.ok('/places/{id}/status' in paths && '/count' in paths);
	});

	test('pages of a list follow each other and lose nothing', async () => {
		const table = publicTables().find(({ name }) => name === 'statements');
		assert.ok(table);
		const seen: unknown[] = [];
		let next: string | null = '/api/public/v1/statements?limit=20';
		for (let turns = 0; next !== null && turns < 10; turns++) {
			const page = listShape(table).parse(await json(next.replace('http://127.0.0.1:4600', '')));
			seen.push(...page.items);
			next = page.next;
		}
		assert.deepEqual(seen, await json('/data/statements.json'));
	});

	test('filters choose rows; one that does not exist is refused and not passed over', async () => {
		const list = z.object({
			total: z.number(),
			items: z.array(z.object({ places: z.array(z.string()), type: z.string() }).loose()),
		});
		const arlington = list.parse(await json('/api/public/v1/events?places=51013'));
		assert.ok(arlington.total > 0);
		assert.ok(arlington.items.every(({ places }) => places.includes('51013')));
		const votes = list.parse(await json('/api/public/v1/events?type=vote-to-leave&places=51013'));
		assert.ok(votes.total > 0 && votes.total < arlington.total);
		// What is about leaving without saying which way, and what is not about leaving, stand apart from the five acts.
		const all = z.array(z.object({ act: z.string() }).loose()).parse(await json('/data/events.json'));
		for (const act of actWords.filter((word) => word !== 'answer')) {
			const chosen = list.parse(await json(`/api/public/v1/events?limit=1000&act=${act}`));
			assert.equal(chosen.total, all.filter((one) => one.act === act).length, act);
			assert.ok(chosen.total > 0, act);
		}
		assert.match(await front.refused(400, 'GET', '/api/public/v1/events?plce=51013'), /“plce”/);
	});

	test('status and count are those of the ledger, unknown stays unknown', async () => {
		const arlington = statusShape.parse(await json('/api/public/v1/places/51013/status?on=2010-11-06'));
		assert.equal(arlington.status, 'answered-no');
		assert.equal(arlington.sharing, true);
		assert.equal(arlington.since, '2010-04');
		assert.equal(arlington.above[0]?.id, '51');
		const doddridge = statusShape.parse(await json('/api/public/v1/places/54017/status?on=2012-01-01'));
		assert.equal(doddridge.sharing, null);
		const count = z.object({ count: z.number(), unknown: z.number() });
		assert.equal(count.parse(await json('/api/public/v1/count?on=2008-12-31')).count, 14);
		assert.equal(count.parse(await json('/api/public/v1/count?on=2010-12-31&within=17')).count, 26);
	});

	test('by a day of knowledge nothing is told that came out later', async () => {
		const list = z.object({
			total: z.number(),
			items: z.array(z.object({ known_since: z.string().nullable(), last_day: z.string() })),
		});
		for (const name of ['events', 'statements']) {
			const all = list.parse(await json(`/api/public/v1/${name}?limit=1000`));
			const then = list.parse(await json(`/api/public/v1/${name}?limit=1000&known=2010-10-06`));
			assert.ok(then.total > 0 && then.total < all.total);
			for (const one of then.items)
				assert.ok((asWhen(one.known_since ?? '')?.last ?? '9') <= '2010-10-06', JSON.stringify(one));
		}
		const empty = z.object({ total: z.literal(0) });
		empty.parse(await json('/api/public/v1/contradictions?known=2010-08-30'));
		const accepted = list.omit({ items: true });
		assert.equal(accepted.parse(await json('/api/public/v1/contradictions?known=2010-10-05')).total, 1);
		assert.equal(accepted.parse(await json('/api/public/v1/contradictions')).total, 4);
	});

	test('files, the data package and feeds are as known on a day too, by the rule of the API', async () => {
		const rows = z.array(z.object({ id: z.string() }).loose());
		for (const table of publicTables().filter(({ key }) => key[0] === 'id')) {
			const then = rows.parse(await json(`/data/${table.name}.json?known=2010-10-06`));
			const answered = listShape(table).parse(await json(`/api/public/v1/${table.name}?limit=1000&known=2010-10-06`));
			if (answered.next === null) assert.deepEqual(then, answered.items, table.name);
			const [, ...lines] = parse(await (await get(`/data/${table.name}.csv?known=2010-10-06`)).text()) as string[][];
			assert.equal(lines.length, then.length, table.name);
		}
		const events = rows.parse(await json('/data/events.json?known=2010-10-06'));
		assert.ok(events.length > 20 && events.length < rows.parse(await json('/data/events.json')).length);
		const { resources } = packageShape.parse(await json('/data/datapackage.json?known=2010-10-06'));
		const described = resources.find(({ name }) => name === 'events');
		assert.equal(described?.row_count, events.length);
		const file = await get(described?.path.replace(/^https?:\/\/[^/]+/, '') ?? '');
		assert.equal(
			`sha256:${createHash('sha256')
				.update(await file.text())
				.digest('hex')}`,
			described?.hash,
		);
		assert.notEqual(file.headers.get('etag'), (await get('/data/events.csv')).headers.get('etag'));
		const sizes = z.array(z.object({ name: z.string(), rows: z.number() }).loose());
		const shown = sizes.parse(await json('/api/public/tables?known=2010-10-06'));
		assert.equal(shown.find(({ name }) => name === 'events')?.rows, events.length);
		assert.equal((await get('/data/events.csv?known=2010-13-06')).status, 400, 'a day that is none is refused');
	});

	test('a contradiction that nobody accepted is nowhere in the public tables', async () => {
		const text = JSON.stringify(await json('/data/contradictions.json'));
		assert.match(text, /statement-053~statement-061/);
		assert.doesNotMatch(text, /Ada Example/, 'who decided stays at the desk');
	});

	test('a reader who has the answer gets it no second time, until the case changes', async () => {
		for (const path of [
			'/data/events.csv',
			'/api/public/v1/places?limit=2',
			'/api/public/v1/count',
			'/data/datapackage.json',
		]) {
			const first = await get(path);
			const etag = first.headers.get('etag') ?? '';
			assert.match(etag, /^"[\w-]+"$/, path);
			assert.equal((await get(path, { 'if-none-match': etag })).status, 304);
			assert.equal((await get(path, { 'if-none-match': '"other"' })).status, 200);
		}
		const etag = (await get('/data/events.csv')).headers.get('etag') ?? '';
		await decideContradiction(app, 'statement-053~statement-061', 'refused', 'Not so after all.');
		assert.equal((await get('/data/events.csv', { 'if-none-match': etag })).status, 200);
	});

	test('pages of other sites may read the tables', async () => {
		for (const path of ['/data/events.json', '/api/public/v1/places/06', '/api/public/openapi.json'])
			assert.equal((await get(path)).headers.get('access-control-allow-origin'), '*', path);
	});
});
