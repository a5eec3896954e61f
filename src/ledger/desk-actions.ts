/** What a person changes at the desk: things of the ledger, each change kept with the version before, who, when and why. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { allCitations } from '../archive/actions.ts';
import { openDocument } from '../archive/page-actions.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { type Opened, openLayers } from './actions.ts';
import { type Change, type ChangeAct, rowOf } from './change.ts';
import { insertChange, listChanges, listChangesOf, putCited } from './change-store.ts';
import type { CitedPage, Merge, Translation } from './fact.ts';
import { freshName, judgeThing, usesOf, wordsOf } from './judge.ts';
import { resolveNames } from './lookup.ts';
import { mergeFlaw } from './merge.ts';
import { hasStanding, isWithdrawn } from './standing.ts';
import {
	type Cells,
	type ChangeKind,
	cellsOf,
	type FieldFlaw,
	findThing,
	isFactKind,
	type Kind,
	listOf,
	thingOf,
	translationName,
	withThing,
} from './thing.ts';
import { originals } from './translation.ts';

export type Written = { readonly kind: ChangeKind; readonly id: string; readonly change: Change };

export type Addition = { readonly kind: Kind; readonly cells: Cells; readonly reason?: string | undefined };

/** Adds one thing, see `addAll`. */
export async function addThing(app: App, given: Addition): Promise<Written> {
	const [written] = await addAll(app, [given]);
	if (!written) throw new Error('Nothing was written.');
	return written;
}

/**
 * Adds things in order, all or none; later ones may name earlier ones. A name is made for each that `cells.id` gives none.
 * Places, people and sources may be named by their names instead of ids.
 * @throws Refusal not-valid with a sentence for each field in `details.fields`; in-conflict where an id is taken.
 */
export async function addAll(app: App, all: readonly Addition[]): Promise<Written[]> {
	const opened = await openLayers(app);
	const drafts: Draft[] = [];
	let layers = opened;
	for (const { kind, cells, reason } of all) {
		const taken = new Set([
			...listOf(layers.raw, kind).map(({ id }) => id),
			...layers.changes.filter((one) => one.kind === kind).map((one) => one.thing),
		]);
		const id = cells.id || freshName(kind, wordsOf(cells), taken);
		if (taken.has(id))
			throw new Refusal(
				'in-conflict',
				`The ledger has a ${kind} “${id}” already. Leave the id empty, and a free one is made.`,
			);
		const { whole, ...draft } = await checked(app, layers, kind, { ...cells, id, standing: 'asserted' });
		drafts.push({ kind, thing: id, act: 'add', reason: reason?.trim() || 'New.', ...draft });
		layers = { ...layers, raw: whole };
	}
	return app.db.atomic(async (tx) => {
		const written: Written[] = [];
		for (const one of drafts) written.push(await write(tx, app, opened, one));
		return written;
	});
}

/** What can be done to a thing that is there. */
export const thingActs = ['edit', 'correct', 'contest', 'withdraw', 'assert'] as const satisfies readonly ChangeAct[];
export type ThingAct = (typeof thingActs)[number];

/**
 * Changes a thing. `edit` and `correct` take new cells; those left out stay. A correction also says so in the standing of
 * what it is; `contest`, `withdraw` and `assert` change nothing but the standing. A source, person or question is withdrawn
 * while nothing that stands rests on it; a place added at the desk is taken out, while nothing at all rests on it.
 * @param given.seen number of the newest change the person saw, 0 for none: a change made meanwhile is not overwritten.
 * @throws Refusal not-found, not-valid without a reason or with bad cells, in-conflict.
 */
