/** Reminders: on a fixed day whatever happens, or on the safe day of a deadline wherever it moves. */

import { noteAct } from '../access/audit.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, openRequest } from './actions.ts';
import type { Reminder } from './docket.ts';
import type { ReminderGiven } from './given.ts';
import { insertReminder, listReminders, readReminder, updateReminder } from './production-store.ts';
import { openSuit } from './suit-actions.ts';
import { reminderDay } from './today.ts';

/** All of the case, done or not. */
export function allReminders(app: Pick<Desk, 'db'>): Promise<Reminder[]> {
	return listReminders(app.db);
}

/** @throws Refusal not-valid where the deadline it should follow does not wait. */
export async function remind(app: Desk, given: ReminderGiven): Promise<Reminder> {
	const due = await dueOf(app, given);
	const waiting = due.map(({ name }) => name).filter((name) => reminderDay(name, due) !== undefined);
	if (given.deadline !== null && !reminderDay(given.deadline, due))
		throw new Refusal(
			'not-valid',
			`No deadline “${given.deadline}” waits there. ${
				waiting.length === 0 ? 'Name a day instead.' : `There are ${[...new Set(waiting)].join(', ')}.`
			}`,
		);
	const reminder = { ...given, person: given.person ?? app.case.person, done: null };
	return app.db.atomic(async (tx) => {
		const id = await insertReminder(tx, reminder);
		await noteAct(tx, app, {
			action: 'remind',
			subject: `reminder ${id}`,
			details: {
				request: given.request,
				suit: given.suit,
				day: given.day,
				deadline: given.deadline,
				for: reminder.person,
			},
		});
		return { id, ...reminder };
	});
}

async function dueOf(app: Desk, { request, suit }: ReminderGiven) {
	if (request !== null) return (await openRequest(app, request)).clock.due;
	return suit === null ? [] : (await openSuit(app, suit)).due;
}

/** Marks a reminder as done, or as not done after all. */
export async function settleReminder(app: Desk, id: number, done: boolean): Promise<Reminder> {
	return app.db.atomic(async (tx) => {
		const reminder = await readReminder(tx, id);
		if (!reminder) throw new Refusal('not-found', `There is no reminder ${id} in this case.`);
		const settled = { ...reminder, done: done ? { by: app.case.person, at: app.now().toISOString() } : null };
		await updateReminder(tx, settled);
		await noteAct(tx, app, { action: done ? 'settle-reminder' : 'reopen-reminder', subject: `reminder ${id}` });
		return settled;
	});
}
