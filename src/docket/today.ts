/** The Today page: what is due, late and coming over all requests, by whose duty it is. */

import { addDays, type Day, dayNumber } from '../base/day.ts';
import { count } from '../base/text.ts';
import type { Reminder } from './docket.ts';
import type { DueBrief, Duties, Today, TodayRow } from './reckoned.ts';

/** A request or a suit as a line of the list names it, with its deadlines on the day. */
export type Listed = {
	request: number | null;
	suit: number | null;
	title: string;
	agency: string | null;
	agencyName: string | null;
	tracking: string | null;
	due: readonly DueBrief[];
};

/** @param ahead how many days "coming" reaches. A reminder that follows a deadline goes with it. */
export function today(
	listed: readonly Listed[],
	reminders: readonly Reminder[],
	asOf: Day,
	ahead: number,
	proposals: number,
): Today {
	const until = addDays(asOf, ahead);
	const rows = [
		...listed.flatMap((one) => one.due.flatMap((due) => (isListed(due, until) ? [rowOf(one, due)] : []))),
		...reminders.flatMap((reminder) => {
			const row = reminded(reminder, listed, asOf);
			return row && row.day <= until ? [row] : [];
		}),
	].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
	const of = (whose: TodayRow['whose']): Duties => {
		const own = rows.filter((row) => row.whose === whose);
		return {
			late: own.filter(({ state }) => state === 'late' || state === 'arguable'),
			due: own.filter(({ state }) => state === 'due'),
			coming: own.filter(({ state }) => state === 'coming'),
		};
	};
	return {
		asOf,
		ahead,
		us: of('us'),
		agency: of('agency'),
		court: of('court'),
		proposals,
		open: listed.filter(({ request }) => request !== null).length,
	};
}

type DueState = Extract<DueBrief['state'], TodayRow['state']>;

function isListed(due: DueBrief, until: Day): due is DueBrief & { state: DueState } {
	return (
		due.state === 'late' ||
		due.state === 'arguable' ||
		due.state === 'due' ||
		(due.state === 'coming' && due.act <= until)
	);
}

function rowOf(one: Listed, due: DueBrief & { state: DueState }): TodayRow {
	return {
		...named(one),
		kind: 'deadline',
		id: `${placeOf(one)}/${due.obligation === null ? due.name : `obligation-${due.obligation}`}${repeats.test(due.name) ? `/${due.date}` : ''}`,
		reminder: null,
		whose: due.whose,
		state: due.state,
		day: due.act,
		days: due.days,
		duty: due.duty,
		standing: due.standing,
		citation: due.citation,
		checked: due.checked,
		person: null,
	};
}

/** Several letters can each start one of these. */
const repeats = /^(reply_by|reply_min_deadline|.*appeal_window_end|appeal_decision_due)$/;

function named({ request, suit, title, agency, agencyName, tracking }: Listed) {
	return { request, suit, title, agency, agencyName, tracking };
}

function placeOf({ request, suit }: Pick<Listed, 'request' | 'suit'>): string {
	return request === null ? `suit-${suit}` : `request-${request}`;
}

/** A reminder on its day, or on the safe day of the deadline it follows; undefined once it is done or its deadline is gone. */
export function reminded(reminder: Reminder, listed: readonly Listed[], asOf: Day): TodayRow | undefined {
	if (reminder.done) return undefined;
	const about = listed.find((one) =>
		reminder.request === null ? one.suit === reminder.suit && reminder.suit !== null : one.request === reminder.request,
	);
	const day = reminder.day ?? (about && reminderDay(reminder.deadline, about.due));
	// A reminder on a fixed day comes whatever happens, also of a request that is closed.
	if (!day) return undefined;
	const days = dayNumber(day) - dayNumber(asOf);
	return {
		...(about
			? named(about)
			: { request: reminder.request, suit: reminder.suit, title: '', agency: null, agencyName: null, tracking: null }),
		kind: 'reminder',
		id: `reminder-${reminder.id}`,
		reminder: reminder.id,
		whose: 'us',
		state: days < 0 ? 'late' : days === 0 ? 'due' : 'coming',
		day,
		days,
		duty: reminder.text,
		standing: days < 0 ? `past by ${count(-days, 'day')}` : days === 0 ? 'today' : `in ${count(days, 'day')}`,
		citation: '',
		checked: true,
		person: reminder.person,
	};
}

/** The safe day of the first deadline of a name that still waits. */
export function reminderDay(name: string | null, due: readonly DueBrief[]): Day | undefined {
	return due.find((one) => one.name === name && !['done', 'moot', 'fact'].includes(one.state))?.act;
}
