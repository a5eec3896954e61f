import { ask } from '#web/api.ts';
import type { BatesReport, DocumentList } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { summary } = await parent();
	const named = summary.productions.filter((production) => production.name && production.bates[0]);
	const [quarantined, failed, ...reports] = await Promise.all([
		ask<DocumentList>(fetch, '/api/archive/documents?is=quarantined'),
		ask<DocumentList>(fetch, '/api/archive/documents?state=failed'),
		...named.map(({ name }) =>
			ask<BatesReport>(fetch, `/api/archive/productions/${encodeURIComponent(name)}/bates`).then((report) => ({
				name,
				gaps: report.gaps.length,
				overlaps: report.overlaps.length,
				repeats: report.repeats.length,
			})),
		),
	]);
	return { quarantined, failed, uneven: reports.filter((one) => one.gaps + one.overlaps + one.repeats > 0) };
};
