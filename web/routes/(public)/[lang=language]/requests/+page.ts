import type { PublicRequest } from '#src/docket/public.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url }) =>
	ask<{ requests: PublicRequest[] }>(fetch, address('/api/public/requests', { known: url.searchParams.get('known') }));
