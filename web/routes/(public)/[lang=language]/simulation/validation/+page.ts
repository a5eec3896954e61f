import type { Figure, Verdict } from '#src/simulation/validation.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export type Coverage = { p50: number; p80: number; p95: number; of: number };

export const load: PageLoad = async ({ fetch }) => ({
	judged: await ask<{ figures: Figure[]; places: Record<string, string>; rows: Verdict[]; coverage: Coverage }>(
		fetch,
		'/api/public/simulation/validation',
	),
});
