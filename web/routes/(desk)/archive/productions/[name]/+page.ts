import { error } from '@sveltejs/kit';
import { ask } from '#web/api.ts';
import type { BatesReport, DocumentList } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, parent }) => {
	const name = encodeURIComponent(params.name);
	const [report, list, { summary }] = await Promise.all([
		ask<BatesReport>(fetch, `/api/archive/productions/${name}/bates`),
		ask<DocumentList>(fetch, `/api/archive/documents?production=${name}`),
		parent(),
	]);
	const production = summary.productions.find((one) => one.name === params.name);
	if (!production) error(404, { message: `There is no production “${params.name}”.` });
	return { report, list, production };
};
