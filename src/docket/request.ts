/** The clock of a federal request: decide within twenty working days, or be taken to court. */

import { addDays, type Day } from '../base/day.ts';
import type { Calendar, Reading } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import { addMonths, countOn, latestStep, leftOutStep } from './count.ts';
import { flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, decides, determinations, ofType } from './event.ts';
import { type Extension, extend } from './extension.ts';
import { feeBar } from './fee-bar.ts';
import type { Rules } from './rules.ts';
import { suitRules } from './rules-court.ts';
import { type StatutePack, statute } from './rules-federal.ts';
import { type Start, startOf } from './start.ts';
import { type Tolls, tolls } from './toll.ts';
import { listed, written } from './words.ts';

type Run = { start: Start; tolls: Tolls; base: Day | undefined; extension: Extension | undefined; due: Day | undefined };

/** What the rest of the docket needs to know of it. */
export type RequestClock = {
	pack: StatutePack;
	/** Working days of extension already used. */
	extensionUsed: number;
	/** The day after the missed date, while nothing has cured it. */
	exhaustedFrom: Day | undefined;
};

/** Adds the deadlines of the request itself. Undefined where nothing says that the agency received it. */
export function requestClock(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	rules: Rules,
	calendars: Calendars,
	asOf: Day | undefined,
): RequestClock | undefined {
	const calendar = calendars.own;
	const run = (reading: Reading) => runRequest(events, pack, rules, calendars, reading);
	const usual = run('usual');
	const cautious = run('cautious');
	if (!usual || !cautious) return undefined;
	for (const [name, sentence] of [...usual.tolls.flags, ...(usual.extension?.flags ?? [])]) flag(found, name, sentence);
	found.problems.push(...usual.start.problems, ...usual.tolls.problems, ...(usual.extension?.problems ?? []));
	Object.assign(found.values, usual.tolls.values);
	notDecisions(found, events);

	const start = usual.start.day;
	const shared = { rule: pack.id, checked: pack.checked, whose: 'agency' as const, safe: null };
	found.deadlines.push({
		...shared,
		name: 'clock_start',
		duty: 'the clock starts',
		date: start,
		latest: max(start, cautious.start.day),
		citation: statute.decide,
		steps: [...usual.start.steps, ...(cautious.start.day > start ? cautious.start.steps.slice(1) : [])],
	});
	tracking(found, events, pack, start, calendars);
	const decision = determinations(events).find((event) => event.date >= start);
	const early = determinations(events).find((event) => event.date < start);
	if (early) found.problems.push(`The determination of ${written(early.date)} is dated before the clock starts on ${written(start)}; correct one of the two.`);
	const ended = decision ?? ofType(events, 'request_withdrawn')[0];
	const { due } = usual;
	if (!due || !usual.base) {
		const stop = usual.tolls.open;
		if (stop)
			flag(
				found,
				'clock_stopped',
				`The clock has stood still since ${written(stop.since)} with ${stop.left} working days left, so no date can be given. It runs on once the agency has our answer: enter the day it was received.`,
			);
		return { pack, extensionUsed: 0, exhaustedFrom: undefined };
	}

	const latest = max(due, cautious.due ?? due);
	const counting = [
		...usual.start.steps,
		...usual.tolls.steps,
		usual.tolls.pauses.length > 0
			? `${pack.decide} working days are counted, stops left out; day ${pack.decide} is ${written(usual.base)}.`
			: `${pack.decide} working days: day 1 is ${written(calendar.after(start, 1))}, day ${pack.decide} is ${written(usual.base)}.`,
		...leftOutStep(calendar.leftOut(start, usual.base)),
	];
	if (usual.extension?.granted)
		found.deadlines.push({
			...shared,
			name: 'determination_due_base',
			duty: 'decide on the request, before more time',
			date: usual.base,
			latest: max(usual.base, cautious.base ?? usual.base),
			citation: statute.decide,
			steps: counting,
		});
	const strict = calendar.leftOut(start, due).some((holiday) => holiday.kind === 'moved') ? run('strict')?.due : due;
	found.deadlines.push({
		...shared,
		name: 'determination_due',
		duty: 'decide on the request',
		date: due,
		latest,
		citation: usual.extension?.granted ? listed([statute.decide, statute.extend]) : statute.decide,
		steps: [...counting, ...(usual.extension?.steps ?? []), latestStep(calendar, start, cautious.start.day, due, latest)],
		...(ended ? { done: ended.date } : {}),
		...(strict && strict !== due
			? {
					readings: [
						{
							name: 'determination_due_if_saturday_holiday_not_shifted',
							date: strict,
							step: `Where the Friday before a Saturday holiday counts, as 5 U.S.C. 6103(a) has it word for word: ${written(strict)}.`,
						},
					],
				}
			: {}),
	});
	const estimate = usual.extension?.estimate ?? ofType(events, 'agency_estimate').findLast((event) => event.newDate)?.newDate;
	if (estimate)
		found.deadlines.push({
			...shared,
			name: 'agency_estimate',
			duty: 'finish, by its own estimate, which binds nobody',
			date: estimate,
			latest: null,
			citation: listed([statute.tracking, statute.extend]),
			steps: [`The agency names ${written(estimate)}. It is an estimate; the date of the statute stays ${written(due)}.`],
		});

	const exhausted = exhaustion(found, events, pack, calendar, due, latest, decision);
	const bar = feeBar(events, pack, { base: usual.base, due, latest, decision, extended: usual.extension?.granted === true, asOf });
	found.feeBar = bar.told;
	if (bar.deadline) found.deadlines.push(bar.deadline);
	const used = usual.extension?.agreed ? pack.extension : calendar.between(usual.base, due);
	return { pack, extensionUsed: Math.min(used, pack.extension), exhaustedFrom: exhausted };
}

