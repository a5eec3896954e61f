/** The clock of a federal request: decide within twenty working days, or be taken to court. */

import { addDays, type Day } from '../base/day.ts';
import { type Calendar, outOfReach, type Reading } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import { countOn, latestStep, leftOutStep, max, span } from './count.ts';
import { flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, decides, determinations, ofType } from './event.ts';
import { exhaustion } from './exhaustion.ts';
import { type Extension, extend } from './extension.ts';
import { feeBar } from './fee-bar.ts';
import type { Rules } from './rules.ts';
import { type StatutePack, statute } from './rules-federal.ts';
import { type Start, startOf } from './start.ts';
import { type Tolls, tolls } from './toll.ts';
import { listed, written } from './words.ts';

type Run = {
	start: Start;
	tolls: Tolls;
	base: Day | undefined;
	extension: Extension | undefined;
	due: Day | undefined;
};

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
	const run = (reading: Reading) => runRequest(events, pack, rules, calendars, reading);
	const usual = run('usual');
	const cautious = run('cautious');
	if (!usual || !cautious) return undefined;
	tellFindings(found, events, usual);
	found.pauses = usual.tolls.pauses;
	clockStart(found, pack, usual.start, cautious.start);
	tracking(found, events, pack, usual.start.day, calendars);
	const { base, due } = usual;
	if (!base || !due) {
		tellStopped(found, usual.tolls, calendars.own, asOf);
		return { pack, extensionUsed: 0, exhaustedFrom: undefined };
	}
	const calendar = calendars.own;
	const latest = max(due, cautious.due ?? due);
	const decision = determinations(events).find((event) => event.date >= usual.start.day);
	const first = events[0]?.date ?? usual.start.day;
	const moved = calendar.leftOut(first, due).some((holiday) => holiday.kind === 'moved');
	const dates = {
		base,
		baseLatest: max(base, cautious.base ?? base),
		due,
		latest,
		strict: moved ? run('strict')?.due : due,
	};
	decide(
		found,
		events,
		pack,
		usual,
		dates,
		latestStep(calendar, usual.start.day, cautious.start.day, due, latest),
		calendar,
	);
	const exhaustedFrom = exhaustion(found, events, pack, calendar, due, latest, decision);
	const bar = feeBar(events, pack, { base, due, latest, decision, extended: usual.extension?.granted === true, asOf });
	found.feeBar = bar.told;
	if (bar.deadline) found.deadlines.push(bar.deadline);
	const added = usual.extension?.agreed ? pack.extension : calendar.between(base, due);
	return { pack, extensionUsed: Math.min(added, pack.extension), exhaustedFrom };
}

/** What moved nothing, contradicts, or decides nothing although it looks so. */
function tellFindings(found: Reckoning, events: readonly DocketEvent[], { start, tolls: stops, extension }: Run): void {
	for (const [name, sentence] of [...stops.flags, ...(extension?.flags ?? [])]) flag(found, name, sentence);
	found.problems.push(...start.problems, ...stops.problems, ...(extension?.problems ?? []));
	Object.assign(found.values, stops.values);
	for (const event of ofType(events, 'acknowledgement', 'interim_response', 'determination')) {
		if (event.type !== 'interim_response' && decides(event)) continue;
		flag(
			found,
			'not_a_determination',
			`The letter of ${written(event.date)} (${event.written}) is no determination: it does not state what is produced and withheld, why, and how to appeal. The clock runs on (CREW v. FEC, 711 F.3d 180 (D.C. Cir. 2013)).`,
		);
	}
	const early = determinations(events).find((event) => event.date < start.day);
	if (early)
		found.problems.push(
			`The determination of ${written(early.date)} is dated before the clock starts on ${written(start.day)}; correct one of the two.`,
		);
}

function tellStopped(found: Reckoning, { open }: Tolls, calendar: Calendar, asOf: Day | undefined): void {
	if (!open) return;
	const today =
		asOf && asOf > open.since && !outOfReach(asOf)
			? ` Were it received on ${written(asOf)}, the time would end on ${written(calendar.after(asOf, open.left))}.`
			: '';
	flag(
		found,
		'clock_stopped',
		`The clock has stood still since ${written(open.since)} with ${open.left} working days left, so no date can be given. It runs on once the agency has our answer: enter the day it was received.${today}`,
	);
}

