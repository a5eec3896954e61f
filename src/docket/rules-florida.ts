/** The Florida Public Records Law. */

import type { EventType } from './event.ts';
import type { StateRules } from './rules-state.ts';

const suit: readonly EventType[] = ['complaint_filed'];

export const florida: StateRules = {
	title: 'Florida Public Records Law',
	receipt: 'plain',
	ageOnly:
		'Florida sets no number of days for an answer (Fla. Stat. ch. 119): only the time that reasonable retrieval and redaction take is allowed. So there is an age and no due date.',
	rules: [
		{
			name: 'fee_suit_not_before',
			safeName: 'fee_suit_safe',
			duty: 'may sue with a claim for fees from this day',
			whose: 'us',
			from: 'presuit_notice',
			n: 5,
			unit: 'open',
			notBefore: true,
			doneBy: suit,
			citation: 'Fla. Stat. 119.12',
			checked: false,
		},
	],
};
