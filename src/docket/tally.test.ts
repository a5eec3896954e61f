import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageFacts } from '../archive/page-facts.ts';
import { fatesOf, processed, tally } from './tally.ts';

const facts = (document: number, number: number, more: Partial<PageFacts> = {}): PageFacts => ({
	document,
	number,
	name: 'invented.pdf',
	bates: null,
	redactions: 0,
	withheld: 0,
	codes: [],
	words: 400,
	slip: null,
	copyOf: null,
	...more,
});

test('what became of a page is read from its boxes, its words, and the sheet it may be', () => {
	const [fates = []] = fatesOf(
		[
			[
				facts(1, 1),
				facts(1, 2, { redactions: 2, withheld: 0.1, codes: ['(b)(6)'] }),
				facts(1, 3, { redactions: 1, withheld: 0.7, words: 6, codes: ['(b)(5)'] }),
				facts(1, 4, { redactions: 5, withheld: 0.7, words: 90 }),
				facts(1, 5, { slip: { kind: 'withheld', pages: 12, codes: ['(b)(5)'] } }),
				facts(1, 6, { slip: { kind: 'referred', pages: null, codes: [] } }),
				facts(2, 1, { copyOf: 1 }),
				facts(3, 1, { copyOf: 99 }),
			],
		],
		[],
	);
	assert.deepEqual(
		fates.map(({ disposition, pages }) => [disposition, pages]),
		[
			['full', 1],
			['part', 1],
			['withheld', 1],
			['part', 1],
			['withheld', 12],
			['referred', 1],
			['duplicate', 1],
			['full', 1],
		],
		'a copy of a file that these releases do not hold is no duplicate among them',
	);
	const sum = tally(fates);
	assert.deepEqual([sum.total, sum.withheld, sum.codes['(b)(5)'], processed(sum)], [19, 13, 13, 18]);
});

test('a file delivered again in a later release is a duplicate there, and a person’s word counts before both', () => {
	const by = { by: 'Ada Example', at: '2026-01-01', reason: 'Looked at it' };
	const [first = [], second = []] = fatesOf(
		[[facts(1, 1)], [facts(5, 1, { copyOf: 1 }), facts(6, 1)]],
		[{ document: 6, page: 1, disposition: 'non-responsive', codes: [], pages: 3, ...by }],
	);
	assert.deepEqual(
		first.map(({ disposition }) => disposition),
		['full'],
	);
	assert.deepEqual(
		second.map(({ disposition, pages, corrected }) => [disposition, pages, corrected?.by]),
		[
			['duplicate', 1, undefined],
			['non-responsive', 3, 'Ada Example'],
		],
	);
});
