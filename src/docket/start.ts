/** The day a federal clock starts: receipt, misdirection and its cap, mail that met a closed office. */

import { addDays, type Day } from '../base/day.ts';
import type { Reading } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import { type DocketEvent, ofType } from './event.ts';
import type { Rules } from './rules.ts';
import type { StatutePack } from './rules-federal.ts';
import { listed, written } from './words.ts';

export type Start = { day: Day; steps: string[]; problems: string[] };

/** Undefined where no event says that the agency has the request. The cautious reading takes the latest day that can be argued. */
export function startOf(
	events: readonly DocketEvent[],
	pack: StatutePack,
	rules: Rules,
	calendars: Calendars,
	reading: Reading,
): Start | undefined {
	const calendar = calendars.own;
	const edge = reading === 'cautious' ? latestOf : earliestOf;
	const received = ofType(events, 'request_received');
	const other = ofType(events, 'received_by_other_component');
	const right = ofType(events, 'received_by_proper_component');
	// A plain receipt is the first one where a proper component is named, and the proper one's where only another is.
	const proper = edge(right.length > 0 || other.length === 0 ? right : received);
	const misdirected = edge([...other, ...(right.length > 0 ? received : [])]);
	if (misdirected) {
		const first = opened(misdirected, calendars, reading).day;
		const own = proper && opened(proper, calendars, reading).day;
		if (pack.routingCap === null)
			return (
				own && {
					day: own,
					problems: [],
					steps: [
						`The proper component received it on ${written(own)}: that is day 0. Before 31 December 2008 no rule limited the time for routing.`,
					],
				}
			);
		const working = calendar.after(first, pack.routingCap, reading);
		const plain = addDays(first, pack.routingCap);
		const cap = rules.routingCap === 'calendar' && reading !== 'cautious' ? plain : working;
		const unit = cap === plain && cap !== working ? 'calendar' : 'working';
		if (own && own <= cap)
			return {
				day: own,
				problems: [],
				steps: [
					`Another component received it on ${written(first)}; the proper one had it on ${written(own)}, within ${pack.routingCap} ${unit} days. The clock starts there: that is day 0.`,
				],
			};
		const problems = own
			? []
			: [
					'No event says when the proper component received the request; the clock starts at the end of the ten days for routing.',
				];
		return {
			day: cap,
			problems,
			steps: [
				`Another component received it on ${written(first)}; the clock starts no later than ${pack.routingCap} ${unit} days after that, on ${written(cap)}: that is day 0.`,
				...(working !== plain && unit === 'working'
					? [
							`Read word for word the statute says ten days, which would end on ${written(plain)}; the guidance and the regulations count working days.`,
						]
					: []),
			],
		};
	}
	if (proper) return opened(proper, calendars, reading);
	const receipt = edge(received);
	const mail = edge(ofType(events, 'delivered_by_mail'));
	if (!receipt) return mail && opened(mail, calendars, reading);
	const start = opened(receipt, calendars, reading);
	if (mail && mail.date < receipt.date)
		start.steps.unshift(
			`Mail came to the building on ${written(mail.date)}; it counts as received when it was physically received.`,
		);
	const days = [...new Set(received.map((event) => event.date))];
	if (days.length > 1)
		start.problems.push(
			`There are ${days.length} days of receipt, ${listed(days.map(written))}: the due date is counted from the first, the latest date from the last. Keep the one that can be proved.`,
		);
	return start;
}

/** Receipt on a day that counts for work; where it is none, the latest reading takes the next one. Mail cannot be received in a closed building. */
function opened(event: DocketEvent, calendars: Calendars, reading: Reading): Start {
	const lapse =
		event.channel === 'mail' || event.type === 'delivered_by_mail' ? calendars.lapseEnd(event.date) : undefined;
	const day = lapse ? calendars.own.onOrAfter(addDays(lapse, 1)) : event.date;
	const late = reading === 'cautious' ? deemed(event, day, calendars) : day;
	const steps = lapse
		? [
				`Mail delivered on ${written(event.date)}, while offices were closed for want of appropriations, is received when they open: ${written(day)}. That is day 0.`,
			]
		: [`Received on ${written(day)}: that is day 0.`];
	if (late !== day)
		steps.push(
			`Where a regulation deems what comes on a day or hour without office received on the next working day: ${written(late)}.`,
		);
	return { day: late, steps, problems: [] };
}

const closing = 17;

function deemed(event: DocketEvent, day: Day, calendars: Calendars): Day {
	const open = calendars.own.onOrAfter(day, 'cautious');
	if (open !== day || !event.instant || event.date !== day) return open;
	const hour = Number(
		new Intl.DateTimeFormat('en-US', {
			hour: '2-digit',
			hourCycle: 'h23',
			timeZone: event.timeZone ?? 'America/New_York',
		}).format(event.instant),
	);
	return hour >= closing ? calendars.own.after(day, 1, 'cautious') : day;
}

function earliestOf(events: readonly DocketEvent[]): DocketEvent | undefined {
	return events.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0];
}

function latestOf(events: readonly DocketEvent[]): DocketEvent | undefined {
	return events.toSorted((a, b) => (a.date > b.date ? -1 : 1))[0];
}
