/** What public pages tell search engines about themselves, in the words of schema.org. Addresses are whole: `whole` makes them of paths. */

import type { PlaceKind } from '../ledger/place.ts';
import type { Link } from './fact.ts';
import type { PersonPage } from './person.ts';
import type { PlacePage } from './place.ts';

/** `/places/boston` → `https://example.org/es/places/boston`. */
export type Whole = (path: string) => string;
/** An object of schema.org, without its context. */
export type Thing = { readonly '@type': string; readonly [property: string]: unknown };

/** One block for a page: a thing alone, or a graph of several. */
export function graphOf(things: readonly Thing[]): {
	readonly '@context': string;
	readonly [property: string]: unknown;
} {
	const context = { '@context': 'https://schema.org' } as const;
	return things.length === 1 ? { ...context, ...things[0] } : { ...context, '@graph': things };
}

/** @param find the path of the page that searches; null where nothing can be asked, as in a copy of files. */
export function siteData(
	{ name, language, find }: { readonly name: string; readonly language: string; readonly find: string | null },
	whole: Whole,
): Thing {
	return {
		'@type': 'WebSite',
		name,
		inLanguage: language,
		url: whole('/'),
		...(find === null
			? {}
			: {
					potentialAction: {
						'@type': 'SearchAction',
						target: { '@type': 'EntryPoint', urlTemplate: `${whole(find)}?q={search_term_string}` },
						'query-input': 'required name=search_term_string',
					},
				}),
	};
}

/** State, city and country are kinds of administrative area to schema.org; an agency is none, it serves one. */
const types: Readonly<Record<PlaceKind, string>> = {
	nation: 'Country',
	state: 'State',
	county: 'AdministrativeArea',
	city: 'City',
	agency: 'GovernmentOrganization',
};

export function placeData(
	place: Pick<PlacePage, 'kind' | 'full' | 'path' | 'fips' | 'above' | 'finding'>,
	whole: Whole,
): Thing {
	const within = areaOf(place.above, whole);
	return {
		'@type': types[place.kind],
		'@id': whole(place.path),
		url: whole(place.path),
		name: place.full,
		description: place.finding.headline,
		...(place.fips ? { identifier: { '@type': 'PropertyValue', propertyID: 'FIPS', value: place.fips } } : {}),
		...(within ? { [place.kind === 'agency' ? 'areaServed' : 'containedInPlace']: within } : {}),
	};
}

/** Places from the outside in → the innermost, in all it lies in. */
function areaOf(above: readonly Link[], whole: Whole): Thing | undefined {
	return above.reduce<Thing | undefined>(
		(outer, { text, path }) => ({
			'@type': 'AdministrativeArea',
			'@id': whole(path),
			url: whole(path),
			name: text,
			...(outer ? { containedInPlace: outer } : {}),
		}),
		undefined,
	);
}

export function personData(person: Pick<PersonPage, 'name' | 'path' | 'aliases' | 'offices'>, whole: Whole): Thing {
	const office = person.offices.at(-1);
	return {
		'@type': 'Person',
		'@id': whole(person.path),
		url: whole(person.path),
		name: person.name,
		...(person.aliases.length > 0 ? { alternateName: person.aliases } : {}),
		...(office ? { jobTitle: office.office.text } : {}),
		...(office?.department ? { affiliation: { '@type': 'GovernmentOrganization', name: office.department.text } } : {}),
	};
}

/** The way to a page as its head shows it, the page itself last. */
export function trailData(trail: readonly Link[], whole: Whole): Thing {
	return {
		'@type': 'BreadcrumbList',
		itemListElement: trail.map(({ text, path }, i) => ({
			'@type': 'ListItem',
			position: i + 1,
			name: text,
			item: whole(path),
		})),
	};
}
