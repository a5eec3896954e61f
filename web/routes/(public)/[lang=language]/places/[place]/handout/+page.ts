import { redirect } from '@sveltejs/kit';
import type { Handout } from '#src/publishing/handout.ts';
import { address, ask } from '#web/api.ts';
import type { Language } from '#web/message.ts';
import { wordsOf } from '#web/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const read = (language: Language) =>
		ask<Handout>(
			fetch,
			address(`/api/public/pages/places/${encodeURIComponent(params.place)}/handout`, {
				language,
				known: url.searchParams.get('known'),
			}),
		);
	const front: Language = params.lang === 'es' ? 'es' : 'en';
	const other: Language = front === 'es' ? 'en' : 'es';
	const [handout, back, words] = await Promise.all([read(front), read(other), wordsOf(other)]);
	const right = `/${front}${handout.path}/handout`;
	if (url.pathname !== right) redirect(301, right + url.search);
	return { handout, back, other, words };
};
