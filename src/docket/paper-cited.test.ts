import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageFate } from './docket.ts';
import { page } from './dossier.case.ts';
import { citedRuns } from './paper-cited.ts';

const at = (number: number, more: Partial<PageFate> = {}) =>
	page(1, number, { bates: `ICE 2674.${String(number).padStart(4, '0')}`, ...more });

test('a court reads each stretch of pages with what became of it and its exemptions', () => {
	const part = { disposition: 'part', codes: ['(b)(6)', '(b)(5)'] } as const;
	const pages = [
		at(2),
		at(1),
		at(3, { ...part, codes: [...part.codes] }),
		at(4, { disposition: 'part', codes: ['(b)(5)', '(b)(6)'] }),
		at(6),
	];
	assert.deepEqual(citedRuns([...pages, page(9, 1, { bates: null, disposition: 'withheld', pages: 5 })]), [
		{ bates: 'ICE 2674.0001–2', pages: 2, fate: 'released in full', codes: [] },
		{ bates: 'ICE 2674.0003–4', pages: 2, fate: 'released in part', codes: ['(b)(5)', '(b)(6)'] },
		{ bates: 'ICE 2674.0006', pages: 1, fate: 'released in full', codes: [] },
		{ bates: 'without a number', pages: 5, fate: 'withheld in full', codes: [] },
	]);
});

test('however pages are cited, none is lost and none is counted twice', () => {
	const fate = fc.record({
		number: fc.nat(30),
		disposition: fc.constantFrom('full', 'part', 'withheld'),
		codes: fc.subarray(['(b)(5)', '(b)(6)']),
		numbered: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.uniqueArray(fate, { selector: ({ number }) => number }), (given) => {
			const pages = given.map(({ number, numbered, disposition, codes }) =>
				at(number, { disposition, codes, ...(numbered ? {} : { bates: null }) }),
			);
			assert.equal(
				citedRuns(pages).reduce((sum, run) => sum + run.pages, 0),
				pages.length,
			);
		}),
	);
});
