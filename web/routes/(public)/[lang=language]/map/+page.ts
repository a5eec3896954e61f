import type { MapAnswer } from '#src/publishing/map-page.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

// The slider, the play button and what the pointer shows.
export const csr = true;

export const load: PageLoad = async ({ fetch, url, params }) => {
	const asked = (name: string) => url.searchParams.get(name);
	const words = { q: asked('q') ?? '', state: asked('state') ?? '' };
	const query = { language: params.lang, known: asked('known'), on: asked('on'), ...words };
	return { map: await ask<MapAnswer>(fetch, address('/api/public/map', query)), words };
};
