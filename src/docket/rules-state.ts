/** State laws as tables: each row one clock. What is not marked as checked was not read in its primary text. */

import type { DocketEvent, EventType } from './event.ts';

export type StateRule = {
	name: string;
	/** In words that follow "agency" or "us". */
	duty: string;
	whose: 'agency' | 'us';
	/** The event it runs from, or the deadline before it. `receipt` is the day the law counts as receipt. */
	from: 'receipt' | EventType | { deadline: string };
	/** Which of those events start it; usually all. */
	starts?: { outcome: NonNullable<DocketEvent['outcome']> };
	/** Commercial and recurrent requesters in Illinois have their own time. */
	purpose?: 'special' | 'usual';
	n: number;
	unit: 'open' | 'calendar' | 'month';
	/** A last day without office moves to the next open one. */
	rolls?: boolean;
	/** First and last day of the events it holds for. */
	since?: string;
	/** The most that a notice in time can add to the deadline named. */
	extends?: string;
	/** Follows only where the deadline named was not met in time. */
	unmet?: string;
	/** What does it. */
	doneBy?: readonly EventType[];
	/** A day before which we may not act; its safe date lies later. */
	notBefore?: boolean;
	safeName?: string;
	/** Another reading under its own name. */
	reading?: { name: string; how: 'unrolled' | 'muckrock' };
	citation: string;
	/** The citation for events before a day. */
	before?: { day: string; citation: string };
	checked: boolean;
};

export type StateRules = {
	title: string;
	receipt: 'plain' | 'next open day' | 'postmark';
	/** Rules before this day are not on file. */
	from?: string;
	/** An answer to a clarification starts the time anew (Texas). */
	restarts?: boolean;
	/** No number of days to answer: only an age. */
	ageOnly?: string;
	rules: readonly StateRule[];
};

const reply: readonly EventType[] = ['determination'];
const notice: readonly EventType[] = ['determination', 'acknowledgement'];
const suit: readonly EventType[] = ['complaint_filed'];
const appeal: readonly EventType[] = ['appeal_transmitted', 'appeal_received'];

const california: StateRules = {
	title: 'California Public Records Act',
	receipt: 'plain',
	rules: [
		{ name: 'determination_due', duty: 'decide, and estimate when the records will be available', whose: 'agency', from: 'receipt', n: 10, unit: 'calendar', rolls: true, doneBy: reply, reading: { name: 'determination_due_unrolled', how: 'unrolled' }, citation: 'Cal. Gov. Code 7922.535(a), 6800; CCP 12', before: { day: '2023-01-01', citation: 'Cal. Gov. Code 6253(c), 6800; CCP 12' }, checked: true },
		// Fourteen days from day 10 as counted, not from the day it moved to.
		{ name: 'extended_due', duty: 'decide, where it extended the time in writing', whose: 'agency', from: 'receipt', n: 24, unit: 'calendar', rolls: true, doneBy: reply, extends: 'determination_due', citation: 'Cal. Gov. Code 7922.535(b), (c)', before: { day: '2023-01-01', citation: 'Cal. Gov. Code 6253(c)' }, checked: true },
	],
};

