/** The Massachusetts Public Records Law. */

import type { EventType } from './event.ts';
import type { StateRules } from './rules-state.ts';

const reply: readonly EventType[] = ['determination'];
const appeal: readonly EventType[] = ['appeal_transmitted', 'appeal_received'];

export const massachusetts: StateRules = {
	title: 'Massachusetts Public Records Law',
	receipt: 'next open day',
	from: '2017-01-01',
	rules: [
		{
			name: 'response_due',
			duty: 'answer',
			whose: 'agency',
			from: 'receipt',
			n: 10,
			unit: 'open',
			doneBy: reply,
			citation: 'G.L. c.66 s.10; 950 CMR 32.06',
			checked: true,
		},
		{
			name: 'produce_by_agency',
			duty: 'produce the records, if it is a state agency',
			whose: 'agency',
			from: 'receipt',
			n: 15,
			unit: 'open',
			doneBy: reply,
			citation: 'G.L. c.66 s.10(b)',
			checked: false,
		},
		{
			name: 'produce_by_municipality',
			duty: 'produce the records, if it is a municipality',
			whose: 'agency',
			from: 'receipt',
			n: 25,
			unit: 'open',
			doneBy: reply,
			citation: 'G.L. c.66 s.10(b)',
			checked: false,
		},
		{
			name: 'rao_petition_by',
			duty: 'petition the Supervisor for more time',
			whose: 'agency',
			from: 'receipt',
			n: 20,
			unit: 'open',
			citation: 'G.L. c.66 s.10(c)',
			checked: true,
		},
		{
			name: 'appeal_by_if_silent',
			safeName: 'appeal_if_silent_safe',
			duty: 'appeal to the Supervisor, where nothing came',
			whose: 'us',
			from: 'request_received',
			unmet: 'response_due',
			n: 90,
			unit: 'calendar',
			doneBy: appeal,
			citation: '950 CMR 32.08',
			checked: true,
		},
		{
			name: 'appeal_by',
			safeName: 'appeal_safe',
			duty: 'appeal to the Supervisor',
			whose: 'us',
			from: 'determination',
			n: 90,
			unit: 'calendar',
			doneBy: appeal,
			citation: '950 CMR 32.08',
			checked: true,
		},
		{
			name: 'supervisor_decision_due',
			duty: 'decide the appeal (the Supervisor)',
			whose: 'agency',
			from: 'appeal_received',
			n: 10,
			unit: 'open',
			doneBy: ['appeal_decided'],
			citation: 'G.L. c.66 s.10A(a)',
			checked: true,
		},
	],
};
