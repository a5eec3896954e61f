/** Where a request stands by the law's clocks on a day, whatever anyone says of it. */

import type { Day } from '../base/day.ts';
import { type Deadline, named, type Reckoning } from './deadline.ts';
import { type DocketEvent, determinations, ofType } from './event.ts';

/** What the clock makes of a request. `no-clock` where no rule gives a day: Florida, or a law that is not on file. */
export const stages = [
	'draft',
	'sent',
	'running',
	'stopped',
	'overdue',
	'decided',
	'appeal-running',
	'appeal-overdue',
	'appeal-decided',
	'in-court',
	'withdrawn',
	'no-clock',
] as const;
export type Stage = (typeof stages)[number];

export const conditions = [
	'stopped',
	'extended',
	'arguably-overdue',
	'overdue',
	'may-sue',
	'interim-release',
	'fee-bar',
] as const;
export type Condition = (typeof conditions)[number];

export type Computed = {
	stage: Stage;
	/** What holds besides. */
	conditions: Condition[];
	/** The day since which the stage holds, where one can be told. */
	since: Day | null;
};

/** The stage is the last thing that happened; the conditions are what the clocks say of it. */
export function computed(
	given: { request: { sent: Day | null } },
	found: Reckoning,
	all: readonly DocketEvent[],
	asOf: Day,
): Computed {
	const events = all.filter((event) => event.date <= asOf);
	const conditions = conditionsOf(found, events, asOf);
	const at = (stage: Stage, since: Day | null): Computed => ({ stage, conditions, since });
	const last = (...types: DocketEvent['type'][]) =>
		ofType(events, ...types)
			.toSorted(byDay)
			.at(-1)?.date;
	const withdrawn = last('request_withdrawn');
	if (withdrawn) return at('withdrawn', withdrawn);
	const sued = last('complaint_filed');
	if (sued) return at('in-court', sued);
	const appealed = last('appeal_transmitted', 'appeal_received');
	const answered = last('appeal_decided');
	if (answered && (!appealed || answered >= appealed)) return at('appeal-decided', answered);
	if (appealed) {
		const due = named(found, 'appeal_decision_due');
		return due && due.date < asOf ? at('appeal-overdue', due.date) : at('appeal-running', appealed);
	}
	const decided = determinations(events).toSorted(byDay).at(-1)?.date;
	if (decided) return at('decided', decided);
	const received = last(
		'request_received',
		'received_by_proper_component',
		'received_by_other_component',
		'delivered_by_mail',
		'postmarked',
	);
	if (!received)
		return given.request.sent && given.request.sent <= asOf ? at('sent', given.request.sent) : at('draft', null);
	const due = firstDuty(found.deadlines);
	if (found.flags.includes('clock_stopped')) return at('stopped', last('clarification_requested', 'fee_query') ?? null);
	if (!due) return at('no-clock', received);
	return due.date < asOf && !due.done ? at('overdue', due.date) : at('running', received);
}

/** The agency's duty to answer: of the federal law, or the first of a state's. */
function firstDuty(deadlines: readonly Deadline[]): Deadline | undefined {
	return (
		deadlines.find(({ name }) => name === 'determination_due') ??
		deadlines.find(
			({ name, whose }) => whose === 'agency' && /^(response|acknowledge|ag_decision_request)_due$/.test(name),
		)
	);
}

function conditionsOf(found: Reckoning, events: readonly DocketEvent[], asOf: Day): Condition[] {
	const list: Condition[] = [];
	if (found.flags.includes('clock_stopped')) list.push('stopped');
	if (named(found, 'determination_due_base')) list.push('extended');
	const due = firstDuty(found.deadlines);
	if (due && due.date < asOf && !(due.done && due.done <= asOf))
		list.push(due.latest && due.latest >= asOf ? 'arguably-overdue' : 'overdue');
	const sue = named(found, 'constructive_exhaustion_from');
	if (sue && (sue.latest ?? sue.date) <= asOf && ofType(events, 'complaint_filed').length === 0) list.push('may-sue');
	if (ofType(events, 'interim_response').length > 0) list.push('interim-release');
	if (found.feeBar?.status === 'barred') list.push('fee-bar');
	return list;
}

function byDay(a: DocketEvent, b: DocketEvent): number {
	return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}
