/** The first case's files as the simulation's commands read them, and what these commands print alike. */

import { readFileSync } from 'node:fs';
import { Refusal } from '../base/refusal.ts';
import { limits } from '../simulation/limits.ts';
import { parseParameters } from '../simulation/parameter.ts';
import { type Place, parsePlaces } from '../simulation/place.ts';
import { type Call, Usage } from './command.ts';

export const caseFile = (name: string) =>
	readFileSync(new URL(`../../cases/secure-communities/${name}`, import.meta.url), 'utf8');
export const readParameters = () => parseParameters(JSON.parse(caseFile('parameters.json')));
export const readPlaces = () => parsePlaces(caseFile('places.csv'));

export function printExample(call: Call, name: string): 0 {
	call.print(caseFile(name).trimEnd());
	return 0;
}

export function closing(call: Call): void {
	call.print(`SYNTHETIC. ${limits}`);
}

export function oneWord(call: Call, what: string): string {
	const [path] = call.words;
	if (path === undefined || call.words.length > 1) throw new Usage(`Name ${what}, and only one.`);
	return path;
}

export function readJson(path: string): unknown {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		throw new Refusal('not-found', `There is no file ${path} that can be read.`);
	}
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('not-valid', `${path} is no JSON. A comma or a quotation mark may be missing.`);
	}
}

/** A passing line with what is done, the rate and the time left. */
export function telling(call: Call, what: string, of: number): (done: number) => void {
	const began = performance.now();
	return (done) => {
		const rate = done / ((performance.now() - began) / 1000);
		const left = Math.max(0, (of - done) / rate);
		call.status(`${what}: ${count(done)} of ${count(of)}, ${count(rate)} a second, ${count(Math.ceil(left))} s left`);
	};
}

/** A whole number with commas, and no zero below zero. */
export function count(value: number): string {
	return (Math.round(value) + 0).toLocaleString('en-US');
}

/** A place as a reader knows it: the nation and counties by name, states by their letters. */
export function placeTitles(places: readonly Place[]): (word: string) => string {
	return (word) => {
		if (word.toUpperCase() === 'US') return 'The whole country';
		const county = places.find((place) => place.fips === word);
		return county ? `${county.name}, ${county.state} (${word})` : word;
	};
}

/** One rule of rounding for people: whole numbers, and words where less than about one is expected. */
export function range({ mean, p10, p90 }: { mean: number; p10: number; p90: number }): string {
	if (mean >= 0 && mean < 1.1 && p90 >= 0)
		return mean < 0.05 ? 'none' : `${Math.round(100 * (1 - Math.exp(-mean)))} in 100 chance of any`;
	return `${count(mean)} (${count(p10)} to ${count(p90)})`;
}

export function percent(share: number, digits = 0): string {
	return `${(100 * share + 0).toFixed(digits)} %`;
}
