/**
 * The graph laid out flat: the share of every class that goes every way, as plain numbers. A lever reckons anew only the
 * ways it touches, so hundreds of draws of the parameters can be run while a slider moves.
 */

import type { LeverChoice } from './choice.ts';
import { charges, classes, classIndex, levels, statuses } from './classes.ts';
import { afterFbi } from './expectation.ts';
import { floating } from './fraction.ts';
import { ends, isRuled, programme, type RuledWay, type Stage, stages, type WayId, wayIds, waysFrom } from './graph.ts';
import { pull } from './lever.ts';
import type { Values } from './values.ts';

const people = classes.length;
const stageNumbers = new Map(stages.map((stage, at) => [stage, at]));
const numberOf = (stage: Stage) => stageNumbers.get(stage) ?? 0;
const wayNumbers = new Map(wayIds.map((way, at) => [way, at]));

/** Where a way stands in the numbers of `runFlat`. */
export function wayNumber(way: WayId): number {
	return wayNumbers.get(way) ?? 0;
}

/** The stages in their order, each with its ways: what a run along the graph passes. */
const walk: readonly { from: number; later: boolean; out: readonly { way: number; to: number }[] }[] = stages.map(
	(stage) => ({
		from: numberOf(stage),
		later: afterFbi(stage),
		out: (waysFrom[stage] ?? []).map((way) => ({ way: wayNumber(way), to: numberOf(ends(way).to) })),
	}),
);

/** What the parameters make of every way: `shares` way after way in the order of `wayIds`, in each class after class. */
export type Flat = {
	readonly shares: Float64Array;
	/** For each class the one that is seen from the search on. */
	readonly seen: Uint8Array;
};

/** The programme as it ran. Shares that would leave nothing for the ways before them are cut to what is left. */
export function layOut(values: Values<number>): Flat {
	const shares = new Float64Array(wayIds.length * people);
	for (const stage of stages) fill(shares, stage, programme.rules, values);
	return { shares, seen: Uint8Array.from(classes, (_, at) => at) };
}

/** The same with levers: only the stages whose ways they touch are reckoned anew. */
export function pullFlat(today: Flat, values: Values<number>, levers: readonly LeverChoice[]): Flat {
	const graph = pull(programme, levers);
	const touched = stages.filter((stage) =>
		waysFrom[stage]?.some((way) => isRuled(way) && graph.rules[way] !== programme.rules[way]),
	);
	if (touched.length === 0 && graph.seen === programme.seen) return today;
	const shares = today.shares.slice();
	for (const stage of touched) fill(shares, stage, graph.rules, values);
	return { shares, seen: Uint8Array.from(classes, (one) => classIndex(graph.seen(one))) };
}

function fill(
	shares: Float64Array,
	stage: Stage,
	rules: Readonly<Record<RuledWay, (typeof programme.rules)[RuledWay]>>,
	values: Values<number>,
): void {
	const out = waysFrom[stage] ?? [];
	classes.forEach((one, at) => {
		let left = 1;
		for (const way of out) {
			const share = isRuled(way) ? Math.min(left, Math.max(0, rules[way](floating, values, one))) : left;
			shares[wayNumber(way) * people + at] = share;
			left -= share;
		}
	});
}

/** How many go each way: way after way, class after class of those booked. */
export type FlatFlow = Float64Array;

/**
 * Sends bookings down the laid-out graph.
 * @param booked how many of each class, in the order of `classes`
 * @param flow is written over, so that draws need no new memory; as long as `shares`
 */
export function runFlat({ shares, seen }: Flat, booked: ArrayLike<number>, flow: FlatFlow): void {
	const mass = new Float64Array(stages.length * people);
	for (let at = 0; at < people; at++) mass[at] = booked[at] as number;
	for (const { from, later, out } of walk)
		for (const { way, to } of out)
			for (let at = 0; at < people; at++) {
				const as = later ? (seen[at] as number) : at;
				const amount = (mass[from * people + at] as number) * (shares[way * people + as] as number);
				flow[way * people + at] = amount;
				mass[to * people + at] = (mass[to * people + at] as number) + amount;
			}
}

/** The sum of a way over the classes, or over those kept: asked by the number of the class booked. */
export function along(flow: FlatFlow, way: WayId, keep?: (at: number) => boolean): number {
	const row = wayNumber(way) * people;
	let sum = 0;
	for (let at = 0; at < people; at++) if (keep === undefined || keep(at)) sum += flow[row + at] as number;
	return sum;
}

/** So many bookings divided among the classes. */
export function book(values: Values<number>, bookings: number): Float64Array {
	const booked = new Float64Array(people);
	let at = 0;
	for (const status of statuses)
		for (const charge of charges)
			for (const level of levels)
				booked[at++] = bookings * values.status[status] * values.charge[charge] * values.level[level];
	return booked;
}

/** An empty flow for `runFlat` to write into. */
export function emptyFlow(): FlatFlow {
	return new Float64Array(wayIds.length * people);
}
