/** SQL of agencies, requests and their items. */

import { type Db, join, list, type Sql, sql, type Tx } from '../base/db.ts';
import type { Agency, Item, Request, Said, Source, Tracking } from './docket.ts';

export type Reads = Pick<Db, 'all' | 'one'>;

/** A value as its column holds it; null stays null. */
export function json(value: unknown): string | null {
	return value === null || value === undefined ? null : JSON.stringify(value);
}

/** What a JSON column holds. This store alone wrote it, in the shape that the caller names. */
export function fromJson<T>(text: string): T;
export function fromJson<T>(text: string | null): T | null;
export function fromJson<T>(text: string | null): T | null {
	return text === null ? null : (JSON.parse(text) as T);
}

type StoredAgency = Omit<Agency, 'within' | 'source'> & { within_agency: string | null; source: string | null };

const asAgency = ({ within_agency, source, ...row }: StoredAgency): Agency => ({
	...row,
	within: within_agency,
	source: fromJson<Source>(source),
});

export async function listAgencies(db: Reads): Promise<Agency[]> {
	return (await db.all<StoredAgency>(sql`SELECT * FROM docket_agency ORDER BY jurisdiction, name`)).map(asAgency);
}

export async function readAgency(db: Reads, id: string): Promise<Agency | undefined> {
	const row = await db.one<StoredAgency>(sql`SELECT * FROM docket_agency WHERE id = ${id}`);
	return row && asAgency(row);
}

/** Takes an agency in, or takes its new facts over. */
export async function putAgency(tx: Tx, one: Agency): Promise<void> {
	await tx.run(sql`
		INSERT INTO docket_agency (id, name, abbreviation, within_agency, jurisdiction, address, email, portal, phone, source, checked, note)
		VALUES (${one.id}, ${one.name}, ${one.abbreviation}, ${one.within}, ${one.jurisdiction}, ${one.address}, ${one.email}, ${one.portal},
			${one.phone}, ${json(one.source)}, ${one.checked}, ${one.note})
		ON CONFLICT (id) DO UPDATE SET name = ${one.name}, abbreviation = ${one.abbreviation}, within_agency = ${one.within},
			jurisdiction = ${one.jurisdiction}, address = ${one.address}, email = ${one.email}, portal = ${one.portal}, phone = ${one.phone},
			source = ${json(one.source)}, checked = ${one.checked}, note = ${one.note}`);
}

/** The rules under which its requests run may have changed with the agency. */
export async function touchAgency(tx: Tx, agency: string): Promise<void> {
	await tx.run(sql`
		UPDATE docket_request SET version = version + 1
		WHERE agency = ${agency} OR agency IN (SELECT id FROM docket_agency WHERE within_agency = ${agency})`);
}

type StoredRequest = {
	id: number;
	key: string | null;
	agency: string;
	batch: string | null;
	title: string;
	body: string;
	requesters: string;
	tracking: string;
	fee_category: Request['feeCategory'];
	fee_waiver: string | null;
	expedite: string | null;
	sent: Request['sent'];
	received_us: Request['sent'];
	received_agency: Request['sent'];
	estimated_pages: number | null;
	rulepack: string | null;
	said: string | null;
	released: number;
	source: string | null;
	note: string;
	version: number;
};

const asRequest = (row: StoredRequest): Request => ({
	id: row.id,
	key: row.key,
	agency: row.agency,
	batch: row.batch,
	title: row.title,
	text: row.body,
	requesters: fromJson<string[]>(row.requesters),
	tracking: fromJson<Tracking[]>(row.tracking),
	feeCategory: row.fee_category,
	feeWaiver: row.fee_waiver,
	expedite: row.expedite,
	sent: row.sent,
	receivedUs: row.received_us,
	receivedAgency: row.received_agency,
	estimatedPages: row.estimated_pages,
	rulepack: row.rulepack,
	said: fromJson<Said>(row.said),
	released: row.released === 1,
	source: fromJson<Source>(row.source),
	note: row.note,
	version: row.version,
});

/** Of which requests; without a filter all, in the order they were entered. */
export type RequestFilter = { agency?: string; batch?: string; released?: boolean; ids?: readonly number[] };

export async function listRequests(db: Reads, filter: RequestFilter = {}): Promise<Request[]> {
	const rows = await db.all<StoredRequest>(sql`SELECT * FROM docket_request WHERE ${condition(filter)} ORDER BY id`);
	return rows.map(asRequest);
}

/** Which requests there are, each with the number of its present version: what was computed for it may still hold. */
export async function listVersions(db: Reads, filter: RequestFilter = {}): Promise<{ id: number; version: number }[]> {
	return db.all(sql`SELECT id, version FROM docket_request WHERE ${condition(filter)} ORDER BY id`);
}

function condition({ agency, batch, released, ids }: RequestFilter): Sql {
	const all = [
		...(agency === undefined ? [] : [sql`agency = ${agency}`]),
		...(batch === undefined ? [] : [sql`batch = ${batch}`]),
		...(released === undefined ? [] : [sql`released = ${released ? 1 : 0}`]),
		...(ids === undefined ? [] : [sql`id IN (${list(ids)})`]),
	];
	return all.length === 0 ? sql`1 = 1` : join(all, sql` AND `);
}

