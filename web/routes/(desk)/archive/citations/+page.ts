import { ask } from '#web/api.ts';
import type { Citation } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ citations: Citation[] }>(fetch, '/api/archive/citations');
