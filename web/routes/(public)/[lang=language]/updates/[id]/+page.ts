import type { Post } from '#src/publishing/post.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	post: await ask<Post>(
		fetch,
		address(`/api/public/updates/${encodeURIComponent(params.id)}`, { language: params.lang }),
	),
});
