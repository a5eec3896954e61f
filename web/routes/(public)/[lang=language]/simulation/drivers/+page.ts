import type { CountName } from '#src/simulation/country.ts';
import type { Drivers } from '#src/simulation/drivers.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	driven: await ask<Drivers & { files: string; labels: Record<string, string>; measure: CountName }>(
		fetch,
		'/api/public/simulation/drivers',
	),
});
