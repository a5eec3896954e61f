/** The spread of the programme, month by month: which counties shared fingerprints at the end of each. */

import { asDay, type Day } from '../base/day.ts';
import type { Index } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { foldSharing, type Sharing, stepsOf, type Tally, tally } from '../ledger/status.ts';
import { parseWhen, surelyBy, type When } from '../ledger/when.ts';

/** The months in which counties were switched on, from the first to the last: `2008-10` … `2013-01`. */
const allMonths: readonly string[] = Array.from({ length: 52 }, (_, i) => monthAfter(2008, 9 + i));

function monthAfter(year: number, month: number): string {
	return `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** How a county stood at the end of a month; `perhaps` where it had begun or ended by then, or had not. */
export type Stage = 'sharing' | 'not' | 'perhaps' | 'unknown';

/** The month (by its place in `Spread.months`) from which a stage held, in order; the first is 0. */
export type History = readonly (readonly [month: number, stage: Stage])[];

export type Group = { readonly history: History; readonly counties: readonly Place[] };

export type Spread = {
	/** `2008-10` and the months after it, to the last that the reader may know of. */
	readonly months: readonly string[];
	/** Counties with one and the same history: they change on the map together. */
	readonly groups: readonly Group[];
	/** For each month, how many counties stood how at its end. It equals `uncover ledger count --on` that day. */
	readonly counts: readonly Tally[];
	/** Since when each county shares, as precisely as it is known; those that did not by the last month are not in it. */
	readonly since: ReadonlyMap<string, When>;
};

/** The last day of a month. @param month as `2010-02`. */
export function endOf(month: string): Day {
	return parseWhen(month).last;
}

/** The place of a month among months, from `2011-08` or a day in it; the nearest where it lies before or after them. Undefined where the text is neither. */
export function monthAt(months: readonly string[], text: string): number | undefined {
	const month = /^\d{4}-\d{2}$/.test(text) ? text : asDay(text)?.slice(0, 7);
	if (month === undefined || !asDay(`${month}-01`)) return undefined;
	return Math.max(
		0,
		months.findLastIndex((one) => one <= month),
	);
}

/** The first month at whose end a date had surely come; undefined where that is after the last. */
export function monthBy(months: readonly string[], when: When): number | undefined {
	const month = months.findIndex((one) => surelyBy(when, endOf(one)));
	return month < 0 ? undefined : month;
}

export function stageAt(history: History, month: number): Stage {
	return history.findLast(([from]) => from <= month)?.[1] ?? 'unknown';
}

/**
 * Every county at the end of every month. One pass over the ledger: keep the answer for as long as the index lives.
 * @param until the last day that the reader may know of.
 */
export function spreadOf(index: Index, until: Day): Spread {
	const [first = '', ...more] = allMonths;
	const months = [first, ...more.filter((month) => endOf(month) <= until)];
	const ends = months.map(endOf);
	const since = new Map<string, When>();
	const each = index.ledger.places
		.filter((place) => place.kind === 'county')
		.map((place) => {
			const steps = stepsOf(place, index.eventsOf(place.id), []);
			const sharing = ends.map((day) => foldSharing(steps, day, place.activated !== null));
			const last = sharing.at(-1);
			if (last?.since && last.sharing === true) since.set(place.id, last.since);
			return { place, sharing };
		});
	const alike = Map.groupBy(each, ({ sharing }) => sharing.map(stageOf).join());
	return {
		months,
		groups: [...alike].map(([, counties]) => ({
			history: historyOf(counties[0]?.sharing.map(stageOf) ?? []),
			counties: counties.map(({ place }) => place),
		})),
		counts: ends.map((_, month) => tally(each.flatMap(({ sharing }) => sharing[month] ?? []))),
		since,
	};
}

export function stageOf({ sharing, perhaps }: Pick<Sharing, 'sharing' | 'perhaps'>): Stage {
	if (sharing !== null) return sharing ? 'sharing' : 'not';
	return perhaps ? 'perhaps' : 'unknown';
}

function historyOf(stages: readonly Stage[]): History {
	return stages.flatMap((stage, month) => (stage === stages[month - 1] ? [] : [[month, stage] as const]));
}
