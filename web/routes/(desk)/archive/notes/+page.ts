import { address, ask } from '#web/api.ts';
import type { Note } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, depends }) => {
	depends('uncover:page');
	const tag = url.searchParams.get('tag') ?? '';
	return { tag, ...(await ask<{ notes: Note[] }>(fetch, address('/api/archive/notes', { tag }))) };
};
