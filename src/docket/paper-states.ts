/** What papers say under the records laws of the states: what a request asks for there, and where a denial or silence is taken next. */

import type { Day } from '../base/day.ts';
import type { Dossier, Entry } from './docket.ts';
import { whenOf } from './inexact.ts';
import { whatHappened } from './paper-appeal.ts';
import { plainDay } from './paper-day.ts';
import type { Facts } from './paper-fill.ts';
import type { Clock } from './reckoned.ts';
import { meanings } from './synonyms.ts';

type StateWords = {
	/** The last paragraph of a request: what the law gives the agency to do, and by when. */
	asks: string;
	/** What a denial has to hold. */
	denial: string;
	review: {
		title: string;
		/** To whom it goes; `own` where that is within the agency itself. */
		office: string;
		own: boolean;
		/** By which rule it is made; where the law has no review within the government, that it has none. */
		rule: string;
		/** What they are asked to do, and in what time the law has them do it. */
		asks: string;
		/** What comes after it. */
		after: string;
		/** Names of the clock's days by which it must be made. */
		by: readonly string[];
	};
};

/** The agency itself, where nobody stands above it. */
const itself = 'The custodian of records and the head of the agency';

const states: Readonly<Record<string, StateWords>> = {
	'US-CA': {
		asks: 'Please determine within ten days of receipt whether you hold records that may be disclosed, and tell us that and the estimated date on which they will be available: Gov. Code 7922.535(a). More time, of no more than fourteen days, takes a written notice with its reason: Gov. Code 7922.535(b).',
		denial:
			'A denial must be in writing and name the person responsible for it with the title of the office: Gov. Code 7922.540.',
		review: {
			title: 'Demand for Records before Suit',
			office: itself,
			own: true,
			rule: 'The Act has no appeal within the government. We write so that the agency can put the matter right before a court is asked to.',
			asks: 'release the records, or state in writing which it withholds and why, within ten days of this letter',
			after:
				'If that does not happen, we intend to ask counsel to petition the superior court for a writ of mandate or declaratory relief, with costs and fees: Gov. Code 7923.000 and following.',
			by: [],
		},
	},
	'US-FL': {
		asks: 'Please acknowledge this request promptly and answer it in good faith: section 119.07(1)(c), Florida Statutes. The law gives no number of days; only the time reasonably needed to find the records and remove what is exempt may pass.',
		denial:
			'Where part of a record is exempt, the rest must be produced, and the exemption be named by its statute: section 119.07(1)(d) and (e), Florida Statutes.',
		review: {
			title: 'Demand for Records before Suit',
			office: itself,
			own: true,
			rule: 'The law has no appeal within the government. This letter is also the written notice to the custodian that section 119.12, Florida Statutes, asks for at least five business days before a suit with a claim for fees.',
			asks: 'produce the records, or name in writing the statute that makes each of them exempt',
			after:
				'If that does not happen, we intend to ask counsel to sue, and to ask for an immediate hearing: section 119.11, Florida Statutes.',
			by: [],
		},
	},
	'US-IL': {
		asks: 'Please comply with or deny this request within five business days of receipt: 5 ILCS 140/3(d). More time, of no more than five business days, takes a written notice with one of the reasons of 5 ILCS 140/3(e). The request is not made for a commercial purpose.',
		denial:
			'A denial must give the reasons with the exemption claimed, the names and titles of those responsible, and the right to review: 5 ILCS 140/9(a).',
		review: {
			title: 'Request for Review',
			office: 'Public Access Counselor, Office of the Attorney General of Illinois',
			own: false,
			rule: 'This request for review is made under 5 ILCS 140/9.5(a), which gives sixty days from the denial. Copies of the request and of all answers are enclosed, as that section asks.',
			asks: 'find that the public body violated the Act, and direct it to release the records',
			after: 'The right to bring suit in the circuit court under 5 ILCS 140/11 is kept.',
			by: ['pac_review_by', 'pac_review_by_if_silent'],
		},
	},
	'US-MA': {
		asks: 'Please answer within ten business days of receipt, saying which records you will produce, which you withhold and why, and when: G.L. c. 66, § 10.',
		denial: 'A denial must be in writing and cite the exemption and the reason for it: G.L. c. 66, § 10(b).',
		review: {
			title: 'Appeal to the Supervisor of Records',
			office: 'Supervisor of Records, Office of the Secretary of the Commonwealth',
			own: false,
			rule: 'This appeal is made under G.L. c. 66, § 10A and 950 CMR 32.08, which gives ninety days. Copies of the request and of all answers are enclosed.',
			asks: 'decide within ten business days that the records are public, and order the custodian to produce them',
			after: 'The right to bring a civil action in the Superior Court under G.L. c. 66, § 10A is kept.',
			by: ['appeal_by', 'appeal_by_if_silent'],
		},
	},
	'US-NY': {
		asks: 'Please grant or deny this request within five business days of receipt, or acknowledge it with an approximate date; and then decide within twenty business days of that, or give the reason and a date certain: Public Officers Law § 89(3)(a).',
		denial:
			'A denial must be in writing with its reasons and name the person or body that decides appeals: Public Officers Law § 89(4)(a).',
		review: {
			title: 'Freedom of Information Law Appeal',
			office: 'The head of the agency, or the person it names for appeals',
			own: true,
			rule: 'This appeal is made under Public Officers Law § 89(4)(a), which gives thirty days.',
			asks: 'grant access, or explain each denial fully in writing, within ten business days of receipt, and send this appeal and the decision to the Committee on Open Government',
			after:
				'The right to a proceeding under Article 78 of the Civil Practice Law and Rules, within four months of a final denial, is kept.',
			by: ['appeal_by', 'appeal_by_if_silent'],
		},
	},
	'US-TX': {
		asks: 'Please produce the records promptly. Where you mean to withhold any, ask the Attorney General for a decision, and tell us so, within ten business days of receipt: Government Code 552.301(b) and (d).',
		denial:
			'Records for which no decision is asked in time are presumed to be public, unless there is a compelling reason to withhold them: Government Code 552.302.',
		review: {
			title: 'Comments and Complaint to the Attorney General',
			office: 'Open Records Division, Office of the Attorney General of Texas',
			own: false,
			rule: 'We write under Government Code 552.304, by which any person may comment on a request for a decision, and, where none was asked for in time, to complain of it. Copies of the request and of all answers are enclosed.',
			asks: 'decide that the records are public, or tell the governmental body that it has failed in its duty to ask for a decision',
			after: 'The right to sue for a writ of mandamus under Government Code 552.321 is kept.',
			by: [],
		},
	},
	'US-VA': {
		asks: 'Please answer within five working days of receipt: Va. Code 2.2-3704(B). Seven more working days take a written notice in that time with the reason: Va. Code 2.2-3704(B)(4). The requester is [a citizen of Virginia, or a medium that circulates or broadcasts in Virginia; the law asks for one of them].',
		denial:
			'Records withheld must be described in writing by volume and subject, with the section of the Code that permits it: Va. Code 2.2-3704(B).',
		review: {
			title: 'Demand for Records before Suit',
			office: itself,
			own: true,
			rule: 'The Act has no appeal within the government; the Freedom of Information Advisory Council gives opinions that do not bind. We write so that the public body can put the matter right before a court is asked to.',
			asks: 'release the records, or state in writing what it withholds and under which section, within five working days of this letter',
			after:
				'If that does not happen, we intend to ask counsel to petition for mandamus or an injunction, with costs and fees: Va. Code 2.2-3713.',
			by: [],
		},
	},
	'US-WA': {
		asks: 'Please produce the records, give an internet address where they are, or acknowledge this request with a reasonable estimate of the time you need, within five business days of receipt: RCW 42.56.520.',
		denial:
			'A denial must be in writing, name the specific exemption, and explain briefly how it applies to the record withheld: RCW 42.56.210(3).',
		review: {
			title: 'Request for Internal Review',
			office: 'The public records officer and the official who reviews denials',
			own: true,
			rule: 'This review is asked for under RCW 42.56.520. It counts as ended at the close of the second business day after the denial.',
			asks: 'review the denial and release the records, with an exemption log for what is still withheld',
			after: 'The right to bring suit in the superior court under RCW 42.56.550, within one year, is kept.',
			by: [],
		},
	},
};

