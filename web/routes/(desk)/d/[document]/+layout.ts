import { error } from '@sveltejs/kit';
import { ask } from '#web/api.ts';
import type { DocumentView } from '#web/shapes.ts';
import type { LayoutLoad } from './$types';

/** The document once, for all its pages; the strip asks for the facts of the pages it shows. */
export const load: LayoutLoad = async ({ fetch, params, depends }) => {
	depends('uncover:document');
	if (!/^\d+$/.test(params.document)) error(404, { message: `There is no document “${params.document}”.` });
	return await ask<DocumentView>(fetch, `/api/archive/documents/${params.document}?from=1&to=1`);
};
