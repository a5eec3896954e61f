/** The way of a booking as a picture shows it: fewer stages than the graph, each link the sum of some of its ways. */

import { type WayId, wayIds } from './graph.ts';

export const flowNodes = [
	'booked',
	'searched',
	'not-searched',
	'match',
	'no-match',
	'removable',
	'not-followed',
	'hold',
	'notice',
	'no-detainer',
	'honoured',
	'refused',
	'custody',
	'let-go',
	'gone',
	'custody-only',
] as const;
export type FlowNode = (typeof flowNodes)[number];

export type FlowLink = { readonly from: FlowNode; readonly to: FlowNode; readonly ways: readonly WayId[] };

/** All that leaves a stage of the picture, so that what comes in always equals what goes out. */
export const flowLinks: readonly FlowLink[] = [
	{ from: 'booked', to: 'searched', ways: ['fbi>dhs'] },
	{
		from: 'booked',
		to: 'not-searched',
		ways: ['booked>not-printed', 'printed>not-sent', 'state>withheld', 'fbi>not-searched'],
	},
	{ from: 'searched', to: 'match', ways: ['dhs>match'] },
	{ from: 'searched', to: 'no-match', ways: ['dhs>no-match'] },
	{ from: 'match', to: 'removable', ways: ['query>found-removable'] },
	{
		from: 'match',
		to: 'not-followed',
		ways: ['match>ignored', 'query>found-citizen', 'query>not-amenable', 'query>undetermined'],
	},
	{ from: 'removable', to: 'hold', ways: ['found-removable>hold'] },
	{ from: 'removable', to: 'notice', ways: ['found-removable>notice'] },
	{ from: 'removable', to: 'no-detainer', ways: ['found-removable>no-detainer'] },
	{ from: 'hold', to: 'honoured', ways: ['hold>honoured'] },
	{ from: 'hold', to: 'refused', ways: ['hold>refused'] },
	{ from: 'honoured', to: 'custody', ways: ['honoured>custody'] },
	{ from: 'honoured', to: 'let-go', ways: ['honoured>not-collected'] },
	{ from: 'refused', to: 'custody', ways: ['refused>custody'] },
	{ from: 'refused', to: 'let-go', ways: ['refused>free-after-refusal'] },
	{ from: 'notice', to: 'custody', ways: ['notice>custody'] },
	{ from: 'notice', to: 'let-go', ways: ['notice>free-after-notice'] },
	{ from: 'no-detainer', to: 'custody', ways: ['no-detainer>custody'] },
	{ from: 'no-detainer', to: 'let-go', ways: ['no-detainer>free-without-detainer'] },
	{ from: 'custody', to: 'gone', ways: wayIds.filter((way) => />(removed|returned)$/.test(way)) },
	{
		from: 'custody',
		to: 'custody-only',
		ways: wayIds.filter((way) => />(citizen-released|not-removed|relief|terminated|pending)$/.test(way)),
	},
];
