import type { ShownChange } from '#src/publishing/correction.ts';
import type { ProofPage } from '#src/publishing/proof.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	proof: await ask<ProofPage & { changes: ShownChange[] }>(
		fetch,
		address(`/api/public/pages/facts/${encodeURIComponent(params.fact)}`, {
			language: params.lang,
			known: url.searchParams.get('known'),
		}),
	),
});