export async function readRequest(db: Reads, id: number): Promise<Request | undefined> {
	return (await listRequests(db, { ids: [id] }))[0];
}

export async function insertRequest(tx: Tx, one: Omit<Request, 'id' | 'version'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_request (key, agency, batch, title, body, requesters, tracking, fee_category, fee_waiver, expedite, sent,
			received_us, received_agency, estimated_pages, rulepack, said, released, source, note)
		VALUES (${one.key}, ${one.agency}, ${one.batch}, ${one.title}, ${one.text}, ${json(one.requesters)}, ${json(one.tracking)},
			${one.feeCategory}, ${one.feeWaiver}, ${one.expedite}, ${one.sent}, ${one.receivedUs}, ${one.receivedAgency},
			${one.estimatedPages}, ${one.rulepack}, ${json(one.said)}, ${one.released ? 1 : 0}, ${json(one.source)}, ${one.note})
		RETURNING id`);
	return idOf(row);
}

/** Writes a request over and counts the change. */
export async function updateRequest(tx: Tx, one: Request): Promise<void> {
	await tx.run(sql`
		UPDATE docket_request SET agency = ${one.agency}, batch = ${one.batch}, title = ${one.title}, body = ${one.text},
			requesters = ${json(one.requesters)}, tracking = ${json(one.tracking)}, fee_category = ${one.feeCategory},
			fee_waiver = ${one.feeWaiver}, expedite = ${one.expedite}, sent = ${one.sent}, received_us = ${one.receivedUs},
			received_agency = ${one.receivedAgency}, estimated_pages = ${one.estimatedPages}, rulepack = ${one.rulepack},
			said = ${json(one.said)}, released = ${one.released ? 1 : 0}, source = ${json(one.source)}, note = ${one.note},
			version = version + 1
		WHERE id = ${one.id}`);
}

/** Counts a change of something that belongs to requests. */
export async function touchRequests(tx: Tx, ids: readonly number[]): Promise<void> {
	await tx.run(sql`UPDATE docket_request SET version = version + 1 WHERE id IN (${list(ids)})`);
}

type StoredItem = {
	id: number;
	key: string | null;
	request: number;
	label: string;
	place: number;
	body: string;
	from_day: Item['from'];
	until_day: Item['until'];
	withdrawn: string | null;
	note: string;
};

const asItem = ({ body, from_day, until_day, withdrawn, ...row }: StoredItem): Item => ({
	...row,
	text: body,
	from: from_day,
	until: until_day,
	withdrawn: fromJson<NonNullable<Item['withdrawn']>>(withdrawn),
});

export async function listItems(db: Reads, requests: readonly number[]): Promise<Item[]> {
	const rows = await db.all<StoredItem>(
		sql`SELECT * FROM docket_item WHERE request IN (${list(requests)}) ORDER BY request, place, id`,
	);
	return rows.map(asItem);
}

export async function readItem(db: Reads, id: number): Promise<Item | undefined> {
	const row = await db.one<StoredItem>(sql`SELECT * FROM docket_item WHERE id = ${id}`);
	return row && asItem(row);
}

export async function insertItem(tx: Tx, one: Omit<Item, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_item (key, request, label, place, body, from_day, until_day, withdrawn, note)
		VALUES (${one.key}, ${one.request}, ${one.label}, ${one.place}, ${one.text}, ${one.from}, ${one.until}, ${json(one.withdrawn)}, ${one.note})
		RETURNING id`);
	return idOf(row);
}

export async function updateItem(tx: Tx, one: Item): Promise<void> {
	await tx.run(sql`
		UPDATE docket_item SET label = ${one.label}, place = ${one.place}, body = ${one.text}, from_day = ${one.from},
			until_day = ${one.until}, withdrawn = ${json(one.withdrawn)}, note = ${one.note}
		WHERE id = ${one.id}`);
}

/** The keys of a case's files that the case holds already, with the numbers they became. */
export async function readKeys(
	db: Reads,
	table: 'request' | 'item' | 'entry' | 'suit' | 'appeal' | 'obligation' | 'production',
): Promise<Map<string, number>> {
	const names = {
		request: sql`docket_request`,
		item: sql`docket_item`,
		entry: sql`docket_entry`,
		suit: sql`docket_suit`,
		appeal: sql`docket_appeal`,
		obligation: sql`docket_obligation`,
		production: sql`docket_production`,
	};
	const rows = await db.all<{ key: string; id: number }>(
		sql`SELECT key, id FROM ${names[table]} WHERE key IS NOT NULL`,
	);
	return new Map(rows.map(({ key, id }) => [key, id]));
}

/** The number that an INSERT … RETURNING id gave. */
export function idOf(row: { id: number } | undefined): number {
	if (!row) throw new Error('The database gave no number for a new row.');
	return row.id;
}
