import type { Proposal } from '#src/docket/docket.ts';
import type { Standing } from '#src/docket/reckoned.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const [{ proposals }, { requests }] = await Promise.all([
		ask<{ proposals: Proposal[] }>(fetch, '/api/docket/proposals?state=waiting'),
		ask<{ requests: Standing[] }>(fetch, '/api/docket/requests'),
	]);
	return { proposals, requests, request: url.searchParams.get('request') ?? '' };
};
