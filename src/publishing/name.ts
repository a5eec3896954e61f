/** What a place is called in either language: in a heading, and inside a sentence. */

import type { Ledger } from '../ledger/ledger.ts';
import { fullName, type Place } from '../ledger/place.ts';
import type { Language } from '../ledger/when.ts';
import { toldIn } from './translation.ts';

type Words = Pick<Ledger, 'translations'>;

/**
 * As a heading: “Santa Clara County”, “Condado de Santa Clara”.
 * @param withState adds the state behind counties, cities and agencies.
 */
export function placeName(words: Words, place: Place, language: Language, withState = false): string {
	if (language === 'en') return withState || isDistrict(place) ? fullName(place) : place.name;
	const name = capital(bare(spanishName(words, place)));
	return withState && place.state !== null && place.kind !== 'state' && !isDistrict(place)
		? `${name}, ${place.state}`
		: name;
}

/** As the subject of a sentence: “Santa Clara County”, “El condado de Santa Clara”, “Los Estados Unidos”. */
export function placeSubject(words: Words, place: Place, language: Language): string {
	if (language === 'es') return capital(spanishName(words, place));
	return capital(withArticle(place));
}

/** Inside a sentence, after a preposition or a verb: “the United States”, “el condado de Santa Clara”. */
export function placeInside(words: Words, place: Place, language: Language): string {
	return language === 'es' ? spanishName(words, place) : withArticle(place);
}

/** After the Spanish “de”: “del condado de Santa Clara”, “de Illinois”. */
export function ofPlace(words: Words, place: Place): string {
	const name = spanishName(words, place);
	return name.startsWith('el ') ? `del ${name.slice(3)}` : `de ${name}`;
}

/** English names that take an article. */
function withArticle(place: Place): string {
	if (place.kind === 'nation') return `the ${place.name}`;
	if (isDistrict(place)) return fullName(place);
	return place.kind === 'agency' && /^(?!The )\w.*(Police|Department|Division)/.test(place.name)
		? `the ${place.name}`
		: place.name;
}

/** The federal district is its own county: by its bare name nobody could tell it from the state. */
function isDistrict(place: Place): boolean {
	return place.id === '11001';
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const bare = (name: string) => name.replace(/^(el|la|los|las) (?=[a-z])/, '').replace(/^los (?=Estados)/, '');

/** Kinds of county, by how their names end; the Spanish names their kind first. */
const kinds: readonly (readonly [ending: RegExp, start: string])[] = [
	[/ City and Borough$/, 'el municipio de '],
	[/ Census Area$/, 'la zona censal de '],
	[/ County$/, 'el condado de '],
	[/ Parish$/, 'la parroquia de '],
	[/ Borough$/, 'el distrito (borough) de '],
	[/ (Municipality|Municipio)$/, 'el municipio de '],
	[/ Island District$/, 'el distrito de la isla '],
	[/ District$/, 'el distrito '],
	[/ city$/, 'la ciudad de '],
];

/** Of cities and agencies the translations of the case know (`place:lapd`); counties and states are written by rule. */
function spanishName(words: Words, place: Place): string {
	if (place.kind === 'nation') return 'los Estados Unidos';
	if (place.kind === 'state') return states[place.id] ?? place.name;
	if (place.kind === 'city' || place.kind === 'agency')
		return toldIn(words, 'es', `place:${place.id}`, place.name).text;
	if (isDistrict(place)) return 'Washington, D.C.';
	for (const [ending, start] of kinds)
		if (ending.test(place.name)) return `${start}${countyName(place.name.replace(ending, ''))}`;
	return place.name;
}

/** Counties whose name Spanish writes otherwise: those that carry the name of a state or city it has a word for. */
function countyName(name: string): string {
	return name === 'New York' ? 'Nueva York' : name;
}

/** States and territories that have a Spanish name of their own, by FIPS code. */
const states: Readonly<Record<string, string>> = {
	'15': 'Hawái',
	'22': 'Luisiana',
	'28': 'Misisipi',
	'29': 'Misuri',
	'33': 'Nuevo Hampshire',
	'34': 'Nueva Jersey',
	'35': 'Nuevo México',
	'36': 'Nueva York',
	'37': 'Carolina del Norte',
	'38': 'Dakota del Norte',
	'41': 'Oregón',
	'42': 'Pensilvania',
	'45': 'Carolina del Sur',
	'46': 'Dakota del Sur',
	'48': 'Texas',
	'53': 'el estado de Washington',
	'54': 'Virginia Occidental',
	'60': 'Samoa Americana',
	'69': 'las Islas Marianas del Norte',
	'78': 'las Islas Vírgenes de los Estados Unidos',
};
