import type { SearchAnswer } from '#src/archive/search.ts';
import { isRefusal } from '#src/base/refusal.ts';
import type { Suit } from '#src/docket/docket.ts';
import type { Standing } from '#src/docket/reckoned.ts';
import type { EntryList } from '#src/ledger/list.ts';
import type { Suggestion } from '#src/ledger/lookup.ts';
import type { Measure } from '#src/statistics/measure.ts';
import { address, ask, tryAsk } from '#web/api.ts';
import { type Group, grouped, holding, wordsAsked } from '#web/elsewhere.ts';
import { entryHref } from '#web/ledger.ts';
import type { DocumentList } from '#web/shapes.ts';
import type { PageLoad } from './$types';

const filters = ['production', 'type', 'exemption', 'source'] as const;

/** With a query the pages that match; without one the documents of the case. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
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
		return { query, chosen, list, asked, answer: null, elsewhere: [], refusal: null };
	}
	const narrowed = Object.values(chosen).some(Boolean) || given('page') !== '';
	const { language } = await parent();
	const [answer, elsewhere] = await Promise.all([
		tryAsk<SearchAnswer>(
			fetch,
			address('/api/archive/search', { q: query, sort: given('sort'), page: given('page'), ...chosen }),
		),
		narrowed ? [] : findElsewhere(fetch, query, language),
	]);
	const refused = isRefusal(answer);
	return {
		query,
		chosen,
		list: null,
		asked: null,
		answer: refused ? null : answer,
		elsewhere,
		refusal: refused ? { message: answer.message, at: at(answer.details) } : null,
	};
};

function at(details: Record<string, unknown>): number | null {
	return typeof details.at === 'number' ? details.at : null;
}

/** The rest of the case under the same words; nothing where they can only be meant for pages. */
async function findElsewhere(fetch: typeof globalThis.fetch, query: string, language: 'en' | 'es'): Promise<Group[]> {
	const words = wordsAsked(query);
	if (words.length === 0) return [];
	const q = words.join(' ');
	const [places, people, facts, { requests }, { suits }, { measures }] = await Promise.all([
		ask<{ found: Suggestion[] }>(fetch, address('/api/ledger/find', { what: 'place', q })),
		ask<{ found: Suggestion[] }>(fetch, address('/api/ledger/find', { what: 'person', q })),
		ask<EntryList>(fetch, address('/api/ledger/entries', { kind: 'fact', q })),
		ask<{ requests: Standing[] }>(fetch, '/api/docket/requests'),
		ask<{ suits: Suit[] }>(fetch, '/api/docket/suits'),
		ask<{ measures: Measure[] }>(fetch, '/api/statistics/measures'),
	]);
	const named = (kind: 'place' | 'person') => (one: Suggestion) => ({
		text: one.name,
		href: entryHref({ kind, id: one.id }),
	});
	return [
		...grouped('ledger.kinds.place', places.found, named('place')),
		...grouped('ledger.kinds.person', people.found, named('person')),
		...grouped(
			'desk.elsewhere.facts',
			facts.entries,
			(one) => ({
				text: one.kind === 'figure' ? `${one.head}: ${one.text}` : one.text,
				when: one.when,
				href: entryHref(one),
			}),
			{ total: facts.total, all: address('/ledger/entries', { kind: 'fact', q }) },
		),
		...grouped(
			'docket.place.requests',
			holding(words, requests, ({ request, agencyName }) => [
				request.title,
				agencyName,
				...request.requesters,
				...request.tracking.map(({ number }) => number),
			]),
			({ request, agencyName }) => ({ text: request.title, more: agencyName, href: `/docket/requests/${request.id}` }),
			{ all: '/docket/requests' },
		),
		...grouped(
			'docket.place.suits',
			holding(words, suits, ({ caption, number, court }) => [caption, number, court]),
			({ caption, number, id }) => ({ text: caption, more: number, href: `/docket/suits/${id}` }),
		),
		...grouped(
			'statistics.place.measures',
			holding(words, measures, ({ measure, label }) => [measure, label.en, label.es]),
			({ measure, label }) => ({ text: label[language], href: `/statistics/measures/${measure}` }),
			{ all: '/statistics/measures' },
		),
	];
}
