import type { Agency } from '#src/docket/docket.ts';
import type { Standing } from '#src/docket/reckoned.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [{ agencies }, { requests }] = await Promise.all([
		ask<{ agencies: Agency[] }>(fetch, '/api/docket/agencies'),
		ask<{ requests: Standing[] }>(fetch, '/api/docket/requests'),
	]);
	return { agencies, requests };
};
