/** Reads the areas of responsibility that come with Uncover. */

import { readFile } from 'node:fs/promises';
import { type Area, parseAreas } from './area.ts';

export async function openAreas(): Promise<Area[]> {
	return parseAreas(await readFile(new URL('../../cases/secure-communities/areas.csv', import.meta.url), 'utf8'));
}
