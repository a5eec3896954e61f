/** What a person enters of what happened: letters and other entries, and administrative appeals. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { openDocument } from '../archive/page-actions.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, defined, noRequest } from './actions.ts';
import type { Appeal, Entry } from './docket.ts';
import {
	insertAppeal,
	insertEntry,
	listSuits,
	readAppeal,
	readEntry,
	strikeEntry,
	touchSuit,
	updateAppeal,
	updateEntry,
} from './entry-store.ts';
import type { AppealChange, AppealGiven, EntryChange, EntryGiven } from './given.ts';
import { parseEvent } from './parse.ts';
import { listItems, readRequest, touchRequests } from './store.ts';

/** To what an entry belongs. */
export type Place = { request: number } | { suit: number };

/** Enters what happened on a day, with the archive document that is its paper. @throws Refusal not-valid where no rule knows such an event. */
export async function addEntry(app: App, place: Place, given: EntryGiven): Promise<Entry> {
	if (given.document !== null) await openDocument(app, given.document);
	return app.db.atomic(async (tx) => {
		const entry = await writeEntry(tx, app, place, given);
		await noteAct(tx, app, {
			action: given.way ? 'record-letter' : 'record-entry',
			subject: `entry ${entry.id}`,
			details: { ...place, type: entry.type, date: entry.date, document: entry.document },
		});
		return entry;
	});
}

/** Writes an entry and counts the change, within an act that the caller notes. */
export async function writeEntry(tx: Tx, app: Desk, place: Place, given: EntryGiven): Promise<Entry> {
	check(given);
	await needPlace(tx, place, given.items);
	const row: Omit<Entry, 'id'> = {
		...given,
		key: null,
		request: 'request' in place ? place.request : null,
		suit: 'suit' in place ? place.suit : null,
		by: app.case.person,
		at: app.now().toISOString(),
	};
	const id = await insertEntry(tx, row);
	await touch(tx, row);
	return { id, ...row };
}

/**
 * Corrects an entry. What it was before stands in the audit trail. A day that is given anew is exact, unless the details
 * that come with it say otherwise; other details stay.
 */
export async function changeEntry(app: App, id: number, change: EntryChange): Promise<Entry> {
	const document = change.document ?? null;
	if (document !== null) await openDocument(app, document);
	return app.db.atomic(async (tx) => {
		const entry = await needEntry(tx, id);
		const { about: _about, month: _month, ...details } = entry.details;
		const dated = change.date === undefined ? {} : { details: { ...details, ...change.details } };
		const changed = { ...entry, ...defined(change), ...dated };
		check(changed);
		await needPlace(tx, placeOf(entry), changed.items);
		await updateEntry(tx, changed);
		await touch(tx, entry);
		await noteAct(tx, app, {
			action: 'change-entry',
			subject: `entry ${id}`,
			details: { was: { type: entry.type, date: entry.date }, is: { type: changed.type, date: changed.date } },
		});
		return changed;
	});
}

/** Takes an entry that was made in error out of every count. It stays in the case with the reason. */
export async function strike(app: Desk, id: number, reason: string): Promise<void> {
	if (reason.trim() === '')
		throw new Refusal('not-valid', 'Say why this entry is struck; the reason is kept with it and in the audit trail.');
	await app.db.atomic(async (tx) => {
		const entry = await needEntry(tx, id);
		await strikeEntry(tx, id, { by: app.case.person, at: app.now().toISOString(), reason: reason.trim() });
		await touch(tx, entry);
		await noteAct(tx, app, { action: 'strike-entry', subject: `entry ${id}`, details: { reason: reason.trim() } });
	});
}

/** An entry must be one that some rule reads, or one that is known to move nothing. */
function check(given: Pick<EntryGiven, 'type' | 'date' | 'details'>): void {
	const { event, problem } = parseEvent({ ...given.details, type: given.type, date: given.date }, 'This entry');
	if (!event || problem)
		throw new Refusal(
			'not-valid',
			`Nothing was entered. ${problem ?? ''} \`uncover docket event --help\` lists the kinds of entries.`,
		);
}

async function needEntry(tx: Tx, id: number): Promise<Entry> {
	const entry = await readEntry(tx, id);
	if (!entry) throw new Refusal('not-found', `There is no entry ${id} in this case, or it was struck.`);
	return entry;
}

async function needPlace(tx: Tx, place: Place, items: readonly number[]): Promise<void> {
	if ('suit' in place) {
		if ((await listSuits(tx, [place.suit])).length === 0)
			throw new Refusal('not-found', `There is no suit ${place.suit} in this case.`);
		return;
	}
	if (!(await readRequest(tx, place.request))) noRequest(place.request);
	const own = new Set((await listItems(tx, [place.request])).map(({ id }) => id));
	const other = items.find((item) => !own.has(item));
	if (other !== undefined)
		throw new Refusal('not-found', `Request ${place.request} has no item of the number ${other}.`);
}

function placeOf({ request, suit }: Pick<Entry, 'request' | 'suit'>): Place {
	return request === null ? { suit: suit ?? 0 } : { request };
}

async function touch(tx: Tx, { request, suit }: Pick<Entry, 'request' | 'suit'>): Promise<void> {
	if (request !== null) await touchRequests(tx, [request]);
	if (suit !== null) await touchSuit(tx, suit);
}

/** Enters an administrative appeal; its own clock runs from the day the agency received it. */
export async function addAppeal(app: Desk, request: number, given: AppealGiven): Promise<Appeal> {
	return app.db.atomic(async (tx) => {
		if (!(await readRequest(tx, request))) noRequest(request);
		const row = { ...given, key: null, request };
		const id = await insertAppeal(tx, row);
		await touchRequests(tx, [request]);
		await noteAct(tx, app, {
			action: 'add-appeal',
			subject: `appeal ${id}`,
			details: { request, against: given.against },
		});
		return { id, ...row };
	});
}

export async function changeAppeal(app: Desk, id: number, change: AppealChange): Promise<Appeal> {
	return app.db.atomic(async (tx) => {
		const appeal = await readAppeal(tx, id);
		if (!appeal) throw new Refusal('not-found', `There is no appeal ${id} in this case.`);
		const changed = { ...appeal, ...defined(change) };
		await updateAppeal(tx, changed);
		await touchRequests(tx, [appeal.request]);
		await noteAct(tx, app, {
			action: 'change-appeal',
			subject: `appeal ${id}`,
			details: { what: Object.keys(defined(change)) },
		});
		return changed;
	});
}
