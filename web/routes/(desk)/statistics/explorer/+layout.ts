import type { Dataset } from '#src/statistics/dataset.ts';
import type { Measure } from '#src/statistics/measure.ts';
import { ask } from '#web/api.ts';
import type { LayoutLoad } from './$types';

/** What there is to choose from: asked for once, not with every choice. */
export const load: LayoutLoad = async ({ fetch }) => {
	const [{ measures }, { datasets }] = await Promise.all([
		ask<{ measures: Measure[] }>(fetch, '/api/statistics/measures'),
		ask<{ datasets: Dataset[] }>(fetch, '/api/statistics/datasets'),
	]);
	return { measures, datasets };
};
