import type { QuestionPage } from '#src/publishing/question.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => ({
	question: await ask<QuestionPage>(
		fetch,
		address(`/api/public/pages/questions/${encodeURIComponent(params.question)}`, {
			language: params.lang,
			known: url.searchParams.get('known'),
		}),
	),
});
