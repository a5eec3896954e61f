import { redirect } from '@sveltejs/kit';
import { onlyPlace } from '#src/publishing/find.ts';
import { localised } from '#src/publishing/paths.ts';
import type { Found } from '#src/publishing/search.ts';
import { address, ask } from '#web/api.ts';
import type { RequestHandler } from './$types';

/** What the front page asks: the one place that is meant, or else everything that was found. */
export const GET: RequestHandler = async ({ fetch, params, url }) => {
	const q = url.searchParams.get('q') ?? '';
	const known = url.searchParams.get('known');
	const language = params.lang === 'es' ? 'es' : 'en';
	const found = await ask<Found>(fetch, address('/api/public/search', { q, language, known }));
	const place = onlyPlace(found, q);
	redirect(303, localised(language, place === null ? address('/search', { q, known }) : address(place, { known })));
};
