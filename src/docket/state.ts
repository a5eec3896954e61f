/** The clocks of a state law, worked out row by row from its table. */

import { type Day, dayNumber } from '../base/day.ts';
import type { Calendar, Reading } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import { addMonths, calendarDays, counted, latestStep, rolled } from './count.ts';
import { type Deadline, flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, decides, ofType } from './event.ts';
import { receiptOf, type Start } from './receipt.ts';
import type { StateRule, StateRules } from './rules-state.ts';
import { unchecked, written } from './words.ts';

/** Adds the deadlines of a state law. */
export function stateClocks(
	found: Reckoning,
	events: readonly DocketEvent[],
	state: StateRules,
	calendars: Calendars,
	asOf: Day | undefined,
): void {
	const calendar = calendars.own;
	const receipt = receiptOf(found, events, state, calendar);
	if (state.ageOnly) age(found, state.ageOnly, receipt, asOf);
	if (receipt && state.from && receipt.day < state.from) {
		found.problems.push(
			`The rules of the ${state.title} before ${written(state.from as Day)} are not on file; no date is given for a request of ${written(receipt.day)}.`,
		);
		return;
	}
	// What later rows count from: a deadline as extended, once a notice in time has extended it.
	const inForce = new Map<string, Deadline>();
	for (const rule of state.rules)
		for (const start of startsOf(rule, events, receipt, inForce, calendar)) {
			if (!applies(rule, start, inForce)) continue;
			const deadline = put(rule, start, calendars);
			const done = doneBy(rule, events, start.day);
			if (done) deadline.done = done.date;
			if (rule.extends && !extendTo(found, deadline, inForce.get(rule.extends), events)) continue;
			found.deadlines.push(deadline);
			inForce.set(rule.name, deadline);
			if (rule.extends && ofType(events, 'unusual_circumstances_notice').length > 0)
				inForce.set(rule.extends, deadline);
		}
}

function startsOf(
	rule: StateRule,
	events: readonly DocketEvent[],
	receipt: Start | undefined,
	inForce: ReadonlyMap<string, Deadline>,
	calendar: Calendar,
): Start[] {
	if (rule.from === 'receipt') return receipt ? [receipt] : [];
	if (typeof rule.from === 'object') {
		const before = inForce.get(rule.from.deadline);
		if (!before) return [];
		return [
			{
				day: before.date,
				latest: before.latest ?? before.date,
				steps: [
					before.whose === 'agency'
						? `The agency had until ${written(before.date)} to ${before.duty}.`
						: `Counted from ${written(before.date)}.`,
				],
				...(receipt?.purpose ? { purpose: receipt.purpose } : {}),
			},
		];
	}
	return ofType(events, rule.from)
		.filter((event) => (event.type !== 'determination' || decides(event)) && event.outcome !== 'granted')
		.filter((event) => rule.starts === undefined || (event.outcome ?? 'adverse') === rule.starts.outcome)
		.map((event) => ({
			day: event.date,
			latest: rule.whose === 'agency' ? calendar.onOrAfter(event.date, 'cautious') : event.date,
			steps: [`${capital(event.written.replaceAll('_', ' '))} on ${written(event.date)}; that day is not counted.`],
		}));
}

function applies(rule: StateRule, start: Start, inForce: ReadonlyMap<string, Deadline>): boolean {
	if (rule.since && start.day < rule.since) return false;
	if (rule.purpose && (rule.purpose === 'special') !== /commerc|recurr/i.test(start.purpose ?? '')) return false;
	const condition = rule.unmet === undefined ? undefined : inForce.get(rule.unmet);
	return !condition?.done || condition.done > condition.date;
}

function put(rule: StateRule, start: Start, calendars: Calendars): Deadline {
	const calendar = calendars.own;
	const usual = reach(rule, start.day, calendar, 'usual');
	const cautious = reach(rule, start.latest, calendar, 'cautious');
	const safe = rule.whose === 'us' ? safeDay(rule, start, usual.unrolled, calendar) : null;
	const latest = rule.whose === 'agency' ? (cautious.day > usual.day ? cautious.day : usual.day) : null;
	const checked = rule.checked && usual.checked;
	const steps = [...start.steps, ...usual.steps];
	if (latest) steps.push(latestStep(calendar, start.day, start.latest, usual.day, latest));
	if (safe && rule.notBefore)
		steps.push(`${rule.n} whole ${calendar.unit}s lie between where one waits for ${written(safe)}.`);
	else if (safe && safe !== usual.day)
		steps.push(`Act by ${written(safe)}, the last open day that no reading puts too late.`);
	if (!rule.checked) steps.push(unchecked);
	const reading = readingOf(rule, start, usual, calendars);
	return {
		name: rule.name,
		duty: rule.duty,
		whose: rule.whose,
		date: usual.day,
		latest,
		safe,
		rule: rule.name,
		citation: rule.before && start.day < rule.before.day ? rule.before.citation : rule.citation,
		steps,
		checked,
		...(rule.safeName ? { safeName: rule.safeName } : {}),
		...(reading ? { readings: [reading] } : {}),
	};
}

