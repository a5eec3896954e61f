/** SQL of what happened: entries and letters, appeals, suits and the duties that their orders set. */

import type { Day } from '../base/day.ts';
import { list, sql, type Tx } from '../base/db.ts';
import type { Appeal, Entry, Obligation, Source, Suit } from './docket.ts';
import { fromJson, idOf, json, type Reads } from './store.ts';

type StoredEntry = {
	id: number;
	key: string | null;
	request: number | null;
	suit: number | null;
	day: Day;
	type: string;
	way: Entry['way'];
	title: string;
	document: number | null;
	ecf: string | null;
	items: string;
	details: string;
	source: string | null;
	note: string;
	by_person: string;
	at: string;
};

const asEntry = ({ day, items, details, source, by_person, ...row }: StoredEntry): Entry => ({
	...row,
	date: day,
	items: fromJson<number[]>(items),
	details: fromJson<Record<string, unknown>>(details),
	source: fromJson<Source>(source),
	by: by_person,
});

const entryColumns = sql`id, key, request, suit, day, type, way, title, document, ecf, items, details, source, note, by_person, at`;

/** The entries of requests, in order of days; struck ones are left out. */
export async function listEntries(db: Reads, requests: readonly number[]): Promise<Entry[]> {
	const rows = await db.all<StoredEntry>(sql`
		SELECT ${entryColumns} FROM docket_entry WHERE request IN (${list(requests)}) AND struck IS NULL ORDER BY day, id`);
	return rows.map(asEntry);
}

export async function listSuitEntries(db: Reads, suits: readonly number[]): Promise<Entry[]> {
	const rows = await db.all<StoredEntry>(sql`
		SELECT ${entryColumns} FROM docket_entry WHERE suit IN (${list(suits)}) AND struck IS NULL ORDER BY day, id`);
	return rows.map(asEntry);
}

export async function readEntry(db: Reads, id: number): Promise<Entry | undefined> {
	const row = await db.one<StoredEntry>(
		sql`SELECT ${entryColumns} FROM docket_entry WHERE id = ${id} AND struck IS NULL`,
	);
	return row && asEntry(row);
}

export async function insertEntry(tx: Tx, one: Omit<Entry, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_entry (key, request, suit, day, type, way, title, document, ecf, items, details, source, note, by_person, at)
		VALUES (${one.key}, ${one.request}, ${one.suit}, ${one.date}, ${one.type}, ${one.way}, ${one.title}, ${one.document}, ${one.ecf},
			${json(one.items)}, ${json(one.details)}, ${json(one.source)}, ${one.note}, ${one.by}, ${one.at})
		RETURNING id`);
	return idOf(row);
}

export async function updateEntry(tx: Tx, one: Entry): Promise<void> {
	await tx.run(sql`
		UPDATE docket_entry SET day = ${one.date}, type = ${one.type}, way = ${one.way}, title = ${one.title}, document = ${one.document},
			ecf = ${one.ecf}, items = ${json(one.items)}, details = ${json(one.details)}, source = ${json(one.source)}, note = ${one.note}
		WHERE id = ${one.id}`);
}

/** Takes an entry out of every count, and keeps it with who did so and why. */
export async function strikeEntry(
	tx: Tx,
	id: number,
	struck: { by: string; at: string; reason: string },
): Promise<void> {
	await tx.run(sql`UPDATE docket_entry SET struck = ${json(struck)} WHERE id = ${id}`);
}

type StoredAppeal = Omit<Appeal, 'grounds'> & { grounds: string };

const asAppeal = ({ grounds, ...row }: StoredAppeal): Appeal => ({ ...row, grounds: fromJson<string[]>(grounds) });

export async function listAppeals(db: Reads, requests: readonly number[]): Promise<Appeal[]> {
	const rows = await db.all<StoredAppeal>(
		sql`SELECT * FROM docket_appeal WHERE request IN (${list(requests)}) ORDER BY id`,
	);
	return rows.map(asAppeal);
}

export async function readAppeal(db: Reads, id: number): Promise<Appeal | undefined> {
	const row = await db.one<StoredAppeal>(sql`SELECT * FROM docket_appeal WHERE id = ${id}`);
	return row && asAppeal(row);
}

export async function insertAppeal(tx: Tx, one: Omit<Appeal, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_appeal (key, request, against, grounds, tracking, sent, received, decided, outcome, note)
		VALUES (${one.key}, ${one.request}, ${one.against}, ${json(one.grounds)}, ${one.tracking}, ${one.sent}, ${one.received},
			${one.decided}, ${one.outcome}, ${one.note})
		RETURNING id`);
	return idOf(row);
}

