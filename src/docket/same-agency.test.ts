import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sameAgencies } from './same-agency.ts';

const one = (id: string, name: string, abbreviation: string | null = null, within: string | null = null) => ({
	...{ id, name, abbreviation, within },
	jurisdiction: 'US-FED',
});

test('an agency is known by its name or its abbreviation, within its own department', () => {
	const there = [
		one('department-of-examples', 'Department of Examples', 'DOE'),
		one('bureau-of-customs', 'U.S. Bureau of Customs & Ports', null, 'department-of-examples'),
		one('office-of-records', 'Office of Records', 'OR', 'department-of-examples'),
		one('other', 'Other Department', 'OD'),
		one('od-legal', 'Office of Legal Counsel', 'OLC', 'other'),
	];
	const given = [
		one('boc', 'Bureau of Customs and Ports', 'BOC', 'doe'),
		one('or', 'Records Office', 'or', 'doe'),
		one('olc', 'Office of Legal Counsel', 'OLC', 'doe'),
		one('doe', 'The Department of Examples', 'DOE'),
		one('other', 'Quite Another Name'),
		one('sheriff', 'Sheriff of Example'),
	];
	assert.deepEqual(Object.fromEntries(sameAgencies(there, given)), {
		doe: 'department-of-examples',
		boc: 'bureau-of-customs',
		or: 'office-of-records',
	});
	const elsewhere = given.map((each) => ({ ...each, jurisdiction: 'US-CA' }));
	assert.equal(sameAgencies(there, elsewhere).size, 0, 'a state has agencies of the same names');
});

test('nobody is taken for a namesake who is there under the same id', () => {
	const agency = fc.record({
		id: fc.constantFrom('a', 'b', 'c', 'd'),
		name: fc.constantFrom('Office of Records', 'The Office of Records', 'Police', 'U.S. Police'),
		abbreviation: fc.constantFrom(null, 'OR', 'P'),
		within: fc.constant(null),
		jurisdiction: fc.constant('US-FED'),
	});
	const list = fc.uniqueArray(agency, { selector: ({ id }) => id, maxLength: 4 });
	fc.assert(
		fc.property(list, list, (there, given) => {
			const ids = new Set<string>(there.map(({ id }) => id));
			for (const [from, to] of sameAgencies(there, given)) assert.ok(!ids.has(from) && ids.has(to));
		}),
	);
});
