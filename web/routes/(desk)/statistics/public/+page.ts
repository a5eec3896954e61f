import type { Release } from '#src/statistics/release.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ releases: Release[] }>(fetch, '/api/statistics/releases');
