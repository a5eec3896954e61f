/** What a person enters of a suit: the suit itself, its orders, and each duty that an order sets. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, defined, noRequest } from './actions.ts';
import { courtBefore } from './before.ts';
import type { CourtFile, Obligation, Order, Suit } from './docket.ts';
import { readCourtFiles } from './dossier-store.ts';
import { suitDates } from './due.ts';
import { writeEntry } from './entry-actions.ts';
import {
	insertObligation,
	insertSuit,
	listSuits,
	readEntry,
	readObligation,
	touchSuit,
	updateObligation,
	updateSuit,
} from './entry-store.ts';
import type { ObligationChange, ObligationGiven, OrderGiven, SuitChange, SuitGiven } from './given.ts';
import type { DueDate } from './reckoned.ts';
import { readRequest } from './store.ts';

/** A suit with its papers, its duties and their days, as of a day, usually today. @throws Refusal not-found. */
export async function openSuit(
	app: Pick<App, 'db' | 'now'>,
	id: number,
	asOf: Day = dayOf(app.now()),
): Promise<CourtFile & { orders: Order[]; due: DueDate[] }> {
	const [found] = await readCourtFiles(app.db, [id]);
	if (!found) noSuit(id);
	const file = courtBefore(found, asOf);
	const orders = file.entries.flatMap((entry) => {
		const obligations = file.obligations.filter((duty) => duty.entry === entry.id);
		return obligations.length > 0 || entry.type === 'court_order' ? [{ entry, obligations }] : [];
	});
	return { ...file, orders, due: suitDates(file, asOf) };
}

export function allSuits(app: Pick<App, 'db'>): Promise<Suit[]> {
	return listSuits(app.db);
}

export async function addSuit(app: Desk, given: SuitGiven): Promise<Suit> {
	return app.db.atomic(async (tx) => {
		await needRequests(tx, given.requests);
		const row = { ...given, key: null };
		const id = await insertSuit(tx, row);
		await touchSuit(tx, id);
		await noteAct(tx, app, {
			action: 'add-suit',
			subject: `suit ${id}`,
			details: { number: given.number, court: given.court },
		});
		return { id, version: 2, ...row };
	});
}

export async function changeSuit(app: Desk, id: number, change: SuitChange): Promise<Suit> {
	return app.db.atomic(async (tx) => {
		const suit = await needSuit(tx, id);
		const changed = { ...suit, ...defined(change) };
		await needRequests(tx, changed.requests);
		// Requests that it is no longer about change too.
		await touchSuit(tx, id);
		await updateSuit(tx, changed);
		await touchSuit(tx, id);
		await noteAct(tx, app, {
			action: 'change-suit',
			subject: `suit ${id}`,
			details: { what: Object.keys(defined(change)) },
		});
		return changed;
	});
}

/** Enters an order of the court with its duties; each is a day of its own on the lists. */
export async function addOrder(app: Desk, suit: number, given: OrderGiven): Promise<Order> {
	const { obligations, ...paper } = given;
	return app.db.atomic(async (tx) => {
		const entry = await writeEntry(
			tx,
			app,
			{ suit },
			{
				...paper,
				type: 'court_order',
				way: 'in',
				items: [],
				details: {},
			},
		);
		const duties: Obligation[] = [];
		for (const duty of obligations) duties.push(await writeDuty(tx, suit, entry.id, duty));
		await noteAct(tx, app, {
			action: 'add-order',
			subject: `entry ${entry.id}`,
			details: { suit, date: entry.date, duties: duties.length },
		});
		return { entry, obligations: duties };
	});
}

/** Adds a duty to an order that is entered already. */
export async function addObligation(app: Desk, order: number, given: ObligationGiven): Promise<Obligation> {
	return app.db.atomic(async (tx) => {
		const entry = await readEntry(tx, order);
		if (!entry || entry.suit === null)
			throw new Refusal('not-found', `There is no court paper of the number ${order} in this case.`);
		const duty = await writeDuty(tx, entry.suit, order, given);
		await touchSuit(tx, entry.suit);
		await noteAct(tx, app, {
			action: 'add-obligation',
			subject: `obligation ${duty.id}`,
			details: { order, due: duty.due },
		});
		return duty;
	});
}

async function writeDuty(tx: Tx, suit: number, entry: number, given: ObligationGiven): Promise<Obligation> {
	await needRequests(tx, given.requests);
	const row = { ...given, key: null, suit, entry };
	return { id: await insertObligation(tx, row), ...row };
}

/** Corrects a duty, or says that it was met and on which day. */
export async function changeObligation(app: Desk, id: number, change: ObligationChange): Promise<Obligation> {
	return app.db.atomic(async (tx) => {
		const duty = await readObligation(tx, id);
		if (!duty) throw new Refusal('not-found', `There is no duty ${id} in this case.`);
		const changed = { ...duty, ...defined(change) };
		await needRequests(tx, changed.requests);
		await updateObligation(tx, changed);
		await touchSuit(tx, duty.suit);
		await noteAct(tx, app, {
			action: 'change-obligation',
			subject: `obligation ${id}`,
			details: { what: Object.keys(defined(change)), due: changed.due, met: changed.met },
		});
		return changed;
	});
}

async function needRequests(tx: Tx, ids: readonly number[]): Promise<void> {
	for (const id of ids) if (!(await readRequest(tx, id))) noRequest(id);
}

async function needSuit(tx: Tx, id: number): Promise<Suit> {
	return (await listSuits(tx, [id]))[0] ?? noSuit(id);
}

function noSuit(id: number): never {
	throw new Refusal('not-found', `There is no suit ${id} in this case.`);
}
