/** The exact expected number of bookings at every stage, class by class: one walk along the graph. */

import { Refusal } from '../base/refusal.ts';
import { type Class, classes, isCitizen, type Level, levels } from './classes.ts';
import type { Field } from './fraction.ts';
import { ends, type Graph, isRuled, type Stage, stages, type WayId, waysFrom } from './graph.ts';
import type { Values } from './values.ts';

/** How many reach each stage and go each way, per class in the order of `classes`. */
export type Flow<N> = {
	readonly stages: Readonly<Record<Stage, readonly N[]>>;
	readonly ways: Readonly<Record<WayId, readonly N[]>>;
	/** The class as the programme sees it. */
	readonly seen: readonly Class[];
};

/**
 * Sends `bookings` down the graph.
 * @throws Refusal not-valid where the shares leaving a stage sum to more than one, naming stage and class
 */
export function expectFlow<N>(graph: Graph, values: Values<N>, bookings: N, on: Field<N>): Flow<N> {
	const mass = new Map<Stage, N[]>(stages.map((stage) => [stage, classes.map(() => on.zero)]));
	const along = new Map<WayId, N[]>();
	const seen = classes.map((one) => graph.seen(one));
	mass.set(
		'booked',
		classes.map((one) => on.times(bookings, shareOf(values, one, on))),
	);
	for (const stage of stages) {
		const out = waysFrom[stage] ?? [];
		const here = mass.get(stage) ?? [];
		for (const way of out) along.set(way, []);
		if (out.length === 0) continue;
		const later = afterFbi(stage);
		const there = out.map((way) => mass.get(ends(way).to) ?? []);
		const flows = out.map((way) => along.get(way) ?? []);
		classes.forEach((one, at) => {
			const shares = sharesOut(graph, values, stage, later ? (seen[at] ?? one) : one, on);
			out.forEach((_, nth) => {
				const amount = on.times(here[at] ?? on.zero, shares[nth] ?? on.zero);
				flows[nth]?.push(amount);
				const arrived = there[nth];
				if (arrived) arrived[at] = on.plus(arrived[at] ?? on.zero, amount);
			});
		});
	}
	return { stages: record(mass), ways: record(along), seen };
}

function record<K extends string, V>(map: ReadonlyMap<K, V>): Record<K, V> {
	return Object.fromEntries(map) as Record<K, V>;
}

/** The share of all bookings that are of this class; the three mixes are independent of each other. */
export function shareOf<N>(values: Values<N>, { status, charge, level }: Class, on: Field<N>): N {
	return on.times(on.times(values.status[status], values.charge[charge]), values.level[level]);
}

/** The shares of the ways out of a stage, in their order; they sum to one. `one` is the class as seen there. */
export function sharesOut<N>(graph: Graph, values: Values<N>, stage: Stage, one: Class, on: Field<N>): N[] {
	let left = on.one;
	return (waysFrom[stage] ?? []).map((way) => {
		if (!isRuled(way)) return left;
		const share = graph.rules[way](on, values, one);
		left = on.minus(left, share);
		if (on.below(left, on.zero) || on.below(share, on.zero))
			throw new Refusal(
				'not-valid',
				`The shares that leave “${stage}” sum to more than 1 for ${one.status}, ${one.charge}, ${one.level}. Lower one of them.`,
			);
		return share;
	});
}

/** From the search on, the level counts as it is then on record. */
export function afterFbi(stage: Stage): boolean {
	return stage !== 'booked' && stage !== 'printed' && stage !== 'state' && stage !== 'fbi';
}

type Count = { stage: Stage; of?: (one: Class) => boolean };
const ofLevel = (level: Level) => (one: Class) => one.level === level;

/** What is counted, under the names of the published tables where there are such. */
export const measures = {
	arrests: { stage: 'booked' },
	submitted: { stage: 'state' },
	criminal_answers: { stage: 'fbi' },
	immigration_checked: { stage: 'dhs' },
	matches: { stage: 'match' },
	match_citizen: { stage: 'match', of: (one) => isCitizen(one.status) },
	match_lawful: { stage: 'match', of: (one) => one.status === 'lawful' },
	match_removable: { stage: 'match', of: (one) => one.status === 'removable' },
	removable_finding: { stage: 'found-removable' },
	finding_citizen: { stage: 'found-removable', of: (one) => isCitizen(one.status) },
	detainers: { stage: 'hold' },
	...perLevel('det', 'hold'),
	notices: { stage: 'notice' },
	honoured: { stage: 'honoured' },
	custody: { stage: 'custody' },
	...perLevel('cust', 'custody'),
	citizen_custody: { stage: 'custody', of: (one) => isCitizen(one.status) },
	removed: { stage: 'removed' },
	returned: { stage: 'returned' },
} as const satisfies Record<string, Count>;

export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as readonly Measure[];

/** One figure of a flow. Levels count as the programme sees them. */
export function countOf<N>(flow: Flow<N>, measure: Measure, on: Field<N>): N {
	const { stage, of }: Count = measures[measure];
	return flow.stages[stage].reduce((sum, amount, at) => {
		const one = flow.seen[at];
		return of && !(one && of(one)) ? sum : on.plus(sum, amount);
	}, on.zero);
}

function perLevel<P extends 'det' | 'cust'>(prefix: P, stage: Stage): Record<`${P}_${Level}`, Count> {
	return Object.fromEntries(levels.map((level) => [`${prefix}_${level}`, { stage, of: ofLevel(level) }])) as Record<
		`${P}_${Level}`,
		Count
	>;
}
