import type { SourceRow } from '#src/publishing/source.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	sources: await ask<SourceRow[]>(
		fetch,
		address('/api/public/pages/sources', { language: params.lang, known: url.searchParams.get('known') }),
	),
});
