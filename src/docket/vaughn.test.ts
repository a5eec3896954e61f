import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../base/refusal.ts';
import { type IndexEntry, parseColumns, proposeColumns, readIndex, type Table } from './vaughn.ts';
import { type FoundPage, matchIndex, runsOf } from './vaughn-match.ts';

const head = [
	'Doc. No.',
	'Bates Nos.',
	'Date',
	'Author',
	'Description of Withheld Information',
	'Exemption(s) Claimed',
	'Justification',
];
const table = (...rows: string[][]): Table[] => [
	{ name: 'Index', rows: [['Vaughn index, Civil Action No. 10-0000'], [], head, ...rows] },
];
const read = (...rows: string[][]) => readIndex(table(...rows), proposeColumns(table(...rows)));

test('the columns are found under a title, by what agencies call them', () => {
	assert.deepEqual(proposeColumns(table()), {
		table: 0,
		head: 2,
		fields: { bates: 1, date: 2, author: 3, exemption: 5, description: 4, label: 0, justification: 6 },
	});
	const other: Table[] = [
		{ name: 'Cover', rows: [['Prepared for the court']] },
		{
			name: 'Log',
			rows: [
				[
					'BegBates',
					'EndBates',
					'DocDate',
					'From',
					'To',
					'Pages',
					'Withheld In Full / Part',
					'FOIA Exemption',
					'Description',
				],
			],
		},
	];
	assert.deepEqual(proposeColumns(other).fields, {
		first: 0,
		last: 1,
		date: 2,
		author: 3,
		recipients: 4,
		pages: 5,
		disposition: 6,
		exemption: 7,
		description: 8,
	});
	assert.throws(() => proposeColumns([{ name: '', rows: [['Name', 'Street']] }]), isRefusal);
});

test('a person can say what the columns hold instead', () => {
	assert.deepEqual(parseColumns('bates=1, exemption=4'), { table: 0, head: 0, fields: { bates: 0, exemption: 3 } });
	for (const wrong of ['bates', 'bates=0', 'colour=1', '']) assert.throws(() => parseColumns(wrong), isRefusal, wrong);
});

test('ranges are read as they are printed', () => {
	const ranges = (printed: string) =>
		read(['1', printed, '', 'X', '', '(b)(5)', ''])[0]?.ranges.map(({ first, last }) =>
			first === last ? first : `${first} to ${last}`,
		);
	assert.deepEqual(ranges('ICE FOIA 10-2674.0000012'), ['ICE FOIA 10-2674.0000012']);
	assert.deepEqual(ranges('ICE FOIA 10-2674.0000012–15'), ['ICE FOIA 10-2674.0000012 to ICE FOIA 10-2674.0000015']);
	assert.deepEqual(
		ranges('ICE 0001198–202'),
		['ICE 0001198 to ICE 0001202'],
		'figures left out are those of the first',
	);
	assert.deepEqual(ranges('ICE 0001198–0000002'), [], 'a range that ends before it begins is none');
	assert.deepEqual(ranges('NDLON_000345 - NDLON_000349'), ['NDLON_000345 to NDLON_000349']);
	assert.deepEqual(ranges('NDLON_000345 through NDLON_000349; NDLON_000400'), [
		'NDLON_000345 to NDLON_000349',
		'NDLON_000400',
	]);
	assert.deepEqual(ranges('NDLON_000345-000349'), ['NDLON_000345 to NDLON_000349']);
	assert.deepEqual(ranges('NDLON_000345, 000349'), ['NDLON_000345', 'NDLON_000349']);
});

test('an entry has its day, codes and what is missing in words; a row without a number goes on with the one before', () => {
	const [first, second] = read(
		['1', 'ICE-000001', 'March 4, 2010', 'Office', 'Draft', '(b)(5) DP; b7E', 'Deliberation'],
		['', '', '', '', 'memorandum', '(b)(6)', ''],
		head,
		['2', 'nothing readable', 'undated', '', 'x', 'see above', ''],
	);
	assert.partialDeepStrictEqual(first, {
		row: 4,
		date: '2010-03-04',
		codes: ['(b)(5)', '(b)(7)(E)', '(b)(6)'],
		description: 'Draft memorandum',
		problems: [],
	});
	assert.equal(second?.date, null);
	assert.equal(second?.dateText, 'undated');
	assert.deepEqual(second?.problems.length, 2);
});

const page = (number: number, disposition: FoundPage['disposition'], ...codes: string[]): FoundPage => ({
	document: 1,
	page: number,
	bates: `ICE-${String(number).padStart(6, '0')}`,
	disposition,
	codes,
});
const entry = (row: number, first: number, last: number, ...codes: string[]): IndexEntry =>
	({
		...read([
			String(row),
			`ICE-${String(first).padStart(6, '0')} – ICE-${String(last).padStart(6, '0')}`,
			'',
			'A',
			'',
			codes.join(' '),
			'The same long reason.',
		])[0],
		row,
	}) as IndexEntry;

test('known answers: withheld and not listed, listed and released, numbers that never came, other exemptions, one reason for all', () => {
	const pages = [
		page(1, 'withheld', '(b)(5)'),
		page(2, 'part', '(b)(6)'),
		page(3, 'full'),
		page(4, 'part', '(b)(7)(C)'),
		{ ...page(5, 'part'), bates: null },
	];
	const match = matchIndex([entry(2, 1, 1, '(b)(5)'), entry(3, 2, 3, '(b)(5)'), entry(4, 8, 9, '(b)(4)')], pages);
	assert.deepEqual(
		match.notIndexed.map(({ page: number }) => number),
		[4],
	);
	assert.deepEqual(
		match.released.map(({ page: one, entry: of }) => [of.row, one.page]),
		[[3, 3]],
	);
	assert.deepEqual(
		match.entries.map(({ absent }) => absent),
		[0, 0, 2],
	);
	assert.deepEqual([match.entries[1]?.onlyIndex, match.entries[1]?.onlyPages], [['(b)(5)'], ['(b)(6)']]);
	assert.deepEqual(match.boilerplate, [{ justification: 'The same long reason.', rows: [2, 3, 4] }]);
	assert.equal(match.unnumbered, 1);
	assert.equal(match.covered, 2 / 3);
	assert.deepEqual(runsOf(pages), ['ICE-000001–4']);
});

test('every withheld page with a number is either listed or told to be missing, and the order of the rows does not matter', () => {
	const dispositions = fc.constantFrom('full' as const, 'part' as const, 'withheld' as const);
	const ranges = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 6 })), { maxLength: 12 });
	fc.assert(
		fc.property(fc.array(dispositions, { maxLength: 40 }), ranges, (kinds, listed) => {
			const pages = kinds.map((kind, i) => page(i + 1, kind, ...(kind === 'full' ? [] : ['(b)(5)'])));
			const entries = listed.map(([from, more], i) => entry(i + 2, from, from + more, '(b)(5)'));
			const match = matchIndex(entries, pages);
			const covered = new Set(listed.flatMap(([from, more]) => Array.from({ length: more + 1 }, (_, k) => from + k)));
			assert.deepEqual(
				match.notIndexed.map((one) => one.page),
				pages.filter((one) => one.disposition !== 'full' && !covered.has(one.page)).map((one) => one.page),
			);
			const reversed = matchIndex(entries.toReversed(), pages);
			assert.deepEqual(reversed.notIndexed, match.notIndexed);
			assert.equal(reversed.covered, match.covered);
		}),
		{ numRuns: 60 },
	);
});
