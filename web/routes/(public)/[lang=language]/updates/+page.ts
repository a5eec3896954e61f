import type { Post } from '#src/publishing/post.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export type ListedPost = Omit<Post, 'blocks'> & { readonly first: string };

export const load: PageLoad = async ({ fetch, params, url }) => {
	const known = url.searchParams.get('known');
	return {
		tag: url.searchParams.get('tag'),
		posts: await ask<ListedPost[]>(fetch, address('/api/public/updates', { language: params.lang, known })),
	};
};