function runRequest(events: readonly DocketEvent[], pack: StatutePack, rules: Rules, calendars: Calendars, reading: Reading): Run | undefined {
	const start = startOf(events, pack, rules, calendars, reading);
	if (!start) return undefined;
	const calendar = calendars.own;
	const stops = tolls(events, pack, start.day, calendar, reading);
	const base = countOn(calendar, start.day, pack.decide, reading, stops.pauses);
	const extension = base && extend(events, pack, base, 'request', pack.extension, calendar, reading, stops.late);
	return { start, tolls: stops, base, extension, due: extension?.due };
}

/** Letters that decide nothing, and say so to nobody. */
function notDecisions(found: Reckoning, events: readonly DocketEvent[]): void {
	for (const event of ofType(events, 'acknowledgement', 'interim_response', 'determination')) {
		if (event.type !== 'interim_response' && decides(event)) continue;
		flag(found, 'not_a_determination', `The letter of ${written(event.date)} (${event.written}) is no determination: it does not state what is produced and withheld, why, and how to appeal. The clock runs on (CREW v. FEC, 711 F.3d 180 (D.C. Cir. 2013)).`);
	}
}

function tracking(found: Reckoning, events: readonly DocketEvent[], pack: StatutePack, start: Day, calendars: Calendars): void {
	if (pack.tracking === null) return;
	const date = addDays(start, pack.tracking);
	const latest = calendars.own.after(start, pack.tracking, 'cautious');
	const given = ofType(events, 'tracking_number_assigned', 'acknowledgement')[0];
	found.deadlines.push({
		name: 'tracking_number_due',
		duty: 'give a tracking number, where it needs longer than ten days',
		whose: 'agency',
		date,
		latest: max(date, latest),
		safe: null,
		rule: pack.id,
		citation: statute.tracking,
		checked: pack.checked,
		steps: [`A request that takes longer than ${pack.tracking} days needs a number and a line to ask about it: ${pack.tracking} days after ${written(start)} is ${written(date)}.`, `Counted in working days that is ${written(latest)}.`],
		...(given ? { done: given.date } : {}),
	});
}

/** From when we may sue for silence, until when, and how a late answer takes that away again. */
function exhaustion(found: Reckoning, events: readonly DocketEvent[], pack: StatutePack, calendar: Calendar, due: Day, latest: Day, decision: DocketEvent | undefined): Day | undefined {
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
	else if (decision && suit) flag(found, 'determination_after_suit_does_not_cure', `The determination of ${written(decision.date)} came after the suit of ${written(suit.date)}; the right to sue for silence stands.`);
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
			steps: [`No determination came by ${written(due)}; from the day after, ${written(from)}, remedies count as exhausted.`, `A complaint should wait for the day after the latest arguable date: ${written(sueAfter)}.`],
		});
		if (suit && suit.date < sueAfter) flag(found, 'suit_before_latest_date', `The complaint of ${written(suit.date)} was filed before ${written(sueAfter)}, the day after the latest arguable due date; the government may call it premature.`);
	}
	limitation(found, calendar, from, `the day after the missed date of ${written(due)}`, suit);
	return cured ? undefined : from;
}

/** Six years from accrual by the anniversary; our own last day never moves forward. */
export function limitation(found: Reckoning, calendar: Calendar, accrues: Day, why: string, suit: DocketEvent | undefined): void {
	const { limitation: rule } = suitRules;
	const end = addMonths(accrues, 12 * rule.years);
	const cautious = calendar.onOrBefore(min(end, addMonths(addDays(accrues, -1), 12 * rule.years)));
	const shared = { rule: rule.rule, citation: rule.citation, checked: rule.checked, latest: null, whose: 'us' as const };
	found.deadlines.push(
		{ ...shared, name: 'cause_of_action_accrues', duty: 'the time for suing begins', date: accrues, safe: null, steps: [`The claim arises on ${written(accrues)}, ${why}.`] },
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

export function max(a: Day, b: Day): Day {
	return a > b ? a : b;
}

export function min(a: Day, b: Day): Day {
	return a < b ? a : b;
}
