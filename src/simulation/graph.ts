/** The programme as a graph without circles: where a booking can go from each stage, by which parameters, and which levers may touch that way. */

import type { LeverId } from './choice.ts';
import type { Class } from './classes.ts';
import type { Field } from './fraction.ts';
import type { ParameterId, Values } from './values.ts';

type Way = { readonly parameters: readonly ParameterId[]; readonly levers: readonly LeverId[] };

/**
 * Every way out of every stage, `from>to`, in the order in which a draw tries them; a stage stands before those it leads
 * to. The last way of a stage is where the rest goes, so what leaves a stage is always what came in.
 * Stages after research on the programme's own messages: docs/simulation.md.
 */
export const ways = {
	'booked>printed': { parameters: ['printed'], levers: [] },
	'booked>not-printed': { parameters: [], levers: [] },
	'printed>state': { parameters: ['submitted'], levers: ['no-submission'] },
	'printed>not-sent': { parameters: [], levers: [] },
	'state>fbi': { parameters: ['forwarded'], levers: ['state-withholds'] },
	'state>withheld': { parameters: [], levers: [] },
	'fbi>dhs': {
		parameters: ['searched', 'convicted'],
		levers: ['state-withholds', 'fbi-filter', 'conviction-check'],
	},
	'fbi>not-searched': { parameters: [], levers: [] },
	'dhs>match': { parameters: ['match'], levers: [] },
	'dhs>no-match': { parameters: [], levers: [] },
	'match>query': { parameters: ['queried'], levers: ['dhs-ignores'] },
	'match>ignored': { parameters: [], levers: [] },
	'query>found-removable': { parameters: ['foundRemovable'], levers: [] },
	'query>found-citizen': { parameters: ['foundCitizen'], levers: [] },
	'query>not-amenable': { parameters: ['notAmenable'], levers: [] },
	'query>undetermined': { parameters: [], levers: [] },
	'found-removable>hold': { parameters: ['hold'], levers: ['federal-memo'] },
	'found-removable>notice': { parameters: ['notice'], levers: ['federal-memo'] },
	'found-removable>no-detainer': { parameters: [], levers: [] },
	'hold>honoured': { parameters: ['honour'], levers: ['no-detainers', 'threshold', 'warrant-only'] },
	'hold>refused': { parameters: [], levers: [] },
	'notice>custody': { parameters: ['takenOnNotice'], levers: ['federal-memo'] },
	'notice>free-after-notice': { parameters: [], levers: [] },
	'no-detainer>custody': { parameters: ['takenWithoutDetainer'], levers: ['federal-memo'] },
	'no-detainer>free-without-detainer': { parameters: [], levers: [] },
	'honoured>custody': { parameters: ['takenFromHold'], levers: [] },
	'honoured>not-collected': { parameters: [], levers: [] },
	'refused>custody': { parameters: ['takenAtLarge'], levers: [] },
	'refused>free-after-refusal': { parameters: [], levers: [] },
	'custody>citizen-released': { parameters: ['citizenReleased'], levers: [] },
	'custody>reinstatement': { parameters: ['process'], levers: [] },
	'custody>expedited': { parameters: ['process'], levers: [] },
	'custody>administrative': { parameters: ['process'], levers: [] },
	'custody>voluntary': { parameters: ['process'], levers: [] },
	'custody>judge': { parameters: [], levers: [] },
	'reinstatement>removed': { parameters: ['removed'], levers: [] },
	'reinstatement>returned': { parameters: ['returned'], levers: [] },
	'reinstatement>not-removed': { parameters: [], levers: [] },
	'expedited>removed': { parameters: ['removed'], levers: [] },
	'expedited>returned': { parameters: ['returned'], levers: [] },
	'expedited>not-removed': { parameters: [], levers: [] },
	'administrative>removed': { parameters: ['removed'], levers: [] },
	'administrative>returned': { parameters: ['returned'], levers: [] },
	'administrative>not-removed': { parameters: [], levers: [] },
	'voluntary>removed': { parameters: ['removed'], levers: [] },
	'voluntary>returned': { parameters: ['returned'], levers: [] },
	'voluntary>not-removed': { parameters: [], levers: [] },
	'judge>removed': { parameters: ['removed'], levers: [] },
	'judge>returned': { parameters: ['returned'], levers: [] },
	'judge>relief': { parameters: ['relief'], levers: [] },
	'judge>terminated': { parameters: ['terminated'], levers: [] },
	'judge>pending': { parameters: [], levers: [] },
} as const satisfies Record<`${string}>${string}`, Way>;

export type WayId = keyof typeof ways;
export type Stage = WayId extends infer W ? (W extends `${infer From}>${infer To}` ? From | To : never) : never;

/** The ways that name this lever. A lever that changes another one does not compile. */
export type TouchedBy<L extends LeverId> = {
	[W in WayId]: L extends (typeof ways)[W]['levers'][number] ? W : never;
}[WayId];

