import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { anyDay, anyWhen } from './when.case.ts';
import { compareWhen, gap, inOrder, parseWhen, perhapsBy, surelyBy, tellWhen } from './when.ts';

describe('how a date is read', () => {
	const known: [string, string, string][] = [
		['2011-02-07', '2011-02-07', '2011-02-07'],
		['2012-02', '2012-02-01', '2012-02-29'],
		['2011', '2011-01-01', '2011-12-31'],
		['FY2009', '2008-10-01', '2009-09-30'],
		['2010-05/2010-08', '2010-05-01', '2010-08-31'],
		['2010-06-03/2010-08-31', '2010-06-03', '2010-08-31'],
		['about 2010-10-01', '2010-09-24', '2010-10-08'],
		['about 2010-10', '2010-08-31', '2010-12-01'],
	];
	for (const [text, first, last] of known)
		test(`${text} is some day from ${first} to ${last}`, () => {
			const when = parseWhen(text);
			assert.deepEqual([when.first, when.last], [first, last]);
		});

	test('what is no date is refused in a sentence that shows how to write one', () => {
		for (const text of [
			'',
			'2011-02-30',
			'2011-13',
			'October 2010',
			'2010-08/2010-05',
			'about 2010/2011',
			'about FY2009',
			'2010/2011/2012',
		])
			assert.throws(() => parseWhen(text), /is not a date\. Write a day \(2011-02-07\)/, text);
	});

	test('a date keeps its text, and its first day is never after its last', () => {
		fc.assert(
			fc.property(anyWhen, (when) => {
				assert.equal(parseWhen(when.text).text, when.text);
				assert.ok(when.first <= when.last);
			}),
		);
	});
});

describe('how dates are compared', () => {
	test('a list comes out in one order, however it was loaded', () => {
		fc.assert(
			fc.property(fc.array(anyWhen, { maxLength: 12 }), (list) => {
				const forwards = [...list].sort(compareWhen).map((one) => one.text);
				assert.deepEqual(
					[...list]
						.reverse()
						.sort(compareWhen)
						.map((one) => one.text),
					forwards,
				);
			}),
		);
	});

	test('what surely happened by a day perhaps did, and still did a day later', () => {
		fc.assert(
			fc.property(anyWhen, anyDay, anyDay, (when, a, b) => {
				const [early, late] = a < b ? [a, b] : [b, a];
				if (surelyBy(when, early)) assert.ok(perhapsBy(when, early) && surelyBy(when, late));
				if (perhapsBy(when, early)) assert.ok(perhapsBy(when, late));
			}),
		);
	});

	test('the days between two dates are the same both ways, and none at least where they overlap', () => {
		fc.assert(
			fc.property(anyWhen, anyWhen, (a, b) => {
				assert.deepEqual(gap(a, b), gap(b, a));
				assert.ok(gap(a, b).least <= gap(a, b).most);
				assert.equal(gap(a, b).least > 0, inOrder(a, b));
			}),
		);
		assert.deepEqual(gap(parseWhen('2010-09-07'), parseWhen('2010-10-06')), { least: 29, most: 29 });
		assert.deepEqual(gap(parseWhen('2010-12'), parseWhen('2011-06-03')), { least: 154, most: 184 });
	});
});

describe('how a date is told', () => {
	const told: [string, string, string][] = [
		['2010-11-05', 'November 5, 2010', '5 de noviembre de 2010'],
		['2010-10', 'October 2010', 'octubre de 2010'],
		['2013', '2013', '2013'],
		['FY2009', 'fiscal year 2009', 'año fiscal 2009'],
		['about 2010-10', 'about October 2010', 'hacia octubre de 2010'],
		['about 2010-10-01', 'about October 1, 2010', 'hacia el 1 de octubre de 2010'],
		['about 2011', 'about 2011', 'hacia 2011'],
		[
			'2010-06-03/2010-08-31',
			'between June 3, 2010 and August 31, 2010',
			'entre el 3 de junio de 2010 y el 31 de agosto de 2010',
		],
		['2010-05/2010-08', 'between May 2010 and August 2010', 'entre mayo de 2010 y agosto de 2010'],
	];
	for (const [text, en, es] of told)
		test(text, () => {
			assert.equal(tellWhen(parseWhen(text), 'en'), en);
			assert.equal(tellWhen(parseWhen(text), 'es'), es);
		});

	test('no more is shown than is known: a month names no day, a year no month', () => {
		fc.assert(
			fc.property(anyWhen, (when) => {
				const numbers = tellWhen(when, 'en').match(/\d+/g)?.length ?? 0;
				const written = when.text.replace('about ', '').split('/');
				assert.equal(
					numbers,
					written.map((one) => (one.length === 10 ? 2 : 1)).reduce((a, b) => a + b, 0),
				);
			}),
		);
	});
});
