import type { EntryList } from '#src/ledger/list.ts';
import { kinds } from '#src/ledger/thing.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

const filters = ['q', 'place', 'type', 'standing', 'position', 'act', 'source', 'only', 'page'] as const;

export const load: PageLoad = async ({ fetch, url }) => {
	const kind = [...kinds, 'fact' as const].find((one) => one === url.searchParams.get('kind')) ?? 'event';
	const asked = Object.fromEntries(filters.map((name) => [name, url.searchParams.get(name) ?? '']));
	const list = await ask<EntryList & { pageSize: number }>(fetch, address('/api/ledger/entries', { kind, ...asked }));
	return { kind, asked, list };
};
