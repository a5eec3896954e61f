import { redirect } from '@sveltejs/kit';
import type { PlacePage } from '#src/publishing/place.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const place = await ask<PlacePage>(
		fetch,
		address(`/api/public/pages/places/${encodeURIComponent(params.place)}`, {
			language: params.lang,
			known: url.searchParams.get('known'),
			on: url.searchParams.get('on'),
		}),
	);
	// One place has one address: an old name or a bare FIPS code leads to it.
	if (params.place !== place.segment) redirect(301, `/${params.lang}/places/${place.segment}${url.search}`);
	return { place };
};
