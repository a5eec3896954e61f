/** What stops the twenty days: one request for information, and any number of fee questions. 5 U.S.C. 552(a)(6)(A)(ii). */

import type { Day } from '../base/day.ts';
import type { Calendar, Reading } from './calendar.ts';
import { countOn, type Pause, used } from './count.ts';
import { type DocketEvent, ofType } from './event.ts';
import type { StatutePack } from './rules-federal.ts';
import { written } from './words.ts';

export type Tolls = {
	pauses: Pause[];
	/** Stops that came on the last of the twenty days or later. */
	late: Pause[];
	steps: string[];
	flags: [name: string, sentence: string][];
	problems: string[];
	values: Record<string, number>;
	/** The stop that still lasts. */
	open?: { since: Day; left: number };
};

const words = { clarification: 'request for information', fee: 'fee question' } as const;

type Question = { kind: keyof typeof words; asked: Day; answered: Day | undefined };

/** Which stops count, in order of the questions. The day of the question still counts, the day of the answer does not. */
export function tolls(
	events: readonly DocketEvent[],
	pack: StatutePack,
	start: Day,
	calendar: Calendar,
	reading: Reading,
): Tolls {
	const { questions, problems } = paired(events);
	const result: Tolls = { pauses: [], late: [], steps: [], flags: [], problems, values: {} };
	let clarifications = 0;
	for (const question of questions) {
		// Asked and answered before the clock ran: it stopped nothing, and the one that may is still to come.
		if (question.answered !== undefined && question.answered <= start) continue;
		const due = countOn(calendar, start, pack.decide, reading, result.pauses);
		const pause = { after: question.asked, through: question.answered };
		const what = words[question.kind];
		if (question.kind === 'clarification' && clarifications >= pack.clarifications) {
			result.flags.push([
				'second_clarification_does_not_toll',
				`The ${what} of ${written(question.asked)} does not stop the clock: only one may.`,
			]);
			continue;
		}
		if (due !== undefined && question.asked > due) {
			result.flags.push([
				'toll_after_expiry_ignored',
				`The ${what} of ${written(question.asked)} came after the ${pack.decide} days had ended on ${written(due)}; it does not revive them.`,
			]);
			result.late.push(pause);
			continue;
		}
		if (question.kind === 'clarification') clarifications++;
		const run = used(calendar, start, question.asked, reading, result.pauses);
		const left = pack.decide - run;
		if (!('working_days_elapsed_at_toll' in result.values))
			result.values = { working_days_elapsed_at_toll: run, working_days_left: left };
		if (left <= 0) {
			result.flags.push([
				'toll_on_last_day',
				`The ${what} of ${written(question.asked)} came on the last day itself; no day was left to stop.`,
			]);
			result.late.push(pause);
			continue;
		}
		result.pauses.push(pause);
		result.steps.push(
			`The ${what} of ${written(question.asked)} stops the clock: ${run} days used, ${left} left. ` +
				(question.answered
					? `It runs again after the answer was received on ${written(question.answered)}.`
					: 'No answer is on file: it stands still.'),
		);
		if (!question.answered && !result.open) result.open = { since: question.asked, left };
	}
	return result;
}

/** Each answer belongs to the oldest question of its kind that is still open; what then is left open, the last answer after it closes too. */
function paired(events: readonly DocketEvent[]): { questions: Question[]; problems: string[] } {
	const problems: string[] = [];
	const questions: Question[] = [];
	const answers: { kind: Question['kind']; date: Day }[] = [];
	for (const event of ofType(
		events,
		'clarification_requested',
		'fee_query',
		'clarification_answered',
		'fee_query_answered',
	)) {
		const kind = event.type.startsWith('fee') ? 'fee' : 'clarification';
		if (event.type === 'fee_query' || event.type === 'clarification_requested') {
			questions.push({ kind, asked: event.date, answered: undefined });
			continue;
		}
		answers.push({ kind, date: event.date });
		const asked = questions.find((question) => question.kind === kind && question.answered === undefined);
		if (asked) asked.answered = event.date;
		else
			problems.push(
				`The answer of ${written(event.date)} (${event.written}) has no question before it; it moves nothing. Enter the question with its date.`,
			);
	}
	for (const question of questions) {
		const last = answers.findLast(({ kind, date }) => kind === question.kind && date > question.asked);
		if (question.answered !== undefined || !last) continue;
		question.answered = last.date;
		problems.push(
			`The ${words[question.kind]} of ${written(question.asked)} has no answer of its own; the answer of ${written(last.date)} is taken to be for both. Enter another one if there was one.`,
		);
	}
	return { questions, problems };
}
