/** Texts of administrative appeals: against a determination, and against silence. */

/** The letters on file, in an appeal of any law. */
export const whatHappened = `{{#any.letters}}
## What happened

| Date | What | File |
|--------|-----------------------|-----------|
{{#letters}}
| {{date}} | {{title}} | {{document}} |
{{/letters}}
{{/any.letters}}`;

export const appealText = `> {{today}}

{{appeal.office}}\\
{{agency.name}}\\
[Address for appeals, from the determination letter]

# Freedom of Information Act Appeal

**Request {{request.tracking}}: {{request.title}}**

This is the appeal of {{us.names}} from the determination of {{determination.date}} on this request. {{#appeal.by}}The last day to appeal is {{appeal.by}} ({{appeal.citation}}).{{/appeal.by}} Copies of the request and of the determination are enclosed.

${whatHappened}

## 1. The search was not adequate

An agency must search in a way that is reasonably calculated to find all records that answer the request, and must deal with every part of it.

{{^unanswered}}
[Which records must exist and were not found, and how we know: an attachment that is named and not there, a custodian who never appears, months without a single record]
{{/unanswered}}
{{#unanswered}}
({{label}}) **Item {{label}}** ({{text}}): {{because}}

{{/unanswered}}
{{#denied}}
({{label}}) **Item {{label}}** ({{text}}): {{because}}

{{/denied}}

We ask for a new search, and for a description of the systems, offices, custodians, dates and words searched.

## 2. The exemptions do not cover what was withheld

The agency bears the burden of showing that an exemption applies, must release every part that can reasonably be segregated (5 U.S.C. 552(b)), and must show each exemption at the place of the deletion.{{#harm}} It may withhold only where it reasonably foresees that disclosure would harm an interest that the exemption protects, or where the law forbids disclosure: 5 U.S.C. 552(a)(8)(A)(i). That takes a concrete showing for the particular words withheld, not a general assertion.{{/harm}}

{{#exemptions}}
- **Exemption {{code}}** ({{protects}}), claimed on {{pages}} pages{{#examples}}, for example {{examples}}{{/examples}}. {{argument}} [What on these pages shows that the exemption does not fit]

{{/exemptions}}
{{^exemptions}}
[Exemptions claimed, with the pages and why each does not hold; or strike this part]
{{/exemptions}}

## 3. The answer is late and incomplete

{{#clock.overdue}}
A determination was due on {{clock.due}} (at the latest arguable reading on {{clock.latest}}): 5 U.S.C. 552(a)(6)(A)(i). It is not complete to this day as the items above show.
{{/clock.overdue}}
{{^clock.overdue}}
[If the determination came late: when it was due, when it came. If not, strike this part]
{{/clock.overdue}}

## What we ask for

1. A new and complete search for every item named above, with a description of it.
2. Release of what was withheld without ground, and of every part that can be segregated.
3. A list of what is still withheld, with the exemption and the reason for each document.
4. A decision within twenty working days of receipt of this appeal: 5 U.S.C. 552(a)(6)(A)(ii).

[Signature]\\
{{us.signatory}}\\
for {{us.names}}

Please write to: {{us.contact}}
`;

export const silenceText = `> {{today}}

{{appeal.office}}\\
{{agency.name}}\\
{{agency.address}}

# Freedom of Information Act Appeal from the Failure to Decide

**Request {{request.tracking}}: {{request.title}}**

This request of {{us.names}} was sent on {{request.sent}}. The agency received it on {{request.received}}. No determination has come.

## The dates

| Step | Date |
|----------|-------------------|
| Request sent | {{request.sent}} |
| Request received | {{request.received}} |
| Determination due | {{clock.due}} |
{{#clock.extended}}
| Extended for unusual circumstances to | {{clock.extended}} |
{{/clock.extended}}
| Latest arguable day | {{clock.latest}} |
| Today | {{today}} |

How the date was counted:

{{#clock.working}}
- {{step}}
{{/clock.working}}

## Why this counts as a denial

An agency must decide within twenty working days whether to comply, and tell the requester its decision and the reasons: 5 U.S.C. 552(a)(6)(A)(i). A decision means that the agency has gathered and reviewed the records and says what it will release and what it will withhold and why; a promise to produce later is not enough: _CREW v. FEC_, 711 F.3d 180 (D.C. Cir. 2013).

An agency that has not decided in time is deemed to have denied the request, and the requester has exhausted the remedies within the agency: 5 U.S.C. 552(a)(6)(C)(i). This appeal is therefore not required. We make it so that the agency can put the matter right without a suit.

## What we ask for

1. A determination on every item within twenty working days of receipt of this appeal.
2. Until then, a schedule: how many pages are to be reviewed, how many each month, and when the last will come.
3. {{#clock.overdue}}No search fees, and for requesters in a favoured category no duplication fees, as 5 U.S.C. 552(a)(4)(A)(viii) provides where a time limit is missed and no exception applies.{{/clock.overdue}}{{^clock.overdue}}[Fees, where a time limit was missed]{{/clock.overdue}}

If we have not heard by [Date], we intend to ask counsel to bring suit.

[Signature]\\
{{us.signatory}}\\
for {{us.names}}

Please write to: {{us.contact}}
`;
