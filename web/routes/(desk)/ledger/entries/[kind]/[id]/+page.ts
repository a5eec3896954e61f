import type { EntryPage } from '#src/ledger/entry.ts';
import type { Question } from '#src/ledger/fact.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
	ask<EntryPage & { questions: Question[] }>(
		fetch,
		`/api/ledger/entries/${params.kind}/${encodeURIComponent(params.id)}`,
	);
