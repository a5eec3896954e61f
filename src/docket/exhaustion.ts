/** The right to sue for silence: when it begins, what takes it away, and when it ends. */

import { addDays, type Day } from '../base/day.ts';
import type { Calendar } from './calendar.ts';
import { addMonths, min } from './count.ts';
import { flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, ofType } from './event.ts';
import { suitRules } from './rules-court.ts';
import { type StatutePack, statute } from './rules-federal.ts';
import { written } from './words.ts';

/** From when we may sue for silence, until when, and how a late answer takes that away again. */
export function exhaustion(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	calendar: Calendar,
	due: Day,
	latest: Day,
	decision: DocketEvent | undefined,
): Day | undefined {
	const suit = ofType(events, 'complaint_filed')[0];
	const withdrawn = ofType(events, 'request_withdrawn')[0];
	if ((decision && decision.date <= due) || withdrawn) return undefined;
	const from = addDays(due, 1);
	const cured = decision !== undefined && (suit === undefined || decision.date <= suit.date);
	if (cured)
		flag(
			found,
			'late_determination_cures_constructive_exhaustion',
			`The determination of ${written(decision.date)} came after ${written(due)} but before any suit: the right to sue for silence, which began on ${written(from)}, is lost, and an appeal is needed first (Oglesby v. Army, 920 F.2d 57 (D.C. Cir. 1990); not yet checked against the primary text).`,
		);
	else if (decision && suit)
		flag(
			found,
			'determination_after_suit_does_not_cure',
			`The determination of ${written(decision.date)} came after the suit of ${written(suit.date)}; the right to sue for silence stands.`,
		);
	if (!cured) {
		const sueAfter = addDays(latest, 1);
		found.deadlines.push({
			name: 'constructive_exhaustion_from',
			duty: 'may sue for silence from this day, prudently from the latest one',
			whose: 'us',
			date: from,
			latest: sueAfter,
			safe: null,
			rule: pack.id,
			citation: statute.exhaust,
			checked: pack.checked,
			steps: [
				`No determination came by ${written(due)}; from the day after, ${written(from)}, remedies count as exhausted.`,
				`A complaint should wait for the day after the latest arguable date: ${written(sueAfter)}.`,
			],
		});
		if (suit && suit.date < sueAfter)
			flag(
				found,
				'suit_before_latest_date',
				`The complaint of ${written(suit.date)} was filed before ${written(sueAfter)}, the day after the latest arguable due date; the government may call it premature.`,
			);
	}
	limitation(found, calendar, from, `the day after the missed date of ${written(due)}`, suit);
	return cured ? undefined : from;
}

/** Six years from accrual by the anniversary; our own last day never moves forward. */
export function limitation(
	found: Reckoning,
	calendar: Calendar,
	accrues: Day,
	why: string,
	suit: DocketEvent | undefined,
): void {
	const { limitation: rule } = suitRules;
	const end = addMonths(accrues, 12 * rule.years);
	const cautious = calendar.onOrBefore(min(end, addMonths(addDays(accrues, -1), 12 * rule.years)));
	const shared = {
		rule: rule.rule,
		citation: rule.citation,
		checked: rule.checked,
		latest: null,
		whose: 'us' as const,
	};
	found.deadlines.push(
		{
			...shared,
			name: 'cause_of_action_accrues',
			duty: 'the time for suing begins',
			date: accrues,
			safe: null,
			steps: [`The claim arises on ${written(accrues)}, ${why}.`],
		},
		{
			...shared,
			name: 'limitations_end',
			safeName: 'limitations_safe',
			duty: 'sue before the claim is barred',
			date: end,
			safe: cautious,
			steps: [
				`${rule.years} years after ${written(accrues)}: ${written(end)}.${end.slice(5) === accrues.slice(5) ? '' : ' That year has no 29 February, so the day before it holds.'}`,
				`It is never moved forward. Counted from the day before, and to a working day: act by ${written(cautious)}.`,
			],
			...(suit ? { done: suit.date } : {}),
		},
	);
}
