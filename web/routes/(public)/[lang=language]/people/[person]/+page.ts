import { redirect } from '@sveltejs/kit';
import { localised, personPath } from '#src/publishing/paths.ts';
import type { PersonPage } from '#src/publishing/person.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const person = await ask<PersonPage>(
		fetch,
		address(`/api/public/pages/people/${encodeURIComponent(params.person)}`, {
			language: params.lang,
			known: url.searchParams.get('known'),
		}),
	);
	// Two spellings that turned out to be one person keep one address.
	if (params.person !== person.id)
		redirect(301, localised(params.lang === 'es' ? 'es' : 'en', personPath(person.id)) + url.search);
	return { person };
};
