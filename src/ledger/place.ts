/** Jurisdictions as a tree: the nation, its states, their counties, cities and agencies; and how one is found by its name. */

import { Refusal } from '../base/refusal.ts';
import { folded } from '../base/text.ts';
import type { When } from './when.ts';

export type PlaceKind = 'nation' | 'state' | 'county' | 'city' | 'agency';

export type Place = {
	/** FIPS code of a state (2 digits) or county (5 digits); a word for the others: `us`, `boston`. Never changes. */
	readonly id: string;
	readonly kind: PlaceKind;
	readonly name: string;
	/** Two letters; null for the nation. */
	readonly state: string | null;
	/** Id of the place it lies in; null for the nation. */
	readonly within: string | null;
	/** The counties whose jails book people arrested here; for a county itself and all above it none. */
	readonly counties: readonly string[];
	readonly aliases: readonly string[];
	/** People in 2010. */
	readonly population: number | null;
	/** 0 to 1, in 2010. */
	readonly foreignBornShare: number | null;
	/** Month in which a county began to share fingerprints; null where the published list does not say, which is not “never”. */
	readonly activated: When | null;
};

/** FIPS code, where the place has one. */
export function fipsOf(place: Place): string | null {
	return /^\d+$/.test(place.id) ? place.id : null;
}

/** “Arlington County, VA”; “Illinois”. */
export function fullName(place: Place): string {
	return place.state === null || place.kind === 'state' ? place.name : `${place.name}, ${place.state}`;
}

/**
 * The place meant by a name, an alias, an id or a FIPS code: “Arlington, VA”, “Cook County, Illinois”, “D.C.”, “51013”.
 * A state wins over all within it, and a full name or alias over a name cut short (“Arlington” for Arlington County).
 * @throws Refusal not-found, with near names; in-conflict where several places have the name, with their full names.
 */
export function findPlace(places: readonly Place[], text: string): Place {
	const wanted = key(text);
	const byId = places.find((place) => place.id === text.trim());
	if (byId) return byId;
	const states = new Map(places.filter((place) => place.kind === 'state').map((place) => [place.state, place.name]));
	for (const names of [wideNames, longNames, shortNames]) {
		const found = places.filter((place) =>
			names(place).some((name) => withState(place, name, states).includes(wanted)),
		);
		const [one, ...more] = found;
		if (one && more.length === 0) return one;
		if (one)
			throw new Refusal(
				'in-conflict',
				`“${text}” can be ${enumerate(found.map(fullName))}. Write one of these in full.`,
				{
					places: found.map((place) => ({ id: place.id, name: fullName(place) })),
				},
			);
	}
	const near = nearest(places, wanted).map(fullName);
	throw new Refusal(
		'not-found',
		near.length > 0
			? `The ledger knows no place called “${text}”. Did you mean ${enumerate(near, 'or')}?`
			: `The ledger knows no place called “${text}”. Write a county with its state, for example “Arlington, VA”, or its FIPS code.`,
	);
}

/** “Washington” alone is the state; the District has its letters beside it. */
const wideNames = (place: Place): string[] =>
	place.kind === 'nation' || place.kind === 'state' ? longNames(place) : [];

const longNames = (place: Place): string[] => [place.name, ...place.aliases];

const endings = / (city and borough|census area|county|parish|borough|municipality|municipio|district|city)$/i;
const shortNames = (place: Place): string[] =>
	place.kind === 'county' && endings.test(place.name) ? [place.name.replace(endings, '')] : [];

/** A name alone, with the letters of its state, and with the state's name: each way it may be written. */
function withState(place: Place, name: string, states: ReadonlyMap<string | null, string>): string[] {
	if (place.state === null || place.kind === 'state')
		return [key(name), ...(name === place.name && place.state ? [key(place.state)] : [])];
	const long = states.get(place.state);
	return [name, `${name}, ${place.state}`, ...(long ? [`${name}, ${long}`] : [])].map(key);
}

/** What two spellings of one name have in common: case, accents, dots, apostrophes and Saint or St. do not count. */
export function key(text: string): string {
	return folded(text)
		.replace(/[.'’]/g, '')
		.replace(/\bsaint\b/g, 'st')
		.replace(/\bsainte\b/g, 'ste')
		.replace(/[^a-z0-9,]+/g, ' ')
		.replace(/\s*,\s*/g, ', ')
		.trim();
}

/** At most three places whose written name is a slip or two away. */
function nearest(places: readonly Place[], wanted: string): Place[] {
	return places
		.map((place) => ({
			place,
			far: Math.min(
				...[...longNames(place), ...shortNames(place)].flatMap((name) => [
					distance(key(name), wanted),
					distance(key(`${name}, ${place.state}`), wanted),
				]),
			),
		}))
		.filter(({ far }) => far <= 2)
		.sort((a, b) => a.far - b.far || (a.place.id < b.place.id ? -1 : 1))
		.slice(0, 3)
		.map(({ place }) => place);
}

/** Letters to add, drop or change (Levenshtein); 3 where it is plainly more than two. */
function distance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return 3;
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(
				Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
			);
		row = next;
	}
	return row[b.length] ?? 3;
}

function enumerate(names: readonly string[], word = 'or'): string {
	const shown = names.slice(0, 8).map((name) => `“${name}”`);
	const last = names.length > 8 ? `${names.length - 8} more` : shown.pop();
	return shown.length > 0 ? `${shown.join(', ')} ${names.length > 8 ? 'and' : word} ${last}` : `${last}`;
}

/** The place itself and all it lies in, from the inside out. */
export function upwards(byId: ReadonlyMap<string, Place>, place: Place): Place[] {
	const way: Place[] = [];
	for (
		let at: Place | undefined = place;
		at && !way.includes(at);
		at = at.within === null ? undefined : byId.get(at.within)
	)
		way.push(at);
	return way;
}
