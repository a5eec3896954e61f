/** More time for unusual circumstances: at most ten working days, by a notice in time. 5 U.S.C. 552(a)(6)(B). */

import type { Day } from '../base/day.ts';
import type { Calendar, Reading } from './calendar.ts';
import { countOn, leftOutStep, type Pause } from './count.ts';
import { type DocketEvent, ofType } from './event.ts';
import type { StatutePack } from './rules-federal.ts';
import { written } from './words.ts';

export type Extension = {
	due: Day;
	/** A later date that the agency named without agreement. */
	estimate?: Day;
	/** A notice in time, or an agreement, moves the date; otherwise there are only findings to tell. */
	granted: boolean;
	/** The requester agreed to another time. */
	agreed: boolean;
	steps: string[];
	flags: [name: string, sentence: string][];
	problems: string[];
};

/** The three grounds of the statute, by the words that notices use. */
const grounds =
	/field|facilit|establishment|volumin|separate and distinct|consult|another agency|substantial interest/i;

/**
 * What the notices and agreements of a stage do to its base date.
 * @param allowed working days that may still be added, ten less what was used before.
 * @param late stops that came after the base date; arguably they stop the added days.
 */
export function extend(
	events: readonly DocketEvent[],
	pack: StatutePack,
	base: Day,
	stage: 'request' | 'appeal',
	allowed: number,
	calendar: Calendar,
	reading: Reading,
	late: readonly Pause[] = [],
): Extension {
	const notices = noticesOf(events, stage);
	const agreement = stage === 'request' ? ofType(events, 'alternative_time_frame_agreed').at(-1) : undefined;
	const result: Extension = { due: base, granted: false, agreed: false, steps: [], flags: [], problems: [] };
	const timely: DocketEvent[] = [];
	for (const notice of notices) {
		if (notice.date > base)
			result.flags.push([
				'late_extension_notice',
				`The notice of ${written(notice.date)} came after the time had ended on ${written(base)}; it adds nothing.`,
			]);
		else if (
			reading !== 'cautious' &&
			notice.grounds &&
			notice.grounds.length > 0 &&
			!notice.grounds.some((ground) => grounds.test(ground.replaceAll('_', ' ')))
		)
			result.flags.push([
				'extension_ground_not_in_statute',
				`The notice of ${written(notice.date)} gives a ground the statute does not know; only field offices, voluminous records and consultation add time.`,
			]);
		else timely.push(notice);
	}
	if (timely.length > 0) applyNotices(result, timely, pack, base, allowed, calendar, reading, late);
	if (agreement) agree(result, agreement, timely);
	return result;
}

function applyNotices(
	result: Extension,
	timely: readonly DocketEvent[],
	pack: StatutePack,
	base: Day,
	allowed: number,
	calendar: Calendar,
	reading: Reading,
	late: readonly Pause[],
): void {
	if (allowed <= 0) {
		result.flags.push([
			'extension_already_used',
			`The ${pack.extension} working days of extension were used on the request; the appeal gets none. Not yet checked against the primary text.`,
		]);
		return;
	}
	result.granted = true;
	const plain = calendar.after(base, allowed, reading);
	const stops =
		reading === 'cautious' ? late.filter((pause) => pause.after <= plain && pause.through !== undefined) : [];
	const cap = countOn(calendar, base, allowed, reading, stops) ?? plain;
	const open = timely.find((notice) => !notice.newDate);
	const name = timely
		.flatMap((notice) => notice.newDate ?? [])
		.sort()
		.at(-1);
	const notice = timely.at(-1);
	const told = `The notice of unusual circumstances of ${written(notice?.date ?? base)} came in time.`;
	if (name !== undefined && name > cap) {
		result.estimate = name;
		result.flags.push([
			'extension_exceeds_statute',
			`The notice names ${written(name)}, more than ${allowed} working days on; without our agreement to another time frame the statute stops at ${written(cap)}.`,
		]);
	}
	if (open || name === undefined || name > cap) {
		result.due = cap;
		result.steps.push(
			`${told} It adds at most ${allowed} working days after ${written(base)}: ${written(cap)}.`,
			...leftOutStep(calendar.leftOut(base, cap, reading)),
		);
	} else {
		result.due = name > base ? name : base;
		result.steps.push(
			`${told} It names ${written(name)}, which is within ${allowed} working days after ${written(base)}, so ${written(result.due)} governs.`,
		);
		if (name < base)
			result.problems.push(
				`The notice names ${written(name)}, before the time ends anyway on ${written(base)}; it shortens nothing. Look at the letter again.`,
			);
	}
}

function agree(result: Extension, agreement: DocketEvent, timely: readonly DocketEvent[]): void {
	const to = agreement.newDate ?? timely.flatMap((notice) => notice.newDate ?? []).at(-1);
	if (!to) {
		result.problems.push(
			`The agreement of ${written(agreement.date)} names no date; it moves nothing. Enter the date that was agreed.`,
		);
		return;
	}
	result.due = to;
	result.granted = true;
	result.agreed = true;
	delete result.estimate;
	result.flags = result.flags.filter(([name]) => name !== 'extension_exceeds_statute');
	result.steps = [`On ${written(agreement.date)} another time frame was agreed: ${written(to)}.`];
}

/** A notice belongs to the appeal where it says so, or where it came once the appeal had been received. */
function noticesOf(events: readonly DocketEvent[], stage: 'request' | 'appeal'): DocketEvent[] {
	const appeal = ofType(events, 'appeal_received')[0];
	return ofType(events, 'unusual_circumstances_notice').filter(
		(notice) => (notice.stage ?? (appeal && notice.date >= appeal.date ? 'appeal' : 'request')) === stage,
	);
}
