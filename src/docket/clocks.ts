/** The docket's clocks: from what happened to what is due, with the working. */

import type { Day } from '../base/day.ts';
import { appealDecision, appealWindows } from './appeal.ts';
import { type Calendars, calendarsOf } from './calendars.ts';
import { type Deadline, nothingYet, type Reckoning } from './deadline.ts';
import { type DocketEvent, type EventType, ofType, ordered } from './event.ts';
import type { Closure } from './holidays-federal.ts';
import { expedite, replies } from './letter.ts';
import type { Docket } from './parse.ts';
import { requestClock } from './request.ts';
import { type Rules, rulesOf } from './rules.ts';
import { packNamed } from './rules-federal.ts';
import { stateClocks } from './state.ts';
import { suit } from './suit.ts';
import { written } from './words.ts';

/**
 * Every deadline that events start under rules, each with its date, its latest or safe date and its working in words.
 * The order of the events does not matter, and events that no rule knows change nothing.
 * @throws Refusal not-valid where a count leaves the years of the calendars.
 */
export function deadlines(events: readonly DocketEvent[], rules: Rules, calendars: Calendars): Deadline[] {
	return reckon(events, rules, calendars).deadlines;
}

/** The same with what was found on the way: what moves nothing, what contradicts, what lateness does to fees. `asOf` is the day to judge from. */
export function reckon(given: readonly DocketEvent[], rules: Rules, calendars: Calendars, asOf?: Day): Reckoning {
	const found = nothingYet();
	const events = ordered(given);
	const received = events.some((event) => receipts.has(event.type));
	if (!received && events.some((event) => event.type === 'request_made'))
		found.problems.push(
			'No event says when the agency received the request, and its clock starts only then. Enter that day, or the day of an automatic receipt.',
		);
	if (rules.state) {
		stateClocks(found, events, rules.state, calendars, asOf);
		return found;
	}
	const made = dayMade(events);
	if (!made) return found;
	const pack = rules.statute(made);
	if (!pack) {
		found.problems.push(
			`The rules for requests made before 2 October 1997 are not on file; no date is given for one of ${written(made)}.`,
		);
		return found;
	}
	const request = requestClock(found, events, pack, rules, calendars, asOf);
	expedite(found, events, pack, calendars);
	replies(found, events, pack, calendars);
	appealWindows(found, events, made, pack, rules, calendars);
	appealDecision(found, events, pack, request, calendars);
	suit(found, events, calendars);
	return found;
}

const receipts: ReadonlySet<EventType> = new Set([
	'request_received',
	'received_by_other_component',
	'received_by_proper_component',
	'delivered_by_mail',
	'postmarked',
]);

/** A docket as it was read from outside, with its own closings and options. */
export function reckonDocket(docket: Docket, asOf?: Day): Reckoning {
	if (docket.jurisdiction === '' || docket.events.length === 0) return { ...nothingYet(), problems: docket.problems };
	const rules = rulesOf(docket.jurisdiction, {
		routingCap: docket.routingCap,
		...(docket.rulepack === undefined ? {} : { named: docket.rulepack }),
	});
	const found = reckon(docket.events, rules, calendarsOf(docket.jurisdiction, closings(docket.events)), asOf);
	const pack =
		docket.rulepack !== undefined && !packNamed(docket.rulepack)
			? [`There is no rule pack “${docket.rulepack}”; the dates select the rules.`]
			: [];
	return { ...found, problems: [...docket.problems, ...pack, ...found.problems] };
}

/** The day that selects the rules: the day of the request, else the first thing that happened. */
function dayMade(events: readonly DocketEvent[]): Day | undefined {
	return (ofType(events, 'request_made')[0] ?? events.find((event) => event.type !== 'closure'))?.date;
}

function closings(events: readonly DocketEvent[]): Closure[] {
	return ofType(events, 'closure').map((event) => ({
		from: event.date,
		until: event.until !== undefined && event.until >= event.date ? event.until : event.date,
		name: event.text ?? 'closing',
		kind: 'closure',
		source: 'entered in this docket',
		checked: true,
	}));
}
