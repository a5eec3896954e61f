import { address, ask } from '#web/api.ts';
import type { Trail } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url }) =>
	ask<Trail>(fetch, address('/api/access/trail', { before: url.searchParams.get('before') }));
