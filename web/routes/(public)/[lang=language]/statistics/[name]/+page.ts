import type { PublicTable } from '#src/statistics/release-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
	ask<PublicTable>(fetch, `/api/public/statistics/tables/${encodeURIComponent(params.name)}`);
