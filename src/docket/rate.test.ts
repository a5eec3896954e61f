import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, duty, production } from './dossier.case.ts';
import { rate } from './rate.ts';
import type { Tally } from './reckoned.ts';
import { tally } from './tally.ts';

const pages = (full: number, referred = 0): Tally =>
	tally([
		{ disposition: 'full', codes: [], pages: full },
		{ disposition: 'referred', codes: [], pages: referred },
	]);
const came = (id: number, received: string | null, full: number, referred = 0) => ({
	production: production(id, { received: received === null ? null : day(received) }),
	pages: pages(full, referred),
});
const asOf = day('2026-06-01');

test('pages a month is the middle of the last three intervals, and the rest comes at that pace', () => {
	// 31, 28 and 31 days for 500, 900 and 700 pages: 490.9, 978.4 and 687.3 a month of 30.44 days.
	const found = rate(
		[
			came(1, '2026-01-01', 400),
			came(2, '2026-02-01', 500),
			came(3, '2026-03-01', 900),
			came(4, '2026-04-01', 700, 50),
		],
		5000,
		[],
		asOf,
	);
	assert.deepEqual([found.perMonth, found.processed, found.remaining], [687.3, 2500, 2500]);
	// 2,500 pages at 687.3 a month are 3.64 months, 110.7 days, after 1 April.
	assert.equal(found.completes?.date, '2026-07-21');
	assert.ok(
		found.completes && found.completes.earliest < found.completes.date && found.completes.date < found.completes.latest,
	);
	assert.ok(
		found.steps.some((step) =>
			step.includes('500 pages from Thu 1 January 2026 to Sun 1 February 2026: 491 pages a month'),
		),
	);
});

test('two releases of one day are one; with a single day there is no pace, and nothing is promised', () => {
	const found = rate([came(1, '2026-01-01', 100), came(2, '2026-01-01', 100), came(3, null, 30)], 1000, [], asOf);
	assert.deepEqual([found.perMonth, found.completes, found.processed, found.remaining], [null, null, 230, 770]);
	assert.match(found.steps.join(), /takes productions on two days at least/);
	assert.deepEqual(rate([], null, [], asOf).remaining, null);
});

test('what a court ordered is compared with what came', () => {
	const duties = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-07-01'].map((due, i) => ({
		...duty(i, 9, due, { pages: 500 }),
		ordered: day('2026-01-01'),
	}));
	const found = rate(
		[came(1, '2025-12-01', 900), came(2, '2026-02-02', 450), came(3, '2026-03-02', 450)],
		3000,
		duties,
		asOf,
	);
	// 2,000 pages in the 181 days from 1 January to 1 July; 1,500 were due by June and 900 came since the order.
	assert.deepEqual([found.ordered?.perMonth, found.ordered?.behind], [336.3, 600]);
	assert.equal(rate([came(1, '2025-12-01', 900)], 3000, [], asOf).ordered, null);
});
