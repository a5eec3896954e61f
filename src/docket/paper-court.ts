/** Texts of papers for a court: the skeleton of a complaint, the list of exhibits, and the table of what was asked, what came and what is owed. */

export const complaintText = `^ UNITED STATES DISTRICT COURT\\
{{suit.district}}

{{us.names}},\\
Plaintiff,

v.

{{agency.name}},\\
Defendant.

> No. {{suit.number}}

# Complaint for Declaratory and Injunctive Relief

## Nature of the action

1. This action under the Freedom of Information Act, 5 U.S.C. 552, asks the Court to order {{agency.name}} to search for and release records about {{request.title}}.

## Jurisdiction and venue

2. The Court has jurisdiction under 5 U.S.C. 552(a)(4)(B) and 28 U.S.C. 1331. It may grant declaratory relief under 28 U.S.C. 2201 and 2202.

3. Venue lies in this district under 5 U.S.C. 552(a)(4)(B): {{suit.venue}}.

## Parties

4. Plaintiff {{us.names}} made the request. [What the plaintiff is and does]

5. Defendant {{agency.name}}{{#agency.parent}}, a component of {{agency.parent}},{{/agency.parent}} is an agency within the meaning of 5 U.S.C. 552(f)(1) and holds the records asked for. [Whether the department is to be the defendant]

## Facts

6. [The program, and why the public needs these records]

7. On {{request.sent}} plaintiff sent defendant the request. It asked for {{sum.items}} numbered items.

8. Defendant received it on {{request.received}}{{#request.tracking}} and gave it the number {{request.tracking}}{{/request.tracking}}.

9. A determination was due on {{clock.due}}, and on no reading of the law later than {{clock.latest}}.

10. {{^any.letters}}[The correspondence, letter by letter]{{/any.letters}}{{#any.letters}}The correspondence was as follows.

| Date | What | Exhibit |
|--------|--------------------------|------|
{{#letters}}
| {{date}} | {{title}} | {{exhibit}} |
{{/letters}}
{{/any.letters}}

11. Pages that defendant has produced to this day: {{sum.pages}} (in full: {{sum.full}}; in part: {{sum.part}}; withheld in full: {{sum.withheld}}). Items answered in full: {{sum.answered}}; in part: {{sum.partly}}; not at all: {{sum.open}}.

## Exhaustion

12. {{#determination.date}}Defendant made a determination on {{determination.date}}. [The appeal, its date and its outcome; or why none was needed]{{/determination.date}}{{^determination.date}}Defendant has made no determination. Plaintiff is deemed to have exhausted its remedies: 5 U.S.C. 552(a)(6)(C)(i).{{/determination.date}}

## First claim: failure to decide in time

13. Defendant did not decide on the request within the time of 5 U.S.C. 552(a)(6)(A). [Strike where a complete determination came before suit]

## Second claim: failure to search

14. Defendant has not made a search reasonably calculated to find all records that answer the request, as 5 U.S.C. 552(a)(3) requires.

## Third claim: improper withholding

15. Defendant has withheld records, and parts of them, that no exemption covers or that could be segregated: 5 U.S.C. 552(a)(4)(B), (a)(8) and (b).

## Further claims

16. [Denial of expedited processing, 5 U.S.C. 552(a)(6)(E)(iii); denial of a fee waiver, 5 U.S.C. 552(a)(4)(A)(vii); form of the records, 5 U.S.C. 552(a)(3)(B)]

## Relief

Plaintiff asks the Court to

(a) order defendant to search for every record that answers the request, and to describe the search;
(b) order defendant to release, by a day that the Court sets, all that is not exempt, and to serve an index of what it withholds;
(c) enjoin defendant from further withholding records improperly;
(d) expedite this action: 28 U.S.C. 1657;
(e) award plaintiff the costs of the action and reasonable attorney fees: 5 U.S.C. 552(a)(4)(E); and
(f) grant what further relief is just.

> {{today}}

[Signature]\\
[Counsel, bar number, address]

## To be filed with it

[Civil cover sheet; summonses for the agency, the United States Attorney and the Attorney General; exhibits]
`;

/** Above what is filed: the court, the parties and the number; before there is a suit, the request. */
const caption = `{{#suit.caption}}
^ **UNITED STATES DISTRICT COURT**\\
**{{suit.district}}**

^ {{suit.caption}}\\
No. {{suit.number}}{{#suit.judge}} ({{suit.judge}}){{/suit.judge}}
{{/suit.caption}}`;

