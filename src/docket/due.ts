/** Deadlines as lists show them: which day matters, how things stand on it, and which row it belongs to. */

import { type Day, dayNumber } from '../base/day.ts';
import { standing } from './answer.ts';
import type { Deadline, Reckoning } from './deadline.ts';
import type { CourtFile } from './docket.ts';
import type { DocketEvent } from './event.ts';
import { type Happened, type Reckoned, reckonRequest, reckonSuit } from './happened.ts';
import type { Clock, DueBrief, DueDate } from './reckoned.ts';
import { computed } from './standing.ts';

/** What the law's clocks say of a request on a day, its own deadlines first, then those of its suits. */
export function clockOf(given: Happened, asOf: Day): Clock {
	const reckoned = reckonRequest(given, asOf);
	const { found, events } = reckoned;
	const due = dueDates(reckoned, asOf, given.request.id);
	return {
		asOf,
		computed: computed(given, found, events, asOf),
		due: [...due, ...given.suits.flatMap((suit) => suitDates(suit, asOf))].sort(inOrder),
		flags: found.flags,
		values: found.values,
		problems: found.problems,
		feeBar: found.feeBar ?? null,
		pauses: found.pauses ?? [],
	};
}

/** The deadlines of one request on a day, from its reckoning. */
export function dueDates({ found, events }: Reckoned, asOf: Day, request: number): DueDate[] {
	const facts = circumstances(found, events, asOf);
	return found.deadlines.map((deadline) => dueDate(deadline, asOf, facts, { request, suit: null, obligation: null }));
}

/** The same without the working, as long lists hold it. */
export function dueBriefs({ found, events }: Reckoned, asOf: Day, request: number): DueBrief[] {
	const facts = circumstances(found, events, asOf);
	return found.deadlines.map((deadline) => dueBrief(deadline, asOf, facts, { request, suit: null, obligation: null }));
}

/** The deadlines of a suit on a day, each duty with the day it was met. */
export function suitDates(given: CourtFile, asOf: Day): DueDate[] {
	const { found, duties } = reckonSuit(given);
	// Where the court or the other side has spoken, the complaint was served.
	const facts = {
		...none,
		answered: given.entries.some(({ type }) => /^(answer_|court_order|ruling|order)/.test(type)),
	};
	return found.deadlines
		.map((deadline) => {
			const duty = duties.get(deadline.duty);
			const pages = duty?.pages ? ` (${duty.pages.toLocaleString('en-US')} pages)` : '';
			const own = duty ? { ...deadline, duty: duty.text + pages, ...(duty.met ? { done: duty.met } : {}) } : deadline;
			const row = dueDate(own, asOf, facts, { request: null, suit: given.suit.id, obligation: duty?.id ?? null });
			return duty?.doubt && row.state !== 'done' ? { ...row, state: 'fact' as const, standing: duty.doubt } : row;
		})
		.sort(inOrder);
}

type Facts = {
	decided: boolean;
	ended: boolean;
	sued: boolean;
	extended: boolean;
	appealed: boolean;
	answered: boolean;
};
const none: Facts = { decided: false, ended: false, sued: false, extended: false, appealed: false, answered: false };

function circumstances(found: Reckoning, events: readonly DocketEvent[], asOf: Day): Facts {
	const has = (type: DocketEvent['type']) => events.some((event) => event.type === type && event.date <= asOf);
	return {
		decided: found.deadlines.some(
			({ name, done }) => name === 'determination_due' && done !== undefined && done <= asOf,
		),
		ended: has('request_withdrawn'),
		sued: has('complaint_filed'),
		appealed: has('appeal_transmitted') || has('appeal_received'),
		extended: has('unusual_circumstances_notice'),
		answered: false,
	};
}

function dueDate(
	deadline: Deadline,
	asOf: Day,
	facts: Facts,
	where: Pick<DueDate, 'request' | 'suit' | 'obligation'>,
): DueDate {
	const { steps, readings } = deadline;
	return { ...dueBrief(deadline, asOf, facts, where), steps, ...(readings ? { readings } : {}) };
}

/** Field by field: a thousand requests have ten thousand of these, and copies of what has other fields each time are slow. */
function dueBrief(
	deadline: Deadline,
	asOf: Day,
	facts: Facts,
	where: Pick<DueDate, 'request' | 'suit' | 'obligation'>,
): DueBrief {
	const act = (deadline.whose === 'us' ? deadline.safe : null) ?? deadline.date;
	const brief: DueBrief = {
		name: deadline.name,
		duty: deadline.duty,
		whose: deadline.whose,
		date: deadline.date,
		latest: deadline.latest,
		safe: deadline.safe,
		rule: deadline.rule,
		citation: deadline.citation,
		checked: deadline.checked,
		request: where.request,
		suit: where.suit,
		obligation: where.obligation,
		act,
		days: dayNumber(act) - dayNumber(asOf),
		state: stateOf(deadline, act, asOf, facts),
		standing: standing(deadline, asOf),
	};
	if (deadline.done !== undefined) brief.done = deadline.done;
	if (deadline.safeName !== undefined) brief.safeName = deadline.safeName;
	return brief;
}

/** Rows that only tell a day: nobody has to do anything by it. */
const told =
	/^(clock_start|deemed_received|appeal_effective_date|cause_of_action_accrues|statutory_floor|agency_estimate|service_of_.*)$|_base$/;
/** Rights that begin: there is nothing to be late with. */
const rights = /_from$|_not_before$/;
/** Small duties that nobody waits for once the request is decided. */
const small = /^(tracking_number_due|expedite_decision_due|expedite_review_from|fee_bar_from)$/;

function stateOf(deadline: Deadline, act: Day, asOf: Day, facts: Facts): DueDate['state'] {
	const { name, whose, date, latest, done } = deadline;
	if (done !== undefined && done <= asOf) return 'done';
	if (told.test(name) || (name.startsWith('extended_') && !facts.extended)) return 'fact';
	if (facts.answered && name === 'service_deadline') return 'moot';
	if (facts.ended || (facts.decided && small.test(name))) return 'moot';
	if (facts.sued && /^constructive_exhaustion_from$|appeal_window_end$/.test(name)) return 'moot';
	if (rights.test(name)) return date <= asOf ? 'open' : 'coming';
	if (act === asOf) return 'due';
	if (act > asOf) return 'coming';
	// Ours: past the safe day there may still be time, and then it is due at once.
	if (whose === 'us') return date >= asOf ? 'due' : 'late';
	return latest && latest >= asOf ? 'arguable' : 'late';
}

/** By the day to act on, then by name. */
export function inOrder(a: DueDate, b: DueDate): number {
	return a.act < b.act ? -1 : a.act > b.act ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
