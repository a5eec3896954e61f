import type { Agency } from '#src/docket/docket.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => ({
	...(await ask<{ agencies: Agency[] }>(fetch, '/api/docket/agencies')),
	chosen: url.searchParams.getAll('agency'),
});