export async function changeThing(
	app: App,
	given: {
		kind: Kind;
		id: string;
		act: ThingAct;
		cells?: Cells | undefined;
		reason: string;
		seen?: number | undefined;
	},
): Promise<Written> {
	const { kind, id, act } = given;
	const reason = given.reason.trim();
	if (reason === '')
		throw new Refusal('not-valid', 'Give the reason: readers of the history should see why this was changed.', {
			fields: { reason: 'it is empty.' },
		});
	const layers = await openLayers(app);
	const before = rowOf(layers.raw, kind, id);
	if (!before) throw new Refusal('not-found', `The ledger has no ${kind} “${id}”.`);
	const change = { kind, thing: id, act, reason, seen: given.seen };
	if (act === 'edit' || act === 'correct') {
		const standing = act === 'correct' ? 'corrected' : (before.standing ?? '');
		const { after, cited } = await checked(app, layers, kind, { ...before, ...given.cells, id, standing }, before);
		return app.db.atomic((tx) => write(tx, app, layers, { ...change, after, cited }));
	}
	if (!hasStanding(kind)) {
		if (act !== 'withdraw')
			throw new Refusal(
				'not-valid',
				`A ${kind} asserts nothing, so it cannot be contested. Contest the facts that rest on it.`,
			);
		if (rowOf(layers.files, kind, id))
			throw new Refusal(
				'in-conflict',
				`This ${kind} stands in the case’s own files. Take it out there and load them again, or merge it with another.`,
			);
		mayGo(kind, usesOf(layers.raw, kind, id));
		return app.db.atomic((tx) => write(tx, app, layers, { ...change, after: null }));
	}
	const standing = { contest: 'contested', withdraw: 'withdrawn', assert: 'asserted' }[act];
	const stood = before.standing || 'asserted';
	if (stood === standing)
		throw new Refusal(
			'in-conflict',
			`This ${kind} is ${standing} already. Open it again to see who changed it and why.`,
		);
	if (standing === 'withdrawn' && !isFactKind(kind)) mayBeWithdrawn(layers, kind, id);
	const { after } =
		stood === 'withdrawn'
			? await checked(app, layers, kind, { ...before, standing }, before)
			: { after: { ...before, standing } };
	return app.db.atomic((tx) => write(tx, app, layers, { ...change, after }));
}

/** What rests on it may have been withdrawn too. */
function mayBeWithdrawn({ raw }: Opened, kind: Kind, id: string): void {
	const uses = usesOf(raw, kind, id).filter((one) => {
		const thing = findThing(raw, one.kind, one.id);
		return thing !== undefined && !isWithdrawn(thing);
	});
	mayGo(kind, uses);
	const conflict = kind === 'source' && raw.conflicts.find((one) => one.oneSource === id || one.otherSource === id);
	if (conflict)
		throw new Refusal(
			'in-conflict',
			`The conflict “${conflict.id}” of conflicts.csv names this source. Change it there first, and load the files again.`,
		);
}

function mayGo(kind: Kind, uses: ReturnType<typeof usesOf>): void {
	if (uses.length > 0)
		throw new Refusal(
			'in-conflict',
			`${uses.length === 1 ? 'One entry rests' : `There are ${uses.length} entries that rest`} on this ${kind}, the first being ${uses[0]?.kind} ${uses[0]?.id}. Change ${uses.length === 1 ? 'it' : 'them'} first.`,
			{ uses },
		);
}

/** Cells read and judged in their place in the ledger, with the pages newly cited. */
async function checked(app: App, layers: Opened, kind: Kind, given: Cells, before: Cells = {}) {
	const named = resolveNames(layers.raw, given);
	if (named.flaws.length > 0) throw refusal(kind, named.flaws);
	const read = thingOf(kind, named.cells);
	if ('flaws' in read) throw refusal(kind, read.flaws);
	const after = cellsOf(kind, read.value);
	const cited = await citedPages(app, layers, after.citations ?? '', before.citations ?? '');
	const whole = withThing({ ...layers.raw, cited: [...layers.raw.cited, ...cited] }, kind, read.value);
	const flaws = judgeThing(whole, kind, read.value);
	if (flaws.length > 0) throw refusal(kind, flaws);
	return { after, cited, whole };
}

function refusal(kind: Kind, flaws: readonly FieldFlaw[]): Refusal {
	const fields = Object.fromEntries(flaws.map(({ field, sentence }) => [field, sentence]));
	return new Refusal(
		'not-valid',
		`This ${kind} was not saved. ${flaws.map(({ field, sentence }) => `${field}: ${sentence}`).join(' ')}`,
		{ fields },
	);
}

/**
 * The pages behind citations that a fact did not have before, as the archive has them now.
 * @throws Refusal in-conflict where loaded files gave the number to a page of another archive.
 */
async function citedPages(app: App, { raw }: Opened, cell: string, before: string): Promise<CitedPage[]> {
	const had = before.split(';');
	const wanted = cell.split(';').filter((id) => id !== '' && !had.includes(id));
	if (wanted.length === 0) return [];
	const found = (await allCitations(app, '')).filter(({ id }) => wanted.includes(`${id}`));
	const pages = await Promise.all(
		found.map(async ({ id, document, page, name, bates, exact }) => {
			const { sha256 } = (await openDocument(app, document)).document;
			return { id, document, page, name, bates: bates ?? '', sha256, exact };
		}),
	);
	const known = new Map(raw.cited.map((one) => [one.id, one]));
	for (const { id, sha256, page, exact } of pages) {
		const other = known.get(id);
		if (other && (other.sha256 !== sha256 || other.page !== page || other.exact !== exact))
			throw new Refusal(
				'in-conflict',
				`The loaded files call another page citation ${id} (“${other.name}”). Cite the words in the archive once more, and choose that citation.`,
				{ fields: { citations: 'Its number stands for a page of another archive.' } },
			);
	}
	return pages.filter(({ id }) => !known.has(id));
}

