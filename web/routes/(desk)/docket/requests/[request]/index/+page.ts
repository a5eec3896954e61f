import type { OpenIndex } from '#src/docket/vaughn-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	...(await ask<{ indexes: OpenIndex[] }>(fetch, `/api/docket/requests/${params.request}/indexes`)),
	request: params.request,
});
