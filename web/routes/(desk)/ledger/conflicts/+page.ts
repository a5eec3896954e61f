import type { ConflictAnswer } from '#src/ledger/disagreement.ts';
import type { Repair } from '#src/ledger/fact.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) =>
	ask<{ conflicts: ConflictAnswer[]; repairs: Repair[] }>(fetch, '/api/ledger/conflicts');
