import type { CourtFile, Order } from '#src/docket/docket.ts';
import type { EntryKind } from '#src/docket/kinds.ts';
import type { Clock, DueDate, Standing } from '#src/docket/reckoned.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const asOf = url.searchParams.get('asof');
	const [file, { requests }, { entries: kinds }, today] = await Promise.all([
		ask<CourtFile & { orders: Order[]; due: DueDate[] }>(fetch, address(`/api/docket/suits/${params.suit}`, { asOf })),
		ask<{ requests: Standing[] }>(fetch, address('/api/docket/requests', { asOf })),
		ask<{ entries: EntryKind[] }>(fetch, '/api/docket/kinds'),
		ask<Pick<Clock, 'asOf'>>(fetch, address('/api/docket/today', { asOf })),
	]);
	return {
		...file,
		requests: requests.filter(({ request }) => file.suit.requests.includes(request.id)),
		kinds,
		asOf: today.asOf,
		asked: asOf,
	};
};
