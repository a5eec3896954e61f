/** The day a state law counts as receipt. */

import type { Day } from '../base/day.ts';
import type { Calendar } from './calendar.ts';
import { counted, rolled } from './count.ts';
import { flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, ofType } from './event.ts';
import type { StateRules } from './rules-state.ts';
import { unchecked, written } from './words.ts';

/** Where a clock begins: in the usual and in the latest arguable reading, and for what it was asked. */
export type Start = { day: Day; latest: Day; steps: string[]; purpose?: string };

/** Receipt, or in Texas the answer to a question that was asked in time, which starts the time anew. */
export function receiptOf(
	found: Reckoning,
	events: readonly DocketEvent[],
	state: StateRules,
	calendar: Calendar,
): Start | undefined {
	const first = firstReceipt(found, events, state, calendar);
	const answered = state.restarts ? ofType(events, 'clarification_answered').at(-1) : undefined;
	if (!answered) return first;
	const asked = ofType(events, 'clarification_requested').findLast((event) => event.date <= answered.date);
	const ended = first && calendar.after(first.day, 10);
	// Where nothing else is entered, the answer itself tells that there was a question and a request before it.
	if ((first && !asked) || (ended && asked && asked.date > ended)) {
		flag(
			found,
			asked ? 'toll_after_expiry_ignored' : 'answer_without_question',
			`The clarification answered on ${written(answered.date)} ${asked && ended ? `was asked for after the time had ended on ${written(ended)}` : 'has no question before it'}; it does not start the time anew.`,
		);
		return first;
	}
	const steps = [
		`The clarification was answered on ${written(answered.date)}; the time starts anew there: that is day 0. ${unchecked}`,
	];
	return {
		day: answered.date,
		latest: calendar.onOrAfter(answered.date, 'cautious'),
		steps,
		...(first?.purpose ? { purpose: first.purpose } : {}),
	};
}

function firstReceipt(
	found: Reckoning,
	events: readonly DocketEvent[],
	state: StateRules,
	calendar: Calendar,
): Start | undefined {
	const received = ofType(
		events,
		'request_received',
		'delivered_by_mail',
		'received_by_proper_component',
		'received_by_other_component',
	);
	const [first, last] = [received[0], received.at(-1)];
	if (!first || !last) {
		const posted = state.receipt === 'postmark' ? ofType(events, 'postmarked')[0] : undefined;
		if (!posted) return undefined;
		const deemed = counted(calendar, posted.date, 3);
		const steps = [
			`Postmarked on ${written(posted.date)}; where receipt cannot be proved it counts as received on the third business day after.`,
			...deemed.steps,
		];
		deemedRow(found, state, deemed.day, steps);
		return {
			day: deemed.day,
			latest: calendar.after(posted.date, 3, 'cautious'),
			steps: [...steps, `Received on ${written(deemed.day)}: that is day 0.`],
		};
	}
	if (first.date !== last.date)
		found.problems.push(
			`Receipt is given as ${written(first.date)} and as ${written(last.date)}: the due date is counted from the first, the latest date from the last. Keep the one that can be proved.`,
		);
	const purpose = received.find((event) => event.purpose)?.purpose;
	const latest = calendar.onOrAfter(last.date, 'cautious');
	if (state.receipt !== 'next open day')
		return {
			day: first.date,
			latest,
			steps: [`Received on ${written(first.date)}: that is day 0.`],
			...(purpose ? { purpose } : {}),
		};
	const open = first.date < '2021-06-11' ? { day: first.date, steps: [] } : rolled(calendar, first.date);
	const steps = [
		`Delivered on ${written(first.date)}.`,
		...open.steps,
		`Received on ${written(open.day)}: that is day 0.`,
	];
	deemedRow(found, state, open.day, steps);
	return { day: open.day, latest, steps };
}

function deemedRow(found: Reckoning, state: StateRules, date: Day, steps: string[]): void {
	const citation = state.receipt === 'postmark' ? 'Tex. Gov. Code 552.301(a-1)' : '950 CMR 32.06(2)(e)';
	found.deadlines.push({
		name: 'deemed_received',
		duty: 'the request counts as received',
		whose: 'agency',
		date,
		latest: null,
		safe: null,
		rule: state.title,
		citation,
		steps: steps.concat(`Counted as received on ${written(date)}.`),
		checked: true,
	});
}
