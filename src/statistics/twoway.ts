/** The plain two-way estimate, told only with what is wrong with it, and the regression that mends it. */

import { Refusal } from '../base/refusal.ts';
import { sum } from './contingency.ts';
import { reach } from './distribution.ts';
import { addOuter, inverse, times as product, zeros } from './matrix.ts';
import { comparable, isTreated, type Panel } from './panel.ts';
import type { Interval } from './share.ts';
import { type Staggered, type StaggeredOptions, staggeredEffect } from './staggered.ts';

export type TwoWay = {
	readonly estimate: number;
	/** Clustered by unit, without small-sample correction. Liang and Zeger, Biometrika 73 (1986). null where there are two units or fewer. */
	readonly se: number | null;
	readonly interval: Interval | null;
	/** Why this figure must not stand alone; null only where all treated units begin in one period, so that it is the plain difference in differences. */
	readonly warning: string | null;
	/** Treated cells that enter with a negative weight. de Chaisemartin and D'Haultfœuille, American Economic Review 110 (2020). */
	readonly negativeWeights: number;
	readonly treatedCells: number;
	/** What the cohorts say when each is compared with the untreated only; null where the data say nothing. */
	readonly instead: Pick<Staggered, 'simple' | 'effects' | 'notIdentified'> | null;
};

/** The coefficient of treatment beside unit and period effects. @throws Refusal not-valid where treatment never varies within periods */
export function twoWayEffect(panel: Panel, level = 0.95): TwoWay {
	const { times, units } = panel;
	const treatment = centred(units.map((unit) => times.map((time) => (isTreated(unit, time) ? 1 : 0))));
	const outcome = centred(units.map(({ y }) => y));
	const spread = sum(treatment.flat().map((value) => value * value));
	if (spread < 1e-12 * units.length * times.length)
		throw new Refusal(
			'not-valid',
			'All units are treated in the same periods, so nobody is left to compare with and no effect can be told.',
		);
	const estimate = sum(treatment.flatMap((row, i) => row.map((value, t) => value * (outcome[i]?.[t] ?? 0)))) / spread;
	const scores = treatment.map((row, i) =>
		sum(row.map((value, t) => value * ((outcome[i]?.[t] ?? 0) - estimate * value))),
	);
	const se = units.length > 2 ? Math.sqrt(sum(scores.map((score) => score * score))) / spread : null;
	const weights = units.flatMap((unit, i) =>
		times.flatMap((time, t) => (isTreated(unit, time) ? [treatment[i]?.[t] ?? 0] : [])),
	);
	const negativeWeights = weights.filter((weight) => weight < -1e-12).length;
	const cohorts = new Set(units.filter((unit) => times.some((time) => isTreated(unit, time))).map(({ from }) => from))
		.size;
	const half = se === null ? null : reach(level) * se;
	return {
		estimate,
		se,
		interval: half === null ? null : { low: estimate - half, high: estimate + half },
		warning: cohorts > 1 ? warning(negativeWeights, weights.length) : null,
		negativeWeights,
		treatedCells: weights.length,
		instead: withoutBias(panel, { level, draws: 0 }),
	};
}

function warning(negative: number, cells: number): string {
	const counted =
		negative > 0 ? ` Here ${negative} of ${cells} treated unit-periods count with a negative weight.` : '';
	return `Units were treated at different times. This estimate then also compares later units with earlier ones that are already treated, and can have the wrong sign though every single effect points the other way.${counted} Use the staggered estimate instead.`;
}

function withoutBias(panel: Panel, options: StaggeredOptions): TwoWay['instead'] {
	try {
		const { simple, effects, notIdentified } = staggeredEffect(panel, options);
		return { simple, effects, notIdentified };
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}

/** Each value less its row's and its column's mean, plus the mean of all. */
function centred(rows: readonly (readonly number[])[]): number[][] {
	const width = rows[0]?.length ?? 0;
	const rowMeans = rows.map((row) => sum(row) / width);
	const columnMeans = Array.from({ length: width }, (_, t) => sum(rows.map((row) => row[t] ?? 0)) / rows.length);
	const all = sum(rowMeans) / rows.length;
	return rows.map((row, i) => row.map((value, t) => value - (rowMeans[i] ?? 0) - (columnMeans[t] ?? 0) + all));
}

/**
 * Effects by periods since treatment from one regression with a term for every cohort and period but the last before
 * treatment; cohorts weighted by size. Equals the staggered effects with never-treated controls and universal base, found
 * another way: a check of both. Source: Sun and Abraham, Journal of Econometrics 225 (2021).
 * @throws Refusal not-valid where no unit stays untreated
 */
export function sunAbraham(panel: Panel): { since: number; estimate: number }[] {
	const { times } = panel;
	const kept = comparable(panel);
	if (!kept.some(({ from }) => from === null))
		throw new Refusal(
			'not-valid',
			'This regression needs units that are never treated. The staggered estimate with not-yet-treated controls does not.',
		);
	const cohorts = [...Map.groupBy(kept, ({ from }) => from)].map(([from, own]) => ({
		from,
		size: own.length,
		y: times.map((_, t) => sum(own.map(({ y }) => y[t] ?? 0)) / own.length),
	}));
	const terms = cohorts.flatMap(({ from, size }, c) => {
		const last = from === null ? -1 : times.findLastIndex((time) => time < from);
		return from === null ? [] : times.flatMap((time, t) => (t === last ? [] : [{ c, t, size, since: time - from }]));
	});
	// Terms differ by cohort and period only, so cohort means with their sizes give the same coefficients as all units.
	const columns = [
		...terms.map(({ c, t }) => cohorts.map((_, i) => times.map((_, j) => (i === c && j === t ? 1 : 0)))),
		cohorts.map(({ y }) => y),
	];
	const within = columns.map((column) =>
		weightedCentred(
			column,
			cohorts.map(({ size }) => size),
		),
	);
	const outcome = within.at(-1) ?? [];
	const [information, pull] = [zeros(terms.length), new Array<number>(terms.length).fill(0)];
	for (const [i, { size }] of cohorts.entries())
		for (const t of times.keys()) {
			const x = within.slice(0, -1).map((column) => column[i]?.[t] ?? 0);
			addOuter(information, x, x, size);
			for (const [k, value] of x.entries()) pull[k] = (pull[k] ?? 0) + size * value * (outcome[i]?.[t] ?? 0);
		}
	const inverted = inverse(information);
	if (!inverted) throw new Refusal('not-valid', 'The cohorts and periods do not suffice to tell the effects apart.');
	const beta = product(inverted, pull);
	const found = terms.map((term, k) => ({ ...term, estimate: beta[k] ?? 0 }));
	return [...Map.groupBy(found, ({ since }) => since)]
		.map(([since, own]) => ({
			since,
			estimate: sum(own.map(({ size, estimate }) => size * estimate)) / sum(own.map(({ size }) => size)),
		}))
		.sort((a, b) => a.since - b.since);
}

function weightedCentred(rows: readonly (readonly number[])[], sizes: readonly number[]): number[][] {
	const width = rows[0]?.length ?? 0;
	const all = sum(sizes);
	const rowMeans = rows.map((row) => sum(row) / width);
	const columnMeans = Array.from(
		{ length: width },
		(_, t) => sum(rows.map((row, i) => (sizes[i] ?? 0) * (row[t] ?? 0))) / all,
	);
	const grand = sum(rowMeans.map((value, i) => value * (sizes[i] ?? 0))) / all;
	return rows.map((row, i) => row.map((value, t) => value - (rowMeans[i] ?? 0) - (columnMeans[t] ?? 0) + grand));
}
