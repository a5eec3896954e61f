/** The administrative appeal: until when we may, and when the agency must decide it. */

import { addDays, type Day } from '../base/day.ts';
import type { Calendar } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import { calendarDays, counted, latestStep, max } from './count.ts';
import { type Deadline, flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, determinations, ofType } from './event.ts';
import { limitation } from './exhaustion.ts';
import { extend } from './extension.ts';
import type { RequestClock } from './request.ts';
import type { Rules } from './rules.ts';
import { type AgencyPack, type StatutePack, statute } from './rules-federal.ts';
import { unchecked, written } from './words.ts';

/** Adds the windows for appealing what was decided against us. `made` is the day of the request, which selects the rules. */
export function appealWindows(
	found: Reckoning,
	events: readonly DocketEvent[],
	made: Day,
	pack: StatutePack,
	rules: Rules,
	calendars: Calendars,
): void {
	const decided: [DocketEvent, string, string][] = [
		...determinations(events).map((event): [DocketEvent, string, string] => [event, '', 'appeal']),
		...ofType(events, 'expedite_decision').map((event): [DocketEvent, string, string] => [
			event,
			'expedite_',
			'appeal the denial of expedited processing',
		]),
		...ofType(events, 'fee_waiver_decision').map((event): [DocketEvent, string, string] => [
			event,
			'fee_waiver_',
			'appeal the denial of the fee waiver',
		]),
	];
	for (const [event, prefix, duty] of decided) {
		if (event.outcome === 'granted' || (prefix !== '' && event.outcome !== 'adverse')) continue;
		const agency = event.agency ?? events.find((one) => one.agency !== undefined)?.agency;
		const own = agency === undefined ? undefined : rules.agency(agency, made);
		const window = windowOf(event, own, pack, calendars);
		if (!window) {
			flag(
				found,
				'appeal_window_unknown',
				`The letter of ${written(event.date)} starts a time for appeal, but before July 2016 only the agency’s own regulation sets it, and ${agency === undefined ? 'no agency is named' : `none is on file for ${agency}`}. Read the days from the letter.`,
			);
			continue;
		}
		const sent =
			prefix === ''
				? ofType(events, 'appeal_transmitted', 'appeal_received').filter((one) => one.date >= event.date)
				: [];
		const effective = sent.length > 0 ? effectiveDay(sent, own) : undefined;
		found.deadlines.push({
			...window.deadline,
			name: `${prefix}appeal_window_end`,
			safeName: `${prefix}appeal_file_by_safe`,
			duty,
			...(effective ? { done: effective.day } : {}),
		});
		if (window.floor && prefix === '') found.deadlines.push(window.floor);
		if (effective) tellEffective(found, effective, window.deadline, own);
	}
}

function windowOf(
	event: DocketEvent,
	own: AgencyPack | undefined,
	pack: StatutePack,
	calendars: Calendars,
): { deadline: Omit<Deadline, 'name' | 'duty'>; floor?: Deadline } | undefined {
	const calendar = calendars.own;
	const letter = event.date;
	const steps = [`The letter is dated ${written(letter)}; that day is not counted.`];
	const regulation = own && (own.unit === 'working' ? counted(calendar, letter, own.n) : calendarDays(letter, own.n));
	const floor = pack.appealFloor === null ? undefined : addDays(letter, pack.appealFloor);
	if (!regulation && !floor) return undefined;
	if (own && regulation) {
		steps.push(`${own.agency}’s regulation (${own.citation}) gives ${own.n} ${own.unit} days.`, ...regulation.steps);
		steps.push(
			own.satisfiedBy === 'receipt'
				? `The appeal must have arrived by ${own.cutoff === '17:00:00' ? '5 pm Eastern time on' : ''} that day: sending it is not enough.`.replace(
						'by  that',
						'by that',
					)
				: `It is enough to postmark or transmit it by 11:59:59 pm Eastern time that day.`,
		);
		if (!own.checked) steps.push(unchecked);
	}
	if (floor) steps.push(`The statute gives at least ${pack.appealFloor} days: ${written(floor)}.`);
	const end = regulation && floor ? max(regulation.day, floor) : (regulation?.day ?? floor ?? letter);
	const earliest = [regulation?.day, floor, event.newDate].reduce<Day>(
		(least, day) => (day && day < least ? day : least),
		end,
	);
	const safe = calendar.onOrBefore(earliest);
	if (event.newDate) steps.push(`The letter itself names ${written(event.newDate)}.`);
	steps.push(`The last day is ${written(end)}. Act by ${written(safe)}, the last working day of the shortest reading.`);
	const rule = own?.id ?? pack.id;
	return {
		deadline: {
			whose: 'us',
			date: end,
			latest: null,
			safe,
			rule,
			citation: own ? `${own.citation}; ${statute.floor}` : statute.floor,
			steps,
			checked: (own?.checked ?? true) && (regulation?.checked ?? true),
		},
		...(floor
			? {
					floor: {
						name: 'statutory_floor',
						duty: 'appeal, by the days that every agency must give at least',
						whose: 'us' as const,
						date: floor,
						latest: null,
						safe: calendar.onOrBefore(floor),
						rule: pack.id,
						citation: statute.floor,
						checked: pack.checked,
						steps: calendarDays(letter, pack.appealFloor ?? 0).steps,
					},
				}
			: {}),
	};
}

type Effective = { day: Day; time: string; event: DocketEvent };

