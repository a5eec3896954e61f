/** What persons changed at the desk, laid over what the files brought. */

import type { Ledger } from './ledger.ts';
import { type Cells, type ChangeKind, cellsOf, listOf, lists, nameOf, type Things, thingOf } from './thing.ts';

export const changeActs = ['add', 'edit', 'correct', 'contest', 'withdraw', 'assert'] as const;
export type ChangeAct = (typeof changeActs)[number];

/** One change, with the versions before and after it. */
export type Change = {
	/** 1, 2, 3 … over the whole ledger. */
	readonly id: number;
	readonly kind: ChangeKind;
	/** Name of the thing among its kind. */
	readonly thing: string;
	readonly act: ChangeAct;
	readonly reason: string;
	readonly by: string;
	/** Instant. */
	readonly at: string;
	/** Null where it was new. */
	readonly before: Cells | null;
	/** Null where it was taken out. */
	readonly after: Cells | null;
	/** The row of the files over which this was written; null where they have none. */
	readonly loaded: Cells | null;
};

/** The newest change of each thing, in order of time. @param changes in order of time. */
export function newest(changes: readonly Change[]): Change[] {
	return [...new Map(changes.map((one) => [`${one.kind} ${one.thing}`, one])).values()];
}

/**
 * The ledger as the desk left it: what a person wrote wins over the row of the files with the same name, whichever
 * came first; all other rows of the files stand. So a new loading takes nothing back that a person did.
 */
export function applyChanges(ledger: Ledger, changes: readonly Change[]): Ledger {
	const changed = [...Map.groupBy(newest(changes), (one) => one.kind)].map(([kind, some]) => [
		lists[kind],
		laidOver(ledger, kind, some),
	]);
	return { ...ledger, ...Object.fromEntries(changed) };
}

function laidOver<K extends ChangeKind>(ledger: Ledger, kind: K, changes: readonly Change[]): Things[K][] {
	const own = new Map(changes.map((one) => [one.thing, one.after === null ? null : read(kind, one.after)]));
	const there = listOf(ledger, kind).map((one) => nameOf(kind, one));
	const kept = listOf(ledger, kind).flatMap((one) => {
		const mine = own.get(nameOf(kind, one));
		return mine === undefined ? [one] : (mine ?? []);
	});
	const added = [...own].flatMap(([name, one]) => (one === null || there.includes(name) ? [] : [one]));
	return [...kept, ...added];
}

/** A stored version. It was checked before it was stored. */
function read<K extends ChangeKind>(kind: K, cells: Cells): Things[K] {
	const found = thingOf(kind, cells);
	if ('value' in found) return found.value;
	throw new Error(`A stored ${kind} cannot be read: ${JSON.stringify(found.flaws)}`);
}

/** Things whose row in the files was changed after a person wrote over it: somebody should look which of the two is right. */
export function overtaken(files: Ledger, changes: readonly Change[]): Change[] {
	return newest(changes).filter(({ kind, thing, loaded, after }) => {
		if (loaded === null) return false;
		const now = rowOf(files, kind, thing);
		return !same(now, loaded) && !same(now, after);
	});
}

/** The row of a thing, or null where there is none. */
export function rowOf(ledger: Ledger, kind: ChangeKind, thing: string): Cells | null {
	const found = listOf(ledger, kind).find((one) => nameOf(kind, one) === thing);
	return found ? cellsOf(kind, found) : null;
}

/** A cell that one of the two rows does not have, because it is older than the column, counts as empty. */
function same(a: Cells | null, b: Cells | null): boolean {
	if (a === null || b === null) return a === b;
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? '') === (b[name] ?? ''));
}

/** The columns in which two versions differ, with both texts. */
export function differences(before: Cells | null, after: Cells | null): { field: string; was: string; now: string }[] {
	const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	return names
		.map((field) => ({ field, was: before?.[field] ?? '', now: after?.[field] ?? '' }))
		.filter(({ was, now }) => was !== now);
}
