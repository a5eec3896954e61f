/** The Washington Public Records Act. */

import type { EventType } from './event.ts';
import type { StateRules } from './rules-state.ts';

const suit: readonly EventType[] = ['complaint_filed'];

export const washington: StateRules = {
	title: 'Washington Public Records Act',
	receipt: 'plain',
	rules: [
		{
			name: 'response_due',
			duty: 'produce, link, acknowledge with an estimate, ask, or deny',
			whose: 'agency',
			from: 'receipt',
			n: 5,
			unit: 'open',
			doneBy: ['determination', 'acknowledgement', 'clarification_requested', 'interim_response'],
			reading: { name: 'response_due_muckrock', how: 'muckrock' },
			citation: 'RCW 42.56.520',
			checked: true,
		},
		{
			name: 'internal_review_due',
			duty: 'finish its review of the denial',
			whose: 'agency',
			from: 'determination',
			starts: { outcome: 'adverse' },
			n: 2,
			unit: 'open',
			citation: 'RCW 42.56.520(4); WAC 365-10-120',
			checked: true,
		},
		{
			name: 'suit_by',
			safeName: 'suit_safe',
			duty: 'sue, after an exemption was claimed',
			whose: 'us',
			from: 'determination',
			starts: { outcome: 'adverse' },
			n: 12,
			unit: 'month',
			doneBy: suit,
			citation: 'RCW 42.56.550(6)',
			checked: false,
		},
		{
			name: 'suit_by',
			safeName: 'suit_safe',
			duty: 'sue, after the last installment',
			whose: 'us',
			from: 'last_installment',
			n: 12,
			unit: 'month',
			doneBy: suit,
			citation: 'RCW 42.56.550(6)',
			checked: false,
		},
	],
};
