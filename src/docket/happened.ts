/** What happened to a request, as the clocks read it: its dates, letters, appeals and suits become events. */

import type { Day } from '../base/day.ts';
import { outOfReach } from './calendar.ts';
import { reckonDocket } from './clocks.ts';
import { nothingYet, type Reckoning } from './deadline.ts';
import type { Agency, Appeal, CourtFile, Dossier, Entry, Obligation } from './docket.ts';
import type { DocketEvent } from './event.ts';
import { isExact, whenOf } from './inexact.ts';
import { isJurisdiction, parseEvent } from './parse.ts';
import { written } from './words.ts';

/** What of a dossier moves the clocks. */
export type Happened = Pick<Dossier, 'request' | 'agency' | 'parent' | 'entries' | 'appeals' | 'suits'>;

/** What a request comes to, with the events it was computed from. */
export type Reckoned = { found: Reckoning; events: readonly DocketEvent[] };

/** Every deadline of a request, apart from those that belong to its suits as such. */
export function reckonRequest(given: Happened, asOf?: Day): Reckoned {
	const { agency, request, appeals } = given;
	const { events, problems } = eventsOf(given);
	if (!isJurisdiction(agency.jurisdiction)) {
		const found = {
			...nothingYet(),
			problems: [
				`The rules of ${agency.jurisdiction} are not on file, so no date is computed for ${agency.name}. Enter reminders by hand.`,
			],
		};
		return { found, events };
	}
	const found = reckonDocket(
		{
			id: String(request.id),
			jurisdiction: agency.jurisdiction,
			events,
			routingCap: 'working',
			rulepack: request.rulepack ?? undefined,
			problems,
		},
		asOf,
	);
	const own = found.deadlines.filter((deadline) => !courtNames.has(deadline.name));
	const besides = besideMain(appeals).flatMap((appeal) => appealAlone(given, appeal));
	return { found: { ...found, deadlines: [...own, ...besides] }, events };
}

/** Deadlines that a suit has once, however many requests it is about. */
const courtNames: ReadonlySet<string> = new Set(['service_deadline', 'answer_due', 'obligation_due']);

/** The deadlines of a suit: serving, answering, and each duty of its orders. Duties whose day is not known have none. */
export function reckonSuit({ suit, entries, obligations }: CourtFile): {
	found: Reckoning;
	duties: ReadonlyMap<string, Obligation>;
} {
	const problems: string[] = [];
	const events = entries
		.filter((entry) => !obligations.some((duty) => duty.entry === entry.id))
		.flatMap((entry) => eventOf(entry, problems));
	const duties = new Map<string, Obligation>();
	for (const duty of obligations) {
		const order = entries.find((entry) => entry.id === duty.entry);
		if (!order || !duty.due || !usable(duty.due, `the duty “${duty.text}”`, problems)) continue;
		// The engine names a duty by its words: the number behind them leads back to the row.
		const text = `${duty.text} (#${duty.id})`;
		duties.set(text, duty);
		events.push({
			type: 'court_order',
			written: order.type,
			date: order.date,
			schedule: [{ due: duty.due, text }],
		});
	}
	const found = reckonDocket({
		id: suit.number,
		jurisdiction: 'US-FED',
		events: events.map((event) => ({ ...event, court: suit.court })),
		routingCap: 'working',
		rulepack: undefined,
		problems,
	});
	return { found: { ...found, deadlines: found.deadlines.filter(({ name }) => courtNames.has(name)) }, duties };
}

/** The events of a request in the engine's terms, with a sentence for each entry that it cannot use. */
export function eventsOf(given: Happened): { events: DocketEvent[]; problems: string[] } {
	const { request, entries, appeals, suits } = given;
	const problems: string[] = [];
	const events: DocketEvent[] = [];
	const add = (type: DocketEvent['type'], date: Day | null, more: Partial<DocketEvent> = {}) => {
		if (date && usable(date, `the request (${type})`, problems)) events.push({ type, date, written: type, ...more });
	};
	add('request_made', request.sent);
	// Both days stand where they differ: the due date is counted from the first, the latest one from the last.
	add('request_received', request.receivedUs);
	if (request.receivedAgency !== request.receivedUs) add('request_received', request.receivedAgency);
	if (request.expedite !== null)
		add('expedite_requested', request.sent ?? request.receivedUs ?? request.receivedAgency);
	for (const { since } of request.tracking.slice(0, 1)) add('tracking_number_assigned', since);
	for (const entry of entries) events.push(...eventOf(entry, problems));
	const main = mainAppeal(appeals);
	if (main)
		events.push(...appealEvents(main).filter(({ type, date }) => usable(date, `the appeal (${type})`, problems)));
	// Of a suit only this moves the request's own clock; its orders are days of the suit.
	for (const suit of suits)
		for (const entry of suit.entries.filter(({ type }) => movesRequest.test(type)))
			events.push(...eventOf(entry, problems).map((one) => ({ ...one, court: suit.suit.court })));
	const name = rulesName(given);
	return { events: events.map((event) => ({ agency: name, ...event })), problems };
}

