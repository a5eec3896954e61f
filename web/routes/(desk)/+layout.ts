import { ask } from '#web/api.ts';
import type { CaseSummary } from '#web/shapes.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, depends }) => {
	depends('uncover:case');
	return { summary: await ask<CaseSummary>(fetch, '/api/case') };
};
