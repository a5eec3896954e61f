/** Texts of papers that open a request: the request itself, and the reasons for a fee waiver and for speed. */

export const requestText = `> {{today}}

{{agency.name}}\\
{{agency.address}}

**Re: {{law.name}} request: {{request.title}}**

To the officer responsible for records:

This is a request by {{us.names}} under the {{law.name}}, {{law.cite}}, for the records described below.

## Records requested

{{{request.text}}}

{{#items}}
({{label}}) {{text}}{{#range}} Period: {{range}}.{{/range}}

{{/items}}
## How to search, and what to send

Where an item names no period, please search up to the day the search is made. Please search the e-mail and shared files of the persons and offices who worked on the matter, and tell us which systems, offices and words you searched.

{{#federal}}
Please send records in the form in which they are kept, where they are readily reproducible in it, 5 U.S.C. 552(a)(3)(B): spreadsheets as spreadsheets, e-mail with its attachments and in its families, pages numbered without gaps. Please release every part that can reasonably be segregated, mark each deletion at its place with the exemption claimed, and estimate the volume of what is withheld, 5 U.S.C. 552(a)(6)(F) and (b).

If another agency must be consulted, or records are referred to it, please tell us which, how many pages, and whom to ask there.
{{/federal}}
{{^federal}}
Please send records in the electronic form in which they are kept, release every part that can be separated from what the law exempts, and cite the exemption for each deletion.{{#law.denial}} {{law.denial}}{{/law.denial}}
{{/federal}}

## Fees

{{#request.category}}
The requester’s fee category is: {{request.category}}.
{{/request.category}}
{{#request.waiver}}
We ask that fees be waived, because disclosure serves the public interest and no commercial one: {{request.waiver}} Should a waiver be denied, please tell us the estimated cost before you go on.
{{/request.waiver}}
{{^request.waiver}}
Please tell us the estimated cost before you incur any that we would have to pay.
{{/request.waiver}}

{{#request.urgency}}
## Expedited processing

We ask for expedited processing: {{request.urgency}} A certified statement is enclosed.
{{/request.urgency}}

Please preserve all records that may answer this request until it, and any appeal or suit about it, is closed.

{{^federal}}
{{#law.asks}}
{{{law.asks}}}
{{/law.asks}}
{{/federal}}
{{#federal}}
We look forward to a determination within twenty working days, 5 U.S.C. 552(a)(6)(A)(i).
{{/federal}}

Please write to: {{us.contact}}

[Signature]\\
{{us.signatory}}\\
for {{us.names}}
`;

export const waiverText = `# Justification for a Waiver of Fees

{{agency.name}}\\
Request: {{request.title}}{{#request.tracking}} (number {{request.tracking}}){{/request.tracking}}

This is the request of {{us.names}} that all fees be waived under 5 U.S.C. 552(a)(4)(A)(iii). Disclosure is likely to contribute significantly to public understanding of the operations or activities of the government, and is not primarily in the commercial interest of the requester.

1. **The subject concerns operations or activities of the government.** The request asks for records of {{agency.name}} about {{request.title}}. They show what the agency itself decided and did.

2. **The records are likely to contribute to an understanding of them.** They are not, as far as we know, already public in this form. {{request.waiver}}

3. **The understanding is that of the public at large.** {{us.dissemination}}

4. **The contribution is significant.** [What the public will know afterwards that it does not know now]

5. **No commercial interest is furthered.** The requester will not sell the records or what it makes of them. [State any commercial interest, or confirm that there is none]

6. **The public interest is the primary one.** Measured against it, any private interest is slight.

{{#request.category}}
In any case the requester belongs to this fee category, and may be charged only what 5 U.S.C. 552(a)(4)(A)(ii) allows for it: {{request.category}}.
{{/request.category}}

If a waiver is denied in whole or in part, please state the reasons and the right to appeal, and go on with the search in the meantime.

> {{today}}

[Signature]\\
{{us.signatory}}
`;

export const expediteText = `# Statement in Support of Expedited Processing

{{agency.name}}\\
Request: {{request.title}}{{#request.tracking}} (number {{request.tracking}}){{/request.tracking}}

I make this statement in support of the request by {{us.names}} for expedited processing under 5 U.S.C. 552(a)(6)(E).

1. I am {{us.signatory}}. I know the matters stated here [From my own work, or from the sources named].

2. There is a compelling need. {{request.urgency}}

3. [If the ground is urgency to inform the public:] The requester is primarily engaged in disseminating information. {{us.dissemination}}

4. [If the ground is a threat to life or safety:] [Whose life or safety is threatened, by what, and how soon]

5. The matter is of current concern to the public: [Press reports, hearings, votes, each with its date]

6. A delay would harm that interest because [What will be decided or done before the records come at the usual pace]

The agency must decide on this request, and tell us, within ten days of it: 5 U.S.C. 552(a)(6)(E)(ii)(I).{{#federal}} Denial, and silence, can be reviewed by a court on the record that is before the agency at the time: 5 U.S.C. 552(a)(6)(E)(iii).{{/federal}}

**I certify that this statement is true and correct to the best of my knowledge and belief** (5 U.S.C. 552(a)(6)(E)(vi)).

> {{today}}

[Signature]\\
{{us.signatory}}
`;

export const stillInterestedText = `> {{today}}

{{agency.name}}\\
{{agency.address}}

**Re: Your letter of {{stillinterested.date}}; request {{request.tracking}}, {{request.title}}**

Yes. We write for {{us.names}}: every record that this request asks for is still wanted.

Please keep the request open, in its place in the queue as of {{request.received}}, and tell us in writing that you have done so, with the day on which you expect to complete it.

{{#stillinterested.short}}
Your letter asks for an answer by {{stillinterested.reply}}. The guidance of the Department of Justice’s Office of Information Policy asks agencies to leave at least thirty working days. We answer within your time, and object to it.
{{/stillinterested.short}}
{{#stillinterested.repeated}}
You have asked before. The same guidance asks agencies not to put the question a second time without good cause. Please do not close this request for want of an answer to a further one.
{{/stillinterested.repeated}}
{{#clock.overdue}}
A determination was due on {{clock.due}}. It is overdue by {{clock.overdue}} days. Nothing in this letter waives any right that follows from that.
{{/clock.overdue}}

Please write to: {{us.contact}}

[Signature]\\
{{us.signatory}}\\
for {{us.names}}
`;