/** Whether the calendars reach a day; a sentence where they do not. */
function usable(day: Day, of: string, problems: string[]): boolean {
	const beyond = outOfReach(day);
	if (beyond) problems.push(`The day ${day} of ${of} ${beyond}; it was left aside. Correct it.`);
	return beyond === undefined;
}

const movesRequest = /^(complaint_filed|suit_filed|exceptional_circumstances_found)$/;

/** Under which name the rules know the agency: a component's own appeal rules are those of its department. */
export function rulesName({ agency, parent }: { agency: Agency; parent: Agency | null }): string {
	return parent?.abbreviation ?? agency.abbreviation ?? agency.name;
}

function eventOf(entry: Entry, problems: string[]): DocketEvent[] {
	const label = `The entry of ${written(entry.date)}`;
	const { event, problem } = parseEvent({ ...entry.details, type: entry.type, date: entry.date }, label);
	if (problem) problems.push(problem);
	if (event && !isExact(entry)) {
		// The day only sorts it: counted from, it would give dates that look exact and are not.
		if (event.type !== 'no_effect')
			problems.push(
				`The entry “${entry.title || event.written.replaceAll('_', ' ')}” (${whenOf(entry)}) has no exact day, so no clock counts from it. Enter the day once it is known.`,
			);
		return [];
	}
	return event ? [event] : [];
}

/** The appeal that the request's own clock follows: the last one against the decision or the silence. */
function mainAppeal(appeals: readonly Appeal[]): Appeal | undefined {
	return appeals.findLast((appeal) => appeal.against === 'determination' || appeal.against === 'silence');
}

function besideMain(appeals: readonly Appeal[]): Appeal[] {
	const main = mainAppeal(appeals);
	return appeals.filter((appeal) => appeal !== main && appeal.received !== null);
}

function appealEvents(appeal: Appeal): DocketEvent[] {
	const events: DocketEvent[] = [];
	const { sent, received, decided, outcome } = appeal;
	if (sent) events.push({ type: 'appeal_transmitted', date: sent, written: 'appeal_transmitted' });
	if (received) events.push({ type: 'appeal_received', date: received, written: 'appeal_received' });
	if (decided)
		events.push({ type: 'appeal_decided', date: decided, written: 'appeal_decided', ...(outcome ? { outcome } : {}) });
	return events;
}

/** An appeal besides the main one has its own twenty days and moves nothing else. */
function appealAlone({ request, agency, parent }: Happened, appeal: Appeal): Reckoning['deadlines'] {
	const made: DocketEvent[] = request.sent
		? [{ type: 'request_made', date: request.sent, written: 'request_made' }]
		: [];
	const known = [...made, ...appealEvents(appeal)].filter(({ date }) => outOfReach(date) === undefined);
	const events = known.map((event) => ({
		...event,
		agency: rulesName({ agency, parent }),
	}));
	const found = reckonDocket({
		id: String(appeal.id),
		jurisdiction: agency.jurisdiction,
		events,
		routingCap: 'working',
		rulepack: request.rulepack ?? undefined,
		problems: [],
	});
	return found.deadlines
		.filter((deadline) => deadline.name === 'appeal_decision_due')
		.map((deadline) => ({ ...deadline, duty: `decide the appeal ${againstWords[appeal.against]}` }));
}

const againstWords: Readonly<Record<Appeal['against'], string>> = {
	determination: 'against the decision',
	silence: 'against silence',
	expedite: 'against the denial of expedited processing',
	'fee-waiver': 'against the denial of the fee waiver',
};
