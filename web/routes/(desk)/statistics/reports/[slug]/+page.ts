import type { Report } from '#src/statistics/report.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	report: await ask<Report>(fetch, `/api/statistics/reports/${encodeURIComponent(params.slug)}`),
});