export async function updateAppeal(tx: Tx, one: Appeal): Promise<void> {
	await tx.run(sql`
		UPDATE docket_appeal SET against = ${one.against}, grounds = ${json(one.grounds)}, tracking = ${one.tracking}, sent = ${one.sent},
			received = ${one.received}, decided = ${one.decided}, outcome = ${one.outcome}, note = ${one.note}
		WHERE id = ${one.id}`);
}

type StoredSuit = Omit<Suit, 'requests' | 'source'> & { source: string | null };

/** Suits by their numbers, or all of them, each with its requests. */
export async function listSuits(db: Reads, ids?: readonly number[]): Promise<Suit[]> {
	const rows = await db.all<StoredSuit>(
		ids === undefined
			? sql`SELECT * FROM docket_suit ORDER BY id`
			: sql`SELECT * FROM docket_suit WHERE id IN (${list(ids)}) ORDER BY id`,
	);
	const links = await listSuitLinks(db);
	return rows.map(({ source, ...row }) => ({
		...row,
		source: fromJson<Source>(source),
		requests: links.filter((link) => link.suit === row.id).map((link) => link.request),
	}));
}

/** Which requests each suit is about. */
export async function listSuitLinks(db: Reads): Promise<{ suit: number; request: number }[]> {
	return db.all(sql`SELECT suit, request FROM docket_suit_request ORDER BY suit, request`);
}

export async function insertSuit(tx: Tx, one: Omit<Suit, 'id' | 'version'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_suit (key, caption, court, number, judge, source, note)
		VALUES (${one.key}, ${one.caption}, ${one.court}, ${one.number}, ${one.judge}, ${json(one.source)}, ${one.note})
		RETURNING id`);
	const id = idOf(row);
	await linkSuit(tx, id, one.requests);
	return id;
}

export async function updateSuit(tx: Tx, one: Suit): Promise<void> {
	await tx.run(sql`
		UPDATE docket_suit SET caption = ${one.caption}, court = ${one.court}, number = ${one.number}, judge = ${one.judge},
			source = ${json(one.source)}, note = ${one.note}, version = version + 1
		WHERE id = ${one.id}`);
	await linkSuit(tx, one.id, one.requests);
}

async function linkSuit(tx: Tx, suit: number, requests: readonly number[]): Promise<void> {
	await tx.run(sql`DELETE FROM docket_suit_request WHERE suit = ${suit}`);
	for (const request of new Set(requests))
		await tx.run(sql`INSERT INTO docket_suit_request (suit, request) VALUES (${suit}, ${request})`);
}

/** Counts a change of a suit, and of every request that it is about. */
export async function touchSuit(tx: Tx, suit: number): Promise<void> {
	await tx.run(sql`UPDATE docket_suit SET version = version + 1 WHERE id = ${suit}`);
	await tx.run(sql`
		UPDATE docket_request SET version = version + 1 WHERE id IN (SELECT request FROM docket_suit_request WHERE suit = ${suit})`);
}

type StoredObligation = Omit<Obligation, 'text' | 'items' | 'requests' | 'source'> & {
	body: string;
	items: string;
	requests: string;
	source: string | null;
};

const asObligation = ({ body, items, requests, source, ...row }: StoredObligation): Obligation => ({
	...row,
	text: body,
	items: fromJson<number[]>(items),
	requests: fromJson<number[]>(requests),
	source: fromJson<Source>(source),
});

/** The duties of suits, those with a day first, in its order. */
export async function listObligations(db: Reads, suits: readonly number[]): Promise<Obligation[]> {
	const rows = await db.all<StoredObligation>(sql`
		SELECT * FROM docket_obligation WHERE suit IN (${list(suits)}) ORDER BY CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, id`);
	return rows.map(asObligation);
}

export async function readObligation(db: Reads, id: number): Promise<Obligation | undefined> {
	const row = await db.one<StoredObligation>(sql`SELECT * FROM docket_obligation WHERE id = ${id}`);
	return row && asObligation(row);
}

export async function insertObligation(tx: Tx, one: Omit<Obligation, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_obligation (key, suit, entry, body, due, pages, items, requests, met, doubt, source, note)
		VALUES (${one.key}, ${one.suit}, ${one.entry}, ${one.text}, ${one.due}, ${one.pages}, ${json(one.items)}, ${json(one.requests)},
			${one.met}, ${one.doubt}, ${json(one.source)}, ${one.note})
		RETURNING id`);
	return idOf(row);
}

export async function updateObligation(tx: Tx, one: Obligation): Promise<void> {
	await tx.run(sql`
		UPDATE docket_obligation SET body = ${one.text}, due = ${one.due}, pages = ${one.pages}, items = ${json(one.items)},
			requests = ${json(one.requests)}, met = ${one.met}, doubt = ${one.doubt}, source = ${json(one.source)}, note = ${one.note}
		WHERE id = ${one.id}`);
}
