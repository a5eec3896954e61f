import type { PublicStatistics } from '#src/statistics/release-actions.ts';
import type { PublicReport } from '#src/statistics/report-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) =>
	ask<PublicStatistics & { reports: Pick<PublicReport, 'slug' | 'title' | 'publishedAt'>[] }>(
		fetch,
		'/api/public/statistics',
	);
