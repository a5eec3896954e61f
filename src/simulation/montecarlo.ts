/**
 * Invented bookings one by one. Each draw is looked up by who, where, when and at which stage, so the same booking has the
 * same fate in two worlds unless a lever touches it, and neither order nor chunks nor the number of workers matter.
 */

import { type Class, charges, classes, classIndex, levels, statuses } from './classes.ts';
import { afterFbi, sharesOut } from './expectation.ts';
import { floating } from './fraction.ts';
import { ends, type Graph, type Stage, stages, waysFrom } from './graph.ts';
import { draw, type Key, scale, threshold } from './philox.ts';
import type { Values } from './values.ts';

/** A graph with its shares as whole-number thresholds, ready to be drawn against. */
export type World = {
	/** Per stage and class: the way taken for sure, or -1 where a draw decides. */
	readonly sure: Int8Array;
	/** Per stage, class and way: a draw below it goes this way or an earlier one. */
	readonly bounds: Float64Array;
	/** Per stage and way: where it leads; -1 where there is none. */
	readonly next: Int8Array;
	/** Per stage: which of status (1), charge (2) and level (4) must be known to go on. */
	readonly asks: Uint8Array;
	readonly status: Float64Array;
	readonly charge: Float64Array;
	readonly level: Float64Array;
};

/** Who is drawn: bookings `from` ≤ n < `to` of a place in a month. */
export type Batch = {
	readonly jurisdiction: number;
	readonly month: number;
	readonly from: number;
	readonly to: number;
};

/** How many bookings reached each stage; and from a match on, by the class they were booked as. */
export type Tally = { readonly stages: Float64Array; readonly classes: Float64Array };

const width = Math.max(...stages.map((stage) => waysFrom[stage]?.length ?? 0));
const people = classes.length;
const perStatus = charges.length * levels.length;
const perCharge = levels.length;
const numbers = Object.fromEntries(stages.map((stage, at) => [stage, at])) as Record<Stage, number>;
/** From here on a booking is counted with its class. */
const matched = numbers.match;
/** Draws of what a person is have stage numbers of their own, above those of the graph. */
const statusDraw = 1000;
const chargeDraw = 1001;
const levelDraw = 1002;

/** @throws Refusal not-valid where shares leaving a stage sum to more than one */
export function compileWorld(graph: Graph, values: Values<number>): World {
	const sure = new Int8Array(stages.length * people).fill(-1);
	const bounds = new Float64Array(stages.length * people * width);
	const next = new Int8Array(stages.length * width).fill(-1);
	const asks = new Uint8Array(stages.length);
	stages.forEach((stage, nth) => {
		const out = waysFrom[stage] ?? [];
		out.forEach((way, at) => {
			next[nth * width + at] = stages.indexOf(ends(way).to);
		});
		if (out.length === 0) return;
		classes.forEach((one, at) => {
			let below = 0;
			sharesOut(graph, values, stage, afterFbi(stage) ? graph.seen(one) : one, floating).forEach((share, way) => {
				below = way === out.length - 1 ? scale : Math.min(scale, below + threshold(share));
				bounds[(nth * people + at) * width + way] = below;
			});
			const row = bounds.subarray((nth * people + at) * width, (nth * people + at) * width + out.length);
			const only = row.findIndex((bound) => bound > 0);
			if (row[only] === scale) sure[nth * people + at] = only;
		});
		asks[nth] = asked(bounds.subarray(nth * people * width, (nth + 1) * people * width));
	});
	return {
		sure,
		bounds,
		next,
		asks,
		status: cumulated(statuses.map((status) => values.status[status])),
		charge: cumulated(charges.map((charge) => values.charge[charge])),
		level: cumulated(levels.map((level) => values.level[level])),
	};
}

export function emptyTally(): Tally {
	return { stages: new Float64Array(stages.length), classes: new Float64Array(stages.length * people) };
}

