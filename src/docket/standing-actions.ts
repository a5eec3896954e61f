/** How all requests stand on a day. What was computed is kept in memory until the request or the day changes. */

import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { before, courtBefore } from './before.ts';
import { readCourtFiles, readHappened } from './dossier-store.ts';
import { dueBriefs, suitDates } from './due.ts';
import { reckonRequest } from './happened.ts';
import { listProposals, listReminders } from './production-store.ts';
import type { Standing, Today } from './reckoned.ts';
import { computed } from './standing.ts';
import { listItems, listRequests, listVersions, type RequestFilter } from './store.ts';
import { type Listed, today } from './today.ts';

type Kept = { version: number; asOf: Day; standing: Standing };

/** By the database that holds them. Only today's are kept: another day is asked about once. */
const known = new WeakMap<object, Map<number, Kept>>();

/** So many requests are read and computed at a time. */
const atOnce = 500;

/** How requests stand on a day, usually today, in the order they were entered. */
export async function listStandings(
	app: Pick<App, 'db' | 'now'>,
	filter: RequestFilter = {},
	asOf: Day = dayOf(app.now()),
): Promise<Standing[]> {
	const versions = await listVersions(app.db, filter);
	const kept = known.get(app.db) ?? new Map<number, Kept>();
	known.set(app.db, kept);
	const fits = ({ id, version }: { id: number; version: number }) => {
		const one = kept.get(id);
		return one?.version === version && one.asOf === asOf ? one.standing : undefined;
	};
	const fresh = new Map<number, Standing>();
	const stale = versions.filter((one) => !fits(one)).map(({ id }) => id);
	for (let i = 0; i < stale.length; i += atOnce)
		for (const one of await compute(app.db, stale.slice(i, i + atOnce), asOf)) fresh.set(one.request.id, one);
	if (asOf === dayOf(app.now()))
		for (const [id, standing] of fresh) kept.set(id, { version: standing.request.version, asOf, standing });
	return versions.flatMap((one) => fresh.get(one.id) ?? fits(one) ?? []);
}

/** So many at a time beforehand: a page that is asked for meanwhile waits for no more than these. */
const handful = 25;

/** Reckons how all requests stand today, a few at a time, for whoever asks next. @param goOn called between two handfuls; false ends it. */
export async function reckonAll(app: Pick<App, 'db' | 'now'>, goOn: () => Promise<boolean>): Promise<void> {
	const ids = (await listVersions(app.db)).map(({ id }) => id);
	for (let i = 0; i < ids.length && (await goOn()); i += handful)
		await listStandings(app, { ids: ids.slice(i, i + handful) });
}

async function compute(db: Pick<Db, 'all' | 'one'>, ids: readonly number[], asOf: Day): Promise<Standing[]> {
	const items = Map.groupBy(await listItems(db, ids), ({ request }) => request);
	return (await readHappened(db, await listRequests(db, { ids }))).map((whole) => {
		const given = before(whole, asOf);
		const reckoned = reckonRequest(given, asOf);
		const { found, events } = reckoned;
		return {
			request: { ...whole.request, said: given.request.said, text: '' },
			agencyName: whole.agency.name,
			items: items.get(whole.request.id)?.length ?? 0,
			computed: computed(given, found, events, asOf),
			due: dueBriefs(reckoned, asOf, whole.request.id),
			problems: found.problems.length,
		};
	});
}

/**
 * What is due, late and coming over all requests that nobody called closed, and all suits.
 * @param options.person only reminders of this person; duties are everybody's.
 */
export async function openToday(
	app: Pick<App, 'db' | 'now'>,
	options: { asOf?: Day; ahead?: number; person?: string } = {},
): Promise<Today> {
	const { asOf = dayOf(app.now()), ahead = 21, person } = options;
	const standings = await listStandings(app, {}, asOf);
	const open = standings.filter(({ request }) => request.said?.status !== 'closed');
	const reminders = (await listReminders(app.db)).filter((one) => person === undefined || one.person === person);
	const proposals = await listProposals(app.db, 'waiting');
	const closed = new Set(standings.filter((one) => !open.includes(one)).map(({ request }) => request.id));
	const suits = await suitsListed(app.db, asOf, closed);
	return today([...open.map(listed), ...suits], reminders, asOf, ahead, proposals.length);
}

function listed({ request, agencyName, due }: Standing): Listed {
	return {
		request: request.id,
		suit: null,
		title: request.title,
		agency: request.agency,
		agencyName,
		tracking: request.tracking.at(-1)?.number ?? null,
		due,
	};
}

/** Suits, but for those about closed requests only. */
async function suitsListed(db: Pick<Db, 'all' | 'one'>, asOf: Day, closed: ReadonlySet<number>): Promise<Listed[]> {
	const files = await readCourtFiles(db);
	const open = files.filter(({ suit }) => suit.requests.length === 0 || suit.requests.some((id) => !closed.has(id)));
	return open.map((file) => ({
		request: null,
		suit: file.suit.id,
		title: file.suit.caption,
		agency: null,
		agencyName: null,
		tracking: file.suit.number,
		due: suitDates(courtBefore(file, asOf), asOf),
	}));
}
