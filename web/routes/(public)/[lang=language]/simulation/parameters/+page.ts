import type { Parameter } from '#src/simulation/parameter.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	known: await ask<{ hash: string; parameters: Parameter[] }>(fetch, '/api/public/simulation/parameters'),
});
