/** What every database must do, whichever it is. Each store's test file calls this; the promises are those of base/db.ts. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { type Db, join, list, sql } from '../base/db.ts';

/** @param open a fresh, empty database each time; the suite closes it. */
export function dbSuite(name: string, open: () => Promise<Db>): void {
	describe(name, () => {
		const withTable = async (work: (db: Db) => Promise<void>) => {
			const db = await open();
			try {
				await db.atomic((tx) =>
					tx.run(sql`CREATE TABLE suite_town (id integer PRIMARY KEY, name text NOT NULL UNIQUE, people integer)`),
				);
				await work(db);
			} finally {
				await db.close();
			}
		};
		const names = async (db: Pick<Db, 'all'>) =>
			(await db.all<{ name: string }>(sql`SELECT name FROM suite_town ORDER BY name`)).map((row) => row.name);
		const add = (town: string) => (db: Db) =>
			db.atomic((tx) => tx.run(sql`INSERT INTO suite_town (name) VALUES (${town})`));

		test('rows are plain objects, a missing row is undefined, null stays null', () =>
			withTable(async (db) => {
				await add('Arlington')(db);
				assert.deepEqual(await db.all(sql`SELECT id, name, people FROM suite_town`), [
					{ id: 1, name: 'Arlington', people: null },
				]);
				assert.equal(await db.one(sql`SELECT id FROM suite_town WHERE name = ${'Nowhere'}`), undefined);
			}));

		test('values never become part of the statement', () =>
			withTable(async (db) => {
				await fc.assert(
					fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
						const clean = text.replaceAll('\0', '');
						const row = await db.one<{ given: string }>(sql`SELECT CAST(${clean} AS text) AS given`);
						assert.equal(row?.given, clean);
					}),
					{ numRuns: 60 },
				);
			}));

		test('lists and spliced conditions; an empty list matches nothing', () =>
			withTable(async (db) => {
				for (const town of ['Arlington', 'Boston', 'Cook']) await add(town)(db);
				const within = (towns: string[]) => db.all(sql`SELECT name FROM suite_town WHERE name IN (${list(towns)})`);
				assert.equal((await within(['Boston', 'Cook', 'Dane'])).length, 2);
				assert.deepEqual(await within([]), []);
				const both = join([sql`name > ${'A'}`, sql`name < ${'C'}`], sql` AND `);
				assert.equal((await db.all(sql`SELECT 1 AS yes FROM suite_town WHERE ${both}`)).length, 2);
			}));

		test('whole numbers come back whole up to 2^53, and exact beyond it', () =>
			withTable(async (db) => {
				await db.atomic((tx) =>
					tx.run(
						sql`INSERT INTO suite_town (name, people) VALUES ('x', ${Number.MAX_SAFE_INTEGER}), ('y', 9007199254740993)`,
					),
				);
				const rows = await db.all<{ people: number | bigint }>(sql`SELECT people FROM suite_town ORDER BY name`);
				assert.equal(rows[0]?.people, Number.MAX_SAFE_INTEGER);
				assert.equal(rows[1]?.people, 9007199254740993n);
			}));

		test('run tells how many rows it touched, RETURNING tells the new id', () =>
			withTable(async (db) => {
				await db.atomic(async (tx) => {
					const row = await tx.one<{ id: number }>(sql`INSERT INTO suite_town (name) VALUES ('Dane') RETURNING id`);
					assert.equal(row?.id, 1);
					await tx.run(sql`INSERT INTO suite_town (name) VALUES ('Essex')`);
					assert.equal(await tx.run(sql`UPDATE suite_town SET people = 5`), 2);
					assert.equal(await tx.run(sql`DELETE FROM suite_town WHERE name = 'Nowhere'`), 0);
				});
			}));

		test('a throw rolls the whole transaction back and is handed on; the next transaction works', () =>
			withTable(async (db) => {
				const mishap = new Error('mishap');
				const failing = db.atomic(async (tx) => {
					await tx.run(sql`INSERT INTO suite_town (name) VALUES ('Fulton')`);
					throw mishap;
				});
				await assert.rejects(failing, mishap);
				await add('Gwinnett')(db);
				assert.deepEqual(await names(db), ['Gwinnett']);
			}));

		test('a transaction reads its own writes; nobody else does until it is done', () =>
			withTable(async (db) => {
				await db.atomic(async (tx) => {
					await tx.run(sql`INSERT INTO suite_town (name) VALUES ('Harris')`);
					assert.deepEqual(await names(tx), ['Harris']);
					assert.deepEqual(await names(db), []);
				});
				assert.deepEqual(await names(db), ['Harris']);
			}));

		test('transactions run one after the other, also when each of them waits for something else', () =>
			withTable(async (db) => {
				await add('Ingham')(db);
				const grow = () =>
					db.atomic(async (tx) => {
						const row = await tx.one<{ people: number | null }>(sql`SELECT people FROM suite_town`);
						await pause(1);
						await tx.run(sql`UPDATE suite_town SET people = ${(row?.people ?? 0) + 1}`);
					});
				await Promise.all(Array.from({ length: 20 }, grow));
				assert.deepEqual(await db.one(sql`SELECT people FROM suite_town`), { people: 20 });
			}));

		test('a transaction inside a transaction is refused and not waited for', () =>
			withTable(async (db) => {
				await assert.rejects(
					db.atomic(() => db.atomic(async () => undefined)),
					/inside a transaction/,
				);
				await add('Jackson')(db);
				assert.deepEqual(await names(db), ['Jackson']);
			}));

		test('work that a transaction started and did not wait for may have its own transaction later', () =>
			withTable(async (db) => {
				let later: Promise<unknown> = Promise.resolve();
				await db.atomic(async () => {
					later = pause(5).then(() => add('Kings')(db));
				});
				await later;
				assert.deepEqual(await names(db), ['Kings']);
			}));

		test('a tx that was kept is of no use after its transaction', () =>
			withTable(async (db) => {
				const kept = await db.atomic(async (tx) => tx);
				await assert.rejects(kept.run(sql`INSERT INTO suite_town (name) VALUES ('Lake')`), /has ended/);
				assert.deepEqual(await names(db), []);
			}));

		test('a value that must be unique and is not: refused, with what is repeated', () =>
			withTable(async (db) => {
				await add('Macomb')(db);
				await assert.rejects(add('Macomb')(db), { name: 'Refusal', code: 'in-conflict', message: /same name\b/ });
				assert.deepEqual(await names(db), ['Macomb']);
			}));

		test('closing waits for what is under way; afterwards everything is refused', async () => {
			const db = await open();
			await db.atomic((tx) => tx.run(sql`CREATE TABLE suite_late (n integer)`));
			let wrote = 0;
			const under = db.atomic(async (tx) => {
				await pause(10);
				wrote = await tx.run(sql`INSERT INTO suite_late VALUES (1)`);
			});
			await db.close();
			await under;
			assert.equal(wrote, 1);
			await assert.rejects(db.all(sql`SELECT 1`), /closed/);
			await assert.rejects(
				db.atomic(async () => 1),
				/closed/,
			);
		});

		test('whatever a history of transactions, the database holds what the finished ones did', async () => {
			const step = fc.record({ town: fc.constantFrom('a', 'b', 'c', 'd'), add: fc.boolean(), fail: fc.boolean() });
			await fc.assert(
				fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (history) =>
					withTable(async (db) => {
						let expected = new Set<string>();
						for (const steps of history) {
							const after = new Set(expected);
							const done = await db
								.atomic(async (tx) => {
									for (const { town, add, fail } of steps) {
										if (fail) throw new Error('mishap');
										if (add) await tx.run(sql`INSERT INTO suite_town (name) VALUES (${town})`);
										else await tx.run(sql`DELETE FROM suite_town WHERE name = ${town}`);
										if (add) after.add(town);
										else after.delete(town);
									}
									return true;
								})
								.catch(() => false);
							if (done) expected = after;
							assert.deepEqual(await names(db), [...expected].sort());
						}
					}),
				),
				{ numRuns: 25 },
			);
		});
	});
}
