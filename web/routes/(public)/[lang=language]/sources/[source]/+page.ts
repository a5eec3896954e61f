import type { SourcePage } from '#src/publishing/source.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	source: await ask<SourcePage>(
		fetch,
		address(`/api/public/pages/sources/${encodeURIComponent(params.source)}`, {
			language: params.lang,
			known: url.searchParams.get('known'),
		}),
	),
});
