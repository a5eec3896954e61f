/** Other names for the kinds of events, as letters, portals and other programs have them. */

import type { DocketEvent, EventType } from './event.ts';

export type Meaning = { type: EventType; outcome?: NonNullable<DocketEvent['outcome']> };

const names: readonly (readonly [EventType, string])[] = [
	[
		'request_made',
		'submitted request_submitted request_sent request_filed sent filed request requested request_date request_dated request_submission request_mailed request_emailed',
	],
	[
		'request_received',
		'received receipt receipt_confirmed request_received_by_us request_delivered delivered request_received_by_agency request_perfected perfected received_per_agency received_per_us agency_received agency_received_request request_receipt request_logged',
	],
	[
		'received_by_other_component',
		'received_by_wrong_component misdirected received_by_agency first_receipt received_by_other_office received_by_wrong_office received_by_another_component misdirected_request received_by_designated_component',
	],
	[
		'received_by_proper_component',
		'routed rerouted received_by_right_component received_by_component request_routed received_by_proper_office received_by_correct_component received_by_appropriate_component routed_to_proper_component',
	],
	['delivered_by_mail', 'mail_delivered received_by_mail'],
	['postmarked', 'postmark mailed request_postmarked'],
	[
		'acknowledgement',
		'acknowledged acknowledgment acknowledge ack acknowledgement_letter acknowledged_receipt acknowledgment_letter acknowledgement_sent acknowledgment_sent request_acknowledged acknowledgement_received',
	],
	['tracking_number_assigned', 'tracking_number tracking_number_given'],
	[
		'clarification_requested',
		'clarification_request information_requested information_request clarification clarification_sought clarification_letter clarification_query clarification_asked clarification_request_sent request_for_information request_for_clarification',
	],
	[
		'clarification_answered',
		'clarification_response clarification_received clarification_provided clarification_reply clarified information_provided clarification_answer clarification_answer_received clarification_sent clarification_given information_received answer_to_clarification',
	],
	[
		'clarification_deadline_letter',
		'perfection_letter perfection_deadline_letter clarification_deadline perfection_requested',
	],
	[
		'fee_query',
		'fee_question fee_clarification_requested fee_query_sent fee_clarification fee_clarification_request fee_clarification_query fee_query_asked fee_issue_raised',
	],
	[
		'fee_query_answered',
		'fee_answered fee_question_answered fee_clarification_answered fee_query_response fee_answer fee_query_reply fee_clarification_response fee_clarification_received fee_query_resolved fee_issue_resolved',
	],
	[
		'unusual_circumstances_notice',
		'extension_notice extension extension_letter unusual_circumstances unusual_circumstances_letter extended time_extended extension_invoked extension_notice_sent extension_taken extension_claimed notice_of_extension unusual_circumstances_extension',
	],
	[
		'alternative_time_frame_agreed',
		'alternative_timeframe_agreed alternative_time_agreed extension_agreed alternative_time_frame alternative_timeframe alternative_schedule_agreed',
	],
	['agency_estimate', 'estimate estimated_completion estimated_completion_date'],
	[
		'expedite_requested',
		'expedited_processing_requested expedite_request expedited_requested expedition_requested expedited_processing_request expedited_request expedite expedited_processing',
	],
	['expedite_decision', 'expedite_decided expedited_processing_decision expedited_decision'],
	['fee_waiver_decision', 'fee_waiver_decided'],
	[
		'interim_response',
		'interim_release interim_determination partial_production production_received production rolling_production',
	],
	['last_installment', 'final_installment'],
	[
		'determination',
		'response final_response final_determination final_letter determination_letter determination_issued determination_made responded',
	],
	['still_interested_letter', 'still_interested still_interested_inquiry'],
	['still_interested_answered', 'still_interested_reply still_interested_response still_interested_answer'],
	['appeal_transmitted', 'appeal_sent appeal_filed appeal_submitted appeal_postmarked appealed appeal_mailed appeal'],
	['appeal_decided', 'appeal_decision appeal_determination appeal_response'],
	['request_withdrawn', 'withdrawn'],
	['complaint_filed', 'suit_filed lawsuit_filed filed_suit suit lawsuit complaint action_filed'],
	[
		'complaint_served_us_attorney',
		'complaint_served served served_us_attorney served_usao service_us_attorney us_attorney_served summons_served served_us_attorneys_office service_on_us_attorney complaint_served_usao',
	],
	['complaint_served_agency', 'served_agency service_on_agency agency_served'],
	[
		'complaint_served_attorney_general',
		'served_attorney_general served_ag service_on_attorney_general attorney_general_served',
	],
	['answer_filed', 'answer complaint_answered'],
	['answer_extended', 'answer_extension answer_due_ordered'],
	[
		'court_order',
		'order order_obligation production_order scheduling_order production_ordered production_schedule stipulation',
	],
	['exceptional_circumstances_found', 'exceptional_circumstances open_america_stay'],
	['presuit_notice', 'pre_suit_notice presuit_notice_sent notice_before_suit'],
	['ag_decision_requested', 'ag_request_sent ag_decision_request ag_ruling_requested'],
	['ag_received_request', 'ag_request_received ag_received attorney_general_received_request'],
	['ag_ruling', 'ag_decision ag_ruling_issued attorney_general_ruling'],
	['closure', 'office_closed closed_day'],
	[
		'no_effect',
		'note comment status_inquiry follow_up followup phone_call email_sent letter_sent ogis_request ogis_closed liaison_contacted referral_out referral consultation fee_estimate fee_commitment fee_paid tracking_number_changed fee_waiver_requested issue_raised issue_resolved reminder motion hearing ruling stay notice_of_appeal publication',
	],
];

const outcomes: readonly (readonly [EventType, NonNullable<Meaning['outcome']>, string])[] = [
	[
		'determination',
		'adverse',
		'adverse_determination adverse_response denied denial denial_letter request_denied full_denial partial_denial partial_grant granted_in_part denied_in_part no_records no_responsive_records glomar admin_closure administrative_closure closed_by_agency exemption_claimed partially_denied partially_granted withheld_in_full no_record rejection rejected',
	],
	['determination', 'granted', 'granted full_grant granted_in_full released_in_full'],
	['appeal_decided', 'adverse', 'appeal_denied appeal_affirmed'],
	['appeal_decided', 'granted', 'appeal_granted'],
	['appeal_decided', 'remanded', 'appeal_remanded remanded'],
	['expedite_decision', 'granted', 'expedite_granted expedited_processing_granted'],
	['expedite_decision', 'adverse', 'expedite_denied expedited_processing_denied'],
	['fee_waiver_decision', 'granted', 'fee_waiver_granted'],
	['fee_waiver_decision', 'adverse', 'fee_waiver_denied'],
];

export const meanings: Readonly<Record<string, Meaning>> = Object.fromEntries([
	...names.flatMap(([type, words]) => words.split(' ').map((name): [string, Meaning] => [name, { type }])),
	...outcomes.flatMap(([type, outcome, words]) =>
		words.split(' ').map((name): [string, Meaning] => [name, { type, outcome }]),
	),
]);
