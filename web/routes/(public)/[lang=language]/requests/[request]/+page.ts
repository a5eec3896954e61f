import type { PublicRequest } from '#src/docket/public.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	request: await ask<PublicRequest>(
		fetch,
		address(`/api/public/requests/${encodeURIComponent(params.request)}`, { known: url.searchParams.get('known') }),
	),
});
