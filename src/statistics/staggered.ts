/** The effect of a programme that places joined one after another: each cohort against those not yet in, never against those long in. */

import { random } from '../base/random.ts';
import { Refusal } from '../base/refusal.ts';
import { type ChiSquare, chiSquare, sum } from './contingency.ts';
import { reach } from './distribution.ts';
import { dot, inverse, outerSum, times as product } from './matrix.ts';
import { comparable, type Panel, type Unit } from './panel.ts';
import { checkLevel, type Interval } from './share.ts';

export type StaggeredOptions = {
	/** Whom the treated are compared with; not-yet where left out. */
	readonly control?: 'not-yet' | 'never' | undefined;
	/** What pre-treatment cells compare: with the period before each (varying, as usual), or with the last one before treatment (universal). */
	readonly base?: 'varying' | 'universal' | undefined;
	readonly level?: number | undefined;
	/** Draws of the bootstrap behind the simultaneous bands, and their seed. */
	readonly draws?: number | undefined;
	readonly seed?: string | undefined;
};

export type Effect = {
	readonly estimate: number /** null where a group has one unit only. */;
	readonly se: number | null;
	readonly interval: Interval | null;
};
export type CohortEffect = Effect & {
	readonly group: number;
	readonly time: number;
	readonly isPost: boolean;
	readonly treated: number;
	readonly controls: number;
};

export type Staggered = {
	readonly units: number;
	/** ATT(g, t): cohort g in period t. */
	readonly effects: readonly CohortEffect[];
	/** Treated cells for which there is nobody left to compare with: about these the data say nothing. */
	readonly notIdentified: readonly { readonly group: number; readonly time: number }[];
	/** Units already treated in the first period, which have no before and are left out. */
	readonly leftOut: number;
	readonly simple: Effect | null;
	/** By periods since treatment; `band` holds for all of them at once. */
	readonly dynamic: readonly (Effect & { readonly since: number; readonly band: Interval | null })[];
	readonly dynamicOverall: Effect | null;
	readonly group: readonly (Effect & { readonly group: number })[];
	readonly groupOverall: Effect | null;
	readonly calendar: readonly (Effect & { readonly time: number })[];
	readonly calendarOverall: Effect | null;
	/** Whether the cohorts differed before treatment too. A large p does not prove that they did not. */
	readonly preTrend: ChiSquare | null;
};

/** An estimate and what each unit adds to its error: their squares sum to its variance. */
type Traced = { readonly estimate: number; readonly trace: readonly number[] | null };
type Cell = Traced & {
	readonly group: number;
	readonly time: number;
	readonly treated: number;
	readonly controls: number;
};

/**
 * Source: Callaway and Sant'Anna, Difference-in-Differences with Multiple Time Periods, Journal of Econometrics 225 (2021),
 * without covariates; standard errors by influence functions, which count the estimated weights in.
 * @throws Refusal not-valid where no cohort has both a before and someone to compare with
 */
export function staggeredEffect(panel: Panel, options: StaggeredOptions = {}): Staggered {
	const level = options.level ?? 0.95;
	checkLevel(level);
	const units = comparable(panel);
	const groups = [...new Set(units.flatMap(({ from }) => (from === null ? [] : [from])))].sort((a, b) => a - b);
	const cells: Cell[] = [];
	const notIdentified: { group: number; time: number }[] = [];
	for (const group of groups)
		for (const [place, time] of panel.times.entries()) {
			const before = basePlace(panel.times, group, place, options.base ?? 'varying');
			if (before === undefined || before === place) continue;
			const cell = compare(units, {
				group,
				time,
				place,
				before,
				latest: Math.max(time, panel.times[before] ?? time),
				control: options.control ?? 'not-yet',
			});
			if (cell) cells.push(cell);
			else if (time >= group) notIdentified.push({ group, time });
		}
	const post = cells.filter(({ group, time }) => time >= group);
	if (post.length === 0)
		throw new Refusal(
			'not-valid',
			'No treated unit has both a period before treatment and someone untreated to compare with, so no effect can be told from these data.',
		);

	const z = reach(level);
	const told = ({ estimate, trace }: Traced): Effect => {
		const se = trace && Math.sqrt(dot(trace, trace));
		return { estimate, se, interval: se === null ? null : { low: estimate - z * se, high: estimate + z * se } };
	};
	const weigh = (chosen: readonly Cell[]) => weighted(chosen, units);
	const by = <K extends number>(chosen: readonly Cell[], key: (cell: Cell) => K) =>
		[...Map.groupBy(chosen, key)].sort(([a], [b]) => a - b).map(([value, own]) => ({ key: value, ...weigh(own) }));

	const dynamic = by(cells, ({ group, time }) => time - group);
	const ofGroup = [...Map.groupBy(post, ({ group }) => group)].map(([key, own]) => ({ key, ...mean(own) }));
	const calendar = by(post, ({ time }) => time);
	const pre = dynamic.filter(({ key }) => key < 0);
	const critical = simultaneous(dynamic, level, options.draws ?? 999, options.seed ?? '1');
	return {
		units: units.length,
		effects: cells.map((cell) => ({
			group: cell.group,
			time: cell.time,
			isPost: cell.time >= cell.group,
			treated: cell.treated,
			controls: cell.controls,
			...told(cell),
		})),
		notIdentified,
		leftOut: panel.units.length - units.length,
		simple: told(weigh(post)),
		dynamic: dynamic.map((effect) => {
			const plain = told(effect);
			const half = plain.se === null || critical === null ? null : critical * plain.se;
			return {
				since: effect.key,
				...plain,
				band: half === null ? null : { low: plain.estimate - half, high: plain.estimate + half },
			};
		}),
		dynamicOverall: told(mean(dynamic.filter(({ key }) => key >= 0))),
		group: ofGroup.map((effect) => ({ group: effect.key, ...told(effect) })),
		groupOverall: told(
			weighted(
				ofGroup.map((effect) => ({ ...effect, group: effect.key })),
				units,
			),
		),
		calendar: calendar.map((effect) => ({ time: effect.key, ...told(effect) })),
		calendarOverall: told(mean(calendar)),
		preTrend: jointly(pre),
	};
}

