/** The Virginia Freedom of Information Act. */

import type { EventType } from './event.ts';
import type { StateRules } from './rules-state.ts';

const reply: readonly EventType[] = ['determination'];

export const virginia: StateRules = {
	title: 'Virginia Freedom of Information Act',
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
			citation: 'Va. Code 2.2-3704(B)',
			checked: true,
		},
		// Sixty in place of seven, both from the first date: so this row stands before the one that moves it.
		{
			name: 'extended_due_criminal_files',
			duty: 'answer on criminal investigative files, where it said in time that it needs longer',
			whose: 'agency',
			from: { deadline: 'response_due' },
			n: 60,
			unit: 'open',
			doneBy: reply,
			citation: 'Va. Code 2.2-3706.1',
			checked: true,
		},
		{
			name: 'extended_due',
			duty: 'answer, where it said in time that it needs longer',
			whose: 'agency',
			from: { deadline: 'response_due' },
			n: 7,
			unit: 'open',
			extends: 'response_due',
			doneBy: reply,
			citation: 'Va. Code 2.2-3704(B)(4)',
			checked: true,
		},
	],
};
