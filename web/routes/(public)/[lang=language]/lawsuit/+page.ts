import type { LawsuitPage } from '#src/publishing/lawsuit.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => ({
	lawsuit: await ask<LawsuitPage>(
		fetch,
		address('/api/public/lawsuit', { language: params.lang, known: url.searchParams.get('known') }),
	),
});
