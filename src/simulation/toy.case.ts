/** The toy world of the tests: every number in it is made up. */

import { readFileSync } from 'node:fs';
import { floating } from './fraction.ts';
import { parseValues } from './values.ts';
import { WorldsFile } from './worlds.ts';

export const toy = WorldsFile.parse(
	JSON.parse(readFileSync(new URL('../../cases/secure-communities/toy-world.json', import.meta.url), 'utf8')),
);
export const toyValues = parseValues(toy.parameters, floating, Number);
