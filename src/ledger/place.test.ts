import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPlace, fullName, type Place, type PlaceKind, upwards } from './place.ts';

const place = (
	id: string,
	kind: PlaceKind,
	name: string,
	state: string | null,
	within: string | null,
	aliases: string[] = [],
): Place => ({
	id,
	kind,
	name,
	state,
	within,
	aliases,
	counties: [],
	population: null,
	foreignBornShare: null,
	activated: null,
});
const places = [
	place('us', 'nation', 'United States', null, null),
	place('51', 'state', 'Virginia', 'VA', 'us'),
	place('36', 'state', 'New York', 'NY', 'us'),
	place('35', 'state', 'New Mexico', 'NM', 'us'),
	place('53', 'state', 'Washington', 'WA', 'us', ['Washington State']),
	place('29', 'state', 'Missouri', 'MO', 'us'),
	place('11001', 'county', 'Washington', 'DC', 'us', ['D.C.', 'District of Columbia']),
	place('51013', 'county', 'Arlington County', 'VA', '51'),
	place('51059', 'county', 'Fairfax County', 'VA', '51'),
	place('51600', 'county', 'Fairfax city', 'VA', '51'),
	place('36061', 'county', 'New York County', 'NY', '36', ['Manhattan']),
	place('new-york-city', 'city', 'New York City', 'NY', '36', ['New York, NY']),
	place('35013', 'county', 'Doña Ana County', 'NM', '35'),
	place('29189', 'county', 'St. Louis County', 'MO', '29'),
];

describe('a place is found by what people call it', () => {
	const found: [string, string][] = [
		['Arlington, VA', '51013'],
		['arlington county, virginia', '51013'],
		['Arlington', '51013'],
		['51013', '51013'],
		['Washington, DC', '11001'],
		['D.C.', '11001'],
		['DC', '11001'],
		['Washington State', '53'],
		['VA', '51'],
		['Washington', '53'],
		['New York', '36'],
		['New York, NY', 'new-york-city'],
		['Manhattan, NY', '36061'],
		['Dona Ana, NM', '35013'],
		['Saint Louis, MO', '29189'],
		['Fairfax city, VA', '51600'],
	];
	for (const [name, id] of found) test(`“${name}”`, () => assert.equal(findPlace(places, name).id, id));

	test('a name that several have is refused with their full names, and each of those is found', () => {
		assert.throws(() => findPlace(places, 'Fairfax, VA'), /can be “Fairfax County, VA” or “Fairfax city, VA”/);
		for (const one of places) assert.equal(findPlace(places, fullName(one)).id, one.id);
	});

	test('a name nobody has is refused with near ones, or with how to write it', () => {
		assert.throws(() => findPlace(places, 'Arlingtn, VA'), /Did you mean “Arlington County, VA”\?/);
		assert.throws(() => findPlace(places, 'Atlantis'), /Write a county with its state/);
	});
});

test('what a place lies in, from the inside out', () => {
	const byId = new Map(places.map((one) => [one.id, one]));
	assert.deepEqual(
		upwards(byId, findPlace(places, '51013')).map(({ id }) => id),
		['51013', '51', 'us'],
	);
});
