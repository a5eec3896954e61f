import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { viewOf } from './ledger.case.ts';
import { graphOf, personData, placeData, siteData, trailData } from './linked-data.ts';
import { wholeOf } from './paths.ts';
import { personPage } from './person.ts';
import { placePage } from './place.ts';

const whole = wholeOf('https://example.org', 'es');
const address = z.url().startsWith('https://example.org/es');

const area: z.ZodType = z.strictObject({
	'@type': z.enum(['AdministrativeArea', 'State', 'City', 'Country', 'GovernmentOrganization']),
	'@id': address,
	url: address,
	name: z.string().min(1),
	description: z.string().min(1).optional(),
	identifier: z
		.strictObject({
			'@type': z.literal('PropertyValue'),
			propertyID: z.literal('FIPS'),
			value: z.string().regex(/^\d{2}(\d{3})?$/),
		})
		.optional(),
	get containedInPlace() {
		return area.optional();
	},
	get areaServed() {
		return area.optional();
	},
});

async function placed(id: string) {
	const view = await viewOf({ language: 'es' });
	const place = view.index.place.get(id);
	assert.ok(place);
	const data = placeData(placePage(view, place), whole);
	area.parse(data);
	return z
		.object({
			'@type': z.string(),
			identifier: z.object({ value: z.string() }).optional(),
			containedInPlace: z.object({ name: z.string(), containedInPlace: z.unknown().optional() }).optional(),
			areaServed: z.object({ name: z.string() }).optional(),
		})
		.parse(data);
}

test('a place is an administrative area with its FIPS code, inside its state, inside the nation', async () => {
	const county = await placed('51013');
	assert.deepEqual([county['@type'], county.identifier?.value], ['AdministrativeArea', '51013']);
	assert.equal(county.containedInPlace?.name, 'Virginia');
	assert.deepEqual(
		z.object({ name: z.string() }).parse(county.containedInPlace?.containedInPlace).name,
		'Estados Unidos',
	);
	assert.deepEqual([(await placed('17'))['@type'], (await placed('17')).identifier?.value], ['State', '17']);
	assert.equal((await placed('us')).containedInPlace, undefined);
	const agency = await placed('lapd');
	assert.deepEqual([agency['@type'], agency.containedInPlace], ['GovernmentOrganization', undefined]);
	assert.ok(agency.areaServed, 'an agency lies in no place, it serves one');
});

test('the site can be searched where it is live, by a template with the words in it', () => {
	const site = z
		.strictObject({
			'@type': z.literal('WebSite'),
			name: z.string(),
			inLanguage: z.literal('es'),
			url: address,
			potentialAction: z.strictObject({
				'@type': z.literal('SearchAction'),
				target: z.strictObject({ '@type': z.literal('EntryPoint'), urlTemplate: z.string() }),
				'query-input': z.literal('required name=search_term_string'),
			}),
		})
		.parse(siteData({ name: 'Uncover', language: 'es', find: '/search' }, whole));
	assert.equal(site.potentialAction.target.urlTemplate, 'https://example.org/es/search?q={search_term_string}');
	assert.ok(!('potentialAction' in siteData({ name: 'Uncover', language: 'es', find: null }, whole)));
});

test('a person has a name, an address and the last office', async () => {
	const view = await viewOf({ language: 'es' });
	const person = view.index.person.get('janet-napolitano');
	assert.ok(person);
	z.strictObject({
		'@type': z.literal('Person'),
		'@id': address,
		url: address,
		name: z.literal('Janet Napolitano'),
		alternateName: z.array(z.string()).optional(),
		jobTitle: z.string().min(1),
		affiliation: z.strictObject({ '@type': z.literal('GovernmentOrganization'), name: z.string() }),
	}).parse(personData(personPage(view, person, []), whole));
});

test('a trail counts from one and ends with the page itself; two things of a page stand in one graph', () => {
	const trail = trailData(
		[
			{ text: 'Lugares', path: '/places' },
			{ text: 'Virginia', path: '/places/51-virginia' },
		],
		whole,
	);
	assert.deepEqual(trail.itemListElement, [
		{ '@type': 'ListItem', position: 1, name: 'Lugares', item: 'https://example.org/es/places' },
		{ '@type': 'ListItem', position: 2, name: 'Virginia', item: 'https://example.org/es/places/51-virginia' },
	]);
	assert.deepEqual(Object.keys(graphOf([trail, trail])), ['@context', '@graph']);
	assert.deepEqual(Object.keys(graphOf([trail])), ['@context', '@type', 'itemListElement']);
});
