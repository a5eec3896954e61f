import type { Corrections } from '#src/publishing/corrections.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params, url }) =>
	ask<Corrections>(
		fetch,
		address('/api/public/corrections', { language: params.lang, known: url.searchParams.get('known') }),
	);
