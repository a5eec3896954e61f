import type { Proposal } from '#src/docket/docket.ts';
import type { LetterReading } from '#src/docket/intake-letter.ts';
import type { EntryKind } from '#src/docket/kinds.ts';
import type { Standing } from '#src/docket/reckoned.ts';
import { ask } from '#web/api.ts';
import type { DocumentView, PageView } from '#web/shapes.ts';
import type { PageLoad } from './$types';

/** A letter tells what it is on its first pages. */
const most = 4;

export const load: PageLoad = async ({ fetch, params, url }) => {
	const at = `/api/archive/documents/${params.document}`;
	const [{ document }, { proposals }, { requests }, { entries: kinds }] = await Promise.all([
		ask<DocumentView>(fetch, `${at}?from=1&to=${most}`),
		ask<{ proposals: Proposal[] }>(fetch, '/api/docket/proposals'),
		ask<{ requests: Standing[] }>(fetch, '/api/docket/requests'),
		ask<{ entries: EntryKind[] }>(fetch, '/api/docket/kinds'),
	]);
	const proposal = proposals.findLast((one) => one.document === document.id) ?? null;
	const pages = proposal
		? await Promise.all(
				Array.from({ length: Math.min(most, document.pages) }, (_, i) => ask<PageView>(fetch, `${at}/pages/${i + 1}`)),
			)
		: [];
	return {
		document,
		proposal,
		reading: proposal?.reading as LetterReading | undefined,
		text: pages.map(({ page }) => page.text.text).join('\n\n'),
		requests,
		kinds: kinds.filter((kind) => kind.about !== 'suit'),
		request: Number(url.searchParams.get('request') ?? '') || null,
	};
};
