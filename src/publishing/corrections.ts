/** The public history of corrections: what stood here before, what stands now, and why. */

import { type Day, dayOf } from '../base/day.ts';
import type { Change, ChangeAct } from '../ledger/change.ts';
import type { Repair, Standing } from '../ledger/fact.ts';
import { type Language, order } from '../ledger/when.ts';
import { factPath } from './paths.ts';
import type { Site } from './site.ts';
import { type Told, toldIn } from './translation.ts';

/** One change of a fact after it was entered. Who made it stays at the desk. */
export type Correction = {
	readonly day: Day;
	readonly act: Exclude<ChangeAct, 'add'>;
	readonly kind: Change['kind'];
	readonly id: string;
	/** Null where the fact was withdrawn or taken out: it has no page any more. */
	readonly path: string | null;
	readonly reason: string;
	/** The columns that changed, by their names in the tables. */
	readonly changed: readonly { readonly column: string; readonly was: string; readonly now: string }[];
};

/** A fact whose standing is another than asserted, whether a person at the desk or the files say so. */
export type Doubted = {
	readonly id: string;
	readonly path: string | null;
	readonly standing: Standing;
	readonly title: Told;
};

export type Corrections = {
	readonly corrections: readonly Correction[];
	readonly doubted: readonly Doubted[];
	/** Repairs of the sources, by their reason, the most frequent first. */
	readonly repairs: readonly { readonly why: string; readonly repairs: readonly Repair[] }[];
};

/** @param changes of the desk, in order of time. */
export function correctionsOf(
	{ index, known }: Pick<Site, 'index' | 'known'>,
	changes: readonly Change[],
	language: Language,
): Corrections {
	const { ledger } = index;
	const facts = [...ledger.events, ...ledger.statements];
	const withdrawn = new Set(
		[...facts, ...ledger.figures].filter(({ standing }) => standing === 'withdrawn').map(({ id }) => id),
	);
	const shown = facts.filter(
		(one) => one.standing !== 'asserted' && (known === null || (one.known?.last ?? '9') <= known),
	);
	return {
		corrections: changes
			.flatMap((one) => correctionOf(one, withdrawn) ?? [])
			.filter(({ day }) => known === null || day <= known)
			.reverse(),
		doubted: shown.map(({ id, standing, summary }) => ({
			id,
			standing,
			path: standing === 'withdrawn' ? null : factPath(id),
			title: toldIn(ledger, language, id, summary),
		})),
		repairs: [...Map.groupBy(ledger.repairs, ({ why }) => why)]
			.map(([why, repairs]) => ({ why, repairs }))
			.sort((a, b) => b.repairs.length - a.repairs.length || order(a.why, b.why)),
	};
}

const publicKinds: readonly Change['kind'][] = ['event', 'statement', 'figure'];

function correctionOf(
	{ kind, thing, act, reason, at, before, after }: Change,
	withdrawn: ReadonlySet<string>,
): Correction | undefined {
	if (act === 'add' || before === null || !publicKinds.includes(kind)) return undefined;
	const now = after ?? {};
	const columns = [...new Set([...Object.keys(before), ...Object.keys(now)])];
	return {
		day: dayOf(new Date(at)),
		act,
		kind,
		id: thing,
		path: after === null || withdrawn.has(thing) ? null : factPath(thing),
		reason,
		changed: columns
			.map((column) => ({ column, was: before[column] ?? '', now: now[column] ?? '' }))
			.filter((one) => one.was !== one.now),
	};
}
