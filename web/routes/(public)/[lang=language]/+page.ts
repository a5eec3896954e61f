import type { HomeAnswer } from '#src/publishing/home.ts';
import type { Post } from '#src/publishing/post.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

type Heading = Pick<Post, 'id' | 'language' | 'date' | 'title'> & { first: string };

export const load: PageLoad = async ({ fetch, url, params }) => {
	const query = { language: params.lang, known: url.searchParams.get('known') };
	const [home, posts] = await Promise.all([
		ask<HomeAnswer>(fetch, address('/api/public/home', query)),
		ask<Heading[]>(fetch, address('/api/public/updates', query)),
	]);
	return { home, posts: posts.slice(0, 3) };
};
