import { ask } from '#web/api.ts';
import type { Citation, ImportProgress, Note } from '#web/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [{ imports }, { citations }, { notes }] = await Promise.all([
		ask<{ imports: ImportProgress[] }>(fetch, '/api/archive/imports'),
		ask<{ citations: Citation[] }>(fetch, '/api/archive/citations'),
		ask<{ notes: Note[] }>(fetch, '/api/archive/notes'),
	]);
	return {
		running: imports.filter((one) => one.stage !== 'done'),
		failures: imports.reduce((sum, one) => sum + one.failures.length, 0),
		citations: latest(citations),
		notes: latest(notes),
	};
};

function latest<T extends { at: string }>(list: readonly T[]): T[] {
	return list.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, 3);
}
