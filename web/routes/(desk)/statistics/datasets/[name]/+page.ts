import type { DatasetPage } from '#src/statistics/dataset-actions.ts';
import type { Measure } from '#src/statistics/measure.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const [page, { measures }] = await Promise.all([
		ask<DatasetPage>(fetch, `/api/statistics/datasets/${encodeURIComponent(params.name)}`),
		ask<{ measures: Measure[] }>(fetch, '/api/statistics/measures'),
	]);
	return { ...page, measures: measures.filter(({ measure }) => page.measures.includes(measure)) };
};
