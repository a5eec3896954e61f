/** What becomes of 10,000 invented bookings at a place: as it was, with levers, and the paired difference, with intervals. */

import { type Class, classes, isCitizen } from './classes.ts';
import { uniforms } from './distribution.ts';
import { type Ensemble, type Ground, groundsOf, intoCustody, type Member } from './ensemble.ts';
import { type WayId, wayIds } from './graph.ts';
import { departures } from './model.ts';
import { normalQuantile } from './normal.ts';
import { flowLinks, flowNodes } from './picture.ts';
import { interval } from './predict.ts';
import type { Scenario } from './scenario.ts';
import { along, emptyFlow, pullFlat, runFlat, wayNumber } from './shares.ts';

export const bookings = 10_000;

/** A count with what 80 and 95 of 100 draws lie between, chance included. */
export type Band = {
	readonly mean: number;
	readonly p2_5: number;
	readonly p10: number;
	readonly p90: number;
	readonly p97_5: number;
};

/** What is counted, in the order of the way; each is a stage reached, or what is said of it. */
export const outlookCounts = [
	'criminal',
	'searched',
	'match',
	'removable',
	'hold',
	'honoured',
	'custody',
	'custodyCitizens',
	'custodyWithoutConviction',
	'gone',
] as const;
export type OutlookCount = (typeof outlookCounts)[number];

/** Why somebody still comes into custody: the way taken, or that the booking was made before or after the levers held. */
export const stillBecause = ['honoured', 'refused', 'notice', 'no-detainer', 'other-months'] as const;
export type Because = (typeof stillBecause)[number];

/** As it was, and with the levers. */
export type Pair = { readonly today: Band; readonly changed: Band };

export type Outlook = {
	readonly draws: number;
	/** In the order of `flowLinks`. */
	readonly links: readonly Pair[];
	/** Who comes to each stage of the picture, in the order of `flowNodes`. */
	readonly nodes: readonly Pair[];
	readonly counts: Readonly<Record<OutlookCount, Pair & { readonly difference: Band }>>;
	readonly still: Readonly<Record<Because, Band>>;
};

/** @returns what runs the levers of a scenario over the draws made so far; the world as it was is run once for each draw. */
export function openOutlook(ensemble: Ensemble): (steps: Scenario['steps']) => Outlook {
	const today: Float64Array[] = [];
	const luck: (number[] | undefined)[] = [];
	const luckOf = (stream: number) => {
		const known = luck[stream];
		if (known && known.length >= today.length) return known;
		const next = uniforms({ seed: ensemble.frame.seed, replicate: 0x7ffffffe }, stream);
		const drawn = today.map(() => normalQuantile(next()));
		luck[stream] = drawn;
		return drawn;
	};
	return (steps) => {
		if (today.length < ensemble.members.length)
			today.push(...runAll(ensemble, ensemble.members.slice(today.length), []));
		return summed(today, steps.length === 0 ? today : runAll(ensemble, ensemble.members, steps), luckOf);
	};
}

function summed(
	today: readonly Float64Array[],
	changed: readonly Float64Array[],
	luckOf: (stream: number) => readonly number[],
): Outlook {
	const band = (stream: number, of: readonly number[]): Band => {
		const { p2_5, p10, p90, p97_5 } = interval(withChance(of, luckOf(stream)));
		return { mean: of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.length), p2_5, p10, p90, p97_5 };
	};
	const column = (rows: readonly Float64Array[], nth: number) => rows.map((row) => row[nth] as number);
	const pair = (nth: number): Pair => {
		const before = band(nth, column(today, nth));
		return { today: before, changed: changed === today ? before : band(nth, column(changed, nth)) };
	};
	return {
		draws: today.length,
		links: flowLinks.map((_, nth) => pair(nth)),
		nodes: flowNodes.map((_, nth) => pair(firstNode + nth)),
		counts: record(outlookCounts, (_, at) => {
			const [before, after] = [column(today, firstCount + at), column(changed, firstCount + at)];
			// The same luck in both worlds: where a lever moves nobody, nothing shows.
			return {
				today: band(firstCount + at, before),
				changed: band(firstCount + at, after),
				difference: band(
					firstCount + at,
					after.map((count, draw) => count - (before[draw] ?? 0)),
				),
			};
		}),
		still: record(stillBecause, (_, at) => band(firstReason + at, column(changed, firstReason + at))),
	};
}

