/** What the pages of sources show: each with everything that rests on it. */

import type { Grounds, Source } from '../ledger/fact.ts';
import { listSource } from '../ledger/ledger.ts';
import { order } from '../ledger/when.ts';
import {
	inTime,
	type ShownFact,
	type ShownFigure,
	type ShownSource,
	showFact,
	showFigure,
	showSource,
	type View,
} from './fact.ts';
import { eventsShown, figuresShown, sourcesShown, statementsShown } from './known.ts';
import { type Told, toldIn } from './translation.ts';

export type SourceRow = ShownSource & {
	/** How many events, statements and figures rest on it. */
	readonly facts: number;
};

export type SourcePage = SourceRow & {
	readonly note: Told | null;
	readonly events: readonly ShownFact[];
	readonly figures: readonly ShownFigure[];
	/** How many counties have their month from it: the published list alone. */
	readonly months: number;
};

const restsOn = (id: string) => (one: Grounds) => one.source === id || (one.more ?? []).includes(id);

/** Sources by publisher, then by title. With a day of knowledge, those that had surely appeared, and those that a fact of the page rests on. */
export function sourceRows(view: View): SourceRow[] {
	const counts = new Map<string, number>();
	for (const one of [...eventsShown(view), ...statementsShown(view), ...figuresShown(view)])
		for (const id of new Set([one.source, ...(one.more ?? [])])) counts.set(id, (counts.get(id) ?? 0) + 1);
	const out = new Set(sourcesShown(view).map(({ id }) => id));
	return view.index.ledger.sources
		.filter(({ id }) => out.has(id) || counts.has(id) || id === listSource)
		.map((one) => ({ ...showSource(one, view.language), facts: counts.get(one.id) ?? 0 }))
		.sort((a, b) => order(a.publisher, b.publisher) || order(a.title, b.title));
}

/** Undefined where the site does not show it on its day of knowledge. */
export function sourcePage(view: View, source: Source): SourcePage | undefined {
	const row = sourceRows(view).find(({ id }) => id === source.id);
	if (!row) return undefined;
	const rests = restsOn(source.id);
	return {
		...row,
		note: source.note === '' ? null : toldIn(view.index.ledger, view.language, `source-note:${source.id}`, source.note),
		events: inTime([...eventsShown(view), ...statementsShown(view)].filter(rests)).map((one) => showFact(view, one)),
		figures: figuresShown(view)
			.filter(rests)
			.map((one) => showFigure(view, one)),
		months:
			source.id === listSource ? view.index.ledger.places.filter(({ activated }) => activated !== null).length : 0,
	};
}
