/** What an id stands for after entries were merged: addresses given out before keep leading somewhere. */

import type { Merge } from '../ledger/fact.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The id into which a person or place was merged, over as many steps as it took; the id itself where it was not. */
export function mergedInto({ merges }: Pick<Ledger, 'merges'>, kind: Merge['kind'], id: string): string {
	const seen = new Set<string>();
	let at = id;
	for (;;) {
		const next = merges.find((one) => one.kind === kind && one.from === at);
		if (!next || seen.has(at)) return at;
		seen.add(at);
		at = next.into;
	}
}
