/** The ways of leaving the programme, each a pure change of the graph. */

import type { LeverChoice, LeverId } from './choice.ts';
import type { Charge, Class, Level } from './classes.ts';
import type { Graph, Rule, RuledWay, TouchedBy } from './graph.ts';

type Choice<L extends LeverId> = Extract<LeverChoice, { lever: L }>;

/** What a lever may change: the ways that name it, and for `conviction-check` the level that is seen. */
type Change<L extends LeverId> = {
	readonly [W in TouchedBy<L>]?: (before: Rule) => Rule;
} & (L extends 'conviction-check' ? { readonly seen?: (one: Class) => Class } : { readonly seen?: never });

export type Lever<L extends LeverId> = {
	readonly title: string;
	/** Whose decision it is. */
	readonly who: 'local' | 'state' | 'federal';
	/** What it costs or breaks, and what it does not reach: shown with every result. */
	readonly also: readonly string[];
	change(choice: Choice<L>): Change<L>;
};

const never: Rule = (on) => on.zero;
const unchanged = (before: Rule): Rule => before;
const stopped = (): Rule => never;

/** The nine, in the order in which they stand along the way of a booking. */
export const levers: { readonly [L in LeverId]: Lever<L> } = {
	'no-submission': {
		title: 'Prints are not sent to the state',
		who: 'local',
		also: [
			'The jail loses the criminal-history and warrant check of every booking.',
			'Many states oblige a jail to send prints: a lawyer must look.',
		],
		change: () => ({ 'printed>state': stopped }),
	},
	'state-withholds': {
		title: 'The state bureau holds prints back from the FBI',
		who: 'state',
		also: [
			'Unless the criminal check is kept, the FBI criminal-history and warrant check of what is held back is lost.',
			'What a bureau can tell apart by class depends on what the jail writes on the card; no public document settles it.',
		],
		change: ({ charges: held, criminalCheckKept }) => {
			const change = unlessCharge(held);
			return criminalCheckKept ? { 'fbi>dhs': change } : { 'state>fbi': change };
		},
	},
	'fbi-filter': {
		title: 'The FBI does not pass on what comes from listed agencies (ORI)',
		who: 'federal',
		also: [
			'Prints are still searched for criminal history: the jail gets its answer.',
			'People booked under another agency’s ORI, as where a county jail books for a city, pass the filter all the same; how many is a setting.',
		],
		change: ({ leak }) => ({ 'fbi>dhs': (before) => (on, p, one) => on.times(before(on, p, one), on.of(leak)) }),
	},
	'dhs-ignores': {
		title: 'DHS does not follow up on matches from here',
		who: 'federal',
		also: [
			'The match itself stays in the records of DHS.',
			'Every booking is still searched; only DHS can say whether it keeps its word.',
		],
		change: () => ({ 'match>query': stopped }),
	},
	'no-detainers': {
		title: 'The jail honors no hold',
		who: 'local',
		also: [
			'The check still happens, and ICE still learns of the booking.',
			'Some are arrested at large instead; how many is assumed, not known.',
		],
		change: () => ({ 'hold>honoured': stopped }),
	},
	threshold: {
		title: 'Holds are honored only above a threshold',
		who: 'local',
		also: [
			'The check still happens, and ICE still learns of every booking.',
			'Levels are ICE’s, from convictions on its record; their definition changed in 2011.',
			'Some of those let go are arrested at large instead; how many is assumed, not known.',
		],
		change: (choice) => ({
			'hold>honoured': (before) => (on, p, one) => (above(choice, one) ? before(on, p, one) : on.zero),
		}),
	},
	'conviction-check': {
		title: 'The check is made at conviction, not at arrest',
		who: 'federal',
		also: [
			'People who are not convicted are never checked; those who are, months later, and some are free by then.',
			'A first conviction turns “none” into a level, so the mix of levels shifts upward.',
		],
		change: ({ recompute }) => ({
			'fbi>dhs': (before) => (on, p, one) => on.times(before(on, p, one), p.convicted[one.charge]),
			...(recompute ? { seen: (one) => ({ ...one, level: levelOnceConvicted(one) }) } : {}),
		}),
	},
	'warrant-only': {
		title: 'The jail holds only on a judge’s warrant',
		who: 'local',
		also: ['How often ICE would go for a warrant is assumed.', 'Some are arrested at large instead.'],
		change: ({ warrants }) => ({
			'hold>honoured': (before) => (on, p, one) => on.times(before(on, p, one), on.of(warrants)),
		}),
	},
	'federal-memo': {
		title: 'A federal memo limits whom ICE acts on',
		who: 'federal',
		also: [
			'No county can decide this; it is here to compare with.',
			'Everybody is still searched and matched; another memo can undo it.',
		],
		change: ({ levels: acted }) => {
			const onlyActed =
				(before: Rule): Rule =>
				(on, p, one) =>
					acted.includes(one.level) ? before(on, p, one) : on.zero;
			return {
				'found-removable>hold': onlyActed,
				'found-removable>notice': onlyActed,
				'no-detainer>custody': onlyActed,
			};
		},
	},
};

/** The graph with the levers pulled, in order; the graph given stays as it was. Levers on different ways commute. */
export function pull(graph: Graph, choices: readonly LeverChoice[]): Graph {
	return choices.reduce((before, choice) => changed(before, changeOf(choice)), graph);
}

type AnyChange = { readonly [W in RuledWay]?: (before: Rule) => Rule } & {
	readonly seen?: ((one: Class) => Class) | undefined;
};

function changeOf<L extends LeverId>(choice: Choice<L> & { lever: L }): AnyChange {
	return levers[choice.lever].change(choice);
}

function changed(graph: Graph, { seen, ...ways }: AnyChange): Graph {
	const rules = Object.fromEntries(
		Object.entries(graph.rules).map(([way, rule]) => [way, (ways[way as RuledWay] ?? unchanged)(rule)]),
	) as Graph['rules'];
	return { rules, seen: seen ? (one) => seen(graph.seen(one)) : graph.seen };
}

function unlessCharge(held: readonly Charge[]) {
	return (before: Rule): Rule =>
		(on, p, one) =>
			held.includes(one.charge) ? on.zero : before(on, p, one);
}

function above(threshold: { levels: readonly Level[]; charges: readonly Charge[] }, one: Class): boolean {
	return threshold.levels.includes(one.level) || threshold.charges.includes(one.charge);
}

/** The rule of 2011: any felony is level 2, one or two misdemeanours level 3. A level on record is never lowered. */
function levelOnceConvicted({ level, charge }: Class): Level {
	if (charge === 'felony') return level === 'L1' ? 'L1' : 'L2';
	return level === 'none' ? 'L3' : level;
}
