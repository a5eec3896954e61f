/** Whole dossiers out of the tables: one query a table, however many requests are asked for. */

import type { Agency, CourtFile, Dossier, Request } from './docket.ts';
import { listAppeals, listEntries, listObligations, listSuitEntries, listSuitLinks, listSuits } from './entry-store.ts';
import type { Happened } from './happened.ts';
import { listCoverage, listProductions, listReminders } from './production-store.ts';
import { listAgencies, listItems, type Reads, readRequest } from './store.ts';

/** What of requests moves their clocks. */
export async function readHappened(db: Reads, requests: readonly Request[]): Promise<Happened[]> {
	const ids = requests.map(({ id }) => id);
	const agencies = new Map((await listAgencies(db)).map((agency) => [agency.id, agency]));
	const wanted = new Set(ids);
	const links = (await listSuitLinks(db)).filter(({ request }) => wanted.has(request));
	const suits = new Map(
		(await readCourtFiles(db, [...new Set(links.map(({ suit }) => suit))])).map((file) => [file.suit.id, file]),
	);
	const entries = Map.groupBy(await listEntries(db, ids), ({ request }) => request);
	const appeals = Map.groupBy(await listAppeals(db, ids), ({ request }) => request);
	const linked = Map.groupBy(links, ({ request }) => request);
	return requests.map((request) => ({
		request,
		...agencyOf(request, agencies),
		entries: entries.get(request.id) ?? [],
		appeals: appeals.get(request.id) ?? [],
		suits: (linked.get(request.id) ?? []).flatMap(({ suit }) => suits.get(suit) ?? []),
	}));
}

function agencyOf({ agency }: Request, agencies: ReadonlyMap<string, Agency>): Pick<Dossier, 'agency' | 'parent'> {
	const own = agencies.get(agency);
	if (!own) throw new Error(`A request names the agency ${agency}, which is not in the tables.`);
	return { agency: own, parent: (own.within === null ? undefined : agencies.get(own.within)) ?? null };
}

/** Everything of one request; undefined where there is none of that number. */
export async function readDossier(db: Reads, id: number): Promise<Dossier | undefined> {
	const request = await readRequest(db, id);
	const [happened] = request ? await readHappened(db, [request]) : [];
	return (
		happened && {
			...happened,
			items: await listItems(db, [id]),
			productions: await listProductions(db, [id]),
			coverage: await listCoverage(db, [id]),
			reminders: await listReminders(db, [id]),
		}
	);
}

/** Suits with their papers and duties. */
export async function readCourtFiles(db: Reads, ids?: readonly number[]): Promise<CourtFile[]> {
	const suits = await listSuits(db, ids);
	const numbers = suits.map(({ id }) => id);
	const entries = Map.groupBy(await listSuitEntries(db, numbers), ({ suit }) => suit);
	const obligations = Map.groupBy(await listObligations(db, numbers), ({ suit }) => suit);
	return suits.map((suit) => ({
		suit,
		entries: entries.get(suit.id) ?? [],
		obligations: obligations.get(suit.id) ?? [],
	}));
}
