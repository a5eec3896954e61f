import { type TranslationList, translationsAPage } from '#src/ledger/translation.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const state = url.searchParams.get('state') ?? '';
	const page = url.searchParams.get('page') ?? '';
	const list = await ask<TranslationList>(fetch, address('/api/ledger/translations', { state, page }));
	return { state, page: Number(page || 1), list, size: translationsAPage };
};
