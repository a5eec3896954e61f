/** Reads the outlines of the counties that come with Uncover. */

import { readFile } from 'node:fs/promises';
import type { Topology } from 'topojson-specification';
import { type Atlas, atlasOf } from './atlas.ts';

/** About two megabytes are parsed: call it once and keep the answer. */
export async function openAtlas(): Promise<Atlas> {
	const read = async (name: string) =>
		JSON.parse(await readFile(new URL(import.meta.resolve(`us-atlas/${name}`)), 'utf8')) as Topology;
	return atlasOf(await read('counties-albers-10m.json'), await read('counties-10m.json'));
}
