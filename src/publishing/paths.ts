/** Addresses of the public site, without their language: `useHref` and `localised` put it in front. */

import { folded } from '../base/text.ts';
import type { Language } from '../ledger/when.ts';

/** What an address needs of a place. */
export type Named = { readonly id: string; readonly name: string; readonly state: string | null };

/** `/places/06085-santa-clara-county-ca`; a place whose id is a word goes by that word: `/places/boston`. */
export function placePath(place: Named): string {
	return `/places/${placeSegment(place)}`;
}

/** `06085-santa-clara-county-ca`: a FIPS code says nothing to a reader, so the name stands behind it. */
export function placeSegment({ id, name, state }: Named): string {
	if (!/^\d+$/.test(id)) return encodeURIComponent(id);
	return `${id}-${slug(id.length === 2 || state === null ? name : `${name} ${state}`)}`;
}

/** The id in the last part of a place's address, whatever stands behind a FIPS code: it may be misspelt or missing. */
export function placeIdOf(segment: string): string {
	return /^(\d+)(-|$)/.exec(segment)?.[1] ?? segment;
}

/** The page for printing that a resident can take to a council meeting. */
export function handoutPath(place: Named): string {
	return `${placePath(place)}/handout`;
}

export function questionPath(id: string): string {
	return `/questions/${encodeURIComponent(id)}`;
}

export function personPath(id: string): string {
	return `/people/${encodeURIComponent(id)}`;
}

export function sourcePath(id: string): string {
	return `/sources/${encodeURIComponent(id)}`;
}

/** A fact with “how do we know?”: an event, a statement or a figure. */
export function factPath(id: string): string {
	return `/facts/${encodeURIComponent(id)}`;
}

export function updatePath(id: string): string {
	return `/updates/${encodeURIComponent(id)}`;
}

export function requestPath(id: string | number): string {
	return `/requests/${encodeURIComponent(id)}`;
}

export const feedFormats = ['atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What a feed tells of: every update, or what is new of one place or question. */
export type FeedSubject = 'updates' | `places/${string}` | `questions/${string}`;

/** `/updates.atom`, `/places/06085.json`. Ids alone: a reader's subscription outlives the name of a county. */
export function feedPath(subject: FeedSubject, format: FeedFormat): string {
	return `/${subject.split('/').map(encodeURIComponent).join('/')}.${format}`;
}

/** An address as the public knew the site by a day; the address itself where no day was chosen. */
export function asKnown(address: string, known: string | null): string {
	return known === null ? address : `${address}${address.includes('?') ? '&' : '?'}known=${known}`;
}

/** A public table as a file. It is the same in both languages, so it stands outside of them. */
export function tablePath(table: string, ending: 'csv' | 'json'): string {
	return `/data/${table}.${ending}`;
}

export const packagePath = '/data/datapackage.json';
export const openapiPath = '/api/public/openapi.json';

/** The picture that a link to a place shows when it is shared. */
export function picturePath(place: string, language: Language): string {
	return `/og/places/${encodeURIComponent(place)}.${language}.png`;
}

/** The same for the map. */
export function mapPicturePath(language: Language): string {
	return `/og/map.${language}.png`;
}

/** `/es/places/boston`; the front page is `/es`. */
export function localised(language: Language, path: string): string {
	return `/${language}${path === '/' ? '' : path}`;
}

/** Makes whole addresses of paths: `/places/boston` → `https://example.org/es/places/boston`. */
export function wholeOf(origin: string, language: Language): (path: string) => string {
	return (path) => origin + localised(language, path);
}

/** Words of a name for an address: small letters and digits, joined by hyphens. */
export function slug(text: string): string {
	return folded(text)
		.replace(/['’.]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
