import type { Dossier } from '#src/docket/docket.ts';
import type { PaperKind } from '#src/docket/paper.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const [{ dossier }, { papers }] = await Promise.all([
		ask<{ dossier: Dossier }>(fetch, `/api/docket/requests/${params.request}`),
		ask<{ papers: { kind: PaperKind }[] }>(fetch, '/api/docket/papers'),
	]);
	return { request: dossier.request, agency: dossier.agency, kinds: papers.map(({ kind }) => kind) };
};
