/** SQL of what came back: productions tied to requests, their pages as a person judges them, reminders, and letters read by a program. */

import { list, sql, type Tx } from '../base/db.ts';
import type { Claim, Coverage, PageFate, Production, Proposal, Reminder, Source } from './docket.ts';
import { fromJson, idOf, json, type Reads } from './store.ts';

type StoredProduction = Omit<Production, 'claimed' | 'source'> & { claimed: string; source: string | null };

const asProduction = ({ claimed, source, ...row }: StoredProduction): Production => ({
	...row,
	claimed: fromJson<Claim>(claimed),
	source: fromJson<Source>(source),
});

/** The productions of requests, in the order they were received; those of no known day last. */
export async function listProductions(db: Reads, requests: readonly number[]): Promise<Production[]> {
	const rows = await db.all<StoredProduction>(sql`
		SELECT * FROM docket_production WHERE request IN (${list(requests)})
		ORDER BY CASE WHEN received IS NULL THEN 1 ELSE 0 END, received, id`);
	return rows.map(asProduction);
}

export async function readProduction(db: Reads, id: number): Promise<Production | undefined> {
	const row = await db.one<StoredProduction>(sql`SELECT * FROM docket_production WHERE id = ${id}`);
	return row && asProduction(row);
}

export async function insertProduction(tx: Tx, one: Omit<Production, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_production (key, request, production, document, first, last, received, entry, claimed, pages, source, note)
		VALUES (${one.key}, ${one.request}, ${one.production}, ${one.document}, ${one.first}, ${one.last}, ${one.received}, ${one.entry},
			${json(one.claimed)}, ${one.pages}, ${json(one.source)}, ${one.note})
		RETURNING id`);
	return idOf(row);
}

export async function updateProduction(tx: Tx, one: Production): Promise<void> {
	await tx.run(sql`
		UPDATE docket_production SET production = ${one.production}, document = ${one.document}, first = ${one.first}, last = ${one.last},
			received = ${one.received}, entry = ${one.entry}, claimed = ${json(one.claimed)}, pages = ${one.pages}, source = ${json(one.source)},
			note = ${one.note}
		WHERE id = ${one.id}`);
}

export async function deleteProduction(tx: Tx, id: number): Promise<void> {
	await tx.run(sql`DELETE FROM docket_coverage WHERE production = ${id}`);
	await tx.run(sql`DELETE FROM docket_production WHERE id = ${id}`);
}

type StoredCoverage = Omit<Coverage, 'by'> & { by_person: string };

export async function listCoverage(db: Reads, requests: readonly number[]): Promise<Coverage[]> {
	const rows = await db.all<StoredCoverage>(sql`
		SELECT c.* FROM docket_coverage c JOIN docket_production p ON p.id = c.production
		WHERE p.request IN (${list(requests)}) ORDER BY c.production, c.item, c.id`);
	return rows.map(({ by_person, ...row }) => ({ ...row, by: by_person }));
}

/** Sets to which items a production speaks, in place of what was said before. */
export async function replaceCoverage(
	tx: Tx,
	production: number,
	rows: readonly Omit<Coverage, 'id' | 'production'>[],
): Promise<void> {
	await tx.run(sql`DELETE FROM docket_coverage WHERE production = ${production}`);
	for (const one of rows)
		await tx.run(sql`
			INSERT INTO docket_coverage (production, item, degree, first, last, note, by_person)
			VALUES (${production}, ${one.item}, ${one.degree}, ${one.first}, ${one.last}, ${one.note}, ${one.by})`);
}

/** A page's fate as a person set it. */
export type Correction = Pick<PageFate, 'document' | 'page' | 'disposition' | 'codes' | 'pages'> & {
	by: string;
	at: string;
	reason: string;
};

type StoredCorrection = Omit<Correction, 'codes' | 'by'> & { codes: string; by_person: string };

export async function listCorrections(db: Reads): Promise<Correction[]> {
	const rows = await db.all<StoredCorrection>(sql`SELECT * FROM docket_disposition ORDER BY document, page`);
	return rows.map(({ codes, by_person, ...row }) => ({ ...row, codes: fromJson<string[]>(codes), by: by_person }));
}

export async function putCorrection(tx: Tx, one: Correction): Promise<void> {
	await tx.run(sql`
		INSERT INTO docket_disposition (document, page, disposition, codes, pages, reason, by_person, at)
		VALUES (${one.document}, ${one.page}, ${one.disposition}, ${json(one.codes)}, ${one.pages}, ${one.reason}, ${one.by}, ${one.at})
		ON CONFLICT (document, page) DO UPDATE SET disposition = ${one.disposition}, codes = ${json(one.codes)}, pages = ${one.pages},
			reason = ${one.reason}, by_person = ${one.by}, at = ${one.at}`);
}

/** The archive's own reading counts again. */
export async function deleteCorrection(tx: Tx, document: number, page: number): Promise<void> {
	await tx.run(sql`DELETE FROM docket_disposition WHERE document = ${document} AND page = ${page}`);
}

type StoredReminder = Omit<Reminder, 'text' | 'done'> & { body: string; done: string | null };

const asReminder = ({ body, done, ...row }: StoredReminder): Reminder => ({
	...row,
	text: body,
	done: fromJson<NonNullable<Reminder['done']>>(done),
});

/** Reminders of some requests, or all; in the order they were made. */
export async function listReminders(db: Reads, requests?: readonly number[]): Promise<Reminder[]> {
	const rows = await db.all<StoredReminder>(
		requests === undefined
			? sql`SELECT * FROM docket_reminder ORDER BY id`
			: sql`SELECT * FROM docket_reminder WHERE request IN (${list(requests)}) ORDER BY id`,
	);
	return rows.map(asReminder);
}

export async function readReminder(db: Reads, id: number): Promise<Reminder | undefined> {
	const row = await db.one<StoredReminder>(sql`SELECT * FROM docket_reminder WHERE id = ${id}`);
	return row && asReminder(row);
}

export async function insertReminder(tx: Tx, one: Omit<Reminder, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_reminder (request, suit, body, person, day, deadline, done)
		VALUES (${one.request}, ${one.suit}, ${one.text}, ${one.person}, ${one.day}, ${one.deadline}, ${json(one.done)})
		RETURNING id`);
	return idOf(row);
}

