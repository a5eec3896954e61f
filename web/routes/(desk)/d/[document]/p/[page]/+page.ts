import { redirect } from '@sveltejs/kit';
import { address, ask } from '#web/api.ts';
import type { PageView } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url, depends }) => {
	depends('uncover:page');
	const query = url.searchParams.get('q') ?? '';
	// The page box works without scripts too: it asks for ?page=7412 and is sent on.
	const wish = url.searchParams.get('page');
	if (wish && /^\d+$/.test(wish)) redirect(303, address(`/d/${params.document}/p/${wish}`, { q: query }));
	const view = await ask<PageView>(
		fetch,
		address(`/api/archive/documents/${params.document}/pages/${params.page}`, { q: query }),
	);
	return { ...view, query };
};
