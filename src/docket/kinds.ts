/** The kinds of entries that a person chooses from, in the order they usually come. Each is a name that `parseEvent` reads. */

export type EntryKind = {
	type: string;
	/** Which way such a letter goes; null for what is no letter. */
	way: 'in' | 'out' | null;
	/** Where it belongs. */
	about: 'request' | 'suit' | 'both';
	/** What it takes besides the day. */
	takes: readonly ('newDate' | 'days' | 'workingDays' | 'outcome' | 'pages' | 'grounds' | 'items' | 'complete')[];
};

const of = (
	about: EntryKind['about'],
	way: EntryKind['way'],
	type: string,
	...takes: EntryKind['takes'][number][]
): EntryKind => ({ type, way, about, takes });

export const entryKinds: readonly EntryKind[] = [
	of('request', 'in', 'acknowledgement'),
	of('request', 'in', 'tracking_number_changed'),
	of('request', null, 'received_by_other_component'),
	of('request', null, 'received_by_proper_component'),
	of('request', 'in', 'clarification_requested', 'newDate', 'workingDays'),
	of('request', 'out', 'clarification_answered'),
	of('request', 'in', 'fee_query'),
	of('request', 'out', 'fee_query_answered'),
	of('request', 'in', 'fee_estimate', 'pages'),
	of('request', 'in', 'fee_waiver_granted'),
	of('request', 'in', 'fee_waiver_denied'),
	of('request', 'out', 'expedite_requested'),
	of('request', 'in', 'expedite_granted'),
	of('request', 'in', 'expedite_denied'),
	of('request', 'in', 'unusual_circumstances_notice', 'newDate', 'grounds', 'pages'),
	of('request', 'out', 'alternative_time_frame_agreed', 'newDate'),
	of('request', 'in', 'agency_estimate', 'newDate'),
	of('request', 'in', 'interim_response', 'pages', 'items'),
	of('request', 'in', 'granted', 'items'),
	of('request', 'in', 'partial_grant', 'items', 'complete'),
	of('request', 'in', 'denied', 'items', 'complete'),
	of('request', 'in', 'no_records', 'items', 'complete'),
	of('request', 'in', 'glomar', 'items', 'complete'),
	of('request', 'in', 'administrative_closure'),
	of('request', 'in', 'referral', 'pages'),
	of('request', 'in', 'consultation', 'pages'),
	of('request', 'in', 'still_interested_letter', 'newDate', 'workingDays'),
	of('request', 'out', 'still_interested_answered'),
	of('request', 'in', 'clarification_deadline_letter', 'newDate', 'workingDays', 'days'),
	of('request', 'out', 'status_inquiry'),
	of('request', 'out', 'ogis_request'),
	of('request', 'out', 'request_withdrawn'),
	of('both', null, 'note'),
	of('request', null, 'closure'),
	of('suit', 'out', 'complaint_filed'),
	of('suit', 'out', 'complaint_served_us_attorney'),
	of('suit', 'out', 'complaint_served_agency'),
	of('suit', 'out', 'complaint_served_attorney_general'),
	of('suit', 'in', 'answer_extended', 'newDate'),
	of('suit', 'in', 'answer_filed'),
	of('suit', 'in', 'court_order', 'newDate', 'days', 'pages'),
	of('suit', 'in', 'exceptional_circumstances_found'),
];
