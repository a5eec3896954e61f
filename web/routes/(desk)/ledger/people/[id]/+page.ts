import type { PersonPage } from '#src/ledger/person.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
	ask<PersonPage>(fetch, `/api/ledger/people/${encodeURIComponent(params.id)}`);
