/** How much of a month a place was searched in. */

import type { Place } from './place.ts';

/** 0 before the sharing was switched on, half in its month (only the month is known), 1 after. */
export function exposure(place: Pick<Place, 'activated'>, month: number): number {
	if (place.activated === undefined || month < place.activated) return 0;
	return month === place.activated ? 0.5 : 1;
}
