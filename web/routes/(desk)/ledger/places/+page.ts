import type { Branch } from '#src/ledger/tree.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url }) =>
	ask<Branch>(fetch, address('/api/ledger/places', { within: url.searchParams.get('within') }));
