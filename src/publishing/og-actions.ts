/** Draws the picture of a place once and keeps it: it is drawn anew when what it shows changes. */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import type { App } from '../app.ts';
import type { Place } from '../ledger/place.ts';
import type { View } from './fact.ts';
import { drawPoster, pictureSize, posterOf } from './og.ts';

export type Painter = (view: View, place: Place) => Promise<{ readonly tag: string; draw(): Promise<Uint8Array> }>;

/** `tag` changes with what the picture shows; `draw` gives a PNG of 1200 × 630. */
export function openPainter(app: Pick<App, 'files' | 'reader'>): Painter {
	let map: Promise<Topology> | undefined;
	return async (view, place) => {
		map ??= openMap();
		const poster = posterOf(view, place, await map);
		const tag = createHash('sha256').update(JSON.stringify(poster)).digest('hex').slice(0, 32);
		const name = `og/${view.language}/${tag}.png`;
		return {
			tag,
			async draw() {
				const kept = await app.files.readDerived(name);
				if (kept) return kept;
				const { folder, done } = await app.files.scratch();
				try {
					const sheet = join(folder, 'poster.pdf');
					await writeFile(sheet, await drawPoster(poster));
					const picture = await app.reader.picture(sheet, 'pdf', 1, { width: pictureSize.width, format: 'png' });
					await app.files.writeDerived(name, picture);
					return picture;
				} finally {
					await done();
				}
			},
		};
	};
}

async function openMap(): Promise<Topology> {
	const file = new URL(import.meta.resolve('us-atlas/counties-albers-10m.json'));
	return JSON.parse(await readFile(file, 'utf8')) as Topology;
}
