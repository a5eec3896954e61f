/** The clocks of a suit: serving, answering, and what the court ordered. */

import { addDays, type Day } from '../base/day.ts';
import type { Calendar } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import { calendarDays, rolled } from './count.ts';
import type { Reckoning } from './deadline.ts';
import { type DocketEvent, type Obligation, ofType } from './event.ts';
import { courtState, suitRules } from './rules-court.ts';
import { unchecked, written } from './words.ts';

/** Adds the deadlines that a complaint, its service and the court's orders start. */
export function suit(found: Reckoning, events: readonly DocketEvent[], calendars: Calendars): void {
	const name = events.find((event) => event.court !== undefined)?.court;
	const court = calendars.court(name);
	const inCourt = ofType(
		events,
		'complaint_filed',
		'complaint_served_us_attorney',
		'complaint_served_agency',
		'complaint_served_attorney_general',
		'court_order',
	);
	if (inCourt.length > 0 && name === undefined)
		found.problems.push(
			'No event names the court, so holidays of the state where it sits are not left out. Enter "court", for example "S.D.N.Y.".',
		);
	else if (inCourt.length > 0 && courtState(name) === undefined)
		found.problems.push(
			`The holidays of the state where ${name} sits are not on file, so they are not left out. Look whether a last day falls on one.`,
		);
	serve(found, events, court);
	answer(found, events, court);
	for (const order of ofType(events, 'court_order')) obey(found, order, court);
}

function serve(found: Reckoning, events: readonly DocketEvent[], court: Calendar): void {
	const filed = ofType(events, 'complaint_filed')[0];
	if (!filed) return;
	const { service } = suitRules;
	const day = calendarDays(filed.date, service.days);
	const end = rolled(court, day.day);
	const served = ofType(
		events,
		'complaint_served_us_attorney',
		'complaint_served_agency',
		'complaint_served_attorney_general',
	)[0];
	if (served && served.date < filed.date)
		found.problems.push(
			`The complaint is served on ${written(served.date)}, before it is filed on ${written(filed.date)}; correct one of the two.`,
		);
	const safe = court.onOrBefore(day.day, 'cautious');
	found.deadlines.push({
		name: 'service_deadline',
		safeName: 'service_safe',
		duty: 'serve the complaint',
		whose: 'us',
		date: end.day,
		latest: null,
		safe,
		rule: service.rule,
		citation: service.citation,
		checked: service.checked,
		steps: [
			`The complaint was filed on ${written(filed.date)}.`,
			...day.steps,
			...end.steps,
			`Serve by ${written(safe)}, the last open day before anything has to be moved. ${unchecked}`,
		],
		...(served ? { done: served.date } : {}),
	});
}

function answer(found: Reckoning, events: readonly DocketEvent[], court: Calendar): void {
	const { answer: rule } = suitRules;
	const attorney = ofType(events, 'complaint_served_us_attorney')[0];
	const served = attorney ?? ofType(events, 'complaint_served_agency', 'complaint_served_attorney_general')[0];
	const ordered = ofType(events, 'answer_extended').findLast((event) => event.newDate);
	const filed = ofType(events, 'answer_filed')[0];
	const done = filed ? { done: filed.date } : {};
	const shared = { name: 'answer_due', duty: 'answer the complaint', whose: 'agency' as const, safe: null, ...done };
	if (ordered?.newDate) {
		found.deadlines.push({
			...shared,
			date: ordered.newDate,
			latest: court.onOrAfter(ordered.newDate, 'cautious'),
			rule: 'court-order',
			citation: '5 U.S.C. 552(a)(4)(C) (“unless the court otherwise directs”)',
			checked: true,
			steps: [`On ${written(ordered.date)} the court set another day: ${written(ordered.newDate)}.`],
		});
		return;
	}
	if (!served) return;
	if (!attorney)
		found.problems.push(
			`Service on the United States Attorney is not entered; the answer is counted from service on the ${served.type === 'complaint_served_agency' ? 'agency' : 'Attorney General'}, which the government need not accept.`,
		);
	const day = calendarDays(served.date, rule.days);
	const end = rolled(court, day.day);
	const late = rolled(court, day.day, 'cautious');
	found.deadlines.push({
		...shared,
		date: end.day,
		latest: late.day,
		rule: rule.rule,
		citation: rule.citation,
		checked: rule.checked,
		steps: [
			`The complaint was served on ${written(served.date)}; that day is not counted, every other one is. The sixty days of FRCP 12(a)(2) do not apply.`,
			...day.steps,
			...end.steps,
			late.day === end.day
				? `No reading gives a later date than ${written(end.day)}.`
				: `A closing by executive order is arguably a holiday declared by the President; then it is ${written(late.day)}.`,
			`That service on the United States Attorney starts it (FRCP 4(i)): ${unchecked.toLowerCase()}`,
		],
	});
}

/** Each duty of an order on its day. A day that the court itself names is not moved; one that it counts out is (FRCP 6(a)). */
function obey(found: Reckoning, order: DocketEvent, court: Calendar): void {
	const duties: Obligation[] = [...(order.schedule ?? [])];
	if (order.newDate)
		duties.push({
			due: order.newDate,
			text: order.text ?? 'do what the order says',
			...(order.pages === undefined ? {} : { pages: order.pages }),
		});
	for (const duty of duties)
		put(duty, duty.due, [
			`The order of ${written(order.date)} names ${written(duty.due)}; a day the court names is not moved. ${unchecked}`,
		]);
	if (order.newDate === undefined && (order.days !== undefined || order.workingDays !== undefined)) {
		const day: Day =
			order.days === undefined ? court.after(order.date, order.workingDays ?? 0) : addDays(order.date, order.days);
		const end = rolled(court, day);
		put({ due: day, text: order.text ?? 'do what the order says' }, end.day, [
			`The order of ${written(order.date)} gives ${order.days ?? order.workingDays} ${order.days === undefined ? 'working ' : ''}days: ${written(day)}.`,
			...end.steps,
			unchecked,
		]);
	} else if (duties.length === 0)
		found.problems.push(
			`The order of ${written(order.date)} sets no day that could be read. Enter "due", "days" or a "schedule".`,
		);

	function put(duty: Obligation, date: Day, steps: string[]): void {
		found.deadlines.push({
			name: 'obligation_due',
			duty: `${duty.text}${duty.pages === undefined ? '' : ` (${duty.pages.toLocaleString('en-US')} pages)`}`,
			whose: 'agency',
			date,
			latest: court.onOrAfter(date, 'cautious'),
			safe: null,
			rule: suitRules.order.rule,
			citation: suitRules.order.citation,
			checked: suitRules.order.checked,
			steps,
		});
	}
}
