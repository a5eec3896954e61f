import type { Today } from '#src/docket/reckoned.ts';
import type { Overview } from '#src/ledger/review.ts';
import type { Dataset } from '#src/statistics/dataset.ts';
import { ask } from '#web/api.ts';
import type { Citation, ImportProgress, Note } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [{ imports }, { citations }, { notes }, today, ledger, { datasets }] = await Promise.all([
		ask<{ imports: ImportProgress[] }>(fetch, '/api/archive/imports'),
		ask<{ citations: Citation[] }>(fetch, '/api/archive/citations'),
		ask<{ notes: Note[] }>(fetch, '/api/archive/notes'),
		ask<Today>(fetch, '/api/docket/today'),
		ask<Overview>(fetch, '/api/ledger/overview'),
		ask<{ datasets: Dataset[] }>(fetch, '/api/statistics/datasets'),
	]);
	return {
		running: imports.filter((one) => one.stage !== 'done'),
		failures: imports.reduce((sum, one) => sum + one.failures.length, 0),
		citations: latest(citations),
		notes: latest(notes),
		today,
		ledger,
		datasets,
	};
};

function latest<T extends { at: string }>(list: readonly T[]): T[] {
	return list.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, 3);
}
