import type { PublicRequest } from '#src/docket/public.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	request: await ask<PublicRequest>(fetch, `/api/docket/requests/${params.request}/public`),
});
