import type { Found } from '#src/publishing/search.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const asked = { q: url.searchParams.get('q') ?? '', most: url.searchParams.get('most') };
	const known = url.searchParams.get('known');
	return {
		q: asked.q,
		found: await ask<Found>(fetch, address('/api/public/search', { ...asked, language: params.lang, known })),
	};
};
