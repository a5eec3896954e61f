import type { Paper } from '#src/base/paper.ts';
import type { PaperKind } from '#src/docket/paper.ts';
import { ask, tryAsk } from '#web/api.ts';
import type { PageLoad } from './$types';

type Written = { paper: Paper; blanks: string[]; concerns: string[]; name: string };
type Text = { kind: PaperKind; name: string; text: string; changed: { by: string; at: string } | null };

export const load: PageLoad = async ({ fetch, params }) => {
	const [written, { papers }] = await Promise.all([
		tryAsk<Written>(fetch, `/api/docket/requests/${params.request}/papers/${params.kind}`),
		ask<{ papers: Text[] }>(fetch, '/api/docket/papers'),
	]);
	const refused = 'paper' in written ? null : written.message;
	return {
		request: params.request,
		text: papers.find(({ kind }) => kind === params.kind),
		written: 'paper' in written ? written : null,
		refused,
	};
};
