/** The first case's own files, as the tests read them. */

import { readFileSync } from 'node:fs';
import { openFiles, stateNames } from './files.ts';
import { buildModel } from './model.ts';
import { atCentre } from './parameter.ts';

const read = (name: string) => readFileSync(new URL(`../../cases/secure-communities/${name}`, import.meta.url), 'utf8');

export const opened = openFiles({
	places: read('places.csv'),
	states: stateNames(read('jurisdictions.csv')),
	parameters: JSON.parse(read('parameters.json')),
	messages: JSON.parse(read('messages.json')),
});
export const { places, parameters, messages, profile } = opened;
export const model = buildModel(parameters, atCentre(parameters), profile);