const newYork: StateRules = {
	title: 'New York Freedom of Information Law',
	receipt: 'plain',
	rules: [
		{ name: 'acknowledge_due', duty: 'grant, deny, or acknowledge with an approximate date', whose: 'agency', from: 'receipt', n: 5, unit: 'open', doneBy: notice, citation: 'N.Y. Pub. Off. Law 89(3)(a)', checked: true },
		{ name: 'constructive_denial_from', duty: 'may appeal silence as a denial from this day', whose: 'us', from: { deadline: 'acknowledge_due' }, unmet: 'acknowledge_due', n: 1, unit: 'calendar', citation: 'N.Y. Pub. Off. Law 89(3)(a), 89(4)(a)', checked: true },
		{ name: 'appeal_by_if_silent', safeName: 'appeal_if_silent_safe', duty: 'appeal, where nothing came', whose: 'us', from: { deadline: 'constructive_denial_from' }, n: 30, unit: 'calendar', rolls: true, doneBy: appeal, citation: 'N.Y. Pub. Off. Law 89(4)(a); Gen. Constr. Law 25-a', checked: false },
		{ name: 'grant_or_date_certain_due', duty: 'grant, or give the reason and a date certain', whose: 'agency', from: 'acknowledgement', n: 20, unit: 'open', doneBy: reply, citation: 'N.Y. Pub. Off. Law 89(3)(a)', checked: true },
		{ name: 'appeal_by', safeName: 'appeal_safe', duty: 'appeal to the head of the agency', whose: 'us', from: 'determination', n: 30, unit: 'calendar', rolls: true, doneBy: appeal, citation: 'N.Y. Pub. Off. Law 89(4)(a); Gen. Constr. Law 25-a', checked: false },
		{ name: 'appeal_decision_due', duty: 'decide the appeal, with a copy to the Committee on Open Government', whose: 'agency', from: 'appeal_received', n: 10, unit: 'open', doneBy: ['appeal_decided'], citation: 'N.Y. Pub. Off. Law 89(4)(a)', checked: true },
		{ name: 'article78_by', safeName: 'article78_safe', duty: 'bring an Article 78 proceeding', whose: 'us', from: 'appeal_decided', starts: { outcome: 'adverse' }, n: 4, unit: 'month', rolls: true, doneBy: suit, citation: 'N.Y. CPLR 217; Gen. Constr. Law 25-a', checked: false },
		{ name: 'article78_by_if_silent', safeName: 'article78_if_silent_safe', duty: 'bring an Article 78 proceeding, where the appeal was not decided', whose: 'us', from: { deadline: 'appeal_decision_due' }, unmet: 'appeal_decision_due', n: 4, unit: 'month', rolls: true, doneBy: suit, citation: 'N.Y. CPLR 217; Gen. Constr. Law 25-a', checked: false },
	],
};

const illinois: StateRules = {
	title: 'Illinois Freedom of Information Act',
	receipt: 'plain',
	from: '2010-01-01',
	rules: [
		{ name: 'response_due', duty: 'comply or deny', whose: 'agency', from: 'receipt', purpose: 'usual', n: 5, unit: 'open', doneBy: reply, citation: '5 ILCS 140/3(d)', checked: true },
		{ name: 'response_due', duty: 'answer a commercial or recurrent requester', whose: 'agency', from: 'receipt', purpose: 'special', n: 21, unit: 'open', doneBy: reply, citation: '5 ILCS 140/3.1, 3.2', checked: true },
		{ name: 'extended_due', duty: 'comply or deny, where it extended the time in writing', whose: 'agency', from: { deadline: 'response_due' }, purpose: 'usual', n: 5, unit: 'open', extends: 'response_due', doneBy: reply, citation: '5 ILCS 140/3(e)', checked: true },
		{ name: 'constructive_denial_from', duty: 'may treat silence as a denial from this day; no fees then', whose: 'us', from: { deadline: 'response_due' }, purpose: 'usual', unmet: 'response_due', n: 1, unit: 'calendar', citation: '5 ILCS 140/3(d)', checked: true },
		{ name: 'pac_review_by', safeName: 'pac_review_safe', duty: 'ask the Public Access Counselor for review', whose: 'us', from: 'determination', n: 60, unit: 'calendar', rolls: true, citation: '5 ILCS 140/9.5(a)', checked: true },
		{ name: 'pac_review_by_if_silent', safeName: 'pac_review_if_silent_safe', duty: 'ask the Public Access Counselor for review, where nothing came', whose: 'us', from: { deadline: 'constructive_denial_from' }, purpose: 'usual', n: 60, unit: 'calendar', rolls: true, citation: '5 ILCS 140/9.5(a)', checked: false },
	],
};

