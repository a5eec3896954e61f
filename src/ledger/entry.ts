/** One entry of the ledger with all that its page shows: its cells, what they name, its grounds, its history. */

import { type Change, differences, overtaken } from './change.ts';
import { citedBy, describeSource, type SourceAnswer } from './describe.ts';
import type { CitedPage, Translation } from './fact.ts';
import { usesOf } from './judge.ts';
import { type Index, indexLedger, type Ledger } from './ledger.ts';
import { type Entry, entryOf, type Marks } from './list.ts';
import { fullName } from './place.ts';
import { type Cells, type ChangeKind, cellsOf, findThing, type Kind } from './thing.ts';

/** A change as the history shows it. */
export type Told = Pick<Change, 'id' | 'kind' | 'thing' | 'act' | 'reason' | 'by' | 'at'> & {
	readonly differences: readonly { readonly field: string; readonly was: string; readonly now: string }[];
};

export type EntryPage = {
	readonly entry: Entry;
	/** What is edited: the row as it stands without merges. */
	readonly cells: Cells;
	/** Names of the places, people, sources and questions that the cells name by id. */
	readonly names: Readonly<Record<string, string>>;
	readonly sources: readonly SourceAnswer[];
	readonly cited: readonly (CitedPage & { readonly address: string })[];
	/** Newest first. */
	readonly history: readonly Told[];
	/** Number of the newest change, 0 for none: what an edit gives back as `seen`. */
	readonly seen: number;
	/** What the files say now, where their row was changed after a person wrote over it. */
	readonly overtaken: readonly { readonly field: string; readonly was: string; readonly now: string }[];
	readonly uses: readonly { readonly kind: ChangeKind; readonly id: string }[];
	readonly translations: readonly Translation[];
	/** True where its row stands in the files, so that it cannot be taken out at the desk. */
	readonly inFiles: boolean;
};

type Layers = {
	readonly raw: Ledger;
	readonly files: Ledger;
	readonly ledger: Ledger;
	readonly changes: readonly Change[];
};

/** The page of an entry; undefined where the ledger has none of that name. A merged person or place has its page too. */
export function entryPage(layers: Layers, kind: Kind, id: string): EntryPage | undefined {
	const { raw, files, ledger, changes } = layers;
	const thing = findThing(raw, kind, id);
	if (!thing) return undefined;
	const index = indexLedger(raw);
	const cells = cellsOf(kind, thing);
	const history = changes.filter((one) => one.kind === kind && one.thing === id);
	const stale = overtaken(files, history)[0];
	const inFiles = findThing(files, kind, id);
	return {
		entry: entryOf(index, kind, thing, changedNames(changes)),
		cells,
		names: namesIn(index, cells),
		sources: [...list(cells.source), ...list(cells.more)].map((source) => describeSource(index, source)),
		cited: 'citations' in thing ? citedBy(raw, thing) : [],
		history: history.map(tell).reverse(),
		seen: history.at(-1)?.id ?? 0,
		overtaken: stale ? differences(cells, inFiles ? cellsOf(kind, inFiles) : null) : [],
		uses: usesOf(raw, kind, id),
		translations: ledger.translations.filter((one) => one.id === id),
		inFiles: inFiles !== undefined,
	};
}

export function tell({ before, after, id, kind, thing, act, reason, by, at }: Change): Told {
	return { id, kind, thing, act, reason, by, at, differences: differences(before, after) };
}

export function changedNames(changes: readonly Change[]): ReadonlySet<string> {
	return new Set(changes.map((one) => `${one.kind} ${one.thing}`));
}

export function marksOf({ files, changes }: Pick<Layers, 'files' | 'changes'>): Marks {
	return { changed: changedNames(changes), overtaken: changedNames(overtaken(files, changes)) };
}

/** Every id in the cells that names something else, with the words to show for it. */
export function namesIn(index: Index, cells: Cells): Record<string, string> {
	const questions = new Map(index.ledger.questions.map((one) => [one.id, one.en]));
	const of = (columns: readonly string[], name: (id: string) => string | undefined) =>
		columns.flatMap((column) => list(cells[column])).map((id) => [id, name(id) ?? id]);
	const place = (id: string) => {
		const found = index.place.get(id);
		return found && fullName(found);
	};
	return Object.fromEntries([
		...of(['places', 'answers', 'counties', 'place', 'within'], place),
		...of(['source', 'more'], (id) => index.source.get(id)?.title),
		...of(['person'], (id) => index.person.get(id)?.name),
		...of(['question'], (id) => questions.get(id)),
	]);
}

function list(cell: string | undefined): string[] {
	return (cell ?? '').split(';').filter((one) => one !== '');
}
