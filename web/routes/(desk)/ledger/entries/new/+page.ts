import type { Question } from '#src/ledger/fact.ts';
import { type Kind, kinds } from '#src/ledger/thing.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

/** What the address already says of the new entry: `?kind=event&places=51013&places-name=Arlington…`. */
export const load: PageLoad = async ({ fetch, url }) => {
	const kind: Kind = kinds.find((one) => one === url.searchParams.get('kind')) ?? 'event';
	const given = [...url.searchParams].filter(([name]) => name !== 'kind' && name !== 'name');
	const name = url.searchParams.get('name');
	const { questions } = await ask<{ questions: Question[] }>(fetch, '/api/ledger/questions');
	return {
		kind,
		cells: Object.fromEntries(given),
		names: name === null ? {} : Object.fromEntries(given.map(([, id]) => [id, name])),
		questions,
	};
};