const massachusetts: StateRules = {
	title: 'Massachusetts Public Records Law',
	receipt: 'next open day',
	from: '2017-01-01',
	rules: [
		{ name: 'response_due', duty: 'answer', whose: 'agency', from: 'receipt', n: 10, unit: 'open', doneBy: reply, citation: 'G.L. c.66 s.10; 950 CMR 32.06', checked: true },
		{ name: 'produce_by_agency', duty: 'produce the records, if it is a state agency', whose: 'agency', from: 'receipt', n: 15, unit: 'open', doneBy: reply, citation: 'G.L. c.66 s.10(b)', checked: false },
		{ name: 'produce_by_municipality', duty: 'produce the records, if it is a municipality', whose: 'agency', from: 'receipt', n: 25, unit: 'open', doneBy: reply, citation: 'G.L. c.66 s.10(b)', checked: false },
		{ name: 'rao_petition_by', duty: 'petition the Supervisor for more time', whose: 'agency', from: 'receipt', n: 20, unit: 'open', citation: 'G.L. c.66 s.10(c)', checked: true },
		{ name: 'appeal_by_if_silent', safeName: 'appeal_if_silent_safe', duty: 'appeal to the Supervisor, where nothing came', whose: 'us', from: 'request_received', unmet: 'response_due', n: 90, unit: 'calendar', doneBy: appeal, citation: '950 CMR 32.08', checked: true },
		{ name: 'appeal_by', safeName: 'appeal_safe', duty: 'appeal to the Supervisor', whose: 'us', from: 'determination', n: 90, unit: 'calendar', doneBy: appeal, citation: '950 CMR 32.08', checked: true },
		{ name: 'supervisor_decision_due', duty: 'decide the appeal (the Supervisor)', whose: 'agency', from: 'appeal_received', n: 10, unit: 'open', doneBy: ['appeal_decided'], citation: 'G.L. c.66 s.10A(a)', checked: true },
	],
};

const virginia: StateRules = {
	title: 'Virginia Freedom of Information Act',
	receipt: 'plain',
	rules: [
		{ name: 'response_due', duty: 'answer', whose: 'agency', from: 'receipt', n: 5, unit: 'open', doneBy: reply, citation: 'Va. Code 2.2-3704(B)', checked: true },
		{ name: 'extended_due', duty: 'answer, where it said in time that it needs longer', whose: 'agency', from: { deadline: 'response_due' }, n: 7, unit: 'open', extends: 'response_due', doneBy: reply, citation: 'Va. Code 2.2-3704(B)(4)', checked: true },
		{ name: 'extended_due_criminal_files', duty: 'answer on criminal investigative files, where it said in time that it needs longer', whose: 'agency', from: { deadline: 'response_due' }, n: 60, unit: 'open', doneBy: reply, citation: 'Va. Code 2.2-3706.1', checked: true },
	],
};

