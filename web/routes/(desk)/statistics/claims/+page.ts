import type { ComparedClaim } from '#src/statistics/dataset-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ claims: ComparedClaim[] }>(fetch, '/api/statistics/claims');
