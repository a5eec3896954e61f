/** The parts of the nation that lists are made by: its states, and the federal district, a county of no state. */

import type { Index } from '../ledger/ledger.ts';
import { type Place, upwards } from '../ledger/place.ts';

export function isRegion({ place }: Pick<Index, 'place'>, one: Place): boolean {
	return one.kind === 'state' || (one.within !== null && place.get(one.within)?.kind === 'nation');
}

/** The region that a place is or lies in; undefined for the nation. */
export function regionOf(index: Pick<Index, 'place'>, one: Place): Place | undefined {
	return upwards(index.place, one).find((above) => isRegion(index, above));
}