export async function updateReminder(tx: Tx, one: Reminder): Promise<void> {
	await tx.run(sql`
		UPDATE docket_reminder SET body = ${one.text}, person = ${one.person}, day = ${one.day}, deadline = ${one.deadline},
			done = ${json(one.done)}
		WHERE id = ${one.id}`);
}

type StoredProposal = Omit<Proposal, 'reading' | 'by'> & { reading: string; by_person: string | null };

const asProposal = ({ reading, by_person, ...row }: StoredProposal): Proposal => ({
	...row,
	reading: fromJson<Record<string, unknown>>(reading),
	by: by_person,
});

export async function listProposals(db: Reads, state?: Proposal['state']): Promise<Proposal[]> {
	const rows = await db.all<StoredProposal>(
		state === undefined
			? sql`SELECT * FROM docket_proposal ORDER BY id`
			: sql`SELECT * FROM docket_proposal WHERE state = ${state} ORDER BY id`,
	);
	return rows.map(asProposal);
}

export async function readProposal(db: Reads, id: number): Promise<Proposal | undefined> {
	const row = await db.one<StoredProposal>(sql`SELECT * FROM docket_proposal WHERE id = ${id}`);
	return row && asProposal(row);
}

export async function insertProposal(tx: Tx, one: Omit<Proposal, 'id'>): Promise<number> {
	const row = await tx.one<{ id: number }>(sql`
		INSERT INTO docket_proposal (document, request, reading, state, entry, by_person, at)
		VALUES (${one.document}, ${one.request}, ${json(one.reading)}, ${one.state}, ${one.entry}, ${one.by}, ${one.at})
		RETURNING id`);
	return idOf(row);
}

export async function updateProposal(tx: Tx, one: Proposal): Promise<void> {
	await tx.run(sql`
		UPDATE docket_proposal SET request = ${one.request}, state = ${one.state}, entry = ${one.entry}, by_person = ${one.by}, at = ${one.at}
		WHERE id = ${one.id}`);
}