/** The states whose laws have their own words here, by their names. */
export const stateNames = [
	'California',
	'Florida',
	'Illinois',
	'Massachusetts',
	'New York',
	'Texas',
	'Virginia',
	'Washington',
];

function decisionOf({ entries }: Dossier): Entry | undefined {
	return entries.findLast(({ type }) => type === 'determination' || meanings[type]?.type === 'determination');
}

/** The safe day by which a state's appeal or review must be made; undefined where its law or the clock gives none. */
export function reviewBy(dossier: Dossier, { due }: Clock): Day | undefined {
	const names = states[dossier.agency.jurisdiction]?.review.by ?? [];
	const silent = decisionOf(dossier) === undefined;
	const by = due.find(
		({ name, state }) => names.includes(name) && state !== 'moot' && name.endsWith('_if_silent') === silent,
	);
	return by && (by.safe ?? by.date);
}

/** The facts that only papers under a state's law use; all unknown under another. */
export function stateFacts(dossier: Dossier, clock: Clock): Facts {
	const words = states[dossier.agency.jurisdiction];
	const decided = decisionOf(dossier);
	const by = reviewBy(dossier, clock);
	return {
		'law.asks': words?.asks ?? null,
		'law.denial': words?.denial ?? null,
		'review.title': words?.review.title ?? null,
		'review.office': words?.review.office ?? null,
		'review.own': words?.review.own ?? null,
		'review.rule': words?.review.rule ?? null,
		'review.asks': words?.review.asks ?? null,
		'review.then': words?.review.after ?? null,
		'review.by': by ? plainDay(by) : null,
		'review.against': decided
			? `the answer of ${whenOf(decided)}`
			: 'the failure to answer in time, which counts as a denial',
	};
}

