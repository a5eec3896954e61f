/** How many counties share on a day, and how far that can be said. */

import type { Day } from '../base/day.ts';
import type { Index } from './ledger.ts';
import type { Place } from './place.ts';
import { sharingOn, type Tally, tally } from './status.ts';

export type Count = {
	readonly on: Day;
	/** Counties that surely share: a county known by its month only counts from the last day of that month. */
	readonly count: number;
	/** Counties that joined in the month of this day, before or after it. */
	readonly possible: number;
	readonly not: number;
	/** Counties of which no source gives a date. They are never counted as not sharing. */
	readonly unknown: number;
	/** State by its two letters, with those that have at least one county that shares or may. */
	readonly states: Readonly<Record<string, Tally>>;
	readonly rule: string;
};

export const countRule =
	'A county known only by the month counts from the last day of that month; on earlier days of it, it stands under “possible”. A county without a date is unknown, never “not sharing”.';

/** @param within a state or other place to count in; the whole nation without it. */
export function countOn(index: Index, day: Day, within?: Place): Count {
	const counties = within ? index.countiesOf(within) : index.ledger.places.filter((place) => place.kind === 'county');
	const each = counties.map((county) => ({ state: county.state ?? '', sharing: sharingOn(index, county, day) }));
	const all = tally(each.map(({ sharing }) => sharing));
	const byState = Map.groupBy(each, ({ state }) => state);
	const states = [...byState]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([state, rows]) => [state, tally(rows.map(({ sharing }) => sharing))] as const)
		.filter(([, one]) => one.sharing + one.possible > 0);
	return {
		on: day,
		count: all.sharing,
		possible: all.possible,
		not: all.not,
		unknown: all.unknown,
		states: Object.fromEntries(states),
		rule: countRule,
	};
}
