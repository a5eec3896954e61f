/** SQL of what persons did at the desk: changes, and the pages that facts cite. No loading empties these tables. */

import { type Db, sql, type Tx } from '../base/db.ts';
import type { Change } from './change.ts';
import type { CitedPage } from './fact.ts';
import type { ChangeKind } from './thing.ts';

type Reads = Pick<Db, 'all' | 'one'>;

type Stored = Omit<Change, 'by' | 'before' | 'after' | 'loaded'> & {
	by_person: string;
	before_row: string | null;
	after_row: string | null;
	loaded_row: string | null;
};

const asRow = (text: string | null) => (text === null ? null : JSON.parse(text));
const asText = (row: Change['before']) => (row === null ? null : JSON.stringify(row));

const asChange = ({ by_person, before_row, after_row, loaded_row, ...one }: Stored): Change => ({
	...one,
	by: by_person,
	before: asRow(before_row),
	after: asRow(after_row),
	loaded: asRow(loaded_row),
});

/** @returns its number. */
export async function insertChange(tx: Tx, one: Omit<Change, 'id'>): Promise<number> {
	const last = await tx.one<{ id: number | null }>(sql`SELECT max(id) AS id FROM ledger_change`);
	const id = (last?.id ?? 0) + 1;
	await tx.run(sql`
		INSERT INTO ledger_change (id, kind, thing, act, reason, by_person, at, before_row, after_row, loaded_row)
		VALUES (${id}, ${one.kind}, ${one.thing}, ${one.act}, ${one.reason}, ${one.by}, ${one.at}, ${asText(one.before)}, ${asText(one.after)}, ${asText(one.loaded)})`);
	return id;
}

/** In order of time. */
export async function listChanges(db: Reads): Promise<Change[]> {
	return (await db.all<Stored>(sql`SELECT * FROM ledger_change ORDER BY id`)).map(asChange);
}

/** The history of one thing, in order of time. */
export async function listChangesOf(db: Reads, kind: ChangeKind, thing: string): Promise<Change[]> {
	const rows = await db.all<Stored>(
		sql`SELECT * FROM ledger_change WHERE kind = ${kind} AND thing = ${thing} ORDER BY id`,
	);
	return rows.map(asChange);
}

export async function listCited(db: Reads): Promise<CitedPage[]> {
	return db.all<CitedPage>(sql`SELECT id, document, page, name, bates, sha256, exact FROM ledger_cited ORDER BY id`);
}

export async function putCited(tx: Tx, one: CitedPage): Promise<void> {
	await tx.run(sql`DELETE FROM ledger_cited WHERE id = ${one.id}`);
	await tx.run(sql`
		INSERT INTO ledger_cited (id, document, page, name, bates, sha256, exact)
		VALUES (${one.id}, ${one.document}, ${one.page}, ${one.name}, ${one.bates}, ${one.sha256}, ${one.exact})`);
}
