import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dayFromNumber } from '../base/day.ts';
import { cellReader, deriver, fiscalYear, readDay, readWithheld } from './cell.ts';
import { shippedBook } from './shipped.case.ts';

const book = shippedBook();
const arrests = book.kinds.find(({ name }) => name === 'arrests');
const removals = book.kinds.find(({ name }) => name === 'removals');
function reader(kind: typeof arrests, name: string) {
	const field = kind?.fields.find((one) => one.name === name);
	assert.ok(field, name);
	return cellReader(field, book);
}

describe('what stands in place of a value', () => {
	for (const [printed, codes] of [
		['(B)(6);(B)(7)(C) ', ['(b)(6)', '(b)(7)(C)']],
		['(b)(6),(b)(7)(c )', ['(b)(6)', '(b)(7)(C)']],
		['(b)(6),(b)(7)c)', ['(b)(6)', '(b)(7)(C)']],
		['(b)(7)e)', ['(b)(7)(E)']],
		['(b)(7)(E )', ['(b)(7)(E)']],
		['b(6), b(7)c', ['(b)(6)', '(b)(7)(C)']],
		['(B)(3)', ['(b)(3)']],
		['[Redacted]', []],
	] as const)
		test(`“${printed}”`, () => assert.deepEqual(readWithheld(printed), { printed: printed.trim(), codes: [...codes] }));

	for (const printed of ['', '287(g) Program', 'BOP (b) UNIT 6', 'b', '6', 'Smith (b)(6)', 'Rule 12(b)(6)'])
		test(`“${printed}” is no exemption`, () => assert.equal(readWithheld(printed), undefined));
});

describe('typed cells', () => {
	test('a missing threat level is an answer, and a withheld one is not the same as an empty one', () => {
		const read = reader(removals, 'threat_level');
		assert.deepEqual(read('NA'), { state: 'known', value: 'none', isRead: true });
		assert.equal(read('').state, 'missing');
		assert.deepEqual(read('(B)(7)(E) '), { state: 'withheld', printed: '(B)(7)(E)', codes: ['(b)(7)(E)'] });
		assert.deepEqual(read('2'), { state: 'known', value: '2', isRead: true });
		assert.deepEqual(read('2.0'), { state: 'known', value: '2', isRead: true });
	});

	test('a code that a spreadsheet made a number of, and one in other letters', () => {
		const read = reader(arrests, 'method');
		for (const printed of ['287.0', '287(g)', '287(G) PROGRAM', ' 287(g)  Program '])
			assert.deepEqual(read(printed), { state: 'known', value: '287g', isRead: true }, printed);
	});

	test('the spellings of two releases are one disposition', () => {
		const read = reader(arrests, 'disposition');
		for (const printed of ['REINST', 'REINSTATEMENT OF DEPORT ORDER I-871', 'Reinstatement of Deport Order I-871'])
			assert.deepEqual(read(printed), { state: 'known', value: 'reinstatement', isRead: true }, printed);
		for (const printed of ['NTA', 'NTA_1', 'Notice to Appear (I-862)'])
			assert.deepEqual(read(printed), { state: 'known', value: 'nta', isRead: true }, printed);
	});

	test('what the codebook does not have is kept as printed, and marked', () =>
		assert.deepEqual(reader(arrests, 'aor')('Guam Area of Responsibility'), {
			state: 'known',
			value: 'GUAM AREA OF RESPONSIBILITY',
			isRead: false,
		}));

	test('days that no record can mean are missing, with the reason', () => {
		const read = reader(arrests, 'arrest_date');
		assert.deepEqual(read('1/1/1900'), { state: 'missing', why: 'sentinel' });
		assert.deepEqual(read('soon'), { state: 'missing', why: 'unreadable' });
		assert.deepEqual(read('9999-12-31'), { state: 'missing', why: 'sentinel' });
	});

	test('a desk is no place, a jail is one, South Carolina is not Secure Communities', () => {
		const list = book.lists.get('landmark_kind');
		assert.ok(list);
		const kindOf = deriver(list);
		assert.equal(kindOf('SC INTEROPERABILITY LAFO'), 'desk');
		assert.equal(kindOf('LOS ANGELES COUNTY JAIL'), 'jail');
		assert.equal(kindOf('SC DEPT. OF CORRECTIONS'), 'prison');
	});

	test('every text is exactly one of the five, and always the same', () => {
		const readers = arrests?.fields.map((field) => cellReader(field, book)) ?? [];
		fc.assert(
			fc.property(fc.string({ maxLength: 40 }), fc.nat(readers.length - 1), (text, i) => {
				const read = readers[i];
				assert.ok(read);
				const cell = read(text);
				assert.ok(['known', 'missing', 'withheld', 'suppressed'].includes(cell.state));
				if (cell.state === 'known') assert.ok(String(cell.value).length > 0);
				if (text.trim() === '') assert.equal(cell.state, 'missing');
				assert.deepEqual(read(text), cell);
				assert.equal(read(` ${text}  `).state, cell.state);
			}),
			{ numRuns: 400 },
		);
	});
});

describe('days', () => {
	test('one day in all the ways releases print it', () => {
		for (const text of [
			'10/1/2015',
			'10/01/2015',
			'2015-10-01',
			'2015-10-01 13:45',
			'10/1/15',
			'01-OCT-15',
			'1 October 2015',
			'20151001',
			'42278',
			'42278.0',
			'10/1/2015 0:00',
		])
			assert.equal(readDay(text), '2015-10-01', text);
		for (const text of ['13/13/2015', '2015-02-30', '0', '7', 'October']) assert.equal(readDay(text), undefined, text);
	});

	test('every day comes back from each way of printing it, in its fiscal year', () =>
		fc.assert(
			fc.property(fc.integer({ min: 10_957, max: 21_900 }), (number) => {
				const day = dayFromNumber(number);
				const [year, month, date] = day.split('-').map(Number);
				for (const text of [
					`${month}/${date}/${year}`,
					day,
					`${day} 08:30`,
					day.replaceAll('-', ''),
					String(number + 25_569),
				])
					assert.equal(readDay(text), day, text);
				assert.equal(fiscalYear(day), (month ?? 0) >= 10 ? (year ?? 0) + 1 : year);
			}),
		));
});
