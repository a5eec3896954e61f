import type { Standing } from '#src/docket/reckoned.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const asOf = url.searchParams.get('asof');
	const { requests } = await ask<{ requests: Standing[] }>(
		fetch,
		address('/api/docket/requests', { asOf, batch: url.searchParams.get('batch') }),
	);
	return { requests, words: url.searchParams.get('q') ?? '', asked: asOf };
};
