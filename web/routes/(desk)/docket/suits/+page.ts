import type { Suit } from '#src/docket/docket.ts';
import type { Standing } from '#src/docket/reckoned.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [{ suits }, { requests }] = await Promise.all([
		ask<{ suits: Suit[] }>(fetch, '/api/docket/suits'),
		ask<{ requests: Standing[] }>(fetch, '/api/docket/requests'),
	]);
	return { suits, requests };
};
