import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export type Sizes = {
	readonly places: number;
	readonly counties: number;
	readonly undated: number;
	readonly events: number;
	readonly statements: number;
	readonly figures: number;
	readonly sources: number;
	readonly accepted: number;
	readonly unknownSince: number;
};

export const load: PageLoad = async ({ fetch, url }) => ({
	sizes: await ask<Sizes>(fetch, address('/api/public/method', { known: url.searchParams.get('known') })),
});
