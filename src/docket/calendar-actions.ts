/** Calendars that other programs subscribe to: their addresses, and what stands in them. */

import { createHash } from 'node:crypto';
import { listTrail, noteAct } from '../access/audit.ts';
import { makeToken } from '../access/token.ts';
import type { App } from '../app.ts';
import { dayOf } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import type { Desk } from './actions.ts';
import { readCourtFiles, readHappened } from './dossier-store.ts';
import { dueDates, suitDates } from './due.ts';
import { reckonRequest } from './happened.ts';
import { calendarText } from './ics.ts';
import { calendarOf, type Dated, nameOf } from './ics-docket.ts';
import { closeFeed, type FeedRow, findFeed, insertFeed, listFeeds } from './paper-store.ts';
import { listReminders } from './production-store.ts';
import { listRequests } from './store.ts';

type World = Pick<App, 'db' | 'now'> & { readonly case: Pick<App['case'], 'title'> };

export function allFeeds(app: Pick<App, 'db'>): Promise<FeedRow[]> {
	return listFeeds(app.db);
}

/**
 * Opens a feed: for one person with their reminders, or for the case with everybody's. Its address is told once, now;
 * only its hash is kept. @returns the secret part of the address
 */
export async function addFeed(app: Desk, person: string | null): Promise<{ id: number; token: string }> {
	const token = makeToken();
	return app.db.atomic(async (tx) => {
		const id = await insertFeed(tx, { hash: hashOf(token), person, by: app.case.person, at: app.now().toISOString() });
		await noteAct(tx, app, { action: 'open-calendar', subject: `calendar ${id}`, details: { person } });
		return { id, token };
	});
}

/** From now on the address answers nothing. @throws Refusal not-found. */
export async function endFeed(app: Desk, id: number): Promise<void> {
	await app.db.atomic(async (tx) => {
		if (!(await closeFeed(tx, id, app.now().toISOString())))
			throw new Refusal('not-found', `There is no open calendar ${id}.`);
		await noteAct(tx, app, { action: 'close-calendar', subject: `calendar ${id}` });
	});
}

/** The calendar under an address. @param site where links lead, `http://127.0.0.1:4600`. @throws Refusal not-found for any address but an open one. */
export async function readFeed(app: World, token: string, site: string): Promise<string> {
	const feed = await findFeed(app.db, hashOf(token));
	if (!feed)
		throw new Refusal(
			'not-found',
			'There is no calendar under this address. It may have been closed; open a new one on the desk.',
		);
	return calendar(app, { site, ...(feed.person === null ? {} : { person: feed.person }) });
}

/** The calendar of the case, of one person, or of one request, as text. */
export async function calendar(
	app: World,
	options: { site: string; person?: string; request?: number },
): Promise<string> {
	const { site, person, request } = options;
	const asOf = dayOf(app.now());
	const reminders = await listReminders(app.db);
	const rows = await listRequests(app.db, request === undefined ? {} : { ids: [request] });
	if (request !== undefined && rows.length === 0)
		throw new Refusal('not-found', `There is no request ${request} in this case.`);
	const requests = (await readHappened(app.db, rows)).map((given): Dated => {
		const { id, version, said } = given.request;
		const due = dueDates(reckonRequest(given, asOf), asOf, id);
		return {
			key: `request-${id}`,
			name: nameOf(given),
			url: `${site}/docket/requests/${id}`,
			sequence: version,
			// What a person called closed is nobody's duty any more.
			due: said?.status === 'closed' ? due.map((one) => ({ ...one, state: 'moot' as const })) : due,
			reminders: reminders.filter((one) => one.request === id),
		};
	});
	const files = (await readCourtFiles(app.db)).filter(
		({ suit }) => request === undefined || suit.requests.includes(request),
	);
	const suits = files.map(
		(file): Dated => ({
			key: `suit-${file.suit.id}`,
			name: file.suit.caption,
			url: `${site}/docket/suits/${file.suit.id}`,
			sequence: file.suit.version,
			due: suitDates(file, asOf),
			reminders: reminders.filter((one) => one.suit === file.suit.id),
		}),
	);
	return calendarText({
		name: person === undefined ? app.case.title : `${app.case.title}: ${person}`,
		identity: await identityOf(app),
		at: app.now(),
		entries: calendarOf([...requests, ...suits], person),
	});
}

/** The hash of the case's first act: no other case has it, and it never changes. */
async function identityOf(app: World): Promise<string> {
	const [act] = await listTrail(app.db, { limit: 1, before: 2 });
	return act?.hash ?? app.case.title;
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
