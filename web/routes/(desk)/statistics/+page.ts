import type { Dataset } from '#src/statistics/dataset.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ datasets: Dataset[] }>(fetch, '/api/statistics/datasets');
