/** Draws the picture of a place or of the map once and keeps it: it is drawn anew when what it shows changes. */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import type { App } from '../app.ts';
import type { Place } from '../ledger/place.ts';
import type { Language } from '../ledger/when.ts';
import type { View } from './fact.ts';
import type { Spread } from './map.ts';
import { drawPoster, mapPosterOf, type Poster, pictureSize, posterOf } from './og.ts';

export type Picture = { readonly tag: string; draw(): Promise<Uint8Array> };
export type Painter = (view: View, place: Place) => Promise<Picture>;
export type MapPainter = (view: View, spread: Spread) => Promise<Picture>;

/** `tag` changes with what the picture shows; `draw` gives a PNG of 1200 × 630. */
export function openPainter(app: Pick<App, 'files' | 'reader'>): Painter {
	const map = outlines();
	return async (view, place) => pictureOf(app, posterOf(view, place, await map()), view.language);
}

/** The same for the page of the map. */
export function openMapPainter(app: Pick<App, 'files' | 'reader'>): MapPainter {
	const map = outlines();
	return async (view, spread) => pictureOf(app, mapPosterOf(view, spread, await map()), view.language);
}

function pictureOf(app: Pick<App, 'files' | 'reader'>, poster: Poster, language: Language): Picture {
	const tag = createHash('sha256').update(JSON.stringify(poster)).digest('hex').slice(0, 32);
	const name = `og/${language}/${tag}.png`;
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
}

/** Read for the first picture, and kept. */
function outlines(): () => Promise<Topology> {
	let map: Promise<Topology> | undefined;
	return () => {
		map ??= openMap();
		return map;
	};
}

async function openMap(): Promise<Topology> {
	const file = new URL(import.meta.resolve('us-atlas/counties-albers-10m.json'));
	return JSON.parse(await readFile(file, 'utf8')) as Topology;
}
