/** The case's files of the simulation, opened: the same for the server, for a browser that works by itself, and for tests. */

import { type Profile, profileOf } from './model.ts';
import { type Parameter, parseParameters } from './parameter.ts';
import { type Place, parsePlaces } from './place.ts';
import { type Messages, parseMessages } from './trace.ts';

/** The files as they lie in the case's folder: tables as text, the others as parsed JSON. */
export type CaseFiles = {
	readonly places: string;
	/** Names of the states by their two letters. */
	readonly states: Readonly<Record<string, string>>;
	readonly parameters: unknown;
	readonly messages: unknown;
};

export type OpenCase = {
	readonly places: readonly Place[];
	readonly states: Readonly<Record<string, string>>;
	readonly parameters: readonly Parameter[];
	readonly messages: Messages;
	readonly profile: Profile;
};

/** @throws Refusal not-valid naming what cannot be read */
export function openFiles({ places, states, parameters, messages }: CaseFiles): OpenCase {
	const table = parsePlaces(places);
	return {
		places: table,
		states,
		parameters: parseParameters(parameters),
		messages: parseMessages(messages),
		profile: profileOf(table),
	};
}

/** The names of the states in cases/…/jurisdictions.csv, by their two letters. Their rows have no quoted cells. */
export function stateNames(jurisdictions: string): Record<string, string> {
	const rows = jurisdictions.split(/\r?\n/).map((line) => line.split(','));
	return Object.fromEntries(
		rows.flatMap(([, kind, name, letters]) => (kind === 'state' && name && letters ? [[letters, name]] : [])),
	);
}

/** What a word for a place means, in full: `06085` is “Santa Clara County, CA”. The word itself where nothing is known of it. */
export function placeName({ places, states }: Pick<OpenCase, 'places' | 'states'>, word: string): string {
	if (word === 'US') return 'United States';
	const county = places.find((place) => place.fips === word);
	if (county) return `${county.name}, ${county.state}`;
	return states[stateOf(places, word) ?? ''] ?? word;
}

/** The state a word for a place lies in (`06085`, `CA`, `06`), by its two letters; undefined for the nation. */
export function stateOf(places: readonly Place[], word: string): string | undefined {
	if (word === 'US') return undefined;
	const upper = word.toUpperCase();
	return places.find((place) => [place.fips, place.state, place.fips.slice(0, 2)].includes(upper))?.state;
}
