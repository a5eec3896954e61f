/** The West Virginia Freedom of Information Act. */

import type { EventType } from './event.ts';
import type { StateRules } from './rules-state.ts';

const reply: readonly EventType[] = ['determination'];

export const westVirginia: StateRules = {
	title: 'West Virginia Freedom of Information Act',
	receipt: 'plain',
	rules: [
		{
			name: 'response_due',
			duty: 'answer',
			whose: 'agency',
			from: 'receipt',
			n: 5,
			unit: 'open',
			doneBy: reply,
			reading: { name: 'response_due_muckrock', how: 'muckrock' },
			citation: 'W. Va. Code 29B-1-3',
			checked: false,
		},
	],
};
