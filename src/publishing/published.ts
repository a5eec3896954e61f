/** What the public site shows beyond the ledger itself: the contradictions that were accepted. */

import type { App } from '../app.ts';
import type { Day } from '../base/day.ts';
import { listContradictions } from '../ledger/actions.ts';
import { describeContradictions } from '../ledger/disagreement.ts';
import { statementsShown } from './known.ts';
import type { Site } from './site.ts';
import type { Published } from './table.ts';

export type PublishedSite = Site & Published;

/** The site with its contradictions; kept until the case changes, as `siteOf` keeps the ledger. @param open from `siteOf`. */
export function publishedOf(
	app: Pick<App, 'db'>,
	open: (known?: Day | null) => Promise<Site>,
): (known?: Day | null) => Promise<PublishedSite> {
	let kept = new WeakMap<Site, Promise<PublishedSite>>();
	return async (known = null) => {
		const site = await open(known);
		const there = kept.get(site);
		if (there) return there;
		const made = withAccepted(app, site);
		kept.set(site, made);
		// What could not be read is read anew for the next reader.
		made.catch(() => {
			kept = new WeakMap();
		});
		return made;
	};
}

async function withAccepted(app: Pick<App, 'db'>, site: Site): Promise<PublishedSite> {
	const { proposals } = await listContradictions(app);
	const shown = new Set(statementsShown(site).map(({ id }) => id));
	const accepted = proposals.flatMap(({ decision, ...one }) =>
		decision?.verdict === 'accepted' && shown.has(one.first.id) && shown.has(one.second.id)
			? [{ ...one, decision: { reason: decision.reason, es: decision.es, at: decision.at } }]
			: [],
	);
	return { ...site, accepted: describeContradictions(site.index, accepted) };
}