const texas: StateRules = {
	title: 'Texas Public Information Act',
	receipt: 'postmark',
	restarts: true,
	rules: [
		{ name: 'ag_decision_request_due', duty: 'ask the Attorney General for a decision, or release', whose: 'agency', from: 'receipt', n: 10, unit: 'open', doneBy: ['ag_decision_requested', 'determination'], citation: 'Tex. Gov. Code 552.301(b)', checked: true },
		{ name: 'requester_notice_due', duty: 'tell us that it asked the Attorney General', whose: 'agency', from: 'receipt', n: 10, unit: 'open', doneBy: reply, citation: 'Tex. Gov. Code 552.301(d)', checked: true },
		{ name: 'no_information_notice_due', duty: 'tell us that it has no such information or relies on an earlier decision', whose: 'agency', from: 'receipt', since: '2025-09-01', n: 10, unit: 'open', doneBy: reply, citation: 'Tex. H.B. 4219 (2025)', checked: true },
		{ name: 'ag_submission_due', duty: 'send the Attorney General its arguments and the records', whose: 'agency', from: 'receipt', n: 15, unit: 'open', citation: 'Tex. Gov. Code 552.301(e)', checked: true },
		{ name: 'presumed_public_from', duty: 'may hold that the records are presumed public from this day', whose: 'us', from: { deadline: 'ag_decision_request_due' }, unmet: 'ag_decision_request_due', n: 1, unit: 'calendar', citation: 'Tex. Gov. Code 552.302', checked: true },
		{ name: 'ag_ruling_due', duty: 'rule (the Attorney General)', whose: 'agency', from: 'ag_received_request', n: 45, unit: 'open', doneBy: ['ag_ruling'], citation: 'Tex. Gov. Code 552.306', checked: false },
		{ name: 'ag_ruling_extended', duty: 'rule, where it needs ten days more (the Attorney General)', whose: 'agency', from: { deadline: 'ag_ruling_due' }, n: 10, unit: 'open', doneBy: ['ag_ruling'], citation: 'Tex. Gov. Code 552.306', checked: false },
		{ name: 'reply_by', duty: 'answer the clarification, or the request counts as withdrawn', whose: 'us', from: 'clarification_requested', n: 61, unit: 'calendar', doneBy: ['clarification_answered'], citation: 'Tex. Gov. Code 552.222', checked: false },
	],
};

const florida: StateRules = {
	title: 'Florida Public Records Law',
	receipt: 'plain',
	ageOnly: 'Florida sets no number of days for an answer (Fla. Stat. ch. 119): only the time that reasonable retrieval and redaction take is allowed. So there is an age and no due date.',
	rules: [
		{ name: 'fee_suit_not_before', safeName: 'fee_suit_safe', duty: 'may sue with a claim for fees from this day', whose: 'us', from: 'presuit_notice', n: 5, unit: 'open', notBefore: true, doneBy: suit, citation: 'Fla. Stat. 119.12', checked: false },
	],
};

const washington: StateRules = {
	title: 'Washington Public Records Act',
	receipt: 'plain',
	rules: [
		{ name: 'response_due', duty: 'produce, link, acknowledge with an estimate, ask, or deny', whose: 'agency', from: 'receipt', n: 5, unit: 'open', doneBy: ['determination', 'acknowledgement', 'clarification_requested', 'interim_response'], reading: { name: 'response_due_muckrock', how: 'muckrock' }, citation: 'RCW 42.56.520', checked: true },
		{ name: 'internal_review_due', duty: 'finish its review of the denial', whose: 'agency', from: 'determination', starts: { outcome: 'adverse' }, n: 2, unit: 'open', citation: 'RCW 42.56.520(4); WAC 365-10-120', checked: true },
		{ name: 'suit_by', safeName: 'suit_safe', duty: 'sue, after an exemption was claimed', whose: 'us', from: 'determination', starts: { outcome: 'adverse' }, n: 12, unit: 'month', doneBy: suit, citation: 'RCW 42.56.550(6)', checked: false },
		{ name: 'suit_by', safeName: 'suit_safe', duty: 'sue, after the last installment', whose: 'us', from: 'last_installment', n: 12, unit: 'month', doneBy: suit, citation: 'RCW 42.56.550(6)', checked: false },
	],
};

const westVirginia: StateRules = {
	title: 'West Virginia Freedom of Information Act',
	receipt: 'plain',
	rules: [{ name: 'response_due', duty: 'answer', whose: 'agency', from: 'receipt', n: 5, unit: 'open', doneBy: reply, reading: { name: 'response_due_muckrock', how: 'muckrock' }, citation: 'W. Va. Code 29B-1-3', checked: false }],
};

export const stateRules: Readonly<Record<string, StateRules>> = {
	'US-CA': california,
	'US-NY': newYork,
	'US-IL': illinois,
	'US-MA': massachusetts,
	'US-VA': virginia,
	'US-TX': texas,
	'US-FL': florida,
	'US-WA': washington,
	'US-WV': westVirginia,
};
