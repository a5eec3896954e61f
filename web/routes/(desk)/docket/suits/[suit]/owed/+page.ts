import type { CourtFile } from '#src/docket/docket.ts';
import { address, ask } from '#web/api.ts';
import type { OwedAnswer } from '#web/docket.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const asOf = url.searchParams.get('asof');
	const { suit } = await ask<CourtFile>(fetch, address(`/api/docket/suits/${params.suit}`, { asOf }));
	const tables = await Promise.all(
		suit.requests.map((id) => ask<OwedAnswer>(fetch, address(`/api/docket/requests/${id}/owed`, { asOf }))),
	);
	return { suit, tables, asked: asOf };
};
