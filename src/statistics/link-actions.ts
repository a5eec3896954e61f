/** Stays in detention linked to arrests of the same person: one to one, by documented windows, with what each step left. */

import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { listDatasets, listSources } from './dataset-store.ts';
import { countLinks, type LinkCounts } from './link-store.ts';
import { recordFiles } from './measure-actions.ts';

/** A book-in belongs to an arrest from so many days before it to so many days after. Source: Deportation Data Project, as read for model.md D.1. */
export const linkWindow = { before: 5, after: 10 } as const;
/** Outside these, something other than the link is wrong. */
const usualRate = { low: 0.2, high: 0.95 } as const;

export type Linked = LinkCounts & {
	arrestsDataset: string;
	detentionsDataset: string;
	window: typeof linkWindow;
	/** Of stays with a person’s number; null where there is none. */
	rate: number | null;
	/** In a sentence, where nothing can be linked or the rate is unusual. */
	warning: string | null;
};

/** @throws Refusal not-found where a dataset is missing, not-valid where it holds another kind of record */
export async function linkStays(app: App, arrests: string, detentions: string): Promise<Linked> {
	const counts = await countLinks(
		app.records,
		await filesOf(app, arrests, 'arrests'),
		await filesOf(app, detentions, 'detentions'),
		linkWindow,
	);
	const rate = counts.staysWithPerson === 0 ? null : counts.linked / counts.staysWithPerson;
	const warning =
		rate === null
			? 'No stay has the number of a person, so none can be linked. Where numbers are withheld this is the answer.'
			: rate < usualRate.low || rate > usualRate.high
				? `${(rate * 100).toFixed(1)} % of the stays were linked; between 20 and 95 % is usual. Look whether both files number persons in the same way.`
				: null;
	return { arrestsDataset: arrests, detentionsDataset: detentions, window: linkWindow, ...counts, rate, warning };
}

async function filesOf(app: App, dataset: string, kind: string): Promise<string[]> {
	const known = (await listDatasets(app.db)).find(({ name }) => name === dataset);
	if (!known)
		throw new Refusal(
			'not-found',
			`There is no dataset “${dataset}” in this case. Load ${kind} with \`uncover statistics load FILE --as ${kind}\`.`,
		);
	if (known.kind !== kind) throw new Refusal('not-valid', `The dataset “${dataset}” holds ${known.kind}, not ${kind}.`);
	return recordFiles(
		app,
		(await listSources(app.db, dataset)).filter(({ state }) => state === 'ready'),
	);
}
