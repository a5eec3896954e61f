import { address, ask } from '#web/api.ts';
import type { OwedAnswer } from '#web/docket.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const asOf = url.searchParams.get('asof');
	return {
		...(await ask<OwedAnswer>(fetch, address(`/api/docket/requests/${params.request}/owed`, { asOf }))),
		asked: asOf,
	};
};
