import type { Decision } from '#src/ledger/contradiction.ts';
import type { ContradictionAnswer } from '#src/ledger/disagreement.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => ({
	state: url.searchParams.get('state') ?? 'proposed',
	contradictions: await ask<ContradictionAnswer<Decision | null>[]>(fetch, '/api/ledger/contradictions'),
});
