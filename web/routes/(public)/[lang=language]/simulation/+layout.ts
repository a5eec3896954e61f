import { address, ask } from '#web/api.ts';
import type { LayoutLoad } from './$types';

// The model runs in the reader's browser: a slider needs no server.
export const csr = true;

/** Which of the model's own texts each page shows. */
const groups: Record<string, string> = {
	'ways-out': 'house,levers',
	months: 'house,levers,counts',
	drivers: 'house,levers,counts,parameters',
	validation: 'house,counts,figures',
	parameters: 'house,parameters',
};

export const load: LayoutLoad = async ({ fetch, params, route }) => {
	const page = route.id?.split('/').at(-1) ?? '';
	const of = groups[page] ?? 'house,levers,messages';
	return {
		words:
			params.lang === 'en'
				? {}
				: await ask<Record<string, string>>(
						fetch,
						address('/api/public/simulation/words.json', { language: params.lang, of }),
					),
	};
};
