/** What became of a fact: each change of it with its reason, for everyone to read. Who made it stays at the desk. */

import type { Change, ChangeAct } from '../ledger/change.ts';

export type ShownChange = {
	/** Day of the change. */
	readonly on: string;
	readonly act: ChangeAct;
	readonly reason: string;
	/** What the fact said before and says now, where its words changed. */
	readonly was: string | null;
	readonly now: string | null;
};

/** @param changes of one fact, in order of time. */
export function showChanges(changes: readonly Change[]): ShownChange[] {
	return changes.map(({ act, at, reason, before, after }) => {
		const [was, now] = [before?.summary ?? before?.value ?? null, after?.summary ?? after?.value ?? null];
		const changed = was !== null && now !== null && was !== now;
		return { on: at.slice(0, 10), act, reason, was: changed ? was : null, now: changed ? now : null };
	});
}