/** Adds the bookings of a batch to a tally. Batches may be cut and added in any order. */
export function simulate(world: World, key: Key, batch: Batch, tally: Tally): void {
	const { sure, bounds, next, asks } = world;
	const { jurisdiction, from, to } = batch;
	const moment = batch.month * 16;
	const out = new Int32Array(4);
	const { start, before } = commonStart(world);
	for (const stage of before) tally.stages[stage] = (tally.stages[stage] as number) + Math.max(0, to - from);
	for (let entity = from; entity < to; entity++) {
		let status = -1;
		let charge = -1;
		let level = -1;
		let one = 0;
		let stage = start;
		while (stage >= 0) {
			tally.stages[stage] = (tally.stages[stage] as number) + 1;
			const asking = stage >= matched ? 7 : (asks[stage] as number);
			if (asking !== 0) {
				if ((asking & 1) !== 0 && status < 0) {
					status = pick(world.status, draw(key, entity, statusDraw, moment, jurisdiction, out));
					one += status * perStatus;
				}
				if ((asking & 2) !== 0 && charge < 0) {
					charge = pick(world.charge, draw(key, entity, chargeDraw, moment, jurisdiction, out));
					one += charge * perCharge;
				}
				if ((asking & 4) !== 0 && level < 0) {
					level = pick(world.level, draw(key, entity, levelDraw, moment, jurisdiction, out));
					one += level;
				}
			}
			if (stage >= matched) tally.classes[stage * people + one] = (tally.classes[stage * people + one] as number) + 1;
			let way = sure[stage * people + one] as number;
			if (way < 0) {
				if (next[stage * width] === -1) break;
				const number = draw(key, entity, stage, moment, jurisdiction, out);
				const row = (stage * people + one) * width;
				way = 0;
				while (number >= (bounds[row + way] as number)) way++;
			}
			stage = next[stage * width + way] as number;
		}
	}
}

/** The stages one booking passes, from first to last, and who it is: the slow way of looking at what `simulate` counts. */
export function fate(
	world: World,
	key: Key,
	place: Omit<Batch, 'from' | 'to'>,
	entity: number,
): { path: Stage[]; one: Class } {
	const out = new Int32Array(4);
	const at = (stage: number) => draw(key, entity, stage, place.month * 16, place.jurisdiction, out);
	const one = classes[
		pick(world.status, at(statusDraw)) * perStatus +
			pick(world.charge, at(chargeDraw)) * perCharge +
			pick(world.level, at(levelDraw))
	] as Class;
	const path: Stage[] = [];
	for (let stage = 0; stage >= 0; ) {
		path.push(stages[stage] as Stage);
		if (world.next[stage * width] === -1) break;
		const row = (stage * people + classIndex(one)) * width;
		const number = at(stage);
		let way = 0;
		while (number >= (world.bounds[row + way] as number)) way++;
		stage = world.next[stage * width + way] as number;
	}
	return { path, one };
}

/** How many of the same invented bookings reach a stage in both worlds, in one of them, in neither. */
export function compareFates(worlds: readonly [World, World], key: Key, batch: Batch, stage: Stage) {
	const moved = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
	for (let entity = batch.from; entity < batch.to; entity++) {
		const [first, second] = worlds.map((world) => fate(world, key, batch, entity).path.includes(stage));
		if (first && second) moved.both++;
		else if (first) moved.onlyFirst++;
		else if (second) moved.onlySecond++;
		else moved.neither++;
	}
	return moved;
}

/** The stages that everybody passes for sure, and the first where something is decided. */
function commonStart({ sure, asks, next }: World): { start: number; before: number[] } {
	const before: number[] = [];
	let stage = 0;
	while (stage < matched && asks[stage] === 0 && (sure[stage * people] as number) >= 0) {
		before.push(stage);
		stage = next[stage * width + (sure[stage * people] as number)] as number;
	}
	return { start: stage, before };
}

/** Which attributes the bounds of a stage differ by. */
function asked(bounds: Float64Array): number {
	const differs = (step: number, size: number) =>
		classes.some((_, at) => {
			const base = at - (Math.floor(at / step) % size) * step;
			for (let way = 0; way < width; way++) if (bounds[at * width + way] !== bounds[base * width + way]) return true;
			return false;
		});
	return (
		(differs(perStatus, statuses.length) ? 1 : 0) +
		(differs(perCharge, charges.length) ? 2 : 0) +
		(differs(1, levels.length) ? 4 : 0)
	);
}

/** Shares that sum to one as bounds for a draw: it takes the first it lies below. */
export function cumulated(shares: readonly number[]): Float64Array {
	let below = 0;
	return Float64Array.from(shares, (share, at) => {
		below = at === shares.length - 1 ? scale : Math.min(scale, below + threshold(share));
		return below;
	});
}

function pick(bounds: Float64Array, number: number): number {
	let at = 0;
	while (number >= (bounds[at] as number)) at++;
	return at;
}
