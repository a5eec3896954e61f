import type { SearchAnswer } from '#src/archive/search.ts';
import { isRefusal } from '#src/base/refusal.ts';
import { address, ask, tryAsk } from '#web/api.ts';
import type { DocumentList } from '#web/shapes.ts';
import type { PageLoad } from './$types';

const filters = ['production', 'type', 'exemption', 'source'] as const;

/** With a query the pages that match; without one the documents of the case. */
export const load: PageLoad = async ({ fetch, url }) => {
	const given = (name: string) => url.searchParams.get(name) ?? '';
	const query = given('q').trim();
	const chosen = Object.fromEntries(filters.map((name) => [name, given(name)]));
	if (query === '') {
		const asked = {
			production: given('production'),
			state: given('state'),
			kind: given('kind'),
			cursor: given('cursor'),
		};
		const list = await ask<DocumentList>(fetch, address('/api/archive/documents', asked));
		return { query, chosen, list, asked, answer: null, refusal: null };
	}
	const answer = await tryAsk<SearchAnswer>(
		fetch,
		address('/api/archive/search', { q: query, sort: given('sort'), page: given('page'), ...chosen }),
	);
	const refused = isRefusal(answer);
	return {
		query,
		chosen,
		list: null,
		asked: null,
		answer: refused ? null : answer,
		refusal: refused ? { message: answer.message, at: at(answer.details) } : null,
	};
};

function at(details: Record<string, unknown>): number | null {
	return typeof details.at === 'number' ? details.at : null;
}
