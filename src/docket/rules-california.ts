/** The California Public Records Act. */

import type { EventType } from './event.ts';
import type { StateRules } from './rules-state.ts';

const reply: readonly EventType[] = ['determination'];

export const california: StateRules = {
	title: 'California Public Records Act',
	receipt: 'plain',
	rules: [
		{
			name: 'determination_due',
			duty: 'decide, and estimate when the records will be available',
			whose: 'agency',
			from: 'receipt',
			n: 10,
			unit: 'calendar',
			rolls: true,
			doneBy: reply,
			reading: { name: 'determination_due_unrolled', how: 'unrolled' },
			citation: 'Cal. Gov. Code 7922.535(a), 6800; CCP 12',
			before: { day: '2023-01-01', citation: 'Cal. Gov. Code 6253(c), 6800; CCP 12' },
			checked: true,
		},
		// Fourteen days from day 10 as counted, not from the day it moved to.
		{
			name: 'extended_due',
			duty: 'decide, where it extended the time in writing',
			whose: 'agency',
			from: 'receipt',
			n: 24,
			unit: 'calendar',
			rolls: true,
			doneBy: reply,
			extends: 'determination_due',
			citation: 'Cal. Gov. Code 7922.535(b), (c)',
			before: { day: '2023-01-01', citation: 'Cal. Gov. Code 6253(c)' },
			checked: true,
		},
	],
};
