/** The ledger as the public site reads it: indexed once for each state of the case and each day of knowledge, and kept until the case changes. */

import { lastTrailId } from '../access/audit.ts';
import type { App } from '../app.ts';
import type { Day } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { type Index, indexLedger } from '../ledger/ledger.ts';

/** What every page of the public site is made from. */
export type Site = {
	/** Changes whenever anything in the case does: pages made from the same state are the same bytes. */
	readonly state: number;
	/** Only what the public could know by this day; null for all that is known today. */
	readonly known: Day | null;
	readonly index: Index;
};

/** How many days of knowledge are kept at once; a reader moves between a few. */
const kept = 12;

/** Opens the site over a case. The answer of the returned function is shared: nobody changes it. */
export function siteOf(app: Pick<App, 'db'>): (known?: Day | null) => Promise<Site> {
	let state = -1;
	let ledger: ReturnType<typeof openLedger> | undefined;
	let sites = new Map<string, Promise<Site>>();
	return async (known = null) => {
		// Every change of a case writes an act into its trail, so the number of the last act is the state of the case.
		const now = await lastTrailId(app.db);
		if (now !== state || !ledger) {
			state = now;
			ledger = openLedger(app);
			sites = new Map();
		}
		const name = known ?? '';
		const there = sites.get(name);
		if (there) return there;
		const opened = ledger;
		// A ledger that could not be read is read anew for the next reader.
		opened.catch(() => {
			ledger = undefined;
		});
		const made = opened.then((whole) => ({ state: now, known, index: indexLedger(whole, known ?? undefined) }));
		if (sites.size >= kept) sites.delete(sites.keys().next().value ?? '');
		sites.set(name, made);
		return made;
	};
}
