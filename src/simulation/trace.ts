/** One invented booking, message by message, under the rules of its day; and what a lever would have changed. */

import { z } from 'zod';
import type { Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import type { LeverChoice } from './choice.ts';
import { type Class, classIndex } from './classes.ts';
import { afterFbi, expectFlow, sharesOut } from './expectation.ts';
import { floating } from './fraction.ts';
import { ends, type Graph, programme, type Stage, stages, type WayId, waysFrom } from './graph.ts';
import { pull } from './lever.ts';
import { monthNumber, monthText } from './month.ts';
import type { Place } from './place.ts';
import { parseWith } from './scenario.ts';
import type { Values } from './values.ts';

const Source = z.strictObject({ title: z.string(), url: z.url().optional() });
const Dates = { since: z.iso.date().optional(), until: z.iso.date().optional() };

const Message = z.strictObject({
	id: z.string(),
	/** It is sent when a booking reaches this stage. */
	stage: z.string().transform((name, context): Stage => {
		const stage = stages.find((one) => one === name);
		if (!stage) context.addIssue(`there is no stage “${name}”`);
		return stage ?? 'booked';
	}),
	/** Its name among those who send it. */
	message: z.string(),
	plain: z.string(),
	from: z.string(),
	to: z.string(),
	seenBy: z.array(z.string()),
	kept: z.string(),
	takes: z.string(),
	...Dates,
	note: z.string().optional(),
	sources: z.array(Source).min(1),
});
export type Message = z.infer<typeof Message>;

const Question = z.strictObject({
	question: z.string(),
	...Dates,
	readings: z
		.array(
			z.strictObject({
				reading: z.string(),
				words: z.string(),
				parameter: z.string().optional(),
				sources: z.array(Source).min(1),
			}),
		)
		.min(2),
});
export type Question = z.infer<typeof Question>;

const File = z.strictObject({
	schema: z.literal('uncover-messages-1'),
	about: z.string(),
	messages: z.array(Message),
	questions: z.array(Question),
});
export type Messages = z.infer<typeof File>;

/** Reads cases/…/messages.json. @throws Refusal not-valid naming the field */
export function parseMessages(data: unknown): Messages {
	return parseWith(File, data, 'file of messages');
}

/** What the levers do to a message. */
export type Change = 'same' | 'less often' | 'more often' | 'no longer' | 'new';

export type Trace = {
	readonly day: Day;
	readonly place: string;
	/** Whether the sharing was on there by then, with its month; undefined where no date was published. */
	readonly activated: string | undefined;
	readonly searched: boolean;
	readonly booking: Class;
	readonly steps: readonly (Message & {
		readonly change: Change /** Share of such bookings that come this far, as it was and with the levers. */;
		readonly reached: { readonly today: number; readonly changed: number };
	})[];
	/** How far the booking can come, as it was and with the levers. */
	readonly end: { readonly today: Stage; readonly changed: Stage };
	/** What the public record reads in two ways. */
	readonly questions: readonly Question[];
};

/**
 * The two published readings of what follows when a place asks to leave: that its prints are then no longer searched, or
 * that asking changes nothing once they reach the FBI.
 */
export const leavingReadings = ['voluntary', 'mandatory'] as const;
export type LeavingReading = (typeof leavingReadings)[number];

/** The first day on which prints were shared under the programme. */
const begin = '2008-10-27';

/**
 * Follows the booking as far as the rules let it go: at each stage it takes the first way that is open to its class.
 * @throws Refusal not-valid for a day before the programme
 */
export function traceBooking(
	messages: Messages,
	values: Values<number>,
	about: {
		day: Day;
		place: Place;
		booking: Class;
		levers: readonly LeverChoice[];
		/** Set where the place has asked to leave: by which reading of the rule the booking runs. */
		asked?: LeavingReading | undefined;
	},
): Trace {
	const { day, place, booking, levers, asked } = about;
	if (day < begin) throw new Refusal('not-valid', `The programme began on ${begin}. Give a day from then on.`);
	const searched = place.activated !== undefined && monthNumber(day.slice(0, 7)) >= place.activated;
	const here = { ...values, searched: searched ? values.searched : 0 };
	const left = asked === 'voluntary' ? { ...here, searched: 0 } : here;
	const graph = pull(programme, levers);
	const [today, changed] = [farthest(programme, here, booking), farthest(graph, left, booking)];
	const [before, after] = [reach(programme, here, booking), reach(graph, left, booking)];
	const holds = (one: { since?: string | undefined; until?: string | undefined }) =>
		day >= (one.since ?? '') && day <= (one.until ?? '9999');
	return {
		day,
		place: `${place.name}, ${place.state}`,
		activated: place.activated === undefined ? undefined : monthText(place.activated),
		searched,
		booking,
		steps: messages.messages
			.filter((one) => holds(one) && (today.includes(one.stage) || changed.includes(one.stage)))
			.map((one) => ({
				...one,
				change: changeOf(before(one.stage), after(one.stage)),
				reached: { today: before(one.stage), changed: after(one.stage) },
			})),
		end: { today: today.at(-1) ?? 'booked', changed: changed.at(-1) ?? 'booked' },
		questions: messages.questions.filter(holds),
	};
}

/** The share of bookings of one class that come to a stage. */
function reach(graph: Graph, values: Values<number>, booking: Class): (stage: Stage) => number {
	const flow = expectFlow(graph, values, 1, floating);
	const at = classIndex(booking);
	const whole = flow.stages.booked[at] ?? 0;
	return (stage) => (whole === 0 ? 0 : (flow.stages[stage][at] ?? 0) / whole);
}

function changeOf(before: number, after: number): Change {
	if (Math.abs(before - after) < 1e-9) return 'same';
	if (after < 1e-9) return 'no longer';
	if (before < 1e-9) return 'new';
	return after < before ? 'less often' : 'more often';
}

function farthest(graph: Graph, values: Values<number>, booking: Class): Stage[] {
	const path: Stage[] = [];
	let way: WayId | undefined;
	do {
		const stage: Stage = way ? ends(way).to : 'booked';
		path.push(stage);
		const shares = sharesOut(graph, values, stage, afterFbi(stage) ? graph.seen(booking) : booking, floating);
		way = waysFrom[stage]?.find((_, nth) => (shares[nth] ?? 0) > 1e-12);
	} while (way);
	return path;
}