/** Which period a cell is compared with; undefined where there is none before. */
function basePlace(
	times: readonly number[],
	group: number,
	place: number,
	base: 'varying' | 'universal',
): number | undefined {
	const before = times.findLastIndex((time) => time < group);
	if (base === 'varying' && place <= before) return place > 0 ? place - 1 : undefined;
	return before >= 0 ? before : undefined;
}

type Comparison = {
	group: number;
	time: number;
	place: number;
	before: number;
	latest: number;
	control: 'not-yet' | 'never';
};

function compare(
	units: readonly Unit[],
	{ group, time, place, before, latest, control }: Comparison,
): Cell | undefined {
	const change = ({ y }: Unit) => (y[place] ?? 0) - (y[before] ?? 0);
	const isControl = ({ from }: Unit) => from === null || (control === 'not-yet' && from !== group && from > latest);
	const treated = units.filter(({ from }) => from === group).map(change);
	const controls = units.filter(isControl).map(change);
	if (treated.length === 0 || controls.length === 0) return undefined;
	const [own, other] = [sum(treated) / treated.length, sum(controls) / controls.length];
	const trace =
		treated.length < 2 || controls.length < 2
			? null
			: units.map((unit) =>
					unit.from === group
						? (change(unit) - own) / treated.length
						: isControl(unit)
							? (other - change(unit)) / controls.length
							: 0,
				);
	return { group, time, estimate: own - other, trace, treated: treated.length, controls: controls.length };
}

/** The mean by cohort size. The sizes are estimates too, and their error is counted in. */
function weighted(cells: readonly (Traced & { readonly group: number })[], units: readonly Unit[]): Traced {
	const size = new Map(cells.map(({ group }) => [group, units.filter(({ from }) => from === group).length]));
	const all = sum(cells.map(({ group }) => size.get(group) ?? 0));
	const estimate = sum(cells.map((cell) => ((size.get(cell.group) ?? 0) / all) * cell.estimate));
	if (cells.some(({ trace }) => trace === null)) return { estimate, trace: null };
	const trace = units.map(({ from }, i) => {
		const own = sum(cells.map((cell) => ((size.get(cell.group) ?? 0) / all) * (cell.trace?.[i] ?? 0)));
		const weights = sum(cells.map((cell) => (cell.group === from ? (cell.estimate - estimate) / all : 0)));
		return own + weights;
	});
	return { estimate, trace };
}

/** The plain mean. */
function mean(effects: readonly Traced[]): Traced {
	const estimate = sum(effects.map((effect) => effect.estimate)) / effects.length;
	if (effects.some(({ trace }) => trace === null)) return { estimate, trace: null };
	const trace = (effects[0]?.trace ?? []).map(
		(_, i) => sum(effects.map((effect) => effect.trace?.[i] ?? 0)) / effects.length,
	);
	return { estimate, trace };
}

/** How many standard errors a band over all effects reaches, by a bootstrap that gives each unit a random sign. */
function simultaneous(effects: readonly Traced[], level: number, draws: number, seed: string): number | null {
	const traces = effects.flatMap(({ trace }) => (trace && dot(trace, trace) > 0 ? [trace] : []));
	if (traces.length === 0 || draws < 1) return null;
	const scaled = traces.map((trace) => {
		const se = Math.sqrt(dot(trace, trace));
		return trace.map((value) => value / se);
	});
	const chance = random(seed);
	const tops = Array.from({ length: draws }, () => {
		const signs = (scaled[0] ?? []).map(() => (chance.next() < 0.5 ? -1 : 1));
		return Math.max(...scaled.map((trace) => Math.abs(dot(trace, signs))));
	}).sort((a, b) => a - b);
	// A band over several is never narrower than the interval of one.
	return Math.max(reach(level), tops[Math.min(draws - 1, Math.ceil(level * draws) - 1)] ?? 0);
}

/** A joint test that all effects are zero; null where the units are too few to tell them apart. */
function jointly(effects: readonly Traced[]): ChiSquare | null {
	if (effects.length === 0 || effects.some(({ trace }) => trace === null)) return null;
	const length = effects[0]?.trace?.length ?? 0;
	const vectors = Array.from({ length }, (_, i) => effects.map(({ trace }) => trace?.[i] ?? 0));
	const inverted = inverse(outerSum(vectors, effects.length));
	if (!inverted) return null;
	const estimates = effects.map(({ estimate }) => estimate);
	return chiSquare(dot(product(inverted, estimates), estimates), effects.length);
}
