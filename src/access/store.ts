import { type Db, sql, type Tx } from '../base/db.ts';
import type { Act } from './act.ts';

export async function insertAct(tx: Tx, act: Act): Promise<void> {
	await tx.run(sql`INSERT INTO access_act (id, at, person, action, subject, details, previous, hash)
		VALUES (${act.id}, ${act.at}, ${act.person}, ${act.action}, ${act.subject}, ${act.details}, ${act.previous}, ${act.hash})`);
}

export async function lastAct(db: Pick<Db, 'one'>): Promise<Pick<Act, 'id' | 'hash'> | undefined> {
	return db.one(sql`SELECT id, hash FROM access_act ORDER BY id DESC LIMIT 1`);
}

/** Acts after an id, oldest first; or before one, newest first. */
export async function listActs(
	db: Pick<Db, 'all'>,
	page: { after: number; limit: number } | { before: number; limit: number },
): Promise<Act[]> {
	const columns = sql`id, at, person, action, subject, details, previous, hash`;
	return 'after' in page
		? db.all(sql`SELECT ${columns} FROM access_act WHERE id > ${page.after} ORDER BY id LIMIT ${page.limit}`)
		: db.all(sql`SELECT ${columns} FROM access_act WHERE id < ${page.before} ORDER BY id DESC LIMIT ${page.limit}`);
}
