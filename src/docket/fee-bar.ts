/** What lateness does to fees. 5 U.S.C. 552(a)(4)(A)(viii). */

import { addDays, type Day } from '../base/day.ts';
import type { Deadline, FeeBar } from './deadline.ts';
import { type DocketEvent, ofType } from './event.ts';
import { type StatutePack, statute } from './rules-federal.ts';
import { written } from './words.ts';

type Facts = {
	base: Day;
	due: Day;
	latest: Day;
	decision: DocketEvent | undefined;
	extended: boolean;
	asOf: Day | undefined;
};

/** Whether search fees (duplication fees for schools and the press) can still be charged, and from which day they cannot. */
export function feeBar(
	events: readonly DocketEvent[],
	pack: StatutePack,
	facts: Facts,
): { told: FeeBar; deadline?: Deadline } {
	const { due, base, decision, extended } = facts;
	if (pack.feeBar === 'none')
		return { told: { status: 'not_barred', reason: 'Requests made before 31 December 2008 have no fee bar.' } };
	if (ofType(events, 'exceptional_circumstances_found').length > 0)
		return {
			told: {
				status: 'not_barred',
				reason: 'A court found exceptional circumstances, which excuses the delay for as long as its order says.',
			},
		};
	if (extended && pack.feeBar === '2008')
		return {
			told: {
				status: 'not_barred',
				reason: 'Under the law from 2008 to 2016 fees were not barred where unusual circumstances applied.',
			},
		};
	const large = ofType(events, 'unusual_circumstances_notice').find((notice) => (notice.pages ?? 0) > 5000);
	if (extended && large && (large.discussed === true || (large.attempts ?? 0) >= 3))
		return {
			told: {
				status: 'not_barred',
				reason:
					'More than 5,000 pages are needed, the notice came in time, and the agency discussed the request or tried to at least three times.',
			},
		};
	const from = addDays(due, 1);
	const deadline: Deadline = {
		name: 'fee_bar_from',
		duty: 'may charge no search fees (schools and press: no duplication fees) from this day on without a determination',
		whose: 'agency',
		date: from,
		latest: addDays(facts.latest, 1),
		safe: null,
		rule: pack.id,
		citation: statute.feeBar,
		checked: pack.checked,
		steps: [
			`The time to decide ends on ${written(due)}; where no determination has come, the bar holds from ${written(from)}.`,
			...(extended ? [`The notice of unusual circumstances excuses the days after ${written(base)}.`] : []),
		],
	};
	if (decision && decision.date <= due)
		return { told: { status: 'not_barred', reason: `The determination of ${written(decision.date)} came in time.` } };
	const missed = decision !== undefined || (facts.asOf !== undefined && facts.asOf > due);
	if (missed) return { told: { status: 'barred', reason: `No determination came by ${written(due)}.` }, deadline };
	const excused = extended && facts.asOf !== undefined && facts.asOf > base;
	return {
		told: excused
			? {
					status: 'excused_until',
					until: due,
					reason: `A notice of unusual circumstances in time excuses the delay until ${written(due)}.`,
				}
			: { status: 'not_barred', reason: `The time to decide runs until ${written(due)}.` },
		deadline,
	};
}
