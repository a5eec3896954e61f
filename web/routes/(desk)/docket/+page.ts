import type { Standing, Today } from '#src/docket/reckoned.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const asOf = url.searchParams.get('asof');
	const [today, { requests }] = await Promise.all([
		ask<Today>(fetch, address('/api/docket/today', { asOf, ahead: url.searchParams.get('ahead') })),
		ask<{ requests: Standing[] }>(fetch, address('/api/docket/requests', { asOf })),
	]);
	return { today, requests, asked: asOf };
};
