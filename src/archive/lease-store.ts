/** SQL of the lease: which process is reading the case's files now. */

import { type Db, sql, type Tx } from '../base/db.ts';

export async function readLease(db: Db | Tx, name: string): Promise<{ holder: string; until: string } | undefined> {
	return db.one(sql`SELECT holder, until FROM archive_lease WHERE name = ${name}`);
}

export async function saveLease(tx: Tx, name: string, holder: string, until: string): Promise<void> {
	await tx.run(sql`
		INSERT INTO archive_lease (name, holder, until) VALUES (${name}, ${holder}, ${until})
		ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until`);
}

export async function dropLease(tx: Tx, name: string, holder: string): Promise<void> {
	await tx.run(sql`DELETE FROM archive_lease WHERE name = ${name} AND holder = ${holder}`);
}