const pageRows = `| Item | Bates numbers | Pages | What became of them | Exemptions |
|---|------------------|---|------------|------------|
{{#bypage}}
| {{label}} | {{bates}} | {{pages}} | {{fate}} | {{codes}} |
{{/bypage}}`;

const pagesByItem = `{{#any.bypage}}
## Pages that answer each item

${pageRows}
{{/any.bypage}}`;

/** The end of a table that somebody swears to. */
const sworn = `{{#any.orders}}
## Duties set by the court

| Due | Duty | Docket | Met |
|----|--------------|----|----|
{{#orders}}
| {{due}} | {{duty}} | {{ecf}} | {{met}} |
{{/orders}}
{{/any.orders}}

I declare under penalty of perjury that the foregoing is true and correct: 28 U.S.C. 1746.

Executed on [Date]

[Signature]\\
{{us.signatory}}
`;

export const exhibitsText = `${caption}

# List of Exhibits

^ Request to {{agency.name}}, number {{request.tracking}}: {{request.title}}

{{#any.exhibits}}
| Exhibit | Date | What it is | Items | Bates or docket number | File |
|----|--------|------------------|----|------------------|----------------|
{{#exhibits}}
| {{exhibit}} | {{date}} | {{title}} | {{answers}} | {{bates}} | {{document}} |
{{/exhibits}}
{{/any.exhibits}}

{{^exhibits}}
No letter or release of this request is on file as a document yet.
{{/exhibits}}

${pagesByItem}

As of {{today}}. Bates numbers are given as printed on the pages, first to last.
`;

export const declarationText = `${caption}

# What Was Asked, What Came, What Is Owed

^ Request to {{agency.name}}, number {{request.tracking}}: {{request.title}}\\
Sent {{request.sent}}; received {{request.received}}; as of {{today}}

| Item | What was asked | What came | Pages: full / part / withheld | What is owed, and since when |
|----|-----------------|----------------|--------|---------------------|
{{#items}}
| {{label}} | {{text}}{{#range}} ({{range}}){{/range}} | {{bates}} | {{pages}} | {{answer}}. {{because}}{{#late}} {{late}}{{/late}} |
{{/items}}

Items: {{sum.items}}; answered in full: {{sum.answered}}; in part: {{sum.partly}}; not at all: {{sum.open}}. Pages on file: {{sum.pages}}; released in full: {{sum.full}}; in part: {{sum.part}}; withheld in full: {{sum.withheld}}. A page that answers two items stands under both.

${pagesByItem}

{{#any.productions}}
## Releases

| Received | Bates numbers | Pages | Full | Part | Withheld | Other |
|-------|------------------|----|----|----|----|----|
{{#productions}}
| {{received}} | {{bates}} | {{total}} | {{full}} | {{part}} | {{withheld}} | {{other}} |
{{/productions}}
{{/any.productions}}

{{#any.exemptions}}
## Exemptions claimed

| Exemption | What it protects | Pages |
|-----|---------------|---|
{{#exemptions}}
| {{code}} | {{protects}} | {{pages}} |
{{/exemptions}}

A page may bear several exemptions; the counts are not a sum.
{{/any.exemptions}}

${sworn}`;

/** One table over all requests of a suit; within `suit.table` the facts are those of each request. */
export const suitTableText = `${caption}

# What Was Asked, What Came, What Is Owed

As of {{today}}.

{{#suit.table}}
## {{n}}. {{agency.name}}

{{request.title}}, number {{request.tracking}}. Sent {{request.sent}}; received {{request.received}}.

{{#any.items}}
| Item | What was asked | What came | Pages: full / part / withheld | What is owed, and since when |
|----|-----------------|----------------|--------|---------------------|
{{#items}}
| {{label}} | {{text}}{{#range}} ({{range}}){{/range}} | {{bates}} | {{pages}} | {{answer}}. {{because}}{{#late}} {{late}}{{/late}} |
{{/items}}
{{/any.items}}

Items: {{sum.items}}; answered in full: {{sum.answered}}; in part: {{sum.partly}}; not at all: {{sum.open}}. Pages on file: {{sum.pages}}; released in full: {{sum.full}}; in part: {{sum.part}}; withheld in full: {{sum.withheld}}. A page that answers two items stands under both.

{{#any.bypage}}
${pageRows}
{{/any.bypage}}
{{/suit.table}}

${sworn}`;
