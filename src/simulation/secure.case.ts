/** The first case's own files, as the tests read them. */

import { readFileSync } from 'node:fs';
import { buildModel, profileOf } from './model.ts';
import { atCentre, parseParameters } from './parameter.ts';
import { parsePlaces } from './place.ts';
import { parseMessages } from './trace.ts';

const read = (name: string) => readFileSync(new URL(`../../cases/secure-communities/${name}`, import.meta.url), 'utf8');

export const places = parsePlaces(read('places.csv'));
export const parameters = parseParameters(JSON.parse(read('parameters.json')));
export const messages = parseMessages(JSON.parse(read('messages.json')));
export const profile = profileOf(places);
export const model = buildModel(parameters, atCentre(parameters), profile);
