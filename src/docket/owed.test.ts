import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inRange, rangesOf } from './bates-range.ts';
import { type Dossier, degrees, dispositions, type PageFate } from './docket.ts';
import { coverage, day, dossier, duty, entry, item, page, production, suit } from './dossier.case.ts';
import { clockOf } from './due.ts';
import { owed } from './owed.ts';
import type { Tally } from './reckoned.ts';

const today = day('2026-05-01');
const table = (given: Dossier, pages: [number, PageFate[]][] = []) =>
	owed(given, new Map(pages), clockOf(given, today).due, today);

test('each item is answered, partly, not at all, denied, without records or no longer asked for', () => {
	const given = dossier({
		items: [
			item(1),
			item(2),
			item(3),
			item(4),
			item(5),
			{ ...item(6), withdrawn: { since: null, reason: '' } },
			item(7),
		],
		productions: [production(1), production(2)],
		coverage: [coverage(1, 1, 'full'), coverage(1, 2, 'part'), coverage(2, 7, 'part'), coverage(1, 3, 'mention')],
		entries: [
			entry(1, 'no_records', '2026-04-01', { items: [4] }),
			entry(2, 'denied', '2026-04-01', { items: [5] }),
			entry(3, 'no_records', '2026-03-20', { items: [1] }),
		],
	});
	const found = table(given, [
		[1, [page(1, 1), page(1, 2, { disposition: 'part' })]],
		[2, [page(2, 1, { disposition: 'withheld', pages: 12 })]],
	]);
	assert.deepEqual(
		found.rows.map(({ answer, because }) => [answer, because.entry ?? because.production]),
		[
			['answered', 1],
			['partly', 1],
			['none', null],
			['no-records', 1],
			['denied', 2],
			['withdrawn', null],
			['denied', 2],
		],
		'pages answer before letters do, and an item of which every page is withheld is denied',
	);
	assert.deepEqual(found.items, { answered: 1, partly: 1, none: 1, denied: 2, 'no-records': 1, withdrawn: 1 });
	assert.deepEqual([found.pages.total, found.pages.withheld, found.repeated.total], [14, 12, 4]);
});

test('who is late, since when, by which order or clock; what is answered is owed no more', () => {
	const orders = suit(
		[entry(5, 'complaint_filed', '2026-04-02'), entry(6, 'court_order', '2026-04-10')],
		[duty(1, 6, '2026-04-20', { items: [1] }), duty(2, 6, '2026-06-01'), duty(3, 6, '2026-04-15', { requests: [99] })],
	);
	const found = table(
		dossier({
			request: { receivedUs: day('2026-03-02') },
			items: [item(1), item(2), item(3)],
			productions: [production(1)],
			coverage: [coverage(1, 3, 'full')],
			suits: [orders],
		}),
		[[1, [page(1, 1)]]],
	);
	assert.deepEqual(
		found.rows.map(({ late, due }) => [late.map(({ by, since, days }) => [by, since, days]), due]),
		[
			[
				[
					['order', '2026-04-20', 11],
					['clock', '2026-03-30', 32],
				],
				'2026-03-30',
			],
			[[['clock', '2026-03-30', 32]], '2026-03-30'],
			[[], null],
		],
	);
});

test('a letter that counts other pages than there are is told of', () => {
	const given = dossier({
		productions: [production(1, { claimed: { reviewed: 3, withheld: 1, full: 2 } }), production(2, { pages: 40 })],
	});
	const found = table(given, [[1, [page(1, 1), page(1, 2)]]]);
	assert.deepEqual(found.differences, [
		{ production: 1, kind: 'reviewed', claimed: 3, found: 2 },
		{ production: 1, kind: 'withheld', claimed: 1, found: 0 },
	]);
	assert.equal(found.notHeld, 40);
	assert.equal(found.unassigned.total, 2);
});

const fates = fc.array(
	fc.record({
		document: fc.integer({ min: 1, max: 4 }),
		page: fc.integer({ min: 1, max: 30 }),
		disposition: fc.constantFrom(...dispositions),
		pages: fc.integer({ min: 1, max: 20 }),
		codes: fc.uniqueArray(fc.constantFrom('(b)(5)', '(b)(6)', '(b)(7)(E)')),
	}),
	{ maxLength: 60 },
);

test('the sums balance: rows less what repeats, and what no item holds, make up every page once', () => {
	fc.assert(
		fc.property(
			fc.array(fates, { minLength: 1, maxLength: 3 }),
			fc.array(
				fc.tuple(
					fc.integer({ min: 1, max: 3 }),
					fc.integer({ min: 1, max: 5 }),
					fc.constantFrom(...degrees),
					fc.option(fc.tuple(fc.integer({ min: 100, max: 430 }), fc.integer({ min: 0, max: 60 }))),
				),
				{ maxLength: 12 },
			),
			(lists, covered) => {
				const delivered = lists.map((list, i): [number, PageFate[]] => [
					i + 1,
					[...new Map(list.map((one) => [`${one.document}/${one.page}`, page(one.document, one.page, one)])).values()],
				]);
				const bates = (number: number) => `TEST-${String(number).padStart(6, '0')}`;
				const given = dossier({
					items: [1, 2, 3, 4, 5].map((id) => item(id)),
					productions: lists.map((_, i) => production(i + 1)),
					coverage: covered.map(([release, about, degree, range]) =>
						coverage(release, about, degree, range ? { first: bates(range[0]), last: bates(range[0] + range[1]) } : {}),
					),
				});
				const found = table(given, delivered);
				const kinds = [...dispositions, 'total'] as const;
				for (const kind of kinds) {
					const rows = found.rows.reduce((sum, row) => sum + row.pages[kind], 0);
					assert.equal(rows - found.repeated[kind] + found.unassigned[kind], found.pages[kind], kind);
				}
				for (const sum of [found.pages, found.unassigned, found.repeated, ...found.rows.map((row) => row.pages)])
					assert.equal(
						dispositions.reduce((all, kind) => all + sum[kind], 0),
						sum.total,
					);
				assert.equal(
					Object.values(found.items).reduce((a, b) => a + b),
					given.items.length,
				);
				assert.ok(Object.values(found.pages.codes).every((pages) => pages <= (found.pages as Tally).total));
			},
		),
		{ numRuns: 150 },
	);
});

test('runs of Bates numbers: gaps part them, a last number may leave its series out', () => {
	assert.deepEqual(
		rangesOf(['ICE FOIA 10-2674.0000003', 'ICE FOIA 10-2674.0000001', 'ICE FOIA 10-2674.0000002', 'FBI-SC-7']),
		[
			['FBI-SC-7', 'FBI-SC-7'],
			['ICE FOIA 10-2674.0000001', 'ICE FOIA 10-2674.0000003'],
		],
	);
	assert.ok(inRange('ICE FOIA 10-2674.0002930', 'ICE FOIA 10-2674.0002927', '2931'));
	assert.ok(!inRange('ICE FOIA 10-2674.0002932', 'ICE FOIA 10-2674.0002927', '2931'));
	assert.ok(!inRange('FBI-SC-2930', 'ICE FOIA 10-2674.0002927', 'ICE FOIA 10-2674.0002931'));
});
