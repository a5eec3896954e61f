/** Exits of several kinds that exclude each other: removed, released, other. One minus Kaplan–Meier per kind would count too many, so it is not offered. */

import { Refusal } from '../base/refusal.ts';
import { normalQuantile } from './distribution.ts';
import { checkLevel, type Interval } from './share.ts';
import { checkSpells, atRisk as counter } from './survival.ts';

/** `exit`: how it ended; null where it was still open at `time`. */
export type Exit = { readonly time: number; readonly exit: string | null; readonly entry?: number | undefined };

export type Incidence = {
	readonly time: number;
	readonly atRisk: number;
	/** Still in. */
	readonly survival: number;
	/** Each kind's share so far. With `survival` they sum to one. */
	readonly exits: Readonly<
		Record<string, { readonly incidence: number; readonly se: number; readonly interval: Interval | null }>
	>;
};

/**
 * Source: Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978); variance by the delta method as in Marubini and
 * Valsecchi, Analysing Survival Data (1995) 10.3; interval on the scale log(−log).
 * @throws Refusal not-valid
 */
export function aalenJohansen(spells: readonly Exit[], level = 0.95): { kinds: string[]; steps: Incidence[] } {
	checkLevel(level);
	checkSpells(spells);
	const kinds = [...new Set(spells.flatMap(({ exit }) => (exit === null ? [] : [exit])))].sort();
	if (kinds.length === 0)
		throw new Refusal('not-valid', 'Nothing ended: every spell is still open, so there is no exit to follow.');
	const z = normalQuantile({ upper: (1 - level) / 2 });
	const byTime = Map.groupBy(
		spells.filter(({ exit }) => exit !== null),
		({ time }) => time,
	);
	const times = [...byTime.keys()].sort((a, b) => a - b);
	const watched = counter(spells);
	const now = Object.fromEntries(kinds.map((kind) => [kind, 0]));
	const past: Past[] = [];
	let survival = 1;
	const steps = times.map((time): Incidence => {
		const atRisk = watched(time);
		const ended = byTime.get(time) ?? [];
		const before = survival;
		const count = (kind: string) => ended.filter(({ exit }) => exit === kind).length;
		for (const kind of kinds) now[kind] = (now[kind] ?? 0) + before * (count(kind) / atRisk);
		survival *= 1 - ended.length / atRisk;
		past.push({
			atRisk,
			events: ended.length,
			before,
			counts: Object.fromEntries(kinds.map((kind) => [kind, count(kind)])),
			incidence: { ...now },
		});
		const exits = kinds.map((kind) => {
			const incidence = now[kind] ?? 0;
			const se = Math.sqrt(Math.max(0, variance(past, kind, incidence)));
			return [kind, { incidence, se, interval: logLog(incidence, se, z) }] as const;
		});
		return { time, atRisk, survival, exits: Object.fromEntries(exits) };
	});
	return { kinds, steps };
}

type Past = {
	atRisk: number;
	events: number;
	before: number;
	counts: Record<string, number>;
	incidence: Record<string, number>;
};

function variance(past: readonly Past[], kind: string, now: number): number {
	let total = 0;
	for (const { atRisk: n, events: d, before, counts, incidence } of past) {
		const since = now - (incidence[kind] ?? 0);
		const k = counts[kind] ?? 0;
		if (n > d) total += (since ** 2 * d) / (n * (n - d));
		total += (before ** 2 * (n - k) * k) / n ** 3 - (2 * since * before * k) / n ** 2;
	}
	return total;
}

function logLog(incidence: number, se: number, z: number): Interval | null {
	if (incidence <= 0 || incidence >= 1) return null;
	const spread = (z * se) / Math.abs(incidence * Math.log(incidence));
	return { low: incidence ** Math.exp(spread), high: incidence ** Math.exp(-spread) };
}
