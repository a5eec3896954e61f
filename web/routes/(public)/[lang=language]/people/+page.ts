import type { BodyRow, PersonRow } from '#src/publishing/person.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	spoke: await ask<{ people: PersonRow[]; bodies: BodyRow[] }>(
		fetch,
		address('/api/public/pages/people', { language: params.lang, known: url.searchParams.get('known') }),
	),
});
