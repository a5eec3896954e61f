import type { MeasurePage } from '#src/statistics/dataset-actions.ts';
import type { Measure } from '#src/statistics/measure.ts';
import { parseFilter } from '#src/statistics/question.ts';
import type { Choice } from '#src/statistics/release.ts';
import type { Table } from '#src/statistics/table.ts';
import { ask, tryAsk } from '#web/api.ts';
import { tableHref } from '#web/statistics.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, parent }) => {
	const { measures, datasets } = await parent();
	const kinds = new Set(datasets.map(({ kind }) => kind));
	const measure =
		measures.find((one) => one.measure === url.searchParams.get('measure')) ??
		measures.find((one) => one.measure === one.of && kinds.has(one.of)) ??
		measures.find(({ of }) => kinds.has(of));
	if (!measure || datasets.length === 0) return { choice: null, page: null, table: null };
	const choice = choiceOf(url.searchParams, measure, datasets.find(({ kind }) => kind === measure.of)?.name);
	const [page, table] = await Promise.all([
		ask<MeasurePage>(fetch, `/api/statistics/measures/${measure.measure}`),
		tryAsk<Table>(fetch, tableHref(choice, '')),
	]);
	return { choice, page, table };
};

/** The address as a complete question. */
function choiceOf(query: URLSearchParams, measure: Measure, dataset: string | undefined): Choice {
	const words = (text: string | null) => (text ?? '').split(',').filter((word) => word !== '');
	return {
		measure: measure.measure,
		dataset: query.get('dataset') ?? dataset ?? measure.of,
		by: query.has('by') ? words(query.get('by')) : measure.figure.is === 'readings' ? [] : measure.by.slice(0, 1),
		filters: query.getAll('filter').flatMap((text) => {
			// An address may be mistyped: what is no filter is left out, and the page shows which ones are on.
			try {
				return parseFilter(text);
			} catch {
				return [];
			}
		}),
		way: query.get('way') ?? measure.way,
		interval: query.get('interval') ?? 'wilson',
		level: Number(query.get('level') ?? 0.95),
		rules: words(query.get('rule')),
		threshold: Number(query.get('threshold') ?? 11),
	};
}
