/** More invented letters, in the plainer words that agencies, states and cities also use, some as a scan reads them. */

import type { Sample } from './intake-letters.case.ts';

export const plain: readonly Sample[] = [
	{
		kind: 'acknowledgement',
		date: '2026-03-03',
		received: '2026-03-02',
		tracking: '26-F-0412',
		text: `From: FOIA Requester Service Center
Sent: Tue, 3 Mar 2026 14:12
Subject: Your request 26-F-0412

Hello,

Thanks for writing to us. Your FOIA request came in on 2 March 2026 and has been logged as 26-F-0412. It is in the complex track and there are 612 requests ahead of it. You do not need to do anything at this time.`,
	},
	{
		kind: 'fee_estimate',
		date: '2012-06-18',
		fee: 41250,
		tracking: 'F-12-00871',
		replyDays: 20,
		text: `June 18, 2012
In reply refer to: F-12-00871

Dear Counsel:

A preliminary survey shows that a search of the regional files will take eleven hours and that duplication will run to about 300 pages. The anticipated charge is $412.50. Because that sum is above $250, we cannot start until we have your check, made out to the Treasury of the United States. If we have no payment within twenty (20) working days, we shall take it that you have withdrawn.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2026-03-27',
		newDate: '2026-04-13',
		tracking: '2026-HQFO-00777',
		extension: 10,
		text: `March 27, 2026

Re: 2026-HQFO-00777

Dear Ms. Sample:

We cannot answer within the twenty working days that the statute gives. Your request calls for records that two other agencies have an interest in, and we must consult with them. We are therefore taking an extension of ten working days under 5 U.S.C. § 552(a)(6)(B)(iii), and we expect to respond by April 13, 2026. You can narrow your request to get an earlier answer; the FOIA Public Liaison can help, and so can the Office of Government Information Services.`,
	},
	{
		kind: 'partial_grant',
		date: '2019-08-22',
		received: '2019-05-06',
		tracking: '2019-CRFO-00114',
		appealDays: 90,
		pages: { reviewed: 64, full: 30 },
		text: `August 22, 2019

SENT BY E-MAIL TO: requester@example.org
Re: 2019-CRFO-00114

Dear Requester:

This letter is our last response to the request we received from you on May 6, 2019. We found 64 pages. We reviewed 64 pages and determined that 30 pages can be released in full and that 34 pages must have some of their contents removed under Exemptions 5, 6 and 7(C). If you disagree you have ninety (90) working days from the date of this letter in which to appeal.`,
	},
	{
		kind: 'denied',
		date: '2011-11-09',
		tracking: '1170441-000',
		appealDays: 60,
		pages: { withheld: 214 },
		text: `November 9, 2011

FOIPA No. 1170441-000

Dear Sir or Madam:

The records you asked for are part of an investigative file that is pending. All 214 pages are exempt from disclosure under 5 U.S.C. § 552(b)(7)(A), and none of them can be given to you. You may appeal to the Director, Office of Information Policy, within sixty days of the date of this letter.`,
	},
	{
		kind: 'glomar',
		date: '2013-09-30',
		tracking: 'DF-2013-00188',
		text: `30 September 2013
Reference: DF-2013-00188

Dear Mr. Sample:

In accordance with Section 3.6(a) of Executive Order 13526 we can neither acknowledge nor deny that records responsive to your request exist. The fact of the existence or nonexistence of such records is itself currently and properly classified.`,
	},
	{
		kind: 'no_records',
		date: '2014-03-21',
		requestDate: '2014-02-11',
		tracking: 'OJP-14-00331',
		text: `MAR 21, 2014

RE: OJP-14-00331

Dear Ms. Sample:

This answers your letter of February 11, 2014. The Bureau of Justice Assistance and the Office of General Counsel looked through their paper and electronic files. Neither search turned up any document that matches your description.`,
	},
	{
		kind: 'referral',
		date: '2012-08-02',
		tracking: '2012-OBFO-0031',
		text: `August 2, 2012

2012-OBFO-0031

Eighteen of the pages that we found came from U.S. Customs and Border Protection. We have sent them to that component, which will decide on their release and write to you itself. Its FOIA office has given them the number 2012F21177.`,
	},
	{
		kind: 'consultation',
		date: '2012-10-11',
		tracking: '2012FOIA9001',
		text: `October 11, 2012

ICE FOIA 2012FOIA9001

Forty pages of e-mail contain information of interest to the Executive Office for Immigration Review. We are consulting with that office and will let you know our decision on those pages once we have its views.`,
	},
	{
		kind: 'still_interested_letter',
		date: '2016-02-01',
		replyDays: 30,
		tracking: '2013-ICFO-08122',
		text: `Februaiy 1, 2016

Case Nurnber 2013-ICFO-08122

Dear Requester :

Your request has been open for some tirne. Before we assign it to an analyst we would like to know if the records are still of use to you. Please teII us within thirty (30) working days of this letter. If you do not, we will close the file. February 1, 2016`,
	},
	{
		kind: 'appeal_received',
		date: '2024-05-13',
		received: '2024-05-09',
		tracking: 'A-2024-01022',
		text: `U.S. Department of Justice
Office of Information Policy

May 13, 2024

Re: Appeal No. A-2024-01022; Request No. EOIR 2024-30001

Dear Ms. Sample:

This is to let you know that your administrative appeal from the action of EOIR reached this Office on May 9, 2024. In an attempt to afford each appellant equal and impartial treatment, we have a general practice of assigning appeals in the approximate order of receipt. Your appeal has been assigned number A-2024-01022.`,
	},
	{
		kind: 'appeal_decided',
		date: '2015-12-04',
		tracking: '2015-ICAP-00612',
		text: `December 4, 2015

2015-ICAP-00612
Request 2015-ICFO-70110

You appealed the withholding of portions of 31 pages. On review of the record I uphold the decision of the ICE FOIA Office. This decision is final for the agency. You may obtain judicial review in the district where you reside, where the records are situated, or in the District of Columbia.`,
	},
	{
		kind: 'appeal_decided',
		date: '2018-07-19',
		tracking: 'DOJ-AP-2018-004411',
		text: `July 19, 2018

Re: DOJ-AP-2018-004411

After carefully considering your appeal, and following discussions between personnel of the FBI and this Office, I am remanding your request for a further search for responsive records. If the FBI locates releasable records, it will send them to you directly.`,
	},
	{
		kind: 'expedite_denied',
		date: '2010-03-05',
		tracking: '10-FOIA-33210',
		appealDays: 60,
		text: `March 5, 2010

10-FOIA-33210

You asked that this request be put ahead of others. You have not shown a compelling need in the sense of 6 C.F.R. § 5.5(d), and for that reason I cannot grant expedited treatment. Your appeal from this decision must reach us within 60 days.`,
	},
	{
		kind: 'court_order',
		date: '2010-12-17',
		text: `UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF NEW YORK

SAMPLE ORGANIZING NETWORK, Plaintiff, v. SAMPLE AGENCY, Defendant.
10 Civ. 0000 (XYZ)

ORDER

December 17, 2010

IT IS HEREBY ORDERED that Defendants shall produce to Plaintiffs, on or before January 17, 2011, all responsive records on the opt-out question, and shall file a Vaughn index by January 31, 2011.

SO ORDERED.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2023-04-06',
		newDate: '2023-04-20',
		requestDate: '2023-03-27',
		extension: 14,
		tracking: 'PRA 23-1187',
		text: `April 6, 2023
PRA 23-1187

Re: California Public Records Act request dated March 27, 2023

Dear Requester: Under Government Code section 7922.535(b), the Sheriff's Office needs to extend its time to determine whether it has disclosable records by fourteen (14) days, because it must search for and collect records from facilities separate from the one that handles the request. You will have our determination by April 20, 2023.`,
	},
	{
		kind: 'acknowledgement',
		date: '2022-09-15',
		received: '2022-09-08',
		newDate: '2022-10-14',
		tracking: 'FOIL-2022-056-11873',
		text: `9/15/2022

FOIL-2022-056-11873

Dear Requester,

The Police Department has received your Freedom of Information Law (FOIL) request on 9/8/2022. Your request has been assigned to Police Officer Sample of this office. Before a determination can be rendered, further review is necessary to assess the potential applicability of exemptions. I estimate that this review will be completed, and a determination issued, on or before 10/14/2022. This is not a denial of the records you requested.`,
	},
	{
		kind: 'acknowledgement',
		date: '2015-01-06',
		received: '2014-12-29',
		tracking: '2015-NPFO-00055',
		text: `January 6, 2015

VIA ELECTRONIC MAIL

Re: NPPD FOIA Request 2015-NPFO-00055

Dear Mr. Sample:

This is to confirm that on December 29, 2014 the National Protection and Programs Directorate received your FOIA request. As it relates to your fee waiver request, a decision is deferred until we know the volume of the records. We have queried the appropriate component for responsive records.`,
	},
	{
		kind: 'clarification_requested',
		date: '2012-04-12',
		replyDays: 30,
		tracking: '2012FOIA07733',
		text: `April 12, 2012

ICE FOIA Case 2012FOIA07733

Dear Ms. Sample:

You ask for "all documents about local police". We cannot tell from this what you are looking for, and a search in those words would reach every office of the agency. Please send us a more precise description: names of offices, a span of dates, kinds of documents. If your answer does not reach us within 30 working days of this letter we will close the request.`,
	},
	{
		kind: 'fee_waiver_denied',
		date: '2018-04-30',
		tracking: 'F-2018-03311',
		appealDays: 90,
		text: `30 April 2018

F-2018-03311

Dear Requester,

We have considered your request that fees be waived. The material you seek is already public, and its release would add little to what people know. We therefore decline to waive fees. You can appeal within 90 calendar days.`,
	},
	{
		kind: 'interim_response',
		date: '2021-07-30',
		tracking: '2019-ICLI-00044',
		pages: { reviewed: 500, full: 88, referred: 60 },
		text: `July 30, 2021

Sample v. ICE, No. 19-cv-0000
2019-ICLI-00044

Counsel:

In keeping with the schedule set by the Court, ICE has reviewed 500 pages for the July production. 88 pages are released in full, the rest carry redactions under (b)(6), (b)(7)(C) and (b)(7)(E), and 60 pages have been referred to other agencies. The August production will be sent by August 31, 2021.`,
	},
	{
		kind: 'granted',
		date: '2020-02-14',
		tracking: '20-113',
		pages: { full: 52 },
		text: `February 14, 2020

Public records request #20-113

Dear Sam:

Here are the contracts you asked for: 52 pages, all of them released in full and without any deletions. We consider your request to be fulfilled.`,
	},
	{
		kind: 'denied',
		date: '2014-10-02',
		appealDays: 30,
		text: `October 2, 2014

Dear Ms. Sample:

Your FOIL request for the memorandum of agreement is denied under Public Officers Law § 87(2)(e) and (g), as its disclosure would interfere with law enforcement investigations. You may appeal this decision in writing within thirty days to the Records Access Appeals Officer.`,
	},
	{
		kind: 'no_records',
		date: '2013-06-11',
		tracking: '13-00456-F',
		text: `June 11, 2013

13-00456-F

Dear Requester:

A search of the Office's records has been completed. We have no documents within the scope of your request.`,
	},
	{
		kind: 'unusual_circumstances_notice',
		date: '2026-02-18',
		newDate: '2026-02-25',
		extension: 5,
		tracking: 'FOIA-26-0091',
		text: `February 18, 2026

FOIA-26-0091

Dear Sam Sample:

The Office extends the time for its response by five business days under 5 ILCS 140/3(e), because the records are stored in whole or in part at another location. You can expect an answer by February 25, 2026.`,
	},
	{
		kind: 'appeal_decided',
		date: '2026-07-15',
		tracking: 'SPR26/1412',
		text: `July 15, 2026

SPR26/1412

Dear Ms. Sample:

I have received the petition of Sam Sample appealing the response of the Sheriff's Department. The Department has not met its burden to withhold the e-mails. Accordingly, the Department is ordered to provide the requester with a response within ten business days. The appeal is granted.`,
	},
	{
		kind: 'still_interested_letter',
		date: '2023-02-03',
		replyDays: 30,
		tracking: '2019-HQFO-00812',
		text: `Dear Sam Sample,

February 3, 2023

This concerns 2019-HQFO-00812. Because of the time that has gone by, we ask you to let us know, within 30 business days, whether you continue to seek these records. Should we not hear from you we will treat the request as withdrawn.`,
	},
	{
		kind: 'expedite_granted',
		date: '2025-08-14',
		tracking: 'FBI 25-00881',
		text: `August 14, 2025

FBI 25-00881

Dear Counsel: The Director of Public Affairs has determined that your topic is one of widespread media interest in which there are questions about the government's integrity. Expedition is therefore granted and the request has been placed at the head of its track.`,
	},
	{
		kind: 'consultation',
		date: '2016-03-03',
		tracking: '2015-USFO-00210',
		text: `March 3, 2016

2015-USFO-00210

Before we can release the last 23 pages we have to ask the State Department for its views, and those pages have been sent there for consultation. USCIS will write to you again when that is done.`,
	},
	{
		kind: 'acknowledgement',
		date: '2026-05-04',
		received: '2026-05-01',
		tracking: 'PRR-2026-00417',
		newDate: '2026-05-29',
		text: `May 4, 2026

PRR-2026-00417

The City of Sample is in receipt of your public records request of May 1, 2026, received in the Clerk's office on May 1, 2026. We estimate that the first installment will be available by May 29, 2026. RCW 42.56.520.`,
		requestDate: '2026-05-01',
	},
];
