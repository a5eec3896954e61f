/** What the layers of the desk promise: nothing is lost, nothing depends on order, what was joined comes apart again. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { applyChanges, type Change, overtaken, rowOf } from './change.ts';
import { anyChange, made, place, small } from './desk.case.ts';
import { exportTables, writeCsv } from './export.ts';
import type { Merge } from './fact.ts';
import { parseLedger } from './files.ts';
import { freshName, judgeThing } from './judge.ts';
import { indexLedger } from './ledger.ts';
import { applyMerges, mergeFlaw } from './merge.ts';
import { cellsOf, changeKinds, listOf, nameOf, thingOf } from './thing.ts';
import { judged } from './translation.ts';

const merge = (kind: Merge['kind'], from: string, into: string): Merge => ({ id: `${kind}-${from}`, kind, from, into });
const numbered = (changes: readonly Omit<Change, 'id'>[]): Change[] => changes.map((one, i) => ({ ...one, id: i + 1 }));

describe('merges', () => {
	const one = <const K extends Merge['kind']>(kind: K, ...ids: string[]) =>
		fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map(([from, into]) => merge(kind, from, into));
	const anyMerge = fc.oneof(one('person', 'ada', 'bea', 'cora'), one('place', '51001', '51003', '51005', 'one', 'two'));

	test('merging and taking it back is the identity, whatever else is merged', () => {
		fc.assert(
			fc.property(fc.array(anyMerge, { maxLength: 4 }), anyMerge, (others, one) => {
				const rest = others.filter(({ id }) => id !== one.id);
				const before = { ...small, merges: rest };
				const merged = { ...before, merges: [...rest, one] };
				const apart = { ...merged, merges: merged.merges.filter(({ id }) => id !== one.id) };
				assert.deepEqual(applyMerges(apart), applyMerges(before));
			}),
		);
	});

	test('no fact is lost, and none leads to an entry that is gone', () => {
		fc.assert(
			fc.property(fc.array(anyMerge, { maxLength: 5 }), (some) => {
				const merges = [...new Map(some.map((one) => [one.id, one])).values()];
				const ledger = applyMerges({ ...small, merges });
				assert.equal(ledger.events.length, small.events.length);
				const places = new Set(ledger.places.map(({ id }) => id));
				const people = new Set(ledger.people.map(({ id }) => id));
				for (const id of [...ledger.events, ...ledger.statements].flatMap((one) => one.places))
					assert.ok(places.has(id));
				for (const one of ledger.offices) assert.ok(people.has(one.person) && places.has(one.place ?? ''));
				for (const one of ledger.places) assert.ok(one.within === null || places.has(one.within), one.id);
			}),
		);
	});

	test('facts and names follow; a fact about both is about the one once', () => {
		const ledger = applyMerges({ ...small, merges: [merge('place', '51003', '51001'), merge('person', 'bea', 'ada')] });
		const index = indexLedger(ledger);
		assert.deepEqual(ledger.events[0]?.places, ['51001']);
		assert.deepEqual(ledger.statements[0]?.answers, ['51001']);
		assert.deepEqual(index.place.get('51001')?.aliases, ['County B', 'County B, VA']);
		assert.equal(index.personOf('bea Example')?.id, 'ada');
		assert.equal(index.officesOf('ada').length, 2);
		assert.deepEqual(
			index.saidBy('ada').map(({ id }) => id),
			['s'],
		);
	});

	test('what cannot be one is refused in a sentence', () => {
		assert.match(
			mergeFlaw(small, merge('place', '51001', 'one')) ?? '',
			/County A, VA is a county and City one, VA a city/,
		);
		assert.match(mergeFlaw(small, merge('person', 'ada', 'ada')) ?? '', /with itself/);
		assert.match(mergeFlaw(small, merge('person', 'ada', 'eve')) ?? '', /no person “eve”/);
		assert.equal(mergeFlaw(small, merge('person', 'ada', 'bea')), undefined);
	});
});

describe('changes over files', () => {
	test('the newest change of a thing counts, and things nobody touched stay as loaded', () => {
		fc.assert(
			fc.property(fc.array(anyChange, { maxLength: 8 }), (some) => {
				const changes = numbered(some);
				const ledger = applyChanges(small, changes);
				for (const id of ['a', 'b', 'c', 'new']) {
					const last = changes.findLast(({ thing }) => thing === id);
					const row = rowOf(ledger, 'event', id);
					if (!last) assert.deepEqual(row, rowOf(small, 'event', id));
					else if (last.after === null) assert.equal(row, null);
					else assert.deepEqual([row?.summary, row?.standing], [last.after.summary, last.after.standing]);
				}
			}),
		);
	});

	test('changes of different things may have come in any order', () => {
		fc.assert(
			fc.property(fc.uniqueArray(anyChange, { selector: ({ thing }) => thing }), (some) => {
				const ids = (list: readonly Omit<Change, 'id'>[]) =>
					new Map(applyChanges(small, numbered(list)).events.map((one) => [one.id, one]));
				assert.deepEqual(new Map([...ids(some)].sort()), new Map([...ids([...some].reverse())].sort()));
			}),
		);
	});

	test('files that changed under a person’s version are pointed out, until somebody looks again', () => {
		const loaded = rowOf(small, 'event', 'a');
		assert.ok(loaded);
		const mine = { ...loaded, summary: 'My wording.' };
		const change = {
			kind: 'event',
			thing: 'a',
			act: 'edit',
			reason: '',
			by: '',
			at: '',
			before: loaded,
			after: mine,
			loaded,
		} as const;
		const changes = numbered([change]);
		assert.deepEqual(overtaken(small, changes), []);
		const other = {
			...small,
			events: small.events.map((one) => (one.id === 'a' ? { ...one, summary: 'Theirs.' } : one)),
		};
		assert.deepEqual(
			overtaken(other, changes).map(({ thing }) => thing),
			['a'],
		);
		const same = {
			...small,
			events: small.events.map((one) => (one.id === 'a' ? { ...one, summary: 'My wording.' } : one)),
		};
		assert.deepEqual(overtaken(same, changes), []);
		assert.deepEqual(overtaken(other, numbered([change, { ...change, loaded: rowOf(other, 'event', 'a') }])), []);
	});
});

test('every thing written as cells reads back as the same thing', () => {
	for (const kind of changeKinds)
		for (const one of listOf(small, kind)) {
			const read = thingOf(kind, cellsOf(kind, one));
			assert.ok('value' in read, nameOf(kind, one));
			assert.deepEqual(read.value, one);
		}
});

test('a cell with commas, quotation marks, line ends or what a spreadsheet would run survives the file', () => {
	fc.assert(
		fc.property(
			fc
				.oneof(
					fc.string({ minLength: 1 }),
					fc.tuple(fc.constantFrom('=', '+', '-', '@', "'=", "'", '-1'), fc.string()).map((all) => all.join('')),
				)
				.map((text) => text.trim())
				.filter((text) => text !== ''),
			(summary) => {
				const ledger = { ...small, events: small.events.map((one) => ({ ...one, summary })) };
				const tables = exportTables(ledger);
				const texts = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, writeCsv(table)]));
				const { ledger: back, flaws } = parseLedger(texts);
				assert.deepEqual(flaws, []);
				const [, ...rows] = parse(texts['events.csv'] ?? '') as string[][];
				for (const cell of rows.flat())
					assert.ok(!/^[=+@]/.test(cell) && (cell[0] !== '-' || Number(cell) < 0 || Object.is(Number(cell), -0)), cell);
				assert.deepEqual(
					back.events.map((one) => one.summary),
					small.events.map(() => summary),
				);
			},
		),
		{ numRuns: 30 },
	);
});

test('a translation is stale exactly where the original reads otherwise', () => {
	const one = { id: 'a', language: 'es', text: 'Voto a.', state: 'reviewed', original: 'Vote a.' } as const;
	const free = { ...one, id: 'elsewhere:x' };
	const states = (summary: string) =>
		judged({ ...small, translations: [one, free], events: small.events.map((event) => ({ ...event, summary })) }).map(
			({ state }) => state,
		);
	assert.deepEqual(states('Vote a.'), ['reviewed', 'reviewed']);
	assert.deepEqual(states('Vote a!'), ['stale', 'reviewed']);
});

describe('what a person enters is judged field by field', () => {
	const fields = (
		ledger: typeof small,
		kind: 'event' | 'statement' | 'office' | 'place',
		cells: Record<string, string>,
	) => {
		const found = thingOf(kind, { id: 'x', standing: 'asserted', source: 'news', ...cells });
		return 'flaws' in found
			? found.flaws.map(({ field }) => field)
			: judgeThing(ledger, kind, found.value).map(({ field }) => field);
	};
	const event = { when: '2010', type: 'law', places: '51001', actor: 'Board', summary: 'A law.' };
	const cases: [string, Parameters<typeof fields>[1], Record<string, string>, string[]][] = [
		['a good event', 'event', event, []],
		['a date that is none and an act that is none', 'event', { ...event, when: '2010-13', act: 'x' }, ['when', 'act']],
		['known before it happened', 'event', { ...event, known: '2009' }, ['known']],
		['in force before it was made', 'event', { ...event, effective: '2009' }, ['effective']],
		['no place', 'event', { ...event, places: '' }, ['places']],
		['a place nobody knows', 'event', { ...event, places: '99999' }, ['places']],
		['neither source nor page', 'event', { ...event, source: '' }, ['source']],
		['a page that is not in the archive', 'event', { ...event, citations: '12' }, ['citations']],
		[
			'a position without a question',
			'statement',
			{ ...event, speaker: 'A', office: 'B', position: 'no' },
			['question'],
		],
		[
			'a question without a position',
			'statement',
			{ ...event, speaker: 'A', office: 'B', question: 'can-leave' },
			['position'],
		],
		[
			'an office that ends before it begins',
			'office',
			{ person: 'ada', office: 'B', from: '2010', until: '2009' },
			['until'],
		],
		['a county in nothing', 'place', { kind: 'county', name: 'County D', state: 'VA' }, ['within']],
		['a name that is taken', 'place', { kind: 'county', name: 'County A', state: 'VA', within: '51' }, ['name']],
	];
	for (const [what, kind, cells, expected] of cases)
		test(what, () => assert.deepEqual(fields(small, kind, cells), expected));
});

test('new names are free, short and made of the words', () => {
	assert.equal(freshName('source', 'El Paso, resolución de 2011', new Set()), 'el-paso-resolucion-de-2011');
	assert.equal(freshName('person', 'Ada Example', new Set(['ada-example'])), 'ada-example-2');
	assert.equal(freshName('event', '', new Set(['desk-event-1'])), 'desk-event-2');
	assert.ok(made('place', cellsOf('place', place('51009', 'County Z'))));
});
