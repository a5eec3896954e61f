import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, asDay, type Day, dayFromNumber, dayNumber, weekday } from './day.ts';

const numbers = fc.integer({ min: -719_000, max: 2_932_000 });

test('a day and its number are the ones that Date has, from year 1 to 9999', () => {
	assert.equal(dayNumber('1970-01-01' as Day), 0);
	assert.equal(dayFromNumber(-719_162), '0001-01-01');
	fc.assert(
		fc.property(numbers, (number) => {
			const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
			assert.equal(dayFromNumber(number), day);
			assert.equal(dayNumber(day as Day), number);
			assert.equal(weekday(day as Day), new Date(number * 86_400_000).getUTCDay());
		}),
	);
});

test('days are counted over leap years and turns of the century', () => {
	assert.equal(addDays('2024-02-28' as Day, 1), '2024-02-29');
	assert.equal(addDays('2023-02-28' as Day, 1), '2023-03-01');
	assert.equal(addDays('1900-02-28' as Day, 1), '1900-03-01');
	assert.equal(addDays('2000-01-01' as Day, -1), '1999-12-31');
});

test('a day that no calendar has is none', () => {
	for (const text of ['2011-02-30', '2011-13-01', '2011-2-7', '2023-02-29', '', 'yesterday'])
		assert.equal(asDay(text), undefined, text);
});
