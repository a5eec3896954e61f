/** Deadlines as other programs get them: one row for each name, and how things stand on a day. */

import { type Day, dayNumber } from '../base/day.ts';
import { count } from '../base/text.ts';
import type { Deadline } from './deadline.ts';
import { written } from './words.ts';

export type Row = Pick<
	Deadline,
	'name' | 'date' | 'latest' | 'safe' | 'rule' | 'citation' | 'whose' | 'duty' | 'checked' | 'steps'
> & { done?: Day; standing?: string };

/** One row for each deadline, and one for each other date of it under its own name: `determination_due_latest`, `service_safe`. */
export function rows(deadlines: readonly Deadline[], asOf?: Day): Row[] {
	return deadlines.flatMap((deadline) => {
		const { name, date, latest, safe, rule, citation, duty, whose, checked, steps, done, readings = [] } = deadline;
		const row: Row = { name, date, latest, safe, rule, citation, duty, whose, checked, steps };
		const main: Row = {
			...row,
			...(done ? { done } : {}),
			...(asOf ? { standing: standing(deadline, asOf) } : {}),
		};
		const other = (name: string, date: Day, step: string): Row => ({ ...row, name, date, steps: [...row.steps, step] });
		return [
			main,
			...(deadline.latest
				? [other(`${deadline.name}_latest`, deadline.latest, `The latest arguable date: ${written(deadline.latest)}.`)]
				: []),
			...(deadline.safe
				? [
						other(
							deadline.safeName ?? `${deadline.name}_safe`,
							deadline.safe,
							`The safe date: ${written(deadline.safe)}.`,
						),
					]
				: []),
			...readings.map((reading) => other(reading.name, reading.date, reading.step)),
		];
	});
}

/** How a deadline stands on a day, in words: "in 8 days", "overdue by 3 days", "met on Mon 2 March 2026". */
export function standing(deadline: Deadline, asOf: Day): string {
	const { date, whose, done } = deadline;
	if (/^(clock_start|deemed_received|appeal_effective_date|cause_of_action_accrues)$/.test(deadline.name))
		return date <= asOf ? 'happened' : away(asOf, date);
	if (deadline.name.endsWith('_base')) return 'extended';
	if (done && done <= asOf)
		return done <= date ? `met on ${written(done)}` : `met ${days(date, done)} late, on ${written(done)}`;
	if (/_from$|_not_before$/.test(deadline.name)) {
		if (date > asOf) return away(asOf, date);
		return deadline.latest && deadline.latest > asOf
			? `begun, arguably; beyond doubt from ${written(deadline.latest)}`
			: 'begun';
	}
	if (deadline.name === 'agency_estimate') return date >= asOf ? away(asOf, date) : `past by ${days(date, asOf)}`;
	if (date >= asOf)
		return whose === 'us' && deadline.safe && deadline.safe < asOf
			? `${away(asOf, date)}, the safe day is past`
			: away(asOf, date);
	if (whose === 'us') return `past by ${days(date, asOf)}`;
	return deadline.latest && deadline.latest >= asOf
		? `overdue by ${days(date, asOf)}, arguably not before ${written(deadline.latest)} has passed`
		: `overdue by ${days(date, asOf)}`;
}

function away(from: Day, to: Day): string {
	return from === to ? 'today' : `in ${days(from, to)}`;
}

function days(from: Day, to: Day): string {
	return count(dayNumber(to) - dayNumber(from), 'day');
}
