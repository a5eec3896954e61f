/** Counties with what the model needs of them: people, and when the sharing of fingerprints was switched on. */

import { Refusal } from '../base/refusal.ts';
import { monthNumber } from './month.ts';

export type Place = {
	/** Five digits: two of the state, three of the county. */
	readonly fips: string;
	readonly name: string;
	/** Two letters. */
	readonly state: string;
	readonly population: number;
	/** 0…1; undefined where the census table has none. */
	readonly foreignBorn: number | undefined;
	/** Month number; undefined where no date was published. Such a place is never searched. */
	readonly activated: number | undefined;
};

/** Reads cases/…/places.csv. @throws Refusal not-valid naming the line */
export function parsePlaces(text: string): Place[] {
	const [head, ...lines] = text.trim().split(/\r?\n/);
	if (head !== 'fips,name,state,population,foreign_born_share,activated')
		throw new Refusal(
			'not-valid',
			'The table of places has other columns than fips,name,state,population,foreign_born_share,activated.',
		);
	return lines.map((line, at) => {
		const cells = line.split(',');
		const [fips = '', name = '', state = '', population = '', share = '', activated = ''] = cells;
		if (cells.length !== 6 || !/^\d{5}$/.test(fips) || !/^\d+$/.test(population) || Number.isNaN(Number(share)))
			throw new Refusal('not-valid', `Line ${at + 2} of the table of places cannot be read: ${line}`);
		return {
			fips,
			name,
			state,
			population: Number(population),
			foreignBorn: share === '' ? undefined : Number(share),
			activated: activated === '' ? undefined : monthNumber(activated),
		};
	});
}

/**
 * Whether a place is meant by a word: `US`, a state as `CA` or `06`, a county as `06085`.
 * @throws Refusal not-valid for a word of another shape
 */
export function isMeant(place: Place, word: string): boolean {
	const upper = word.toUpperCase();
	if (upper === 'US') return true;
	if (/^[A-Z]{2}$/.test(upper)) return place.state === upper;
	if (/^\d{2}$/.test(upper)) return place.fips.startsWith(upper);
	if (/^\d{5}$/.test(upper)) return place.fips === upper;
	throw new Refusal('not-valid', `“${word}” is no place. Write US, a state as CA or 06, or a county as 06085.`);
}

/** Codes of counties that were renamed or taken into another, with the code in the table. */
const retired: Readonly<Record<string, string>> = {
	'02270': '02158',
	'12025': '12086',
	'46113': '46102',
	'51515': '51019',
	'51560': '51005',
	'51780': '51083',
};

/** The places meant by any of the words, in the order of the table. @throws Refusal not-found where a word means none */
export function choosePlaces(places: readonly Place[], words: readonly string[]): Place[] {
	for (const word of words) {
		if (places.some((place) => isMeant(place, word))) continue;
		const now = places.find(({ fips }) => fips === retired[word]);
		throw new Refusal(
			'not-found',
			now
				? `The code ${word} is retired; its place stands in the table as ${now.name}, ${now.state}. Write ${now.fips}.`
				: `No place in the table is “${word}”. It lists the counties of 2010 by their five-digit FIPS code, such as 06085.`,
		);
	}
	return places.filter((place) => words.some((word) => isMeant(place, word)));
}
