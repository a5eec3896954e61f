/** Questions that counties ask, each with answers that say less than they seem to. Every sentence is ours. */

/** Answers are texts for the English grammar. */
export const faq: readonly { question: string; answers: readonly string[] }[] = [
	{
		question: 'Is participation in the program voluntary?',
		answers: [
			'The program office works with every county that has concerns, before and after the day on which records begin to flow.',
			'A county does not sign an agreement of its own: the state has signed on behalf of all [many] counties.',
			'Earlier material used other words and is being replaced.',
		],
	},
	{
		question: 'Can a county opt out?',
		answers: [
			'A county that does not wish to receive the return message may ask the state to stop it.',
			'The records are sent all the same; what changes is who is told of the result.',
			'Requests should be addressed to [name], telephone [phone].',
		],
	},
	{
		question: 'What does the county have to do on the first day?',
		answers: [
			'Nothing new. Officers take fingerprints at booking and send them to the state, as before.',
			'Where live scan equipment predates [month], the vendor will load a new form, which takes about [small] minutes.',
			'A test transaction is sent beforehand through [system].',
		],
	},
	{
		question: 'Who sees the fingerprints?',
		answers: [
			'The state bureau, and those with whom the state shares its file.',
			'Staff of the regional office see the result on [system]; it is not shown at the booking desk.',
			'Prints taken for licenses and background checks are not part of the program, [hedge].',
		],
	},
	{
		question: 'What is a return message?',
		answers: [
			'It is the answer that comes back after a record has been compared: a match, no match, or not yet known.',
			'It is sent to the state, which passes it on unless the county has asked not to have it.',
			'It is not a warrant and does not by itself ask anyone to do anything.',
		],
	},
	{
		question: 'Does the program cost the county anything?',
		answers: [
			'There is no charge for taking part.',
			'Changes to local equipment are paid for locally; one vendor quoted {$:$[large]} a site.',
			'Time in custody that follows from a match is not reimbursed.',
		],
	},
	{
		question: 'What happens when a match is wrong?',
		answers: [
			'Errors are corrected when they are reported to the regional office, usually within [small] days.',
			'The person concerned is not told that a comparison was made.',
			'A corrected record replaces the old one; records already passed on are not called back.',
		],
	},
	{
		question: 'Is a hold an order or a request?',
		answers: [
			'A hold is a request. How it is answered is for the jail and its lawyers to decide.',
			'See 8 C.F.R. 287.7(b)(2) for who may make one, and 8 C.F.R. 287.7(d) for how long it lasts.',
		],
	},
	{
		question: 'Who signed the agreement for our county?',
		answers: [
			'The chief of the state bureau signed for the state in [month].',
			'Counties were informed by letter, and in [small] cases by telephone.',
			'A copy may be asked for at the office of [name].',
		],
	},
	{
		question: 'How are the numbers counted?',
		answers: [
			'Figures count events. One person booked twice is counted twice.',
			'About [percent] percent of the matches concern people with no conviction on file.',
			'Counts below ten are not shown for a single county.',
		],
	},
	{
		question: 'Are juveniles included?',
		answers: [
			'They are where state law sends their prints to the state bureau.',
			'The share for the last quarter was below one percent, [hedge].',
		],
	},
	{
		question: 'Are victims and witnesses checked?',
		answers: [
			'People who are not booked are not checked.',
			'Where both sides of a quarrel are booked, both are checked.',
			'Advocates who report a case may call [phone].',
		],
	},
	{
		question: 'What may we tell the public?',
		answers: [
			'Please use the approved sentence: local agencies decide how they respond to the message.',
			'Questions from reporters go to [name] at [phone].',
			'The desk guide is not to be handed out, and [system] is not to be described.',
		],
	},
	{
		question: 'When does it begin, and who decides?',
		answers: [
			'The next counties are [three].',
			'The order follows size, distance and readiness of equipment.',
			'Dates are agreed with the state; counties are told about [small] weeks before.',
		],
	},
];
