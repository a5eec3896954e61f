import { redirect } from '@sveltejs/kit';
import type { Handout } from '#src/publishing/handout.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const handout = await ask<Handout>(
		fetch,
		address(`/api/public/pages/places/${encodeURIComponent(params.place)}/handout`, {
			language: params.lang,
			known: url.searchParams.get('known'),
		}),
	);
	const right = `/${params.lang}${handout.path}/handout`;
	if (url.pathname !== right) redirect(301, right + url.search);
	return { handout };
};