/** The day an appeal counts for: arrival where the agency asks for that, sending elsewhere, by the agency's clock. */
function effectiveDay(sent: readonly DocketEvent[], own: AgencyPack | undefined): Effective | undefined {
	const wanted = own?.satisfiedBy === 'receipt' ? 'appeal_received' : 'appeal_transmitted';
	const event = sent.find((one) => one.type === wanted) ?? (wanted === 'appeal_transmitted' ? sent[0] : undefined);
	if (!event) return undefined;
	if (!event.instant) return { day: event.date, time: '', event };
	const parts = new Intl.DateTimeFormat('sv-SE', {
		dateStyle: 'short',
		timeStyle: 'medium',
		timeZone: own?.timeZone ?? 'America/New_York',
	})
		.format(event.instant)
		.split(' ');
	return { day: (parts[0] ?? event.date) as Day, time: parts[1] ?? '', event };
}

function tellEffective(
	found: Reckoning,
	effective: Effective,
	window: Omit<Deadline, 'name' | 'duty'>,
	own: AgencyPack | undefined,
): void {
	const { day, time, event } = effective;
	const timely = day < window.date || (day === window.date && (time === '' || time <= (own?.cutoff ?? '23:59:59')));
	found.values.timely = timely;
	found.deadlines.push({
		name: 'appeal_effective_date',
		duty: 'the appeal counts as made',
		whose: 'us',
		date: day,
		latest: null,
		safe: null,
		rule: window.rule,
		citation: window.citation,
		checked: window.checked,
		steps: [
			time === ''
				? `${event.type === 'appeal_received' ? 'Received' : 'Sent'} on ${written(day)}.`
				: `At the agency’s clock it was ${time} on ${written(day)}.`,
			timely
				? `That is within the window, which ends on ${written(window.date)}.`
				: `That is after the window, which ended on ${written(window.date)}.`,
			...(window.checked ? [] : [unchecked]),
		],
	});
	if (!timely)
		flag(
			found,
			'appeal_late',
			`The appeal of ${written(day)} came after its last day, ${written(window.date)}. Ask the agency to take it all the same, or make the request anew.`,
		);
}

/** Adds the agency's time to decide an appeal, and what follows where it lets that pass. */
export function appealDecision(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	request: RequestClock | undefined,
	calendars: Calendars,
): void {
	const calendar = calendars.own;
	const received = ofType(events, 'appeal_received')[0];
	const decided = ofType(events, 'appeal_decided')[0];
	if (!received) {
		if (ofType(events, 'appeal_transmitted').length > 0)
			found.problems.push(
				'The clock of the appeal runs from the day the agency receives it; no event gives that day yet.',
			);
		return;
	}
	if (decided && decided.date < received.date)
		found.problems.push(
			`The appeal is decided on ${written(decided.date)}, before it is received on ${written(received.date)}; correct one of the two.`,
		);
	const base = counted(calendar, received.date, pack.decide);
	const allowed = pack.extension - (request?.extensionUsed ?? 0);
	const more = extend(events, pack, base.day, 'appeal', allowed, calendar, 'usual');
	for (const [name, sentence] of more.flags) flag(found, name, sentence);
	found.problems.push(...more.problems);
	const open = calendar.onOrAfter(received.date, 'cautious');
	const latestBase = calendar.after(open, pack.decide, 'cautious');
	const latest = max(more.due, extend(events, pack, latestBase, 'appeal', allowed, calendar, 'cautious').due);
	const steps = [`The appeal was received on ${written(received.date)}: that is day 0.`, ...base.steps];
	const shared = {
		whose: 'agency' as const,
		safe: null,
		rule: pack.id,
		citation: statute.appeal,
		checked: pack.checked,
	};
	if (more.granted)
		found.deadlines.push({
			...shared,
			name: 'appeal_decision_due_base',
			duty: 'decide the appeal, before more time',
			date: base.day,
			latest: max(base.day, latestBase),
			steps,
		});
	// That the ten days are to be had once in all is not yet checked.
	const once = more.granted && (request?.extensionUsed ?? 0) > 0;
	found.deadlines.push({
		...shared,
		checked: shared.checked && !once,
		name: 'appeal_decision_due',
		duty: 'decide the appeal',
		date: more.due,
		latest,
		steps: [
			...steps,
			...more.steps,
			...(once ? [`The ten days of extension are to be had once in all. ${unchecked}`] : []),
			latestStep(calendar, received.date, open, more.due, latest),
		],
		...(decided ? { done: decided.date } : {}),
	});
	if (request?.exhaustedFrom) return;
	afterAppeal(found, events, pack, calendar, more.due, latest, decided);
}

function afterAppeal(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	calendar: Calendar,
	due: Day,
	latest: Day,
	decided: DocketEvent | undefined,
): void {
	const suit = ofType(events, 'complaint_filed')[0];
	const running = found.deadlines.some((deadline) => deadline.name === 'limitations_end');
	if (decided && decided.date <= due) {
		if (!running && decided.outcome !== 'granted')
			limitation(found, calendar, decided.date, 'when the appeal was decided', suit);
		return;
	}
	const from = addDays(due, 1);
	found.deadlines.push({
		name: 'constructive_exhaustion_from',
		duty: 'may sue for silence on the appeal from this day, prudently from the latest one',
		whose: 'us',
		date: from,
		latest: addDays(latest, 1),
		safe: null,
		rule: pack.id,
		citation: statute.exhaust,
		checked: pack.checked,
		steps: [`No decision came by ${written(due)}; from the day after, ${written(from)}, remedies count as exhausted.`],
	});
	if (!running) limitation(found, calendar, from, `the day after the missed date of ${written(due)}`, suit);
}
