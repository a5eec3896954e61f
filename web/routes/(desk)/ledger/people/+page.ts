import type { PeopleList } from '#src/ledger/person.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<PeopleList>(fetch, '/api/ledger/people');
