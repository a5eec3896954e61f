import type { Missing } from '#src/publishing/missing.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params, url }) =>
	ask<Missing>(fetch, address('/api/public/missing', { language: params.lang, known: url.searchParams.get('known') }));
