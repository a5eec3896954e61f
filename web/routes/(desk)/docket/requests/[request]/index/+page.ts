import type { IndexMatch } from '#src/docket/vaughn-match.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export type KeptMatch = { id: number; name: string; by: string; at: string; match: IndexMatch };

export const load: PageLoad = async ({ fetch, params }) => ({
	...(await ask<{ indexes: KeptMatch[] }>(fetch, `/api/docket/requests/${params.request}/indexes`)),
	request: params.request,
});
