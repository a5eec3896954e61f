/** A simulation cut into parts for threads. What they make together does not depend on the cut. */

import { drawLots, type Lot, type Reached } from './lot.ts';
import type { Model } from './model.ts';
import { buildModel } from './model.ts';
import { atCentre } from './parameter.ts';
import { type About, drawRange } from './predict.ts';

export type Part =
	/** Draws `from` ≤ n < `to` of the parameters, for these words of places. */
	| { readonly do: 'draws'; readonly words: readonly string[]; readonly from: number; readonly to: number }
	/** Bookings drawn one by one. */
	| { readonly do: 'bookings'; readonly lots: readonly Lot[]; readonly replicate: number };

export type Made<P extends Part = Part> = P extends { do: 'draws' } ? Float64Array : Reached;

/** Runs parts side by side; the answers come in the order of the parts. `onDone` hears how many draws or bookings are done in all. */
export type Crew = <P extends Part>(
	about: About,
	parts: readonly P[],
	onDone: (done: number) => void,
) => Promise<Made<P>[]>;

/** How many parts may run side by side on this machine. */
export type Crewed = { readonly threads: number; readonly run: Crew };

/** One part, in this thread. */
export function doPart(about: About, part: Part, onDone: (done: number) => void = () => {}): Made {
	if (part.do === 'draws') return drawRange(about, part.words, part, onDone);
	const key = { seed: about.scenario.seed, replicate: part.replicate };
	return drawLots(centred(about), about.scenario, part.lots, key, onDone);
}

/** The model with every parameter at its centre. */
export function centred({ parameters, profile }: About): Model {
	return buildModel(parameters, atCentre(parameters), profile);
}

/** Cuts 0 ≤ n < `whole` into ranges of about the same length. */
export function cutRange(whole: number, parts: number): { from: number; to: number }[] {
	return Array.from({ length: parts }, (_, nth) => ({
		from: Math.floor((nth * whole) / parts),
		to: Math.floor(((nth + 1) * whole) / parts),
	})).filter(({ from, to }) => to > from);
}
