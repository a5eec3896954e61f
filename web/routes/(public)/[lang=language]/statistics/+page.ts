import type { PublicStatistics } from '#src/statistics/release-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<PublicStatistics>(fetch, '/api/public/statistics');
