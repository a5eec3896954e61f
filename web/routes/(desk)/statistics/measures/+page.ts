import type { Measure } from '#src/statistics/measure.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ measures: Measure[] }>(fetch, '/api/statistics/measures');
