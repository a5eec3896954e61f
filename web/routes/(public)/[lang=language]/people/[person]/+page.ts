import type { PersonPage } from '#src/publishing/person.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	person: await ask<PersonPage>(
		fetch,
		address(`/api/public/pages/people/${encodeURIComponent(params.person)}`, {
			language: params.lang,
			known: url.searchParams.get('known'),
		}),
	),
});
