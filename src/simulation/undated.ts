/** What no source says of a place is drawn: when the sharing was switched on there, and how many of its people were born abroad. */

import { uniforms } from './distribution.ts';
import type { Key } from './philox.ts';
import type { Place } from './place.ts';

/**
 * For one draw of the parameters, completes a place. By January 2013 the sharing was on everywhere, so a place without a
 * date gets the month of some other place of its state, each as likely as the next; a state without any dated place gets the
 * month of some place of the country for all of it, as whole states were switched on. A missing share of people born abroad
 * becomes that of some place of the country.
 * @param all every place of the country
 */
export function completeWith(all: readonly Place[]): (key: Key) => (place: Place) => Place {
	const monthsOf = new Map<string, number[]>();
	const months: number[] = [];
	for (const { state, activated } of all) {
		if (activated === undefined) continue;
		const own = monthsOf.get(state) ?? [];
		own.push(activated);
		monthsOf.set(state, own);
		months.push(activated);
	}
	const shares = all.flatMap(({ foreignBorn }) => foreignBorn ?? []);
	return (key) => (place) => {
		if (place.activated !== undefined && place.foreignBorn !== undefined) return place;
		const peers = monthsOf.get(place.state);
		const one = <T>(among: readonly T[], stream: number) => among[Math.floor(uniforms(key, stream)() * among.length)];
		return {
			...place,
			activated:
				place.activated ?? one(peers ?? months, 0x48000000 + Number(peers ? place.fips : place.fips.slice(0, 2))),
			foreignBorn: place.foreignBorn ?? one(shares, 0x49000000 + Number(place.fips)),
		};
	};
}