type Draft = Pick<Change, 'kind' | 'thing' | 'act' | 'reason' | 'after'> & {
	readonly cited?: readonly CitedPage[];
	readonly seen?: number | undefined;
};

async function write(tx: Tx, app: App, { files }: Opened, draft: Draft): Promise<Written> {
	const { cited = [], seen, ...change } = draft;
	const { kind, thing, act, reason } = change;
	const last = (await listChangesOf(tx, kind, thing)).at(-1);
	if (seen !== undefined && seen !== (last?.id ?? 0))
		throw new Refusal(
			'in-conflict',
			`${last?.by ?? 'Someone'} changed this ${kind} while you had it open: “${last?.reason ?? ''}”. Open it again, and make your change to what stands there now.`,
		);
	for (const one of cited) await putCited(tx, one);
	const loaded = rowOf(files, kind, thing);
	const before = last ? last.after : loaded;
	const row = { ...change, by: app.case.person, at: app.now().toISOString(), before, loaded };
	const id = await insertChange(tx, row);
	await noteAct(tx, app, {
		action: `${act}-${kind === 'merge' || kind === 'translation' ? kind : 'entry'}`,
		subject: `${kind} ${thing}`,
		details: { reason, change: id },
	});
	return { kind, id: thing, change: { id, ...row } };
}

/**
 * Lets one person or place, each given by id or name, count as another. Facts, offices and places within follow; unmerging gives all of them back.
 * @throws Refusal not-valid with the reason why they cannot be one.
 */
export async function mergeTwo(
	app: App,
	given: { kind: Merge['kind']; from: string; into: string; reason: string },
): Promise<Written> {
	const { kind } = given;
	const reason = required(given.reason, 'readers should see why the two are one and the same');
	const layers = await openLayers(app);
	const idOf = (name: string) => resolveNames(layers.ledger, { [kind]: name }).cells[kind] ?? name;
	const [from, into] = [idOf(given.from), idOf(given.into)];
	const flaw = mergeFlaw(layers.ledger, { kind, from, into });
	if (flaw) throw new Refusal('not-valid', flaw);
	const id = `${kind}-${from}`;
	return app.db.atomic((tx) =>
		write(tx, app, layers, { kind: 'merge', thing: id, act: 'add', reason, after: { id, kind, from, into } }),
	);
}

/** Takes a merge back: both entries are what they were, and their facts with them. @throws Refusal not-found. */
export async function unmerge(app: App, id: string, reason: string): Promise<Written> {
	const why = required(reason, 'readers should see why the two are not the same after all');
	const layers = await openLayers(app);
	if (!findThing(layers.raw, 'merge', id)) throw new Refusal('not-found', 'These two are not merged.');
	return app.db.atomic((tx) =>
		write(tx, app, layers, { kind: 'merge', thing: id, act: 'withdraw', reason: why, after: null }),
	);
}

function required(reason: string, why: string): string {
	if (reason.trim() === '')
		throw new Refusal('not-valid', `Give the reason: ${why}.`, { fields: { reason: 'it is empty.' } });
	return reason.trim();
}

/**
 * Writes a translation of a text of the ledger as it reads now, or says that one was reviewed.
 * @throws Refusal not-found where the ledger has no such text; not-valid without words.
 */
export async function translate(
	app: App,
	given: Pick<Translation, 'id' | 'language' | 'text'> & { state: 'draft' | 'reviewed' },
): Promise<Written> {
	const layers = await openLayers(app);
	const { id, language, state } = given;
	const before = layers.ledger.translations.find((one) => one.id === id && one.language === language);
	const original = originals(layers.ledger).get(id) ?? before?.original;
	if (original === undefined) throw new Refusal('not-found', `The ledger has no text “${id}” to translate.`);
	const text = given.text.trim();
	if (text === '') throw new Refusal('not-valid', 'Write the translation; an empty one says nothing.');
	const one: Translation = { id, language, text, state, original };
	const draft: Draft = {
		kind: 'translation',
		thing: translationName(one),
		act: before ? 'edit' : 'add',
		reason: state === 'reviewed' ? 'Reviewed.' : 'Translated.',
		after: cellsOf('translation', one),
	};
	return app.db.atomic((tx) => write(tx, app, layers, draft));
}

/** Every change of one thing, in order of time. */
export function historyOf(app: Pick<App, 'db'>, kind: ChangeKind, id: string): Promise<Change[]> {
	return listChangesOf(app.db, kind, id);
}

/** Every change made at the desk, in order of time: the public correction history. */
export function allChanges(app: Pick<App, 'db'>): Promise<Change[]> {
	return listChanges(app.db);
}
