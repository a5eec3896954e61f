import type { Told } from '#src/ledger/entry.ts';
import type { Overview } from '#src/ledger/review.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<Overview & { recent: Told[] }>(fetch, '/api/ledger/overview');
