/** Invented letters held back: the words of the reader were not fitted to them, so they measure it. Do not tune to them. */

import type { Sample } from './intake-letters.case.ts';

export const held: readonly Sample[] = [
	{
		kind: 'acknowledgement',
		date: '2024-04-02',
		received: '2024-03-29',
		requestDate: '2024-03-28',
		tracking: '2024-CBFO-055512',
		text: `2 Apr 2024

Your reference: none given
Our references: 2024-CBFO-055512; DHS-FOIA-2024-0912 (transferred)

Dear Sam Sample,

U.S. Customs and Border Protection has your request of March 28, 2024, which reached this office on March 29, 2024. We have given it the number 2024-CBFO-055512. Requests are answered in the order in which they come in. Please quote the number whenever you write.`,
	},
	{
		kind: 'fee_query',
		date: '2017-10-30',
		replyDays: 30,
		tracking: '2018-NPFO-00002',
		text: `October 30, 2017

2018-NPFO-00002

You describe yourself as a representative of the news media. To decide in which fee category you belong we need to know more: what you publish, how often, and how you mean to use the records. The clock is stopped until your answer is here. Please let us have it within 30 days; otherwise we will treat you as an all-other requester.`,
	},
	{
		kind: 'fee_waiver_granted',
		date: '2010-05-11',
		tracking: 'FY10-041',
		text: `May 11, 2010

Re: FOIA Tracking No. FY10-041

Dear Counsel:

In your letter you asked us to waive all fees. Having considered the factors in 28 C.F.R. § 16.11(k), we agree that release would contribute significantly to public understanding, and your request for a waiver of fees is granted.`,
	},
	{
		kind: 'expedite_granted',
		date: '2018-06-26',
		tracking: '2018-ICFO-44110',
		text: `06/26/2018

RE: 2018-ICFO-44110

Your request for expedited handling meets the standard of 6 C.F.R. § 5.5(e)(1)(ii), and we have approved it. The request now goes to the front of the queue.`,
	},
	{
		kind: 'interim_response',
		date: '2011-01-17',
		tracking: '10-2674',
		pages: { reviewed: 1204, full: 311, part: 702, withheld: 191 },
		text: `Jan. 17, 2011

ICE FOIA 10-2674
Sarnple Network v. lCE, 10 Civ. 0000

Dear Counse1:

Enclosed is the fifth of the rolling productions. 1,204 pages were reviewed in this round. 311 pages are re1eased in full; 702 pages are released in part; 191 pages are withheld in full (b)(5), (b)(7)(E). Further productions wi1l follow every month.`,
	},
	{
		kind: 'partial_grant',
		date: '2021-03-18',
		received: '2021-03-04',
		requestDate: '2021-03-03',
		tracking: 'P-2021-0388',
		appealDays: 60,
		text: `March 18, 2021

FOIA Request P-2021-0388

Dear Ms. Sample:

Thank you for your request dated March 3, 2021, and received on March 4, 2021. Your request is granted in part and denied in part. Home addresses and telephone numbers are redacted under 5 ILCS 140/7(1)(b). You have the right to have the denial reviewed by the Public Access Counselor; an appeal must be filed within 60 days of this letter. You may also sue in circuit court.`,
	},
	{
		kind: 'no_records',
		date: '2026-01-09',
		received: '2025-12-22',
		tracking: 'ORR-26-0031',
		text: `January 9, 2026

ORR-26-0031

Dear Requestor:

The County received your request for public information on December 22, 2025. Please be advised that, after a good-faith search, the County has no information that is responsive to it.`,
	},
	{
		kind: 'referral',
		date: '2013-02-12',
		tracking: 'EOIR 2012-9914',
		pages: { referred: 12 },
		text: `February 12, 2013

EOIR 2012-9914

While searching we came upon 12 pages which were created by U.S. Immigration and Customs Enforcement. The 12 pages have been referred to ICE, 500 Sample Street, for a direct reply to you. Please address questions about them to that agency.`,
	},
	{
		kind: 'still_interested_letter',
		date: '2021-09-08',
		replyBy: '2021-10-21',
		tracking: '2017-USFO-00301',
		text: `From: FOIA Intake
Date: Wednesday, September 8, 2021
Subject: 2017-USFO-00301 - response needed

Hi Sam,

Given the age of this request we are checking whether you still want it processed. Please answer this e-mail by October 21, 2021. If there is no answer, we will consider the matter closed.`,
	},
	{
		kind: 'appeal_decided',
		date: '2016-05-24',
		tracking: '2016-HQAP-00051',
		text: `May 24, 2016

Appeal 2016-HQAP-00051 / Request 2015-HQFO-00719

Upon review of your administrative appeal, this office finds that the program office did not search its shared drive. The initial decision is reversed in that respect and the matter goes back to the Privacy Office for a new search.`,
	},
	{
		kind: 'administrative_closure',
		date: '2019-06-27',
		tracking: '2019-ICFO-31337',
		text: `June 27, 2019

2019-ICFO-31337

On April 30, 2019 we asked you for a better description of the records and gave you 30 working days. That time is over and nothing has come. We have therefore closed your request. You may file a new one at any time.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2024-10-08',
		received: '2024-10-01',
		newDate: '2024-10-18',
		extension: 7,
		tracking: 'W011822-100124',
		text: `10/08/2024

Re: Records Request # W011822-100124, received October 1, 2024

It is not practically possible to provide the requested records, or to determine whether they are available, within the five working days the Virginia Freedom of Information Act allows. Under § 2.2-3704(B)(4) the County will take an additional seven working days and will respond by October 18, 2024.`,
	},
];
