import type { DatasetPage } from '#src/statistics/dataset-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
	ask<DatasetPage>(fetch, `/api/statistics/datasets/${encodeURIComponent(params.name)}`);
