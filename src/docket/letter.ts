/** Letters with their own clocks: expedited processing, "are you still interested", and what must be perfected. */

import { addDays, type Day } from '../base/day.ts';
import type { Calendars } from './calendars.ts';
import { calendarDays, counted, max } from './count.ts';
import { flag, type Reckoning } from './deadline.ts';
import { type DocketEvent, determinations, ofType } from './event.ts';
import { type StatutePack, statute } from './rules-federal.ts';
import { written } from './words.ts';

/** Working days that a still-interested letter must leave at least. */
const stillInterestedDays = 30;
/** Calendar days for deciding on expedited processing, and for telling. */
const expediteDays = 10;

/** Expedited processing: decision and notice ten calendar days after the request for it. */
export function expedite(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	calendars: Calendars,
): void {
	const asked = ofType(events, 'expedite_requested')[0];
	if (!asked) return;
	const decided = ofType(events, 'expedite_decision')[0];
	const due = calendarDays(asked.date, expediteDays);
	const latest = calendars.own.onOrAfter(due.day, 'cautious');
	found.deadlines.push({
		name: 'expedite_decision_due',
		duty: 'decide on expedited processing and tell us',
		whose: 'agency',
		date: due.day,
		latest,
		safe: null,
		rule: pack.id,
		citation: `${statute.expedite}(ii)(I)`,
		checked: pack.checked,
		steps: [
			`Expedited processing was asked for on ${written(asked.date)}.`,
			...due.steps,
			latest === due.day
				? 'That is a working day; no reading gives a later one.'
				: `The statute does not move a last day without office; a suit should wait for ${written(latest)}.`,
		],
		...(decided ? { done: decided.date } : {}),
	});
	const complete = determinations(events)[0];
	if (decided?.outcome === 'granted') return;
	const from = decided ? decided.date : addDays(due.day, 1);
	if (complete && complete.date <= from) return;
	found.deadlines.push({
		name: 'expedite_review_from',
		duty: 'may ask a court to review the denial of expedited processing, or silence on it',
		whose: 'us',
		date: from,
		latest: decided ? from : max(from, addDays(latest, 1)),
		safe: null,
		rule: pack.id,
		citation: `${statute.expedite}(iii), (iv)`,
		checked: pack.checked,
		steps: [
			decided
				? `It was denied on ${written(from)}; that can be reviewed at once.`
				: `No decision came by ${written(due.day)}; silence can be reviewed from ${written(from)}.`,
			'No court has jurisdiction over it once the agency has given a complete response.',
		],
	});
}

/** Letters that ask whether we still want the records, and letters that ask for a better description. */
export function replies(
	found: Reckoning,
	events: readonly DocketEvent[],
	pack: StatutePack,
	calendars: Calendars,
): void {
	const letters = ofType(events, 'still_interested_letter');
	const answer = ofType(events, 'still_interested_answered')[0];
	letters.forEach((letter, i) => {
		const least = counted(calendars.own, letter.date, stillInterestedDays);
		const wanted = wantedDay(letter, calendars);
		const steps = [
			`The letter is dated ${written(letter.date)}; it must leave at least ${stillInterestedDays} working days.`,
			...least.steps,
		];
		const shared = {
			whose: 'us' as const,
			latest: null,
			rule: 'OIP-still-interested',
			citation: statute.stillInterested,
			checked: true,
			...(answer && answer.date >= letter.date ? { done: answer.date } : {}),
		};
		found.deadlines.push({
			...shared,
			name: 'reply_min_deadline',
			safeName: 'reply_min_safe',
			duty: 'say that we are still interested, before the file may be closed at the earliest',
			date: least.day,
			safe: calendars.own.onOrBefore(wanted && wanted < least.day ? wanted : least.day),
			steps,
		});
		if (wanted)
			found.deadlines.push({
				...shared,
				name: 'reply_by',
				duty: 'say that we are still interested, by the letter’s own date',
				date: wanted,
				safe: calendars.own.onOrBefore(wanted),
				steps: [`The letter asks for an answer by ${written(wanted)}.`],
			});
		if (wanted && wanted < least.day)
			flag(
				found,
				'still_interested_too_short',
				`The letter of ${written(letter.date)} asks for an answer by ${written(wanted)}, sooner than the ${stillInterestedDays} working days that OIP’s guidance asks for. Answer in time, and object.`,
			);
		if (i > 0)
			flag(
				found,
				'still_interested_repeated',
				`The letter of ${written(letter.date)} asks again whether we are still interested; without good cause it may be asked only once. Answer in time, and object.`,
			);
	});
	for (const letter of ofType(events, 'clarification_deadline_letter', 'clarification_requested')) {
		const wanted = wantedDay(letter, calendars);
		const answered = ofType(events, 'clarification_answered').find((one) => one.date >= letter.date);
		if (!wanted) {
			if (letter.type === 'clarification_deadline_letter')
				found.problems.push(
					`The letter of ${written(letter.date)} sets a time for our answer, but the event does not say how many days. Read them from the letter and enter "working_days" or "reply_by".`,
				);
			continue;
		}
		found.deadlines.push({
			name: 'reply_by',
			duty: 'answer, or the request may be closed',
			whose: 'us',
			date: wanted,
			latest: null,
			safe: calendars.own.onOrBefore(wanted),
			rule: 'letter',
			citation: 'the letter itself',
			checked: true,
			steps: [
				`The letter is dated ${written(letter.date)}; the number of days is the letter’s.`,
				...wantedSteps(letter, calendars),
				`Answer by ${written(wanted)}.`,
			],
			...(answered ? { done: answered.date } : {}),
		});
	}
	if (pack.id === 'FOIA-pre-OGA' && letters.length > 0)
		found.problems.push('The guidance on still-interested letters is younger than this request.');
}

function wantedDay(letter: DocketEvent, calendars: Calendars): Day | undefined {
	if (letter.newDate) return letter.newDate;
	if (letter.workingDays !== undefined) return calendars.own.after(letter.date, letter.workingDays);
	return letter.days === undefined ? undefined : addDays(letter.date, letter.days);
}

function wantedSteps(letter: DocketEvent, calendars: Calendars): string[] {
	if (letter.newDate) return [];
	if (letter.workingDays !== undefined) return counted(calendars.own, letter.date, letter.workingDays).steps;
	return letter.days === undefined ? [] : calendarDays(letter.date, letter.days).steps;
}
