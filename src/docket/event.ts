/** What happened to a request, as known values. `parse.ts` makes them of what people and agencies write. */

import type { Day } from '../base/day.ts';

export const eventTypes = [
	'request_made',
	'request_received',
	'received_by_other_component',
	'received_by_proper_component',
	'delivered_by_mail',
	'postmarked',
	'acknowledgement',
	'tracking_number_assigned',
	'clarification_requested',
	'clarification_answered',
	'clarification_deadline_letter',
	'fee_query',
	'fee_query_answered',
	'unusual_circumstances_notice',
	'alternative_time_frame_agreed',
	'agency_estimate',
	'expedite_requested',
	'expedite_decision',
	'fee_waiver_decision',
	'interim_response',
	'last_installment',
	'determination',
	'still_interested_letter',
	'still_interested_answered',
	'appeal_transmitted',
	'appeal_received',
	'appeal_decided',
	'request_withdrawn',
	'complaint_filed',
	'complaint_served_us_attorney',
	'complaint_served_agency',
	'complaint_served_attorney_general',
	'answer_filed',
	'answer_extended',
	'court_order',
	'exceptional_circumstances_found',
	'presuit_notice',
	'ag_decision_requested',
	'ag_received_request',
	'ag_ruling',
	'closure',
	'no_effect',
] as const;

export type EventType = (typeof eventTypes)[number];

export type DocketEvent = {
	type: EventType;
	date: Day;
	/** As it was written: `denied`, `routed`. */
	written: string;
	id?: string;
	/** The moment, where one is known: what a last hour is held against. */
	instant?: Date;
	timeZone?: string;
	agency?: string;
	court?: string;
	/** portal, email, mail, fax, hand. */
	channel?: string;
	/** Which clock a notice of more time is about. */
	stage?: 'request' | 'appeal';
	/** The date that a notice, agreement or order names. */
	newDate?: Day;
	/** The number of days that a letter or an order names. */
	workingDays?: number;
	days?: number;
	outcome?: 'adverse' | 'granted' | 'remanded';
	/** False where a letter does not say what will be produced and withheld, and why. */
	complete?: boolean;
	promisesProduction?: boolean;
	grounds?: readonly string[];
	/** Commercial, recurrent: the states that ask. */
	purpose?: string;
	/** Pages the request needs, and what the agency did to narrow it. */
	pages?: number;
	attempts?: number;
	discussed?: boolean;
	/** What a court ordered, each with its day. */
	schedule?: readonly Obligation[];
	text?: string;
	/** Last day of a closing. */
	until?: Day;
};

/** One duty that an order sets. */
export type Obligation = { due: Day; text: string; pages?: number };

/** The events of a type, in order of their days. */
export function ofType(events: readonly DocketEvent[], ...types: readonly EventType[]): DocketEvent[] {
	const [only] = types;
	return types.length === 1
		? events.filter((event) => event.type === only)
		: events.filter((event) => types.includes(event.type));
}

/** Letters that decide a request as the law understands it, whatever they call themselves. */
export function determinations(events: readonly DocketEvent[]): DocketEvent[] {
	return events.filter((event) => event.type === 'determination' && decides(event));
}

/** A promise to produce later, or a letter without scope and reasons, decides nothing: CREW v. FEC, 711 F.3d 180 (D.C. Cir. 2013). */
export function decides(event: DocketEvent): boolean {
	return event.complete !== false && event.promisesProduction !== true;
}

/**
 * In order of day, type and content, each once, without those that move nothing: the same docket whatever order it was typed in.
 * What is asked comes before what answers it on the same day.
 */
export function ordered(events: readonly DocketEvent[]): DocketEvent[] {
	return events
		.filter((event) => event.type !== 'no_effect')
		.sort(inOrder)
		.filter((event, i, sorted) => i === 0 || inOrder(event, sorted[i - 1] ?? event) !== 0);
}

function inOrder(a: DocketEvent, b: DocketEvent): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	if (a.type !== b.type) return eventTypes.indexOf(a.type) - eventTypes.indexOf(b.type);
	const [one, other] = [content(a), content(b)];
	return one === other ? 0 : one < other ? -1 : 1;
}

/** What tells two events of a type and day apart; the name somebody gave them does not. */
function content({ type: _type, date: _date, id: _id, written: _written, ...rest }: DocketEvent): string {
	return Object.keys(rest).length === 0
		? ''
		: JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}
