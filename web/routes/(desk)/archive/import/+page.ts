import { ask } from '#web/api.ts';
import type { DocumentList, ImportProgress } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('uncover:imports');
	const [{ imports }, locked] = await Promise.all([
		ask<{ imports: ImportProgress[] }>(fetch, '/api/archive/imports'),
		ask<DocumentList>(fetch, '/api/archive/documents?state=locked'),
	]);
	return { imports, locked: locked.documents };
};
