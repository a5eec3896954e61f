/** 10,000 federal requests with 20 events each, every deadline with its working. Prints JSON. `node bench/clocks.ts` */

import type { Day } from '../src/base/day.ts';
import { addDays } from '../src/base/day.ts';
import { random } from '../src/base/random.ts';
import { calendarsOf } from '../src/docket/calendars.ts';
import { reckon } from '../src/docket/clocks.ts';
import type { DocketEvent, EventType } from '../src/docket/event.ts';
import { rulesOf } from '../src/docket/rules.ts';

const story: readonly (readonly [EventType, number])[] = [
	['request_made', 0],
	['request_received', 2],
	['expedite_requested', 2],
	['acknowledgement', 6],
	['tracking_number_assigned', 6],
	['clarification_requested', 9],
	['clarification_answered', 14],
	['fee_query', 16],
	['fee_query_answered', 20],
	['expedite_decision', 21],
	['unusual_circumstances_notice', 24],
	['interim_response', 40],
	['still_interested_letter', 60],
	['still_interested_answered', 75],
	['determination', 120],
	['appeal_transmitted', 180],
	['appeal_received', 183],
	['appeal_decided', 240],
	['complaint_filed', 260],
	['complaint_served_us_attorney', 270],
];

const requests = 10_000;
const draw = random('clocks');
const dockets = Array.from({ length: requests }, () => {
	const from = addDays('2009-01-05' as Day, draw.whole(0, 5500));
	return story.map(
		([type, after]): DocketEvent => ({
			type,
			date: addDays(from, after + draw.whole(0, 2)),
			written: type,
			agency: 'DHS',
			court: 'S.D.N.Y.',
		}),
	);
});
const rules = rulesOf('US-FED');
const calendars = calendarsOf('US-FED');

// The first ones make the calendars and let the engine compile.
const start = process.cpuUsage();
const clock = performance.now();
let deadlines = 0;
for (const events of dockets) deadlines += reckon(events, rules, calendars).deadlines.length;
const { user, system } = process.cpuUsage(start);
const seconds = (user + system) / 1e6;
const wall = (performance.now() - clock) / 1000;
console.log(
	JSON.stringify(
		{
			requests,
			eventsEach: story.length,
			deadlines,
			processorSeconds: Number(seconds.toFixed(3)),
			wallSeconds: Number(wall.toFixed(3)),
			limitSeconds: 1,
			within: seconds <= 1,
		},
		null,
		'\t',
	),
);
