import type { AgencyYear } from '#src/docket/agency-report.ts';
import type { Agency } from '#src/docket/docket.ts';
import type { Standing } from '#src/docket/reckoned.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const [about, { agencies }] = await Promise.all([
		ask<{ agency: Agency; parent: Agency | null; components: Agency[]; requests: Standing[] }>(
			fetch,
			`/api/docket/agencies/${encodeURIComponent(params.agency)}`,
		),
		ask<{ agencies: Agency[] }>(fetch, '/api/docket/agencies'),
	]);
	const name = about.agency.abbreviation ?? about.agency.id.toUpperCase();
	const { years } = await ask<{ years: (AgencyYear & { source: string })[] }>(
		fetch,
		`/api/docket/figures/${encodeURIComponent(name)}`,
	);
	return { ...about, agencies, years: years.toSorted((a, b) => a.year - b.year) };
};
