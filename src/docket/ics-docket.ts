/** Deadlines and reminders as entries of a calendar. */

import type { Day } from '../base/day.ts';
import type { Dossier, Reminder } from './docket.ts';
import type { CalendarEntry } from './ics.ts';
import type { DueDate } from './reckoned.ts';
import { written } from './words.ts';

/** Days before our own duties, on which a calendar rings; before what others owe us it rings on the day. */
const ours = [7, 1, 0];
const theirs = [0];

/** A request or suit with what is due in it. `sequence` counts its changes. */
export type Dated = {
	/** `request-12`, `suit-3`. */
	key: string;
	/** "ICE 2010FOIA2674: opt-out records". */
	name: string;
	url: string;
	sequence: number;
	due: readonly DueDate[];
	reminders: readonly Reminder[];
};

/**
 * Our duties stand on their safe day, duties of others on their date. A right that has begun, and a mere fact, are no duties and stand in no calendar.
 * @param person only what this person is to be reminded of; deadlines stand in everybody's feed
 */
export function calendarOf(all: readonly Dated[], person?: string): CalendarEntry[] {
	return all.flatMap((one) => [
		...numbered(one.due.filter((due) => due.state !== 'open' && due.state !== 'fact')).map(({ due, name }) =>
			deadline(due, name, one),
		),
		...one.reminders
			.filter((reminder) => person === undefined || reminder.person === person)
			.flatMap((reminder) => remind(reminder, one)),
	]);
}

/** The name of each, and for a second of the same name its number: two letters may each ask for an answer. */
function numbered(all: readonly DueDate[]): { due: DueDate; name: string }[] {
	const met = new Map<string, number>();
	return all.map((due) => {
		const name = due.obligation === null ? due.name : `obligation-${due.obligation}`;
		const before = met.get(name) ?? 0;
		met.set(name, before + 1);
		return { due, name: before === 0 ? name : `${name}-${before + 1}` };
	});
}

function deadline(due: DueDate, name: string, one: Dated): CalendarEntry {
	const moot = due.state === 'done' || due.state === 'moot' || due.done !== undefined;
	const who = due.whose === 'us' ? 'We' : due.whose === 'court' ? 'Court' : 'Agency';
	return {
		key: `${one.key}/${name}`,
		day: due.act,
		summary: `${who}: ${due.duty} (${one.name})`,
		description: [
			...(due.safe && due.safe !== due.date ? [`Safe day ${written(due.safe)}; last day ${written(due.date)}.`] : []),
			...(due.latest && due.latest !== due.date
				? [`Due ${written(due.date)}; latest arguable day ${written(due.latest)}.`]
				: []),
			due.citation,
			...due.steps,
			'A draft for counsel, not legal advice.',
		],
		sequence: one.sequence,
		cancelled: moot,
		alarms: due.whose === 'us' ? ours : theirs,
		url: one.url,
	};
}

/** A reminder that follows a deadline stands on that one's day; where the deadline is gone, so is the day, and nothing stands. */
function remind(reminder: Reminder, one: Dated): CalendarEntry[] {
	const followed = reminder.deadline === null ? undefined : one.due.find((due) => due.name === reminder.deadline);
	const day: Day | undefined = reminder.day ?? followed?.act;
	if (!day) return [];
	const moot = reminder.done !== null || followed?.state === 'done' || followed?.state === 'moot';
	return [
		{
			key: `reminder-${reminder.id}`,
			day,
			summary: `${reminder.text} (${one.name})`,
			description: [`Reminder for ${reminder.person}.`],
			sequence: one.sequence,
			cancelled: moot,
			alarms: [0],
			url: one.url,
		},
	];
}

/** "ICE 2010FOIA2674: opt-out records". */
export function nameOf({ request, agency }: Pick<Dossier, 'request' | 'agency'>): string {
	const number = request.tracking.at(-1)?.number;
	return `${agency.abbreviation ?? agency.name}${number ? ` ${number}` : ''}: ${request.title}`;
}
