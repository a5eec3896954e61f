/** Which levers hold in a place in a month, and the graph that follows from them. */

import type { LeverChoice } from './choice.ts';
import { type Graph, programme } from './graph.ts';
import { pull } from './lever.ts';
import { monthNumber } from './month.ts';
import { isMeant, type Place } from './place.ts';
import type { Scenario } from './scenario.ts';

export type Regime = {
	readonly graph: Graph;
	readonly levers: readonly LeverChoice[] /** Searches wait for a conviction. */;
	readonly late: boolean;
};

/**
 * Gives each place the regime of every month from `first` on. Places under the same steps share one calendar, and months
 * with the same steps in force share one regime, so comparing by identity is enough.
 */
export function regimes(
	scenario: Pick<Scenario, 'steps'>,
	first: number,
	months: number,
): (place: Place) => readonly Regime[] {
	const steps = scenario.steps.map((step) => ({
		...step,
		since: step.from === undefined ? -Infinity : monthNumber(step.from),
		until: step.to === undefined ? Infinity : monthNumber(step.to),
	}));
	const known = new Map<string, Regime>();
	const calendars = new Map<string, readonly Regime[]>();
	const regimeOf = (holding: typeof steps): Regime => {
		const name = holding.map((step) => steps.indexOf(step)).join(' ');
		const levers = holding.flatMap((step) => step.levers);
		const regime = known.get(name) ?? {
			graph: pull(programme, levers),
			levers,
			late: levers.some((one) => one.lever === 'conviction-check'),
		};
		known.set(name, regime);
		return regime;
	};
	return (place) => {
		const mine = steps.filter((step) => step.places?.some((word) => isMeant(place, word)) ?? true);
		const name = mine.map((step) => steps.indexOf(step)).join(' ');
		const calendar =
			calendars.get(name) ??
			Array.from({ length: Math.max(0, months) }, (_, at) =>
				regimeOf(mine.filter(({ since, until }) => first + at >= since && first + at <= until)),
			);
		calendars.set(name, calendar);
		return calendar;
	};
}