type Reached = { day: Day; unrolled: Day; steps: string[]; checked: boolean };

function reach(rule: StateRule, from: Day, calendar: Calendar, reading: Reading): Reached {
	if (rule.unit === 'open') {
		const count = counted(calendar, from, rule.n, reading);
		return { ...count, unrolled: count.day };
	}
	const plain = rule.unit === 'calendar' ? calendarDays(from, rule.n) : months(from, rule.n);
	if (!rule.rolls) return { ...plain, unrolled: plain.day };
	const moved = rolled(calendar, plain.day, reading);
	return { day: moved.day, unrolled: plain.day, steps: [...plain.steps, ...moved.steps], checked: moved.checked };
}

function months(from: Day, count: number) {
	const day = addMonths(from, count);
	return { day, checked: true, steps: [`${count} months after ${written(from)}: ${written(day)}.`] };
}

function safeDay(rule: StateRule, start: Start, unrolled: Day, calendar: Calendar): Day {
	if (rule.notBefore) return calendar.after(start.day, rule.n + 1, 'cautious');
	// A right that begins has no earlier safe day; one that ends is used on an open day.
	return rule.doneBy || rule.rolls ? calendar.onOrBefore(unrolled) : unrolled;
}

function readingOf(
	rule: StateRule,
	start: Start,
	usual: Reached,
	calendars: Calendars,
): { name: string; date: Day; step: string } | undefined {
	if (rule.reading?.how === 'unrolled' && usual.unrolled !== usual.day)
		return {
			name: rule.reading.name,
			date: usual.unrolled,
			step: `Without moving the last day, as MuckRock has it: ${written(usual.unrolled)}.`,
		};
	if (rule.reading?.how !== 'muckrock') return undefined;
	const date = calendars.muckrock.after(start.day, rule.n);
	return date === usual.day
		? undefined
		: { name: rule.reading.name, date, step: `MuckRock, which keeps no state holidays, shows ${written(date)}.` };
}

function doneBy(rule: StateRule, events: readonly DocketEvent[], from: Day): DocketEvent | undefined {
	return ofType(events, ...(rule.doneBy ?? [])).find(
		(event) => event.date >= from && (event.type !== 'determination' || decides(event)),
	);
}

/** What notices make of the longest time: the date they name, within it; nothing at all where they came too late. */
function extendTo(
	found: Reckoning,
	deadline: Deadline,
	base: Deadline | undefined,
	events: readonly DocketEvent[],
): boolean {
	const notices = ofType(events, 'unusual_circumstances_notice');
	if (!base || notices.length === 0) return true;
	const timely = notices.filter((notice) => notice.date <= base.date);
	for (const notice of notices)
		if (notice.date > base.date)
			flag(
				found,
				'late_extension_notice',
				`The notice of ${written(notice.date)} came after the time had ended on ${written(base.date)}; it adds nothing.`,
			);
	const names = timely.flatMap((notice) => notice.newDate ?? []).sort();
	const name = names.length === timely.length ? names.at(-1) : undefined;
	if (name !== undefined && name > deadline.date) {
		flag(
			found,
			'extension_exceeds_statute',
			`The notice names ${written(name)}; the law allows no later day than ${written(deadline.date)}.`,
		);
		found.deadlines.push({
			...deadline,
			name: 'agency_estimate',
			duty: 'finish, by its own estimate, which binds nobody',
			date: name,
			latest: null,
			steps: [`The agency names ${written(name)}.`],
		});
	} else if (name !== undefined && name >= base.date) {
		deadline.steps = [...deadline.steps, `The notice names ${written(name)}, which is sooner and governs.`];
		deadline.date = name;
	}
	return timely.length > 0;
}

function age(found: Reckoning, sentence: string, receipt: Start | undefined, asOf: Day | undefined): void {
	flag(found, 'no_statutory_deadline', sentence);
	if (!receipt || !asOf || asOf < receipt.day) return;
	const days = dayNumber(asOf) - dayNumber(receipt.day);
	found.values.age_days = days;
	found.problems.push(`On ${written(asOf)} the request of ${written(receipt.day)} is ${days} days old.`);
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
