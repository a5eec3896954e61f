import type { QuestionRow } from '#src/publishing/question.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	questions: await ask<QuestionRow[]>(
		fetch,
		address('/api/public/pages/questions', { language: params.lang, known: url.searchParams.get('known') }),
	),
});
