import type { TimelinePage } from '#src/publishing/timeline.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const chosen = { type: asked('type'), place: asked('place'), act: asked('act'), year: asked('year') };
	const query = { language: params.lang, known: url.searchParams.get('known'), ...chosen };
	return { timeline: await ask<TimelinePage>(fetch, address('/api/public/timeline', query)), chosen };
};
