import type { Bilingual } from '#src/statistics/codebook.ts';
import type { Loading } from '#src/statistics/loads-actions.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export type Kind = {
	name: string;
	title: Bilingual;
	meaning: Bilingual;
	fields: { name: string; label: Bilingual }[];
};
export type TableFile = { id: number; name: string; production: string | null; size: number };

export const load: PageLoad = async ({ fetch, url }) => {
	const [{ kinds }, { files }, { loads }] = await Promise.all([
		ask<{ kinds: Kind[] }>(fetch, '/api/statistics/kinds'),
		ask<{ files: TableFile[] }>(fetch, '/api/statistics/files'),
		ask<{ loads: Loading[] }>(fetch, '/api/statistics/loads'),
	]);
	return { kinds, files, loads, document: Number(url.searchParams.get('document')) || null };
};
