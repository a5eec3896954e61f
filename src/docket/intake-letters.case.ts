/** Invented letters in the manner of several agencies, with what a careful reader would take from each. */

import type { LetterKind } from './intake-cues.ts';

export type Sample = {
	kind: LetterKind | null;
	text: string;
	date?: string;
	received?: string;
	requestDate?: string;
	tracking?: string;
	replyDays?: number;
	replyBy?: string;
	newDate?: string;
	extension?: number;
	appealDays?: number;
	fee?: number;
	pages?: Record<string, number>;
};

export const samples: readonly Sample[] = [
	{
		kind: 'acknowledgement',
		date: '2019-03-14',
		received: '2019-03-11',
		requestDate: '2019-03-08',
		tracking: '2019-ICFO-90001',
		text: `March 14, 2019

RE: ICE FOIA Case Number 2019-ICFO-90001

Dear Requester:

This acknowledges receipt of your Freedom of Information Act (FOIA) request to U.S. Immigration and Customs Enforcement, dated March 8, 2019, and seeking records on agreements with counties. Your request was received in this office on March 11, 2019.

Due to the increasing number of FOIA requests received by this office, we may encounter some delay in processing your request. Per Section 5.5(a) of the DHS FOIA regulations, 6 C.F.R. Part 5, we process requests according to their order of receipt. We shall charge you for records in accordance with the regulations as they apply to non-commercial requesters.

Your request has been assigned reference number 2019-ICFO-90001. Please refer to this identifier in any future correspondence.`,
	},
	{
		kind: 'acknowledgement',
		date: '2021-06-02',
		received: '2021-05-28',
		tracking: '1499999-000',
		text: `Federal Bureau of Investigation
Washington, D.C. 20535

June 2, 2021

FOIPA Request No.: 1499999-000
Subject: Interoperability Working Group

Dear Ms. Example:

This acknowledges receipt of your Freedom of Information/Privacy Act (FOIPA) request to the FBI, which was received on May 28, 2021. Below you will find check boxes and informational paragraphs about your request.

Your request has been received at FBI Headquarters for processing. You submitted your request via the FBI's eFOIPA system. The subject of your request is currently being processed and documents will be released to you upon completion.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2018-02-09',
		tracking: '2018-HQFO-00500',
		received: '2018-01-12',
		extension: 10,
		text: `February 9, 2018

Re: 2018-HQFO-00500

This responds to your Freedom of Information Act request, which this office received on January 12, 2018.

As the subject matter of your request is of substantial interest to two or more components of this Department, DHS will invoke a 10-day extension for your request pursuant to 6 C.F.R. § 5.5(c), on the ground of unusual circumstances. If you would like to narrow the scope of your request, please contact our office. We are extending the time limit to respond by an additional ten (10) working days.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2022-05-03',
		newDate: '2022-06-15',
		tracking: '2022-31000',
		text: `U.S. Department of Justice
Executive Office for Immigration Review
Office of the General Counsel

05/03/2022

Control No. 2022-31000

Please be advised that unusual circumstances apply to the processing of your request, because it requires a search in field offices separate from this one. We estimate that processing will be completed by June 15, 2022. You may wish to modify the scope of your request or arrange an alternative time frame. Our FOIA Public Liaison is available to assist you.`,
	},
	{
		kind: 'fee_estimate',
		date: '2011-01-20',
		fee: 108500,
		tracking: '2011FOIA0042',
		replyDays: 30,
		text: `January 20, 2011

Request No. 2011FOIA0042

Dear Mr. Example:

We have determined that the estimated cost of processing your request is $1,085.00, for 31 hours of search. As this exceeds $250.00, our regulations require advance payment before we begin. Please remit the estimated fee. If we do not hear from you within 30 working days, we will assume that you are no longer pursuing the request.`,
	},
	{
		kind: 'fee_query',
		date: '2020-10-06',
		replyDays: 10,
		text: `October 6, 2020

Re: FOIA Request

Your letter does not indicate a commitment to pay fees. Before we can start the search, you must state whether you are willing to pay fees, and up to what amount. Please respond within 10 business days. The time limits are tolled until we receive your answer.`,
	},
	{
		kind: 'fee_waiver_denied',
		date: '2013-08-05',
		appealDays: 60,
		text: `August 5, 2013

Reference: fee waiver

After reviewing the six factors, I have determined that your request for a fee waiver is denied, because you did not show that disclosure would contribute significantly to public understanding. You may appeal this determination within 60 days of the date of this letter.`,
	},
	{
		kind: 'expedite_denied',
		date: '2017-02-21',
		tracking: '2017-CBFO-11111',
		text: `February 21, 2017

2017-CBFO-11111

You asked for expedited treatment of your request. Your request for expedited processing is denied, as you have not demonstrated a particular urgency to inform the public that extends beyond the public's right to know about government activity generally.`,
	},
	{
		kind: 'expedite_granted',
		date: '2017-02-22',
		text: `February 22, 2017

Dear Requester,

We have determined to grant your request for expedited processing of the above request. It will be processed as soon as practicable.`,
	},
	{
		kind: 'clarification_requested',
		date: '2019-11-12',
		replyDays: 30,
		tracking: '2020-ICFO-10002',
		text: `November 12, 2019

Case Number 2020-ICFO-10002

After careful review, we have determined that your request is too broad in scope and does not specifically identify the records which you are seeking. Records must be described in reasonably sufficient detail to enable government employees who are familiar with the subject area to find them. Please resubmit your request with a reasonable description of the records. If we do not hear from you within 30 days from the date of this letter, we will assume you are no longer interested in this FOIA request, and the case will be administratively closed.`,
	},
	{
		kind: 'interim_response',
		date: '2011-02-07',
		tracking: '2010FOIA2674',
		pages: { reviewed: 318, full: 41, part: 220, withheld: 57 },
		text: `February 7, 2011

RE: ICE FOIA Case Number 2010FOIA2674; Civil Action No. 10-cv-0000
Second Interim Response

Dear Counsel:

This is the second interim response to your clients' request. For this production, ICE reviewed 318 pages of responsive records. Of those, forty-one (41) pages were released in full, 220 pages were released in part, and 57 pages were withheld in full pursuant to Exemptions (b)(5), (b)(6), (b)(7)(C) and (b)(7)(E). ICE continues to process the remaining records and will make additional productions on a rolling basis.`,
	},
	{
		kind: 'interim_response',
		date: '2023-09-29',
		tracking: '2022-ICLI-00099',
		pages: { reviewed: 502 },
		text: `Sent: Friday, September 29, 2023
Subject: 2022-ICLI-00099 September production

Counsel,

Attached please find the September rolling production. ICE processed 502 pages this month, Bates stamped 2022-ICLI-00099 1201 through 1702. The next interim release will follow by October 31, 2023.`,
	},
	{
		kind: 'partial_grant',
		date: '2014-04-30',
		received: '2013-12-02',
		appealDays: 60,
		pages: { part: 12, reviewed: 19 },
		text: `April 30, 2014

This is the final response to your Freedom of Information Act request, received in this office on December 2, 2013. A search produced records responsive to your request. After review of 19 pages, I have determined that 7 may be released in full, and 12 pages are released in part with certain information withheld pursuant to exemptions (b)(6) and (b)(7)(C). You have a right to appeal the above withholding determination. Should you wish to do so, you must send your appeal within 60 days of the date of this letter.`,
	},
	{
		kind: 'granted',
		date: '2015-07-01',
		pages: { full: 88 },
		text: `July 1, 2015

We have completed our search. We located 88 pages, which are released in full. No deletions were made. This completes our processing of your request.`,
	},
	{
		kind: 'denied',
		date: '2012-03-16',
		appealDays: 60,
		text: `March 16, 2012

Dear Ms. Example:

The Office of Legal Counsel has completed its search and has located three documents responsive to your request. We are withholding the documents in full pursuant to FOIA Exemption Five, 5 U.S.C. 552(b)(5), because they are protected by the deliberative process privilege. Your request is therefore denied. You may file an administrative appeal with the Office of Information Policy within sixty (60) days from the date of this letter.`,
	},
	{
		kind: 'no_records',
		date: '2016-09-12',
		tracking: '2016-USFO-00012',
		appealDays: 90,
		text: `September 12, 2016

Request No. 2016-USFO-00012

We conducted a comprehensive search of files within the US-VISIT program office for records that would be responsive to your request. Unfortunately, we were unable to locate or identify any responsive records. While an adequate search was conducted, you have the right to appeal this determination within 90 working days of the date of this letter.`,
	},
	{
		kind: 'no_records',
		date: '2022-11-08',
		requestDate: '2022-10-30',
		text: `Dear Sam Example,

November 8, 2022

The Sheriff's Office has completed its search for your public records request of October 30, 2022. No responsive records were found. This request is now closed.`,
	},
	{
		kind: 'glomar',
		date: '2021-01-27',
		text: `January 27, 2021

Please be advised that the FBI will neither confirm nor deny the existence of records pursuant to FOIA exemptions (b)(6) and (b)(7)(C). You may appeal within ninety (90) days.`,
		appealDays: 90,
	},
	{
		kind: 'referral',
		date: '2011-05-18',
		pages: { reviewed: 36 },
		text: `May 18, 2011

In the course of processing your request we located 36 pages that originated with another agency. These have been referred to U.S. Customs and Border Protection for review and direct response to you. You may contact that office at the address below for the status of the referred material.`,
	},
	{
		kind: 'still_interested_letter',
		date: '2014-10-22',
		replyDays: 30,
		tracking: '2012FOIA02544',
		text: `October 22, 2014

FOIA Case Number: 2012FOIA02544

Dear Requester:

We are contacting you to determine whether you are still interested in the processing of your request. If you wish us to go on, please reply within thirty (30) working days of the date of this letter. If we do not receive a response, your request will be administratively closed.`,
	},
	{
		kind: 'still_interested_letter',
		date: '2019-12-19',
		replyBy: '2020-01-06',
		text: `Sent: Thursday, December 19, 2019
Subject: Continued interest

Good afternoon. Please confirm that you have a continued interest in this request. You must respond no later than January 6, 2020, or the file may be closed.`,
	},
	{
		kind: 'administrative_closure',
		date: '2015-02-17',
		tracking: '2012FOIA02544',
		text: `February 17, 2015

FOIA Case Number: 2012FOIA02544

We wrote to you on October 22, 2014, and received no reply. Your request has been administratively closed as of the date of this letter.`,
	},
	{
		kind: 'appeal_received',
		date: '2020-06-10',
		received: '2020-06-08',
		tracking: '2020-ICAP-00777',
		text: `June 10, 2020

RE: 2020-ICAP-00777

Dear Ms. Example:

The Department of Homeland Security acknowledges your appeal of the response to your Freedom of Information Act request. Your appeal was received on June 8, 2020. On behalf of the Associate General Counsel for General Law, we acknowledge your appeal and are assigning it number 2020-ICAP-00777 for tracking purposes.`,
	},
	{
		kind: 'appeal_decided',
		date: '2020-07-06',
		tracking: '2020-ICAP-00777',
		text: `July 6, 2020

RE: Appeal 2020-ICAP-00777

Upon a complete review of the administrative record, ICE has determined that new searches could be made. We are therefore remanding your request to the ICE FOIA Office for processing and re-tasking to the appropriate program offices. Should you wish to contest this, you may seek judicial review.`,
	},
	{
		kind: 'appeal_decided',
		date: '2012-09-24',
		tracking: 'AP-2012-01234',
		text: `September 24, 2012

Re: Appeal No. AP-2012-01234

You appealed from the action of the Federal Bureau of Investigation on your request for access to records. After carefully considering your appeal, I am affirming, on modified grounds, the FBI's action on your request. If you are dissatisfied with my action on your appeal, you may file a lawsuit in federal district court.`,
	},
	{
		kind: null,
		date: '2011-03-01',
		text: `March 1, 2011

Dear colleagues,

Thank you for the conversation yesterday about the hearing. I attach the agenda, and look forward to seeing you there.`,
	},
];
