import type { PlaceAnswer } from '#src/ledger/describe.ts';
import type { Branch, PlacePage } from '#src/ledger/tree.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const page = await ask<PlacePage>(fetch, `/api/ledger/places/${encodeURIComponent(params.id)}`);
	const on = url.searchParams.get('on') ?? '';
	const [answer, branch] = await Promise.all([
		ask<PlaceAnswer>(fetch, address('/api/ledger/status', { place: page.place.id, on })),
		ask<Branch>(fetch, address('/api/ledger/places', { within: page.place.id })),
	]);
	return { ...page, answer, branch };
};
