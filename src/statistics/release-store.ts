/** SQL of released tables. */

import { type Db, sql, type Tx } from '../base/db.ts';
import type { Release } from './release.ts';

type Reads = Pick<Db, 'all' | 'one'>;
type Stored = {
	id: number;
	name: string;
	content: string;
	released_at: string;
	by_person: string;
	withdrawn_at: string | null;
};

const read = ({ id, name, content, released_at, by_person, withdrawn_at }: Stored): Release => ({
	...(JSON.parse(content) as Pick<Release, 'finding' | 'table'>),
	id,
	name,
	releasedAt: released_at,
	by: by_person,
	withdrawnAt: withdrawn_at,
});

export async function insertRelease(tx: Tx, one: Omit<Release, 'id' | 'withdrawnAt'>): Promise<number> {
	const last = await tx.one<{ id: number | null }>(sql`SELECT max(id) AS id FROM statistics_release`);
	const id = (last?.id ?? 0) + 1;
	const content = JSON.stringify({ finding: one.finding, table: one.table });
	await tx.run(
		sql`INSERT INTO statistics_release (id, name, content, released_at, by_person) VALUES (${id}, ${one.name}, ${content}, ${one.releasedAt}, ${one.by})`,
	);
	return id;
}

export async function markWithdrawn(tx: Tx, name: string, at: string): Promise<number> {
	return tx.run(sql`UPDATE statistics_release SET withdrawn_at = ${at} WHERE name = ${name} AND withdrawn_at IS NULL`);
}

/** All releases, newest first, with those that were replaced or taken back. */
export async function listReleases(db: Reads): Promise<Release[]> {
	return (await db.all<Stored>(sql`SELECT * FROM statistics_release ORDER BY id DESC`)).map(read);
}

/** All releases under one name, newest first. */
export async function listReleasesNamed(db: Reads, name: string): Promise<Release[]> {
	return (await db.all<Stored>(sql`SELECT * FROM statistics_release WHERE name = ${name} ORDER BY id DESC`)).map(read);
}