/** Ways whose share is a rule; the others take the rest. */
export type RuledWay = { [W in WayId]: (typeof ways)[W]['parameters'] extends readonly [] ? never : W }[WayId];

/** The share of a class that goes this way, as a function of the parameters only: pure, in whatever numbers are asked for. */
export type Rule = <N>(on: Field<N>, values: Values<N>, one: Class) => N;

export type Graph = {
	readonly rules: Readonly<Record<RuledWay, Rule>>;
	/** The class as the programme sees it from the FBI on: a conviction in the meantime changes the level. */
	readonly seen: (one: Class) => Class;
};

export const wayIds = Object.keys(ways) as readonly WayId[];

const joined = Object.fromEntries(
	wayIds.map((way) => {
		const [from, to] = way.split('>');
		return [way, { from, to }];
	}),
) as Readonly<Record<WayId, { readonly from: Stage; readonly to: Stage }>>;

/** @returns the stages a way joins. */
export function ends(way: WayId): { readonly from: Stage; readonly to: Stage } {
	return joined[way];
}

/** Stages in an order in which each stands before all it leads to. */
export const stages: readonly Stage[] = inOrder();

/** The ways out of each stage in the order a draw tries them; none for an end. */
export const waysFrom: Readonly<Record<string, readonly WayId[]>> = Object.fromEntries(
	stages.map((stage) => [stage, wayIds.filter((way) => ends(way).from === stage)]),
);

export function isRuled(way: WayId): way is RuledWay {
	return ways[way].parameters.length > 0;
}

/** The programme as it ran: nobody has left. */
export const programme: Graph = {
	rules: {
		'booked>printed': (_, p) => p.printed,
		'printed>state': (_, p) => p.submitted,
		'state>fbi': (_, p) => p.forwarded,
		'fbi>dhs': (_, p) => p.searched,
		'dhs>match': (_, p, one) => p.match[one.status],
		'match>query': (_, p) => p.queried,
		'query>found-removable': (_, p, one) => p.foundRemovable[one.status],
		'query>found-citizen': (_, p, one) => p.foundCitizen[one.status],
		'query>not-amenable': (_, p, one) => p.notAmenable[one.status],
		'found-removable>hold': (_, p, one) => p.hold[one.level],
		'found-removable>notice': (_, p, one) => p.notice[one.level],
		'hold>honoured': (_, p, one) => p.honour[one.level],
		'notice>custody': (_, p) => p.takenOnNotice,
		'no-detainer>custody': (_, p) => p.takenWithoutDetainer,
		'honoured>custody': (_, p) => p.takenFromHold,
		'refused>custody': (_, p) => p.takenAtLarge,
		'custody>citizen-released': (_, p, one) => p.citizenReleased[one.status],
		'custody>reinstatement': notReleased('reinstatement'),
		'custody>expedited': notReleased('expedited'),
		'custody>administrative': notReleased('administrative'),
		'custody>voluntary': notReleased('voluntary'),
		'reinstatement>removed': (_, p) => p.removed.reinstatement,
		'reinstatement>returned': (_, p) => p.returned.reinstatement,
		'expedited>removed': (_, p) => p.removed.expedited,
		'expedited>returned': (_, p) => p.returned.expedited,
		'administrative>removed': (_, p) => p.removed.administrative,
		'administrative>returned': (_, p) => p.returned.administrative,
		'voluntary>removed': (_, p) => p.removed.voluntary,
		'voluntary>returned': (_, p) => p.returned.voluntary,
		'judge>removed': (_, p) => p.removed.judge,
		'judge>returned': (_, p) => p.returned.judge,
		'judge>relief': (_, p) => p.relief,
		'judge>terminated': (_, p) => p.terminated,
	},
	seen: (one) => one,
};

/** The mix of procedures holds for those who are not let go as citizens first. */
function notReleased(process: 'reinstatement' | 'expedited' | 'administrative' | 'voluntary'): Rule {
	return (on, p, one) => on.times(on.minus(on.one, p.citizenReleased[one.status]), p.process[process]);
}

function inOrder(): Stage[] {
	const incoming = new Map<Stage, number>();
	for (const way of wayIds) {
		const { from, to } = ends(way);
		incoming.set(from, incoming.get(from) ?? 0);
		incoming.set(to, (incoming.get(to) ?? 0) + 1);
	}
	const order: Stage[] = [];
	const free = [...incoming].filter(([, count]) => count === 0).map(([stage]) => stage);
	for (let stage = free.shift(); stage !== undefined; stage = free.shift()) {
		order.push(stage);
		for (const way of wayIds) {
			const { from, to } = ends(way);
			if (from !== stage) continue;
			const left = (incoming.get(to) ?? 0) - 1;
			incoming.set(to, left);
			if (left === 0) free.push(to);
		}
	}
	if (order.length !== incoming.size) throw new Error('The graph of the programme has a circle.');
	return order;
}
