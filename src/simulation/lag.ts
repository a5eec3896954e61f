/** Time between two steps, in whole months: how many of those who go arrive in the month of the start, the next, and so on. */

import { normalCdf } from './normal.ts';

/** Shares by months of delay; what takes longer than five years is left out, so the sum is at most 1. */
export type Lag = Float64Array;

/** Months. */
export const longest = 60;
const daysOfMonth = 30.4375;

/** A log-normal number of days, begun on any day of a month. `sd` is that of logs; 0 stands for exactly `median` days. */
export function lagOf(median: number, sd: number): Lag {
	const arrived = (days: number) => {
		if (days <= 0) return 0;
		return sd === 0 ? Number(days >= median) : normalCdf(Math.log(days / median) / sd);
	};
	// Averaged over the day of the month on which it begins.
	const parts = 30;
	const by = (months: number) => {
		let sum = 0;
		for (let part = 0; part < parts; part++) sum += arrived((months + 1 - (part + 0.5) / parts) * daysOfMonth);
		return sum / parts;
	};
	const lag = new Float64Array(longest);
	let before = 0;
	for (let month = 0; month < longest; month++) {
		const now = by(month);
		lag[month] = now - before;
		before = now;
	}
	return lag;
}

/** One delay after another. */
export function after(first: Lag, second: Lag): Lag {
	const both = new Float64Array(longest);
	for (let i = 0; i < first.length; i++) {
		const share = first[i] ?? 0;
		for (let j = 0; i + j < longest && j < second.length; j++)
			both[i + j] = (both[i + j] ?? 0) + share * (second[j] ?? 0);
	}
	return both;
}

/** The share of cohorts (one amount per month) that has arrived by the end of the last month. */
export function within(lag: Lag, cohorts: Float64Array): number {
	let arrived = 0;
	let whole = 0;
	for (let at = 0; at < cohorts.length; at++) {
		let share = 0;
		for (let month = 0; month < cohorts.length - at; month++) share += lag[month] ?? 0;
		arrived += share * (cohorts[at] ?? 0);
		whole += cohorts[at] ?? 0;
	}
	return whole === 0 ? 0 : arrived / whole;
}
