/** Invented letters that say in few or roundabout words what others say by the book. */

import type { Sample } from './intake-letters.case.ts';

export const brief: readonly Sample[] = [
	{
		kind: 'fee_query',
		date: '2013-07-08',
		replyDays: 20,
		tracking: '13-OIG-118',
		text: `July 8, 2013

FOIA 13-OIG-118

Dear Ms. Sample:

Your letter says nothing about fees. Our rules do not let us begin work that may cost more than $25 without the requester's promise to pay. Please write to us within 20 working days, stating the largest sum you will pay. Until then your request is on hold.`,
	},
	{
		kind: 'fee_waiver_granted',
		date: '2021-11-02',
		tracking: '2022-HQFO-00113',
		text: `November 2, 2021

2022-HQFO-00113

We received your application for a public-interest fee waiver. It satisfies all six factors of 6 C.F.R. § 5.11(k), and you will not be charged for this request. Your fee waiver is approved.`,
	},
	{
		kind: 'expedite_denied',
		date: '2019-04-11',
		tracking: '2019-USFO-00731',
		appealDays: 90,
		text: `April 11, 2019

2019-USFO-00731

Dear Requester,

You request expedited processing. As you are not primarily engaged in disseminating information, your request does not meet the criteria, and it will be handled in the ordinary way. You may appeal this decision within 90 working days of this letter.`,
	},
	{
		kind: 'referral',
		date: '2011-09-19',
		tracking: '1155001-000',
		text: `September 19, 2011

FOIPA No. 1155001-000

Documents were found which contain information about the Department of Homeland Security. As they are that agency's own, they were forwarded to it on this date. DHS will correspond with you about them.`,
	},
	{
		kind: 'appeal_received',
		date: '2010-08-23',
		received: '2010-08-16',
		tracking: 'DHS10-A-0044',
		text: `August 23, 2010

Re: DHS10-A-0044

Dear Ms. Sample:

On August 16, 2010 we received your appeal of ICE's failure to answer your request of February 3, 2010. The appeal has been placed in a queue and will be answered in turn. A high number of appeals has come in.`,
		requestDate: '2010-02-03',
	},
	{
		kind: 'appeal_decided',
		date: '2011-03-02',
		tracking: '2010-1877',
		text: `March 2, 2011

Re: Appeal No. 2010-1877

Dear Mr. Sample:

You appealed from the action of the Executive Office for Immigration Review. After careful consideration of your appeal, I have decided to release four further pages, copies of which are enclosed. In all other respects EOIR's action was correct. If you are not satisfied you may bring suit under 5 U.S.C. § 552(a)(4)(B).`,
	},
	{
		kind: 'no_records',
		date: '2023-05-23',
		received: '2023-05-15',
		tracking: 'R000417-051523',
		text: `May 23, 2023

Reference # R000417-051523

Dear Sam Sample,

The City received a public information request from you on May 15, 2023. The City has reviewed its files and has determined there are no responsive documents to your request.`,
	},
	{
		kind: 'partial_grant',
		date: '2010-10-18',
		tracking: '10-00213',
		appealDays: 60,
		pages: { reviewed: 60, part: 22 },
		text: `October 18, 2010

Request 10-00213

Dear Counsel:

This completes our work on your request. We processed 60 pages; 22 pages were released in part, with names of staff taken out under (b)(6), and the remainder is given to you whole. An appeal must be received within 60 days.`,
	},
	{
		kind: 'denied',
		date: '2019-09-13',
		tracking: 'GA-2019-118',
		text: `September 13, 2019

GA-2019-118

Dear Requestor:

The Office of the Attorney General has ruled that the records you asked for may be withheld under section 552.108 of the Government Code. For that reason the Department will not release them.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2020-12-08',
		tracking: '2021-TSFO-00099',
		extension: 10,
		text: `December 8, 2020

2021-TSFO-00099

The number of records that must be examined for your request is voluminous. As permitted by law we therefore give notice that we will need an additional ten working days. You may limit the scope of your request or agree with us on another time frame.`,
	},
	{
		kind: 'court_order',
		date: '2012-07-11',
		text: `UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF NEW YORK

OPINION AND ORDER

July 11, 2012

For the reasons stated, plaintiffs' motion is granted in part and denied in part. Defendants are ordered to conduct new searches and to report to the Court by August 10, 2012. SO ORDERED.`,
	},
	{
		kind: 'interim_response',
		date: '2024-02-29',
		tracking: '2023-ICFO-40001',
		pages: { reviewed: 210 },
		text: `February 29, 2024

2023-ICFO-40001

Dear Requester:

This is a partial response to your request. We have processed 210 pages so far and enclose those that can be released. Our search for the rest goes on, and you will hear from us when there is more.`,
	},
	{
		kind: 'still_interested_letter',
		date: '2018-05-21',
		replyBy: '2018-07-05',
		tracking: '2014-HQFO-00620',
		text: `May 21, 2018

2014-HQFO-00620

Dear Requester,

It is several years since you made this request, and circumstances may have changed. If you want us to go on with it, notify us by July 5, 2018. A request for which we get no answer is closed.`,
	},
	{
		kind: 'clarification_requested',
		date: '2022-01-18',
		tracking: 'CPRA-22-0009',
		text: `January 18, 2022

CPRA-22-0009

Hello Sam,

To help us find what you need, could you specify which units and which years your request concerns? As written it could cover several hundred thousand e-mails.`,
	},
];
