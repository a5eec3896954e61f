import { ask } from '#web/api.ts';
import type { DocumentList } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [quarantined, failed] = await Promise.all([
		ask<DocumentList>(fetch, '/api/archive/documents?is=quarantined'),
		ask<DocumentList>(fetch, '/api/archive/documents?state=failed'),
	]);
	return { quarantined, failed };
};
