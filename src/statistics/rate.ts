/** A rate where some answers are unknown, said three ways, so that no reader has to trust a guess about them. */

import { Refusal } from '../base/refusal.ts';
import { normalTails, reach } from './distribution.ts';
import { checkCount, checkLevel, clopperPearson, type Interval, jeffreys, wilson } from './share.ts';
import { findRoot } from './tails.ts';

/** Whole numbers of records. `unknown`: missing, withheld or suppressed. */
export type Answers = { readonly yes: number; readonly no: number; readonly unknown: number };

export type Rate = {
	readonly value: number;
	readonly x: number;
	readonly n: number;
	readonly wilson: Interval;
	readonly clopperPearson: Interval;
	readonly jeffreys: Interval;
};

export type ThreeWays = {
	/** Of those whose answer is known; null where none is. */
	readonly completeCases: Rate | null;
	readonly allUnknownNo: Rate;
	readonly allUnknownYes: Rate;
	/** What the data alone leave open: from all unknown = no to all unknown = yes. Source: Manski, American Economic Review 80 (1990). */
	readonly bounds: Interval;
	/** Holds the true rate with the level's probability, whatever the unknown are. Source: Imbens and Manski, Econometrica 72 (2004) 1845. */
	readonly imbensManski: Interval;
	readonly unknownShare: number;
};

/** @throws Refusal not-valid where there is nothing counted, or a count is none */
export function rateThreeWays({ yes, no, unknown }: Answers, level = 0.95): ThreeWays {
	for (const [value, name] of [
		[yes, 'yes'],
		[no, 'no'],
		[unknown, 'unknown'],
	] as const)
		checkCount(value, `“${name}”`);
	checkLevel(level);
	const all = yes + no + unknown;
	if (all === 0) throw new Refusal('not-valid', 'There are no records, and of none there is no rate.');
	const rate = (x: number, n: number): Rate => ({
		value: x / n,
		x,
		n,
		wilson: wilson({ x, n }, level),
		clopperPearson: clopperPearson({ x, n }, level),
		jeffreys: jeffreys({ x, n }, level),
	});
	const low = yes / all;
	const high = (yes + unknown) / all;
	return {
		completeCases: yes + no === 0 ? null : rate(yes, yes + no),
		allUnknownNo: rate(yes, all),
		allUnknownYes: rate(yes + unknown, all),
		bounds: { low, high },
		imbensManski: imbensManski({ low, high }, all, level),
		unknownShare: unknown / all,
	};
}

function imbensManski({ low, high }: Interval, n: number, level: number): Interval {
	const errors = [low, high].map((p) => Math.sqrt((p * (1 - p)) / n));
	const [below = 0, above = 0] = errors;
	const most = Math.max(below, above);
	if (most === 0) return { low, high };
	// The true rate lies at one end at most, so a wide gap needs one-sided reach only: the solution runs between the two.
	const covered = (c: number) => normalTails(c + (high - low) / most).lower - normalTails(-c).lower - level;
	const c = findRoot(covered, 0, reach(level) + 1e-9);
	return { low: Math.max(0, low - c * below), high: Math.min(1, high + c * above) };
}