function record<K extends string, V>(names: readonly K[], make: (name: K, at: number) => V): Record<K, V> {
	return Object.fromEntries(names.map((name, at) => [name, make(name, at)])) as Record<K, V>;
}

/** Chance on top of expected counts, each of 10,000 bookings counting once or not at all. */
function withChance(counts: readonly number[], luck: readonly number[]): number[] {
	return counts.map((count, draw) => {
		const size = Math.min(bookings, Math.abs(count));
		const moved = count + Math.sqrt(size * (1 - size / bookings)) * (luck[draw] ?? 0);
		return count < 0 ? Math.max(-bookings, Math.min(0, moved)) : Math.min(bookings, Math.max(0, moved));
	});
}

/** Per draw: every link and stage of the picture, then every count, then why some are still taken. */
function runAll(ensemble: Ensemble, members: readonly Member[], steps: Scenario['steps']): Float64Array[] {
	const grounds = groundsOf(ensemble, steps);
	const flow = emptyFlow();
	return members.map((member) => {
		const row = new Float64Array(firstReason + stillBecause.length);
		for (const ground of grounds) addGround(row, member, ground, flow, steps.length > 0);
		return row;
	});
}

function addGround(row: Float64Array, member: Member, ground: Ground, flow: Float64Array, leaving: boolean): void {
	const flat = pullFlat(member.today, member.values, ground.levers);
	const booked = ground.booked(member, bookings);
	const all = booked.reduce((whole, amount) => whole + amount, 0);
	runFlat(flat, booked, flow);
	const sums = wayIds.map((way) => along(flow, way));
	const sum = (ways: readonly WayId[]) => ways.reduce((whole, way) => whole + (sums[wayNumber(way)] ?? 0), 0);
	const some = (ways: readonly WayId[], keep: (one: Class) => boolean) =>
		ways.reduce((whole, way) => whole + along(flow, way, (at) => keep(classes[flat.seen[at] as number] as Class)), 0);
	const counts: Record<OutlookCount, number> = {
		criminal: sum(['state>fbi']),
		searched: sum(['fbi>dhs']),
		match: sum(['dhs>match']),
		removable: sum(['query>found-removable']),
		hold: sum(['found-removable>hold']),
		honoured: sum(['hold>honoured']),
		custody: sum(intoCustody),
		custodyCitizens: some(intoCustody, (one) => isCitizen(one.status)),
		custodyWithoutConviction: some(intoCustody, (one) => one.level === 'none'),
		gone: sum(departed),
	};
	// Who was booked while no lever held is taken for that reason alone.
	const others = leaving && ground.levers.length === 0;
	const reasons = stillBecause.map((name) => {
		if (name === 'other-months') return others ? counts.custody : 0;
		return others ? 0 : sum([`${name}>custody`]);
	});
	const links = flowLinks.map(({ ways }) => sum(ways));
	const nodes = flowNodes.map((node) =>
		flowLinks.reduce(
			(whole, { to }, nth) => (to === node ? whole + (links[nth] ?? 0) : whole),
			node === 'booked' ? all : 0,
		),
	);
	[...links, ...nodes, ...outlookCounts.map((name) => counts[name]), ...reasons].forEach((amount, nth) => {
		row[nth] = (row[nth] as number) + amount;
	});
}

/** Where nodes, counts and reasons begin in the row of a draw; links come first. */
const firstNode = flowLinks.length;
const firstCount = firstNode + flowNodes.length;
const firstReason = firstCount + outlookCounts.length;

const departed = departures.map(({ way }) => way);
