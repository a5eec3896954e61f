/** The audit trail: every action leaves an act, chained by hashes so that tampering shows. */

import type { CaseFolder } from '../app.ts';
import type { Db, Tx } from '../base/db.ts';
import { type Act, canonical, type Deed, flaw, hashOf, root } from './act.ts';
import { insertAct, lastAct, listActs } from './store.ts';

/** The first link that does not hold, in a sentence. */
export type TrailCheck = { acts: number; head: string; broken?: { id: number; why: string } };

/** Writes an act into the trail, in the same transaction as what it tells of: either both happened or neither. */
export async function noteAct(
	tx: Tx,
	app: { readonly case: Pick<CaseFolder, 'person'>; now(): Date },
	deed: Deed,
): Promise<Act> {
	const last = await lastAct(tx);
	const link = {
		id: (last?.id ?? 0) + 1,
		at: app.now().toISOString(),
		person: app.case.person,
		action: deed.action,
		subject: deed.subject,
		details: canonical(deed.details ?? {}),
		previous: last?.hash ?? root,
	};
	const act = { ...link, hash: hashOf(link) };
	await insertAct(tx, act);
	return act;
}

/**
 * Follows the chain from its first act. `head` is the hash of the last: whoever wrote an earlier head down outside the
 * case can later see that nothing up to it was cut off or rewritten.
 * @param expected a head noted earlier, which must still be in the chain.
 */
export async function checkTrail(db: Pick<Db, 'all'>, expected?: string): Promise<TrailCheck> {
	let acts = 0;
	let head = root;
	let met = expected === undefined || expected === root;
	for (let after = 0; ; ) {
		const batch = await listActs(db, { after, limit: 2000 });
		for (const act of batch) {
			const why = flaw(act, acts + 1, head);
			if (why) return { acts, head, broken: { id: act.id, why } };
			acts++;
			head = act.hash;
			met ||= head === expected;
		}
		const last = batch.at(-1);
		if (!last) break;
		after = last.id;
	}
	if (!met)
		return {
			acts,
			head,
			broken: {
				id: acts + 1,
				why: 'The trail no longer holds the act whose hash was written down: its end was cut off or it was rewritten.',
			},
		};
	return { acts, head };
}

/** Acts from the newest backwards. @param before only acts with a smaller id: the next page. */
export async function listTrail(db: Pick<Db, 'all'>, page: { limit: number; before?: number }): Promise<Act[]> {
	return listActs(db, { before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit });
}

/** The number of the last act, 0 for an empty trail: it changes with every change of the case. */
export async function lastTrailId(db: Pick<Db, 'one'>): Promise<number> {
	return (await lastAct(db))?.id ?? 0;
}
