import type { PlacesPage } from '#src/publishing/places.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const words = { q: asked('q'), state: asked('state'), filter: asked('filter'), page: asked('page') };
	const query = { language: params.lang, known: asked('known'), ...words };
	return { places: await ask<PlacesPage>(fetch, address('/api/public/pages/places', query)), words };
};
