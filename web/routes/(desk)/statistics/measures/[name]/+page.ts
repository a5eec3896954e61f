import type { MeasurePage } from '#src/statistics/dataset-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
	ask<MeasurePage>(fetch, `/api/statistics/measures/${encodeURIComponent(params.name)}`);