function clockStart(found: Reckoning, pack: StatutePack, start: Start, cautious: Start): void {
	found.deadlines.push({
		name: 'clock_start',
		duty: 'the clock starts',
		whose: 'agency',
		date: start.day,
		latest: max(start.day, cautious.day),
		safe: null,
		rule: pack.id,
		citation: statute.decide,
		checked: pack.checked,
		steps: [...start.steps, ...(cautious.day > start.day ? cautious.steps.slice(1) : [])],
	});
}

type Dates = { base: Day; baseLatest: Day; due: Day; latest: Day; strict: Day | undefined };

/** The rows of the duty to decide: before and after more time, and the agency's own estimate. */
function decide(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	{ start, tolls: stops, extension }: Run,
	dates: Dates,
	lateStep: string,
	calendar: Calendar,
): void {
	const { base, due, strict } = dates;
	const shared = { rule: pack.id, checked: pack.checked, whose: 'agency' as const, safe: null };
	const counting = [
		...start.steps,
		...stops.steps,
		stops.pauses.length > 0
			? `${pack.decide} working days are counted, stops left out; day ${pack.decide} is ${written(base)}.`
			: span(calendar, start.day, pack.decide, base, 'usual'),
		...leftOutStep(calendar.leftOut(start.day, base)),
	];
	if (extension?.granted)
		found.deadlines.push({
			...shared,
			name: 'determination_due_base',
			duty: 'decide on the request, before more time',
			date: base,
			latest: dates.baseLatest,
			citation: statute.decide,
			steps: counting,
		});
	const ended =
		determinations(events).find((event) => event.date >= start.day) ?? ofType(events, 'request_withdrawn')[0];
	const reading = strict &&
		strict !== due && {
			name: 'determination_due_if_saturday_holiday_not_shifted',
			date: strict,
			step: `Where the Friday before a Saturday holiday counts, as 5 U.S.C. 6103(a) has it word for word: ${written(strict)}.`,
		};
	found.deadlines.push({
		...shared,
		name: 'determination_due',
		duty: 'decide on the request',
		date: due,
		latest: dates.latest,
		citation: extension?.granted ? listed([statute.decide, statute.extend]) : statute.decide,
		steps: [...counting, ...(extension?.steps ?? []), lateStep],
		...(ended ? { done: ended.date } : {}),
		...(reading ? { readings: [reading] } : {}),
	});
	const estimate = extension?.estimate ?? ofType(events, 'agency_estimate').findLast((event) => event.newDate)?.newDate;
	if (!estimate) return;
	found.deadlines.push({
		...shared,
		name: 'agency_estimate',
		duty: 'finish, by its own estimate, which binds nobody',
		date: estimate,
		latest: null,
		citation: listed([statute.tracking, statute.extend]),
		steps: [`The agency names ${written(estimate)}. It is an estimate; the date of the statute stays ${written(due)}.`],
	});
}

function runRequest(
	events: readonly DocketEvent[],
	pack: StatutePack,
	rules: Rules,
	calendars: Calendars,
	reading: Reading,
): Run | undefined {
	const start = startOf(events, pack, rules, calendars, reading);
	if (!start) return undefined;
	const calendar = calendars.own;
	const stops = tolls(events, pack, start.day, calendar, reading);
	const base = countOn(calendar, start.day, pack.decide, reading, stops.pauses);
	const extension = base && extend(events, pack, base, 'request', pack.extension, calendar, reading, stops.late);
	return { start, tolls: stops, base, extension, due: extension?.due };
}

function tracking(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	start: Day,
	calendars: Calendars,
): void {
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
		steps: [
			`A request that takes longer than ${pack.tracking} days needs a number and a line to ask about it: ${pack.tracking} days after ${written(start)} is ${written(date)}.`,
			`Counted in working days that is ${written(latest)}.`,
		],
		...(given ? { done: given.date } : {}),
	});
}
