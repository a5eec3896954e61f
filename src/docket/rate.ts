/** How fast pages come, when the last would at that pace, and what a court ordered. */

import { addDays, type Day, dayNumber } from '../base/day.ts';
import { count } from '../base/text.ts';
import type { Obligation, Production } from './docket.ts';
import type { Rate, Tally } from './reckoned.ts';
import { processed } from './tally.ts';
import { written } from './words.ts';

/** Mean length of a month. */
const month = 365.2425 / 12;

/** A production with the pages that were handled for it. */
export type Handled = { production: Production; pages: Tally };

/**
 * Pages a month between productions, the median of the last three intervals; and the day on which the rest of `estimate`
 * would have come. @param duties the orders' duties that name pages. @param from the day the agency began to owe pages.
 */
export function rate(
	handled: readonly Handled[],
	estimate: number | null,
	duties: readonly (Obligation & { ordered: Day })[],
	asOf: Day,
): Rate {
	const steps: string[] = [];
	const all = handled.reduce((sum, { pages, production }) => sum + pagesIn(pages, production), 0);
	const dated = handled
		.flatMap(({ production, pages }) =>
			production.received ? [{ day: production.received, pages: pagesIn(pages, production) }] : [],
		)
		.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
	const days = [...Map.groupBy(dated, ({ day }) => day)].map(([day, some]) => ({
		day,
		pages: some.reduce((sum, { pages }) => sum + pages, 0),
	}));
	const paces = days.flatMap(({ day, pages }, i) => {
		const before = days[i - 1];
		return before ? [{ pace: pages / monthsBetween(before.day, day), since: before.day, day, pages }] : [];
	});
	const latest = paces.slice(-3);
	for (const { pace, since, day, pages } of latest)
		steps.push(`${count(pages, 'page')} from ${written(since)} to ${written(day)}: ${pagesOf(pace)} a month.`);
	const sorted = latest.map(({ pace }) => pace).sort((a, b) => a - b);
	const perMonth = quantile(sorted, 0.5);
	if (perMonth === null)
		steps.push('A pace takes productions on two days at least; there are fewer of which the day is known.');
	else
		steps.push(
			`The middle one of the last ${latest.length === 1 ? 'interval' : count(latest.length, 'interval')}: ${pagesOf(perMonth)} a month.`,
		);
	const remaining = estimate === null ? null : Math.max(0, estimate - all);
	if (estimate !== null)
		steps.push(
			`${count(estimate, 'page')} are expected and ${count(all, 'page')} were processed: ${count(remaining ?? 0, 'page')} remain.`,
		);
	const last = days.at(-1)?.day;
	const slow = quantile(sorted, 0.25);
	const fast = quantile(sorted, 0.75);
	const at = (pace: number | null) =>
		last && remaining !== null && pace !== null && pace > 0 ? addMonths(last, remaining / pace) : null;
	const [date, earliest, end] = [at(perMonth), at(fast), at(slow)];
	return {
		perMonth: rounded(perMonth),
		slow: rounded(slow),
		fast: rounded(fast),
		processed: all,
		remaining,
		completes: date && earliest && end ? { date, earliest, latest: end } : null,
		ordered: orderedPace(duties, days, remaining, last ?? asOf, asOf, steps),
		steps,
	};
}

function pagesIn(pages: Tally, production: Production): number {
	return pages.total > 0 ? processed(pages) : (production.pages ?? 0);
}

/** What the orders ask for: the pages of their duties over the months they leave. */
function orderedPace(
	duties: readonly (Obligation & { ordered: Day })[],
	days: readonly { day: Day; pages: number }[],
	remaining: number | null,
	last: Day,
	asOf: Day,
	steps: string[],
): Rate['ordered'] {
	const dated = duties
		.flatMap(({ due, pages, ordered }) => (due && pages ? [{ due, pages, ordered }] : []))
		.sort((a, b) => (a.due < b.due ? -1 : 1));
	const [first] = dated;
	const end = dated.at(-1);
	if (!first || !end) return null;
	const pages = dated.reduce((sum, duty) => sum + duty.pages, 0);
	const months = monthsBetween(first.ordered, end.due);
	if (months <= 0) return null;
	const perMonth = pages / months;
	const due = dated.filter((duty) => duty.due <= asOf).reduce((sum, duty) => sum + duty.pages, 0);
	const came = days.filter(({ day }) => day > first.ordered && day <= asOf).reduce((sum, one) => sum + one.pages, 0);
	steps.push(
		`The orders ask for ${count(pages, 'page')} from ${written(first.ordered)} to ${written(end.due)}: ${pagesOf(perMonth)} a month. By ${written(asOf)} ${count(due, 'page')} were due and ${count(came, 'page')} came.`,
	);
	return {
		perMonth: rounded(perMonth) ?? 0,
		completes: remaining === null ? null : addMonths(last, remaining / perMonth),
		behind: Math.max(0, due - came),
	};
}

function monthsBetween(from: Day, to: Day): number {
	return (dayNumber(to) - dayNumber(from)) / month;
}

function addMonths(day: Day, months: number): Day {
	// A pace of next to nothing leads beyond every calendar.
	return addDays(day, Math.ceil(Math.min(months, 1200) * month));
}

/** By linear interpolation between the two nearest; null for none. */
function quantile(sorted: readonly number[], share: number): number | null {
	const at = (sorted.length - 1) * share;
	const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

function rounded(pace: number | null): number | null {
	return pace === null ? null : Math.round(pace * 10) / 10;
}

function pagesOf(pace: number): string {
	return count(Math.round(pace), 'page');
}
