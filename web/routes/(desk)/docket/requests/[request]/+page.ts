import type { Dossier } from '#src/docket/docket.ts';
import type { EntryKind } from '#src/docket/kinds.ts';
import type { Clock, Owed } from '#src/docket/reckoned.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const asOf = url.searchParams.get('asof');
	const at = `/api/docket/requests/${params.request}`;
	const [{ dossier, clock }, { owed }, { entries }] = await Promise.all([
		ask<{ dossier: Dossier; clock: Clock }>(fetch, address(at, { asOf })),
		ask<{ owed: Owed }>(fetch, address(`${at}/owed`, { asOf })),
		ask<{ entries: EntryKind[] }>(fetch, '/api/docket/kinds'),
	]);
	return { dossier, clock, owed, kinds: entries, asked: asOf };
};
