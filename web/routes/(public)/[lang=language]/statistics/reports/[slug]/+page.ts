import type { PublicReport } from '#src/statistics/report-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	report: await ask<PublicReport>(fetch, `/api/public/statistics/reports/${encodeURIComponent(params.slug)}`),
});