export const stateReviewText = `> {{today}}

{{#review.own}}
{{review.office}}\\
{{agency.name}}\\
{{agency.address}}
{{/review.own}}
{{^review.own}}
{{review.office}}\\
[Address or portal of this office]
{{/review.own}}

# {{review.title}}

**{{law.name}} request {{request.tracking}}: {{request.title}}**

{{us.names}} asked {{agency.name}} for records under the {{law.name}}, {{law.cite}}, on {{request.sent}}. It was received on {{request.received}}. This letter is about {{review.against}}.

{{review.rule}}{{#review.by}} The day by which it must be made is {{review.by}}.{{/review.by}}

${whatHappened}

## What is still owed

{{#unanswered}}
({{label}}) **Item {{label}}** ({{text}}): {{because}}

{{/unanswered}}
{{#denied}}
({{label}}) **Item {{label}}** ({{text}}): {{because}}

{{/denied}}
{{^unanswered}}
[Which records are missing, and how we know that they exist]
{{/unanswered}}

{{#any.exemptions}}
## What was withheld

{{#exemptions}}
- **{{code}}**, claimed on {{pages}} pages{{#examples}}, for example {{examples}}{{/examples}}. [Why it does not cover what these pages hold]

{{/exemptions}}
{{/any.exemptions}}
{{law.denial}} [What the denial lacks; or strike this sentence]

## What we ask for

We ask you to {{review.asks}}.

{{review.then}}

[Signature]\\
{{us.signatory}}\\
for {{us.names}}

Please write to: {{us.contact}}
`;
